"""The segments of a document with what people made of them by hand laid over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.segments.recut import Recut, fitted, free_id, row_of
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.recut import Row
    from reviewtool.segments.segment import Document
    from reviewtool.segments.side import Side, Sides, Span


def with_by_hand(document: Document, by_hand: Sequence[Recut], sides: Sides) -> Document:
    """The document with exactly these recuts, each laid over those before it.

    Segments that none of them touches are the same, but for their index.
    """
    automatic = document.segments if document.automatic is None else document.automatic
    segments, lost = list(automatic), 0
    for made in by_hand:
        found = fitted(made, sides, automatic)
        laid = _laid(segments, found, sides) if found is not None else None
        lost += laid is None
        segments = segments if laid is None else laid
    known = {segment.id: segment for segment in document.segments}
    finished = tuple(_finished(segments, {segment.id for segment in automatic}, sides))
    return replace(
        document,
        segments=tuple(_known(segment, known.get(segment.id)) for segment in finished),
        automatic=automatic if by_hand else None,
        by_hand=tuple(by_hand),
        notices=_notices(document.notices, lost),
    )


_LOST = "Joined, split or paired by hand in texts that are no longer there: "


def _notices(given: Sequence[str], lost: int) -> tuple[str, ...]:
    others = tuple(notice for notice in given if not notice.startswith(_LOST))
    return (*others, f"{_LOST}{lost}. It counts again when they come back.") if lost else others


def _known(segment: Segment, old: Segment | None) -> Segment:
    """The segment as it was, with what was learnt of it since it was made."""
    if old is None or (old.source, old.target) != (segment.source, segment.target):
        return segment
    renewed = replace(segment, opinions=old.opinions)
    return old if renewed == old else renewed


def _laid(segments: list[Segment], made: Recut, sides: Sides) -> list[Segment] | None:
    """The segments with the recut over them; None where it covers none of their texts.

    What a segment has outside the recut stays before and after it.
    """
    regions = made.region(0), made.region(1)
    touched = [
        index
        for index, segment in enumerate(segments)
        if any(
            span is not None and region is not None and span[0] < region[1] and region[0] < span[1]
            for span, region in zip(row_of(segment), regions, strict=True)
        )
    ]
    if not touched:
        return None
    hull = range(touched[0], touched[-1] + 1)
    before: list[Segment] = []
    after: list[Segment] = []
    for index in hull:
        segment = segments[index]
        for first, parts in ((True, before), (False, after)):
            row = _outside(row_of(segment), regions, sides, first=first)
            if row == row_of(segment):
                parts.append(segment)
            elif row != (None, None):
                parts.append(_built("", row, sides))
    own = [
        replace(_built(segment.id, segment.row, sides), start=segment.start, end=segment.end)
        for segment in made.segments
    ]
    return [*segments[: hull.start], *before, *own, *after, *segments[hull.stop :]]


def _outside(
    row: Row, regions: tuple[Span | None, Span | None], sides: Sides, *, first: bool
) -> Row:
    """What a row has before the regions, or after them."""
    parts: list[Span | None] = []
    for number, (span, region) in enumerate(zip(row, regions, strict=True)):
        if span is None:
            parts.append(None)
        elif region is None:
            other, theirs = row[1 - number], regions[1 - number]
            leads = other is not None and theirs is not None and other[0] < theirs[0]
            parts.append(span if leads is first else None)
        else:
            side = sides[1 - number]
            parts.append(_clipped(span, region, side, first=first))
    return parts[0], parts[1]


def _clipped(span: Span, region: Span, side: Side | None, *, first: bool) -> Span | None:
    part = (span[0], min(span[1], region[0])) if first else (max(span[0], region[1]), span[1])
    if part[0] >= part[1] or side is None:
        return None
    part = part if part == span else side.trimmed(part)
    return part if part[0] < part[1] else None


def _built(name: str, row: Row, sides: Sides) -> Segment:
    """A segment of these spans; without a target it gets its place later."""
    source, target = row
    side = sides.source if source is not None else None
    kind, whole = "text", False
    if target is not None:
        paragraph = sides.target.within(target)
        if paragraph is not None:
            kind = paragraph.unit.kind
            whole = target == (paragraph.unit.start, paragraph.unit.end)
    elif source is not None and side is not None:
        paragraph = side.within(source)
        whole = side.whole(source)
        kind = paragraph.unit.kind if paragraph is not None and whole else "text"
    return Segment(
        -1,
        name,
        side.said(source) if side is not None and source is not None else "",
        sides.target.said(target) if target is not None else "",
        *(target or (0, 0)),
        line=sides.target.line(target[0]) if target is not None else 1,
        kind=kind,
        whole=whole,
        tokens=sides.target.tokens(target) if target is not None else (),
        source_tokens=side.tokens(source) if side is not None and source is not None else (),
        source_start=source[0] if source is not None else 0,
        source_end=source[1] if source is not None else 0,
    )


def _finished(segments: list[Segment], automatic: set[str], sides: Sides) -> list[Segment]:
    """The segments numbered, each with an id of its own and a place in the file."""
    used = {segment.id for segment in segments if segment.index >= 0}
    place = next((segment.start for segment in segments if segment.target), None)
    finished = []
    for index, segment in enumerate(segments):
        if segment.index < 0:
            if not segment.id or segment.id in used:
                name = free_id(segment.source or segment.target, used | automatic)
                segment = replace(segment, id=name)
            used.add(segment.id)
            if not segment.target:
                here = place if place is not None else segment.start
                whole = segment.whole and not sides.target.inside(here)
                line = sides.target.line(here)
                segment = replace(segment, start=here, end=here, whole=whole, line=line)
        place = segment.end
        finished.append(segment if segment.index == index else replace(segment, index=index))
    return finished
