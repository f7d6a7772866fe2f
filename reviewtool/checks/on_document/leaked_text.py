"""Text of a neighbour.

What it finds:
    The translation of the next or the previous segment that stands in this one too, word for word
    at its end or start, or in other words at the end of a translation that is far too long.

Why it matters:
    A system that translates with context sometimes puts the context into the result, and the
    reader reads a sentence twice.

When it is silent:
    For overlaps shorter than five words; where the two sources overlap in the same way; where the
    neighbours are the same as a whole (repeated sentence).

What to do:
    Delete the part that belongs to the other segment: the empty suggestion does.
"""

from __future__ import annotations

import re
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_WORDS = 5
_LETTERS = {True: 24, False: 10}
"""The least length of an overlap, by whether the language has spaces."""
_PROBE = 10
_ENDS = frozenset('.!?…。！？"”»')
"""A headline, which has no such end, is often said again by the line below it."""
_SEGMENTS = 8
_LONG = 1.45
"""A translation that covers two sources is longer than expected by this factor."""
_CONTENT = 5
_SHARED = 0.7


def leaked_text(segments: Sequence[Segment], languages: Languages) -> Iterator[tuple[int, Finding]]:
    """The part of a translation that its neighbour holds."""
    spaced = languages.target.spaced
    ratio = _ratio(segments)
    before: Segment | None = None
    for segment in segments:
        text = segment.target.strip()
        if not text:
            before = None
            continue
        if before is not None:
            yield from _between(before, segment, ratio, spaced=spaced)
        before = segment


def _between(
    one: Segment, other: Segment, ratio: float, *, spaced: bool
) -> Iterator[tuple[int, Finding]]:
    first, second = one.target.rstrip(), other.target.strip()
    whole = first.strip()
    if whole == second:
        return
    start = _overlap(first, second, spaced=spaced)
    if start is not None:
        if not _sources_overlap(one.source, other.source):
            yield from _overlapping(one, other, first, second, start, ratio)
    elif ratio and spaced:
        covering = _covered(one, other, ratio)
        if covering is not None:
            message = "The next segment seems to say the same again."
            yield one.index, _finding(one, *covering, message, 0.5)


def _overlapping(
    one: Segment, other: Segment, first: str, second: str, start: int, ratio: float
) -> Iterator[tuple[int, Finding]]:
    """The shared text in whichever translation is the longer for its source."""
    length = len(first) - start
    lead = len(other.target) - len(other.target.lstrip())
    at_end = not ratio or (
        len(first) * max(len(other.source), 1) >= len(second) * max(len(one.source), 1)
    )
    if length == len(second) or (at_end and start > 0 and first[:start].strip()):
        message = "The next segment begins with the same words."
        yield one.index, _finding(one, start, len(first), message, None)
    elif first[-1] in _ENDS:
        message = "The segment before it ends with the same words."
        yield other.index, _finding(other, lead, lead + length, message, None)


def _finding(segment: Segment, start: int, end: int, message: str, weight: float | None) -> Finding:
    target = segment.target
    while start and target[start - 1].isspace():
        start -= 1
    if start == 0:
        while end < len(target) and target[end].isspace():
            end += 1
    evidence = ("source", "document") if segment.source else ("document",)
    return Finding(start, end, message, ("",), evidence=evidence, weight=weight)


def _overlap(first: str, second: str, *, spaced: bool) -> int | None:
    """Where the end of `first` that `second` begins with starts; None where there is none."""
    if len(second) < _LETTERS[spaced]:
        return None
    probe = second[:_PROBE]
    place = first.rfind(probe)
    while place >= 0:
        piece = first[place:]
        if second.startswith((piece, piece.rstrip(".!?…。"))):
            enough = len(piece) >= _LETTERS[spaced] and (
                not spaced or piece.count(" ") >= _WORDS - 1
            )
            return place if enough and _at_word(first, place) else None
        place = first.rfind(probe, 0, place + len(probe) - 1)
    return None


def _at_word(text: str, place: int) -> bool:
    return (
        place == 0
        or not (text[place - 1].isalnum() and text[place].isalnum())
        or (text[place] > "\u2e80")
    )


def _sources_overlap(one: str, other: str) -> bool:
    """Whether the sources share text where they meet, or are no sources at all."""
    if not one or not other:
        return False
    one, other = one.strip(), other.strip()
    tail, head = one[-_PROBE:], other[:_PROBE]
    return one == other or tail in other or head in one


def _covered(one: Segment, other: Segment, ratio: float) -> tuple[int, int] | None:
    """The last sentences of a translation far too long that hold the words of the next one."""
    if not one.source or not other.source or one.doubtful or other.doubtful:
        return None
    if len(one.target) < _LONG * ratio * len(one.source):
        return None
    words = _content(other.target)
    if len(words) < _CONTENT or len(words & _content(one.target)) < _SHARED * len(words):
        return None
    theirs = _content(other.source)
    if len(theirs & _content(one.source)) * 2 > len(theirs):
        return None
    for match in reversed(list(_break().finditer(one.target))):
        piece = one.target[match.end() :]
        if len(words & _content(piece)) >= _SHARED * len(words):
            return match.end(), len(one.target.rstrip())
    return None


def _ratio(segments: Sequence[Segment]) -> float:
    """How long translations are for their sources; 0 where too few tell."""
    ratios = [len(s.target) / len(s.source) for s in segments if s.source and s.target]
    return median(ratios) if len(ratios) >= _SEGMENTS else 0.0


def _content(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _word().findall(text.casefold()))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}|\d+")


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?…;:])[\"”’»)]?\s+|,\s+")


CHECK = Check(
    id="leaked-text",
    title="Text of a neighbour",
    kind=Kind.HINT,
    category="accuracy/addition",
    severity=Severity.MAJOR,
    expected=0.75,
    on_document=leaked_text,
)
