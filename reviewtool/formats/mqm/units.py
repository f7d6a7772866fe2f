"""The units of a table of annotations: all rows of one segment of one system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.ids import document_of, with_unique_ids
from reviewtool.formats.mqm.marks import moved, unmarked
from reviewtool.formats.mqm.marot import NO_METADATA, languages_of, metadata_of
from reviewtool.formats.unit import About, Marked, Unit
from reviewtool.languages import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.formats.mqm.marot import Metadata
    from reviewtool.formats.mqm.rows import Annotated

Languages = tuple[str | None, str | None]

_PAIR = re.compile(r":([a-z]{2,3})-([a-z]{2,3})\Z")
_TEST = "hotw-test"
_NO_ERROR = frozenset({"", "no-error", "none", _TEST})
"""Severities that are no error; the last is of a row that tests whether the rater is awake."""


def units_of(rows: Iterable[Annotated]) -> list[Unit]:
    """A unit for each segment of each system, in the order of their first rows."""
    segments: dict[tuple[str, str, str, str], list[tuple[Annotated, Metadata]]] = {}
    languages: Languages = (None, None)
    for row in rows:
        metadata = metadata_of(row.metadata) if row.metadata else NO_METADATA
        languages = languages_of(metadata) or languages
        key = (row.system, row.document, row.place, row.id)
        segments.setdefault(key, []).append((row, metadata))
    counted = {(system, document, id_) for system, document, _, id_ in segments}
    by_place = len(counted) < len(segments)
    units = [_unit(rows, languages, by_place=by_place) for rows in segments.values()]
    return with_unique_ids(sorted(units, key=lambda unit: unit.start))


def _unit(
    rows: Sequence[tuple[Annotated, Metadata]],
    languages: Languages,
    *,
    by_place: bool,
) -> Unit:
    """The unit of some rows; the texts are those of the first that is no test.

    `by_place` takes its number in the document for its id, where the file has no other.
    """
    first = next((row for row, _ in rows if _severity(row) != _TEST), rows[0][0])
    target, source = unmarked(first.target)[0], unmarked(first.source)[0]
    errors = tuple(
        _marked(row, metadata, source, target)
        for row, metadata in rows
        if _severity(row) not in _NO_ERROR
    )
    corrections = [metadata.corrected_translation for _, metadata in rows]
    opinions = tuple(dict.fromkeys(filter(None, corrections)))
    return Unit(
        target,
        first.start,
        first.end,
        first.line,
        (first.place if by_place or not first.id else first.id) or None,
        source,
        document_of(first.system, first.document),
        *(languages if any(languages) else _pair(first.document)),
        about=About(opinions=opinions, errors=errors) if opinions or errors else None,
    )


def _pair(document: str) -> Languages:
    """The languages that a document's name ends with, as in `news_42:en-de`."""
    found = _PAIR.search(document)
    return (
        (found[1], found[2])
        if found and is_known(found[1]) and is_known(found[2])
        else (None, None)
    )


def _severity(row: Annotated) -> str:
    return row.severity.strip().lower().replace("_", "-").replace(" ", "-")


def _marked(row: Annotated, metadata: Metadata, source: str, target: str) -> Marked:
    """The error of a row: what is marked in the target, else in the source, else all the target.

    Where the row has another version of the text, the span is moved to where it stands here.
    """
    side, text, (own, span) = "target", target, unmarked(row.target)
    if span is None:
        own_source, span_source = unmarked(row.source)
        if span_source is not None:
            side, text, own, span = "source", source, own_source, span_source
    start, end = moved(span or (0, len(own)), own, text)
    comment = row.comment or metadata.note
    return Marked(side, start, end, row.category, row.severity, row.rater, comment)
