"""A document whose units are its segments: pairs in one file, or two files with the same keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.languages import language
from reviewtool.segments.detection import detected
from reviewtool.segments.draft import Names
from reviewtool.segments.segment import Document, FileRow, Opinion, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.unit import About, Spans, Unit
    from reviewtool.project import DocumentPlace
    from reviewtool.segments.opened import OpenedFile


def rows(place: DocumentPlace, target: OpenedFile) -> Document:
    """The document of a file that pairs its own texts."""
    return _document(place, target, target.units())


def keyed(place: DocumentPlace, target: OpenedFile, source: OpenedFile | None) -> Document:
    """The document of a file whose source texts stand in another one under the same keys.

    Where the two have no key in common but as many units, they are paired in order.
    """
    if source is None:
        return rows(place, target)
    # The source first: what is kept of it is little, and memory never holds the units of both.
    texts, tags = _texts(source)
    units = target.units()
    lacking = _put_in(units, texts, tags)
    document = _document(place, target, units)
    notices = (*document.notices, *source.notices, *_missing(target, lacking))
    return replace(document, source_file=source.file, notices=notices)


def _texts(source: OpenedFile) -> tuple[dict[str, str], dict[str, Spans]]:
    """What a source file says by key, and the tags in those texts that have any."""
    texts: dict[str, str] = {}
    tags: dict[str, Spans] = {}
    for unit in _taken(source.units()):
        key = unit.id or ""
        texts[key] = unit.target
        if unit.tokens:
            tags[key] = unit.tokens
    return texts, tags


def _put_in(units: Sequence[Unit], texts: dict[str, str], tags: dict[str, Spans]) -> list[str]:
    """Gives each unit its source, taken out of the texts; the keys of those that are left."""
    keys = [unit.id or "" for unit in units]
    if len(keys) == len(texts) and texts.keys().isdisjoint(keys):
        keys = list(texts)
    for unit, key in zip(units, keys, strict=True):
        if key in texts:
            unit.source, unit.source_tokens = texts.pop(key), tags.get(key, ())
    return sorted(texts)


def _taken(units: list[Unit]) -> Iterator[Unit]:
    """The units in order, each given up as it is read, so that memory never holds all twice."""
    units.reverse()
    while units:
        yield units.pop()


def _missing(target: OpenedFile, keys: Sequence[str]) -> list[str]:
    if not keys:
        return []
    named = ", ".join(keys[:5]) + (" …" if len(keys) > 5 else "")
    count = f"{len(keys)} entries" if len(keys) > 1 else "1 entry"
    return [f"{target.file.path}: lacks {count} that the source file has: {named}"]


def _document(place: DocumentPlace, target: OpenedFile, units: list[Unit]) -> Document:
    own = (
        next((unit.source_language for unit in units if unit.source_language), None),
        next((unit.target_language for unit in units if unit.target_language), None),
    )
    codes = (place.source_language or own[0], place.target_language or own[1])
    guesses = (
        codes[0] or detected(unit.source or "" for unit in units),
        codes[1] or detected(unit.target for unit in units),
    )
    given = place.source_language, place.target_language
    names, file_rows = Names(_shared_ids(units)), _FileRows()
    segments = []
    line = 0
    for number, unit in enumerate(_taken(units)):
        # Where each line is a row, one number in memory serves as a line and as the next index.
        index, line = line if line == number else number, unit.line
        source = unit.source or ""
        name, own_id = names.name(unit.id, unit.document or "", source or unit.target)
        segments.append(
            Segment(
                index,
                name,
                source,
                unit.target,
                unit.start,
                unit.end if unit.target else unit.start,
                line,
                unit.kind,
                _opinions(unit.about),
                unit.tokens,
                unit.source_tokens,
                unit.about,
                file_rows[
                    unit.document or "",
                    _row_language(unit.source_language, given[0], guesses[0]),
                    _row_language(unit.target_language, given[1], guesses[1]),
                    own_id,
                ],
            )
        )
    return Document(
        name=place.name,
        file=target.file,
        format=target.format,
        segments=tuple(segments),
        source_language=language(guesses[0]),
        target_language=language(guesses[1]),
        segmenter=target.format.name,
        guessed=guesses != codes,
        notices=target.notices,
    )


def _shared_ids(units: Sequence[Unit]) -> list[str]:
    """The ids that another unit might have too: none where all are of one document."""
    if len({unit.document for unit in units}) <= 1 and all(unit.id for unit in units):
        return []
    return [unit.id for unit in units if unit.id]


class _FileRows(dict[tuple[str, str, str, str], FileRow]):
    """What the file says of rows, made once for all of which it says the same."""

    def __missing__(self, key: tuple[str, str, str, str]) -> FileRow:
        return self.setdefault(key, FileRow(*key))


def _row_language(row: str | None, given: str | None, document: str | None) -> str:
    """The language of a row where it is not the document's; what the user gave wins."""
    return "" if given or row is None or row == document else row


def _opinions(about: About | None) -> tuple[Opinion, ...]:
    """The other translations that the file itself offers."""
    return tuple(Opinion(text, "the file") for text in about.opinions) if about else ()
