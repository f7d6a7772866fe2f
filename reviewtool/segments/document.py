"""From files to a document of segments.

Files of rows pair their own texts, or find them under the same key in a source file. Prose is cut
into paragraphs and sentences and paired with its source file by alignment; what has no translation
becomes a segment with an empty target at the place where it is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.reading import AS_IT_SAYS
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import Layout
from reviewtool.languages import language
from reviewtool.segments.detection import detected
from reviewtool.segments.draft import numbered
from reviewtool.segments.opened import opened
from reviewtool.segments.paragraphs import paragraphs
from reviewtool.segments.rows import keyed, rows
from reviewtool.segments.segment import Document
from reviewtool.segments.sentences import segmenter
from reviewtool.segments.unpaired import unpaired

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.project import DocumentPlace
    from reviewtool.segments.opened import OpenedFile
    from reviewtool.segments.recut import Recut

    Progress = Callable[[int, int], None]


def load_document(
    place: DocumentPlace,
    boundaries: Sequence[tuple[int, int]] | None = None,
    on_progress: Progress | None = None,
    by_hand: Sequence[Recut] = (),
) -> Document:
    """Read a document's files and make its segments.

    `boundaries` are half-open spans, in code points of the target file's text, of sentences that
    were stored earlier; where they fit a paragraph they win over the segmenter. `on_progress` is
    told how many paragraphs are done, and of how many. `by_hand` is laid over what comes of it.
    Raises ReviewError (file, line) for what cannot be read.
    """
    with uncollected():
        document = _loaded(place, boundaries, on_progress)
    if not by_hand or document.format.layout is not Layout.PROSE:
        return document
    from reviewtool.segments.overlay import with_by_hand
    from reviewtool.segments.side import Sides

    return with_by_hand(document, by_hand, Sides.of(document))


def _loaded(
    place: DocumentPlace, boundaries: Sequence[tuple[int, int]] | None, on_progress: Progress | None
) -> Document:
    target = opened(place.target, place.reading)
    if target.format.layout is Layout.PAIRS:
        return rows(place, target)
    source = _source(place, target) if place.source else None
    if target.format.layout is Layout.KEYS:
        return keyed(place, target, source)
    units, theirs = target.units(), source.units() if source else []
    codes = (
        place.source_language or detected(unit.target for unit in theirs),
        place.target_language or detected(unit.target for unit in units),
    )
    found = paragraphs(target, units, codes[1] or "", boundaries)
    if source is None:
        drafts = unpaired(found, on_progress)
    else:
        from reviewtool.segments.pairing import paired

        said = paragraphs(source, theirs, codes[0] or "")
        drafts = paired(said, found, target.file, on_progress)
    return Document(
        name=place.name,
        file=target.file,
        format=target.format,
        segments=numbered(drafts),
        source_language=language(codes[0]),
        target_language=language(codes[1]),
        segmenter=segmenter(),
        source_file=source.file if source else None,
        guessed=bool(
            (codes[0] and not place.source_language) or (codes[1] and not place.target_language)
        ),
        notices=target.notices + (source.notices if source else ()),
        source_format=source.format if source else None,
    )


def _source(place: DocumentPlace, target: OpenedFile) -> OpenedFile:
    """The source file; raises ReviewError where it is laid out otherwise than the target."""
    assert place.source is not None  # noqa: S101
    alike = place.source.suffix == place.target.suffix
    found = opened(place.source, place.reading if alike else AS_IT_SAYS)
    if found.format.layout is Layout.PAIRS:
        raise ReviewError(
            f"this {found.format.name} file holds pairs of texts and cannot be a source text",
            "Give it alone, as the document to review, or name a plain text file.",
            file=place.source,
        )
    if found.format.layout is not target.format.layout:
        raise ReviewError(
            f"this {found.format.name} file cannot be the source of a {target.format.name} file",
            "Give a source file of the same format.",
            file=place.source,
        )
    return found
