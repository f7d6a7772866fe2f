"""What becomes of decisions when the segments that they are on are joined, split or paired anew.

A decision goes where its translation goes. Corrected texts are joined or cut with it; a change
that spans a cut stays with the first part. Marks and verdicts go where their words are. A segment
is done only if all that it is made of was done; else it is to do again, and keeps its correction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.checks.flag import occurrence
from reviewtool.errors import ReviewError
from reviewtool.review.act import Change
from reviewtool.review.decision import DONE, Decision, Status
from reviewtool.review.difference import difference
from reviewtool.segments.segment import storable, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewtool.review.decision import ErrorMark, Verdict
    from reviewtool.segments.segment import Segment
    from reviewtool.segments.side import Span


@dataclass(frozen=True, slots=True)
class _Part:
    """What an old segment gives to a new one: spans of its own target and source, and where in
    the new texts these stand; None where it gives nothing of that side."""

    segment: Segment
    decision: Decision | None
    target: Span | None
    source: Span | None
    to: int = 0
    source_to: int = 0


def carried(
    before: Sequence[Segment],
    after: Sequence[Segment],
    decisions: Mapping[str, Decision],
    time: str,
) -> tuple[Change, ...]:
    """The changes that bring the decisions on the old segments to the new ones.

    Raises ReviewError where one of them still has two versions to choose from.
    """
    touched = [decisions[segment.id] for segment in before if segment.id in decisions]
    clashing = next((decision for decision in touched if decision.clashes), None)
    if clashing is not None:
        raise ReviewError(
            "the segment was decided differently elsewhere",
            "Choose one version first, by accepting or correcting it.",
            segment=clashing.segment,
        )
    made = {}
    for segment in after:
        parts = _parts(segment, before, decisions)
        decision = _decision(segment, parts, time)
        if decision is not None:
            made[segment.id] = decision
    changes = []
    for old in touched:
        new = made.pop(old.segment, None)
        if new is None or replace(new, time=old.time) != old:
            changes.append(Change(old, new))
    return (*changes, *(Change(None, new) for new in made.values()))


def _parts(
    segment: Segment, before: Sequence[Segment], decisions: Mapping[str, Decision]
) -> list[_Part]:
    parts = []
    target_from = source_from = 0
    for old in before:
        target = _shared(old.target, segment.target, _span(old), _span(segment), target_from)
        source = _shared(old.source, segment.source, _said(old), _said(segment), source_from)
        written = not old.target and source is not None
        if target is None and source is None:
            continue
        place, source_place = target_from, source_from
        if target is not None:
            place = _found(segment.target, old.target[slice(*target)], target_from)
            target_from = place + target[1] - target[0]
        if source is not None:
            source_place = _found(segment.source, old.source[slice(*source)], source_from)
            source_from = source_place + source[1] - source[0]
        target = (0, 0) if written and _first_of(old, segment) else target
        parts.append(_Part(old, decisions.get(old.id), target, source, place, source_place))
    return parts


def _found(text: str, piece: str, begin: int) -> int:
    place = text.find(piece, begin)
    return place if place >= 0 else begin


def _first_of(old: Segment, segment: Segment) -> bool:
    """Whether the new segment holds where the old one's source begins."""
    return segment.source_start <= old.source_start < segment.source_end


def _span(segment: Segment) -> Span:
    return segment.start, segment.end


def _said(segment: Segment) -> Span:
    return segment.source_start, segment.source_end


def _shared(old: str, new: str, span: Span, other: Span, begin: int) -> Span | None:
    """The span of the old text that stands in the new one, which is a part or a union of them."""
    if not old or not new or span[0] >= other[1] or other[0] >= span[1]:
        return None
    if new.find(old, begin) >= 0 and other[0] <= span[0] and span[1] <= other[1]:
        return 0, len(old)
    if span[0] == other[0]:
        return 0, len(new)
    if span[1] == other[1]:
        return len(old) - len(new), len(old)
    place = old.find(new)
    return (place, place + len(new)) if place >= 0 else None


def _decision(segment: Segment, parts: Sequence[_Part], time: str) -> Decision | None:
    own = [part for part in parts if part.target is not None]
    corrected = _corrected(segment, own)
    errors = tuple(error for part in parts for error in _errors(segment, part))
    flags = tuple(verdict for part in parts for verdict in _verdicts(segment, part))
    decided = [part.decision for part in own if part.decision is not None]
    if not decided and not errors and not flags:
        return None
    firsts = [
        part.decision
        for part in own
        if part.decision is not None and part.target is not None and part.target[0] == 0
    ]
    scores = [decision.score for decision in decided if decision.score is not None]
    comments = dict.fromkeys(decision.comment for decision in firsts if decision.comment)
    return Decision(
        segment.id,
        text_hash(segment.source),
        text_hash(segment.target),
        _status([part.decision for part in own], changed=corrected is not None),
        storable(segment.target),
        corrected,
        errors,
        flags,
        min(scores) if scores else None,
        "\n".join(comments),
        time,
        extra=tuple({name: value for d in decided for name, value in d.extra}.items()),
    )


def _status(decisions: Sequence[Decision | None], *, changed: bool) -> Status:
    statuses = {Status.TODO if one is None else one.status for one in decisions}
    if len(statuses) == 1 and Status.QUERIED in statuses:
        return Status.QUERIED
    if not statuses or not statuses <= DONE:
        return Status.TODO
    if statuses == {Status.SKIPPED}:
        return Status.SKIPPED
    if Status.SKIPPED in statuses:
        return Status.TODO
    return Status.CORRECTED if changed else Status.ACCEPTED


def _corrected(segment: Segment, parts: Sequence[_Part]) -> str | None:
    """The text that the parts come to; None where it is what the segment says anyway."""
    text, end = "", 0
    for part in parts:
        said = _text(part)
        between = segment.target[end : part.to]
        if said and text:
            text += between or (" " if not part.segment.target or end == 0 else "")
        text += said
        if part.target is not None and part.segment.target:
            end = part.to + part.target[1] - part.target[0]
    return None if text == segment.target else text


def _text(part: _Part) -> str:
    """What the part of the old segment became."""
    assert part.target is not None  # noqa: S101
    old, decision = part.segment.target, part.decision
    start, end = part.target
    if decision is None or decision.corrected is None:
        return old[start:end]
    if (start, end) == (0, len(old)):
        return decision.corrected
    first = 0 if start == 0 else _cut(old, decision.corrected, start)
    last = len(decision.corrected)
    if end < len(old):
        last = _cut(old, decision.corrected, end + len(old[end:]) - len(old[end:].lstrip()))
    text = decision.corrected[first:last]
    if start and old[start - 1].isspace():
        text = text.lstrip()
    return text.rstrip() if old[end : end + 1].isspace() else text


def _cut(old: str, new: str, place: int) -> int:
    """Where a corrected text is cut when the old one is, before the word at a place.

    Where blanks part the halves of the old text, blanks do so in the new one, or the first half is
    all of it.
    """
    at = place
    for hunk in difference(old, new):
        if hunk.start >= place:
            break
        at = hunk.new_end if hunk.end > place else place + hunk.new_end - hunk.end
    parted = old[place - 1].isspace()
    while parted and 0 < at < len(new) and not (new[at - 1].isspace() or new[at].isspace()):
        at += 1
    return at


def _errors(segment: Segment, part: _Part) -> Iterable[ErrorMark]:
    if part.decision is None:
        return
    for error in part.decision.errors:
        span, to, text = _side(segment, part, error.side)
        if span is None:
            continue
        begins = span[0] <= error.start < span[1]
        at_end = error.start == span[1] == len(_old(part, error.side))
        if not begins and not at_end:
            continue
        start = to + error.start - span[0]
        end = max(start, min(to + error.end - span[0], to + span[1] - span[0]))
        yield replace(error, start=start, end=end, text=text[start:end])


def _verdicts(segment: Segment, part: _Part) -> Iterable[Verdict]:
    if part.decision is None:
        return
    for verdict in part.decision.flags:
        span, to, text = _side(segment, part, verdict.side)
        if span is None:
            continue
        place = _nth(_old(part, verdict.side), verdict.text, verdict.occurrence)
        if place < 0:
            if span[0] == 0:
                yield verdict
        elif span[0] <= place < span[1] or place == span[0]:
            start = to + place - span[0]
            yield replace(verdict, occurrence=occurrence(text, start, start + len(verdict.text)))


def _side(segment: Segment, part: _Part, side: str) -> tuple[Span | None, int, str]:
    if side == "source":
        return part.source, part.source_to, segment.source
    return part.target, part.to, segment.target


def _old(part: _Part, side: str) -> str:
    return part.segment.source if side == "source" else part.segment.target


def _nth(text: str, piece: str, number: int) -> int:
    place = text.find(piece)
    for _ in range(number):
        if place < 0:
            break
        place = text.find(piece, place + 1)
    return place
