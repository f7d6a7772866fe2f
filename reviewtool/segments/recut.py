"""What people made of the segments by hand: joined, split, or paired anew.

A recut covers neighbouring segments and says which spans of both files stand there instead. It
changes neither file. It is found again by its texts when a file has changed elsewhere; where they
are gone it has no effect, and counts again when they come back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewtool.segments.segment import text_hash

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reviewtool.segments.segment import Segment
    from reviewtool.segments.side import Side, Sides, Span

NEAR = 2_000
"""As many places nearest to the old one are looked at when a text has moved."""

Row = tuple["Span | None", "Span | None"]
"""Spans of source and target that belong together; None where a side has nothing."""


@dataclass(frozen=True, slots=True)
class HandSegment:
    """A segment made by hand: its id, the hashes of its texts, its spans in both files.

    A span is empty where the side has nothing.
    """

    id: str
    source_hash: str
    target_hash: str
    source_start: int
    source_end: int
    start: int
    end: int

    @property
    def row(self) -> Row:
        """Its spans."""
        source = (self.source_start, self.source_end)
        target = (self.start, self.end)
        return (
            source if source[0] < source[1] else None,
            target if target[0] < target[1] else None,
        )


@dataclass(frozen=True, slots=True)
class Recut:
    """One act on neighbouring segments: `kind` is join, split or pair, `time` is UTC, ISO 8601."""

    id: str
    kind: str
    time: str
    segments: tuple[HandSegment, ...]

    def region(self, side: int) -> Span | None:
        """From where to where it covers the source (0) or the target (1)."""
        spans = [span for segment in self.segments if (span := segment.row[side]) is not None]
        return (spans[0][0], spans[-1][1]) if spans else None

    def overlaps(self, other: Recut) -> bool:
        """Whether both cover some text."""
        for side in (0, 1):
            mine, theirs = self.region(side), other.region(side)
            if mine and theirs and mine[0] < theirs[1] and theirs[0] < mine[1]:
                return True
        return False


def row_of(segment: Segment) -> Row:
    """The spans of a segment of prose."""
    source = (segment.source_start, segment.source_end)
    target = (segment.start, segment.end)
    return source if source[0] < source[1] else None, target if target[0] < target[1] else None


def recut(
    name: tuple[str, str, str],
    rows: Iterable[Row],
    old: Sequence[Segment],
    taken: Collection[str],
    sides: Sides,
) -> Recut:
    """The recut of this id, kind and time that puts the rows in the place of the old segments.

    A row that is a segment already keeps its id; the others get one that is not `taken`.
    """
    ids = {row_of(segment): segment.id for segment in old}
    used = set(taken)
    made = []
    place = next((s.start for s in old), 0)
    for row in rows:
        source, target = row
        said = sides.source.said(source) if source and sides.source else ""
        text = sides.target.said(target) if target else ""
        segment_id = ids.get(row) or free_id(said or text, used)
        used.add(segment_id)
        place = target[1] if target else place
        target = target or (place, place)
        made.append(
            HandSegment(segment_id, text_hash(said), text_hash(text), *(source or (0, 0)), *target)
        )
    return Recut(*name, tuple(made))


def changed(
    by_hand: Sequence[Recut], before: Recut | None, after: Recut | None
) -> tuple[Recut, ...]:
    """The recuts without one and with another; doing it twice changes nothing more."""
    gone = {made.id for made in (before, after) if made is not None}
    kept = tuple(made for made in by_hand if made.id not in gone)
    return (*kept, after) if after is not None else kept


def free_id(text: str, used: Collection[str]) -> str:
    """An id for a segment made by hand: `hash~h1`, or the next number that is free."""
    number = 1
    while (name := f"{text_hash(text)}~h{number}") in used:
        number += 1
    return name


def fitted(made: Recut, sides: Sides, segments: Sequence[Segment]) -> Recut | None:
    """The recut where its texts stand now; None where they are gone."""
    if not _in_order(made):
        return None
    moves = (0, 0)
    for number, side in enumerate((sides.source, sides.target)):
        found = _moved(made, number, side, segments)
        if found is None:
            return None
        moves = (found, moves[1]) if number == 0 else (moves[0], found)
    if moves == (0, 0):
        return made
    return replace(made, segments=tuple(_by(segment, *moves) for segment in made.segments))


def _in_order(made: Recut) -> bool:
    rows = [segment.row for segment in made.segments]
    if not rows or (None, None) in rows:
        return False
    for side in (0, 1):
        spans = [row[side] for row in rows]
        kept = [span for span in spans if span is not None]
        if any(one[1] > other[0] for one, other in pairwise(kept)):
            return False
    return True


def _moved(made: Recut, number: int, side: Side | None, segments: Sequence[Segment]) -> int | None:
    """How far the texts of a side have moved; None where they are gone."""
    wanted = []
    for segment in made.segments:
        span = segment.row[number]
        if span is not None:
            wanted.append((span, (segment.source_hash, segment.target_hash)[number]))
    if not wanted:
        return 0
    if side is None:
        return None
    if _stands(wanted, side, 0, one_paragraph=number == 1):
        return 0
    first = wanted[0][0][0]
    spans = (row_of(segment)[number] for segment in segments)
    starts = {span[0] - first for span in spans if span is not None}
    for move in sorted(starts, key=abs)[:NEAR]:
        if _stands(wanted, side, move, one_paragraph=number == 1):
            return move
    return None


def _stands(
    wanted: Sequence[tuple[Span, str]], side: Side, move: int, *, one_paragraph: bool
) -> bool:
    for (start, end), name in wanted:
        span = start + move, end + move
        if span[0] < 0 or (one_paragraph and side.within(span) is None):
            return False
        if text_hash(side.said(span)) != name:
            return False
    return True


def _by(segment: HandSegment, source: int, target: int) -> HandSegment:
    has_source = segment.row[0] is not None
    return replace(
        segment,
        source_start=segment.source_start + (source if has_source else 0),
        source_end=segment.source_end + (source if has_source else 0),
        start=segment.start + target,
        end=segment.end + target,
    )
