"""The segments of a document with what people made of them by hand laid over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewtool.segments.recut import Recut, fitted, free_id, row_of
from reviewtool.segments.segment import Cut, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    return replace(
        document,
        segments=tuple(_finished(segments, automatic, document.segments, sides)),
        automatic=automatic if by_hand else None,
        by_hand=tuple(by_hand),
        notices=_notices(document.notices, lost),
    )


_LOST = "Joined, split or paired by hand in texts that are no longer there: "


def _notices(given: Sequence[str], lost: int) -> tuple[str, ...]:
    others = tuple(notice for notice in given if not notice.startswith(_LOST))
    return (*others, f"{_LOST}{lost}. It counts again when they come back.") if lost else others


def _laid(segments: list[Segment], made: Recut, sides: Sides) -> list[Segment] | None:
    """The segments with the recut over them; None where it covers none of their texts.

    What a segment has outside the recut stays before and after it.
    """
    regions = made.region(0), made.region(1)
    hull = _touched(segments, regions)
    if not hull:
        return None
    before: list[Segment] = []
    after: list[Segment] = []
    for index in hull:
        segment = segments[index]
        for first, parts in ((True, before), (False, after)):
            row = _outside(row_of(segment), regions, sides, first=first)
            if row == row_of(segment):
                parts.append(segment)
            elif row != (None, None):
                built = _built("", row, sides)
                parts.append(built if row[1] is not None else _put(built, segment.start))
    own = [
        replace(_built(segment.id, segment.row, sides), start=segment.start, end=segment.end)
        for segment in made.segments
    ]
    return [*segments[: hull.start], *before, *own, *after, *segments[hull.stop :]]


def _touched(segments: Sequence[Segment], regions: tuple[Span | None, Span | None]) -> range:
    """From the first to the last segment that has something of the regions."""
    first, last = len(segments), 0
    for number, region in enumerate(regions):
        if region is None:
            continue
        ends = accumulate((s.end if number else s.source_end for s in segments), max)
        index = bisect_right(list(ends), region[0])
        while index < len(segments):
            span = row_of(segments[index])[number]
            if span is not None and span[0] >= region[1]:
                break
            if span is not None and region[0] < span[1]:
                first, last = min(first, index), max(last, index + 1)
            index += 1
    return range(first, last)


def _put(segment: Segment, place: int) -> Segment:
    return replace(segment, start=place, end=place)


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
        tokens=sides.target.tokens(target) if target is not None else (),
        source_tokens=side.tokens(source) if side is not None and source is not None else (),
        cut=Cut(whole, 1.0, *(source or (0, 0))),
    )


def _finished(
    segments: Sequence[Segment],
    automatic: Sequence[Segment],
    known: Sequence[Segment],
    sides: Sides,
) -> Iterator[Segment]:
    """The segments numbered, each with an id of its own and a place in the file.

    What is known of a segment beside its texts is kept.
    """
    used = {segment.id for segment in segments if segment.index >= 0}
    taken = used | {segment.id for segment in automatic}
    by_id = {segment.id: segment for segment in known}
    place = next((segment.start for segment in segments if segment.target), None)
    for index, segment in enumerate(segments):
        old = by_id.get(segment.id)
        if segment.index < 0:
            new = _settled(segment, used, taken, place, sides)
            used.add(new.id)
            taken.add(new.id)
            old = by_id.get(new.id)
            same = old is not None and (old.source, old.target) == (new.source, new.target)
            opinions = old.opinions if old is not None and same else new.opinions
            finished = replace(new, index=index, opinions=opinions)
        elif old is not None and old.index == index and _twin(old, segment):
            finished = old
        elif old is not None and old.opinions:
            finished = replace(segment, index=index, opinions=old.opinions)
        else:
            finished = segment if segment.index == index else replace(segment, index=index)
        place = finished.end
        yield finished


def _twin(old: Segment, segment: Segment) -> bool:
    """Whether it is the same segment, but perhaps for its opinions."""
    return old.pairing == segment.pairing and (old.start, old.end, old.source, old.target) == (
        segment.start,
        segment.end,
        segment.source,
        segment.target,
    )


def _settled(
    segment: Segment, used: set[str], taken: set[str], place: int | None, sides: Sides
) -> Segment:
    """A segment made by hand with an id that is free and, without a target, a place."""
    if not segment.id or segment.id in used:
        segment = replace(segment, id=free_id(segment.source or segment.target, taken))
    if segment.target:
        return segment
    here = place if place is not None else segment.start
    cut = replace(segment.cut, whole=segment.whole and not sides.target.inside(here))
    return replace(segment, start=here, end=here, cut=cut, line=sides.target.line(here))
