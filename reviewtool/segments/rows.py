"""A document whose units are its segments: pairs in one file, or two files with the same keys."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.languages import language
from reviewtool.segments.detection import detected
from reviewtool.segments.draft import Names
from reviewtool.segments.segment import Document, Opinion, Segment

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
    found = [_Found(unit.id, unit.target, unit.tokens) for unit in _taken(source.units())]
    units = target.units()
    ids = [unit.id for unit in units]
    texts = {one.id: one for one in found if one.id is not None}
    in_order = len(ids) == len(found) and texts.keys().isdisjoint(ids)
    said = found if in_order else [texts.get(name or "") for name in ids]
    document = _document(place, target, units, said)
    missing = [] if in_order else sorted(texts.keys() - set(ids))
    notices = (*document.notices, *source.notices, *_missing(target, missing))
    return replace(document, source_file=source.file, notices=notices)


class _Found(NamedTuple):
    """The source text of a unit, with its tags."""

    id: str | None
    text: str
    tokens: Spans


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


def _document(
    place: DocumentPlace,
    target: OpenedFile,
    units: list[Unit],
    said: Sequence[_Found | None] = (),
) -> Document:
    own = (
        next((unit.source_language for unit in units if unit.source_language), None),
        next((unit.target_language for unit in units if unit.target_language), None),
    )
    codes = (place.source_language or own[0], place.target_language or own[1])
    sources = (one.text for one in said if one) if said else (unit.source or "" for unit in units)
    guesses = (
        codes[0] or detected(sources),
        codes[1] or detected(unit.target for unit in units),
    )
    given = place.source_language, place.target_language
    names = Names([unit.id for unit in units])
    segments = []
    for index, (unit, found) in enumerate(zip(_taken(units), said or repeat(None), strict=False)):
        source = found.text if found else unit.source or ""
        name, own_id = names.name(unit.id, unit.document or "", source or unit.target)
        segments.append(
            Segment(
                index,
                name,
                source,
                unit.target,
                unit.start,
                unit.end if unit.target else unit.start,
                unit.line,
                unit.kind,
                document=unit.document or "",
                source_language=_row_language(unit.source_language, given[0], guesses[0]),
                target_language=_row_language(unit.target_language, given[1], guesses[1]),
                given=own_id,
                opinions=_opinions(unit.about),
                tokens=unit.tokens,
                source_tokens=found.tokens if found else unit.source_tokens,
                about=unit.about,
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


def _row_language(row: str | None, given: str | None, document: str | None) -> str:
    """The language of a row where it is not the document's; what the user gave wins."""
    return "" if given or row is None or row == document else row


def _opinions(about: About | None) -> tuple[Opinion, ...]:
    """The other translations that the file itself offers."""
    return tuple(Opinion(text, "the file") for text in about.opinions) if about else ()
