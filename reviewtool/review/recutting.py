"""Joining, splitting and pairing anew: what would stand where, before anything is done.

Only segments of prose can be cut anew. The file never changes by it, and the order of its texts
stays: a recut only says which of them make a segment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.unit import Layout
from reviewtool.review.act import new_id, now
from reviewtool.segments.overlay import with_by_hand
from reviewtool.segments.recut import Recut, fitted, recut, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.act import CutChange
    from reviewtool.segments.recut import Row
    from reviewtool.segments.segment import Document, Segment
    from reviewtool.segments.side import Side, Sides, Span


MOST = 2_000
"""As many segments can be cut anew at a time, so that a key is answered soon."""


class Reach(StrEnum):
    """What follows a text that is paired anew."""

    ALONE = "alone"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Recutting:
    """What an act would make of neighbouring segments of `base`; `document` would come of it."""

    recut: Recut
    base: Document
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    document: Document
    place: int
    """Index of the segment to go to afterwards: the one it was asked at, or that has its text."""


def refuse_rows(document: Document) -> None:
    """Raise ReviewError where the file itself says what its segments are."""
    if document.format.layout is not Layout.PROSE:
        raise ReviewError(
            f"the {document.format.name} file itself says what its segments are and how they are "
            "paired, so nothing can be joined, split or paired anew here",
            "Change the file, or correct the segments one by one.",
            file=document.file.path,
        )


def joining(document: Document, sides: Sides, index: int) -> Recutting:
    """The segment as one with the next one; raises ReviewError where that cannot be."""
    refuse_rows(document)
    pair = document.segments[index : index + 2]
    if len(pair) < 2:
        raise _refused(document, pair[0], "there is no next segment to join it with", _GO)
    (source, target), (next_source, next_target) = (_row(document, segment) for segment in pair)
    joined = _spanning(source, next_source), _spanning(target, next_target)
    if joined[1] is not None and sides.target.within(joined[1]) is None:
        raise _refused(
            document,
            pair[0],
            "the next translation stands in another paragraph, and a segment cannot hold two",
            "Join segments of one paragraph only, or pair the sources anew.",
        )
    return _recutting(document, sides, "join", index, 2, [joined])


def splitting(
    document: Document, sides: Sides, index: int, at: int | None, source_at: int | None
) -> Recutting:
    """The segment as two, cut before these offsets of its target and its source.

    A side without an offset goes to the first of them. Raises ReviewError where nothing would be
    left on one side, or a cut would go through a tag.
    """
    refuse_rows(document)
    segment = document.segments[index]
    source, target = _row(document, segment)
    sources = _cut(document, segment, sides.source, source, source_at)
    targets = _cut(document, segment, sides.target, target, at)
    if sources[1] is None and targets[1] is None:
        raise _refused(document, segment, "no place to split it at was named", "Name a place.")
    rows = list(zip(sources, targets, strict=True))
    return _recutting(document, sides, "split", index, 1, rows)


def pairing_anew(
    document: Document, sides: Sides, index: int, other: int | None, reach: Reach
) -> Recutting:
    """The segment's translation with the source of another segment, or with none at all.

    What stands between them is moved along, in order; what follows moves with it as far as `reach`
    says, or until a place without a text takes it up. Raises ReviewError where that cannot be.
    """
    refuse_rows(document)
    segments = document.segments
    segment = segments[index]
    if not document.has_source or sides.source is None:
        raise _refused(document, segment, "there is no source text to pair it with", _SOURCE)
    if not segment.target:
        raise _refused(document, segment, "it has no translation to pair", _OTHER)
    if other == index:
        raise _refused(document, segment, "it is paired like this already", _OTHER)
    if other is not None and not segments[other].source:
        raise _refused(document, segments[other], "it has no source to pair with", _OTHER)
    first = index if other is None else min(index, other)
    last = index if other is None else max(index, other)
    end = _end(document, sides, last, reach)
    rows = [_row(document, one) for one in segments[first:end]]
    at, to = index - first, None if other is None else other - first
    remade = [row for row in _paired(rows, at, to, reach) if row != (None, None)]
    count = end - first
    while len(remade) > 1 and count > 1 and remade[-1] == rows[count - 1]:
        remade.pop()
        count -= 1
    proposed = _recutting(document, sides, "pair", first, count, remade)
    own = (one.index for one in proposed.after if one.target and one.start == segment.start)
    return replace(proposed, place=next(own, proposed.place))


def place_of(document: Document, change: CutChange) -> int:
    """The index of the first segment that stands where a recut is, or was."""
    made = change.after or change.before
    regions = (made.region(0), made.region(1)) if made is not None else (None, None)
    for segment in document.segments:
        for span, region in zip(row_of(segment), regions, strict=True):
            if span and region and span[0] < region[1] and region[0] < span[1]:
                return segment.index
    return 0


def refuse_if_recut(document: Document, change: CutChange, sides: Sides) -> None:
    """Raise ReviewError where what an undo or redo is about was recut by somebody since."""
    made = change.before or change.after
    standing = [one.id for one in document.by_hand]
    if made is None:
        return
    if change.before is not None:
        later = document.by_hand[standing.index(made.id) + 1 :] if made.id in standing else None
        fine = later is not None and not any(made.overlaps(one) for one in later)
    else:
        fine = made.id not in standing and fitted(made, sides, document.segments) is not None
    if not fine:
        raise ReviewError(
            "it was refused, because these segments have been joined or split since",
            "Look at the segments and change them by hand.",
            file=document.file.path,
        )


def _paired(rows: Sequence[Row], at: int, to: int | None, reach: Reach) -> list[Row]:
    sources = [row[0] for row in rows]
    targets = [row[1] for row in rows]
    if to is None:
        _push(sources, targets, at, at + 1, reach)
    elif to > at:
        _push(targets, sources, at, to, reach)
    else:
        _push(sources, targets, to, at, reach)
    longest = max(len(sources), len(targets))
    sources += [None] * (longest - len(sources))
    targets += [None] * (longest - len(targets))
    return list(zip(sources, targets, strict=True))


def _push(
    moving: list[Span | None], resting: list[Span | None], at: int, to: int, reach: Reach
) -> None:
    """Move the text at one row down to a later row, and those below it, in order.

    Without more following, the texts that lose their places get rows of their own there.
    """
    passed = [span for span in moving[at + 1 : to + 1] if span is not None]
    if reach is Reach.ALONE:
        resting[to + 1 : to + 1] = [None] * len(passed)
        moving[at : to + 1] = [*[None] * (to - at), moving[at], *passed]
        return
    below = moving[at:]
    spare = to - at
    for place in range(1, len(below)):
        if spare and below[place] is None:
            spare -= 1
            below[place] = _GONE
    moving[at:] = [*[None] * (to - at), *(span for span in below if span is not _GONE)]


_GONE = (-1, -1)
_GO = "Go to a segment that another one follows."
_SOURCE = "Give a source file with --source, or put one into source/."
_OTHER = "Choose another segment."


def _end(document: Document, sides: Sides, last: int, reach: Reach) -> int:
    """Where the segments end that may follow the last one that is paired anew."""
    segments = document.segments
    if reach is Reach.DOCUMENT:
        return len(segments)
    end = last + 1
    if reach is Reach.ALONE:
        return end
    paragraph = sides.target.within((segments[last].start, segments[last].end))
    while end < len(segments) and paragraph is not None:
        following = segments[end]
        inside = paragraph.unit.start <= following.start <= paragraph.unit.end
        if not inside or (following.whole and not following.target):
            break
        end += 1
    return end


def _cut(
    document: Document, segment: Segment, side: Side | None, span: Span | None, at: int | None
) -> tuple[Span | None, Span | None]:
    if at is None:
        return span, None
    if span is None or side is None:
        raise _refused(document, segment, "there is no text on that side to split", "Leave it out.")
    try:
        return side.cut(span, at)
    except ReviewError as error:
        error.file, error.segment = document.file.path, segment.id
        raise


def _row(document: Document, segment: Segment) -> Row:
    row = row_of(segment)
    if segment.source and row[0] is None:
        raise _refused(
            document, segment, "its source has no place in a file", "Give the source file."
        )
    return row


def _spanning(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return one or other
    return one[0], other[1]


def _recutting(
    document: Document, sides: Sides, kind: str, first: int, count: int, rows: Sequence[Row]
) -> Recutting:
    old = document.segments[first : first + count]
    if max(count, len(rows)) > MOST:
        raise _refused(
            document,
            old[0],
            f"{max(count, len(rows)):,} segments would change, and {MOST:,} can at a time",
            "Let less move along, or mend the files themselves.",
        )
    taken = {segment.id for segment in document.segments}
    taken.update(segment.id for segment in document.automatic or ())
    taken.update(one.id for made in document.by_hand for one in made.segments)
    made = recut((new_id(), kind, now()), rows, old, taken, sides)
    renewed = with_by_hand(document, (*document.by_hand, made), sides)
    after = renewed.segments[first : first + len(rows)]
    grown = len(renewed.segments) - len(document.segments)
    if grown != len(rows) - count or _said(after) != _said(old):
        raise _refused(
            document,
            old[0],
            "another text of the file stands in the midst of it, as a box or a note does",
            "Correct the segments as they are.",
        )
    return Recutting(made, document, old, after, renewed, first)


def _said(segments: Sequence[Segment]) -> tuple[str, str]:
    """All that both sides say, but for blanks."""
    return (
        "".join("".join(segment.source.split()) for segment in segments),
        "".join("".join(segment.target.split()) for segment in segments),
    )


def _refused(document: Document, segment: Segment, what: str, remedy: str) -> ReviewError:
    return ReviewError(what, remedy, file=document.file.path, segment=segment.id)
