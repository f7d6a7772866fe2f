"""From files to a document of segments.

Bilingual files pair their own texts. Plain text is cut into paragraphs and sentences and paired
with its source file by alignment; what has no translation becomes a segment with an empty target
at the place where it is missing.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.registry import format_of
from reviewtool.languages import language
from reviewtool.segments.detection import detect
from reviewtool.segments.draft import Draft, numbered
from reviewtool.segments.paragraphs import paragraphs
from reviewtool.segments.segment import Document
from reviewtool.segments.sentences import segmenter
from reviewtool.segments.unpaired import unpaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit
    from reviewtool.project import DocumentPlace

    Progress = Callable[[int, int], None]

_SAMPLE = 40


def load_document(
    place: DocumentPlace,
    boundaries: Sequence[tuple[int, int]] | None = None,
    on_progress: Progress | None = None,
) -> Document:
    """Read a document's files and make its segments.

    `boundaries` are half-open spans, in code points of the target file's text, of sentences that
    were stored earlier; where they fit a paragraph they win over the segmenter. `on_progress` is
    told how many paragraphs are done, and of how many. Raises ReviewError (file, line) for what
    cannot be read.
    """
    file = read_file(place.target)
    file_format = format_of(place.target)
    units = file_format.read(file)
    if file_format.bilingual:
        return _bilingual(place, file, units)
    source_file = read_file(place.source) if place.source else None
    source_units = _source_units(source_file) if source_file else []
    codes = (
        place.source_language or _detected(unit.target for unit in source_units),
        place.target_language or _detected(unit.target for unit in units),
    )
    target = paragraphs(file, units, codes[1] or "", boundaries)
    if source_file is None:
        drafts = unpaired(target, on_progress)
    else:
        from reviewtool.segments.pairing import paired

        source = paragraphs(source_file, source_units, codes[0] or "")
        drafts = paired(source, target, file, on_progress)
    return Document(
        name=place.name,
        file=file,
        format=file_format,
        segments=numbered(drafts),
        source_language=language(codes[0]),
        target_language=language(codes[1]),
        segmenter=segmenter(),
        source_file=source_file,
        guessed=bool(
            (codes[0] and not place.source_language) or (codes[1] and not place.target_language)
        ),
    )


def _bilingual(place: DocumentPlace, file: FileText, units: Sequence[Unit]) -> Document:
    own = (
        next((unit.source_language for unit in units if unit.source_language), None),
        next((unit.target_language for unit in units if unit.target_language), None),
    )
    codes = (place.source_language or own[0], place.target_language or own[1])
    guesses = (
        codes[0] or _detected(unit.source or "" for unit in units),
        codes[1] or _detected(unit.target for unit in units),
    )
    drafts = (
        Draft(
            unit.source or "",
            unit.target,
            unit.start,
            unit.end if unit.target else unit.start,
            unit.line,
            id=unit.id,
            kind=unit.kind,
            document=unit.document or "",
            source_language=_row_language(unit.source_language, place.source_language, guesses[0]),
            target_language=_row_language(unit.target_language, place.target_language, guesses[1]),
        )
        for unit in units
    )
    file_format = format_of(file.path)
    return Document(
        name=place.name,
        file=file,
        format=file_format,
        segments=numbered(drafts),
        source_language=language(guesses[0]),
        target_language=language(guesses[1]),
        segmenter=file_format.name,
        guessed=guesses != codes,
    )


def _row_language(row: str | None, given: str | None, document: str | None) -> str:
    """The language of a row where it is not the document's; what the user gave wins."""
    return "" if given or row is None or row == document else row


def _source_units(file: FileText) -> Sequence[Unit]:
    file_format = format_of(file.path)
    if file_format.bilingual:
        raise ReviewError(
            f"this {file_format.name} file holds pairs of texts and cannot be a source text",
            "Give it alone, as the document to review, or name a plain text file.",
            file=file.path,
        )
    return file_format.read(file)


def _detected(texts: Iterable[str]) -> str | None:
    """The language of the beginning of the texts, as far as detection tells."""
    return detect("\n".join(islice((text for text in texts if text), _SAMPLE)))
