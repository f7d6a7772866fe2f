"""A document whose units are its segments: pairs in one file, or two files with the same keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.languages import language
from reviewtool.segments.detection import detected
from reviewtool.segments.draft import Draft, numbered
from reviewtool.segments.segment import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.unit import Unit
    from reviewtool.project import DocumentPlace
    from reviewtool.segments.opened import OpenedFile


def rows(place: DocumentPlace, target: OpenedFile) -> Document:
    """The document of a file that pairs its own texts."""
    return _document(place, target, target.units)


def keyed(place: DocumentPlace, target: OpenedFile, source: OpenedFile | None) -> Document:
    """The document of a file whose source texts stand in another one under the same keys.

    Where the two have no key in common but as many units, they are paired in order.
    """
    if source is None:
        return _document(place, target, target.units)
    texts = {unit.id: unit for unit in source.units if unit.id is not None}
    units = target.units
    in_order = len(units) == len(source.units) and not any(unit.id in texts for unit in units)
    found = source.units if in_order else [texts.get(unit.id or "") for unit in units]
    joined = [
        unit if own is None else replace(unit, source=own.target, source_tokens=own.tokens)
        for unit, own in zip(units, found, strict=True)
    ]
    document = _document(place, target, joined)
    missing = [] if in_order else sorted(texts.keys() - {unit.id for unit in units})
    notices = (*document.notices, *source.notices, *_missing(target, missing))
    return replace(document, source_file=source.file, notices=notices)


def _missing(target: OpenedFile, keys: Sequence[str]) -> list[str]:
    if not keys:
        return []
    named = ", ".join(keys[:5]) + (" …" if len(keys) > 5 else "")
    count = f"{len(keys)} entries" if len(keys) > 1 else "1 entry"
    return [f"{target.file.path}: lacks {count} that the source file has: {named}"]


def _document(place: DocumentPlace, target: OpenedFile, units: Sequence[Unit]) -> Document:
    own = (
        next((unit.source_language for unit in units if unit.source_language), None),
        next((unit.target_language for unit in units if unit.target_language), None),
    )
    codes = (place.source_language or own[0], place.target_language or own[1])
    guesses = (
        codes[0] or detected(unit.source or "" for unit in units),
        codes[1] or detected(unit.target for unit in units),
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
            tokens=unit.tokens,
            source_tokens=unit.source_tokens,
            about=unit.about,
        )
        for unit in units
    )
    return Document(
        name=place.name,
        file=target.file,
        format=target.format,
        segments=numbered(drafts),
        source_language=language(guesses[0]),
        target_language=language(guesses[1]),
        segmenter=target.format.name,
        guessed=guesses != codes,
        notices=target.notices,
    )


def _row_language(row: str | None, given: str | None, document: str | None) -> str:
    """The language of a row where it is not the document's; what the user gave wins."""
    return "" if given or row is None or row == document else row
