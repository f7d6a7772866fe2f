"""One measure for flags of any tool against spans that people marked.

A flag is **right** (“tight”) where at least a third of its characters lie in marked spans: a share
of flags that merely touch a marked word rewards flagging whole segments. A marked span is **found**
where a flag has a word in common with it. `P@k` is the share of right flags among the k best for
each 1,000 words of target text; a flag that is missing counts as wrong, so that silence is no
virtue. Flags of equal score are taken in an order drawn once, the same in every run.

Words are what stands between spaces, the same for every tool. Offsets are code points, half-open.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PIECE = re.compile(r"\w+|[^\w\s]|\s")


class Span(NamedTuple):
    """A half-open span of code points."""

    start: int
    end: int


class Scored(NamedTuple):
    """A flagged span; the higher `score`, the surer the tool."""

    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Tally:
    """One segment: its words, its marked spans and how many were found, its flags as judged."""

    words: int
    marked: int
    found: int
    flags: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What a tool reached on many segments; shares are 0 to 1, and 0 where nothing was flagged."""

    segments: int
    words: int
    flags: int
    per_1000: float
    right: float
    best_5: float
    best_10: float
    found: float


def tally(target: str, marked: Sequence[Span], flags: Iterable[Scored]) -> Tally:
    """Judge a segment's flags; empty flags and those past the end of the text are left out."""
    length = len(target)
    usable = [flag for flag in flags if flag.start < min(flag.end, length)]
    wrong = covered(marked, length)
    pieces = _pieces(target, marked)
    touched = [_places(flag, pieces) for flag in usable]
    together = frozenset().union(*touched) if touched else frozenset()
    found = sum(1 for span in marked if together & _places(span, pieces))
    judged = tuple((flag.score, lies_in(flag, wrong, length)) for flag in usable)
    return Tally(len(target.split()), len(marked), found, judged)


def covered(spans: Iterable[Span], length: int) -> frozenset[int]:
    """The code points that lie in any of the spans."""
    return frozenset(
        place for span in spans for place in range(max(0, span.start), min(length, span.end))
    )


def lies_in(flag: Span | Scored, wrong: frozenset[int], length: int) -> bool:
    """Whether at least a third of the flag's characters are among `wrong`."""
    start, end = max(0, flag.start), min(length, flag.end)
    hit = sum(1 for place in range(start, end) if place in wrong)
    return hit * 3 >= end - flag.start


def shares_a_word(one: Span | Scored, other: Span | Scored, text: str) -> bool:
    """Whether two spans of a text have a word, or another sign that is no space, in common."""
    pieces = _pieces(text, ())
    return bool(_places(one, pieces) & _places(other, pieces))


def summary(tallies: Sequence[Tally]) -> Scores:
    """The scores of many segments taken together."""
    words = sum(one.words for one in tallies)
    ranked = [flag for one in tallies for flag in one.flags]
    random.Random(0).shuffle(ranked)
    ranked.sort(key=lambda flag: -flag[0])
    return Scores(
        segments=len(tallies),
        words=words,
        flags=len(ranked),
        per_1000=1000 * share(len(ranked), words),
        right=share(sum(right for _, right in ranked), len(ranked)),
        best_5=_best(ranked, 5, words),
        best_10=_best(ranked, 10, words),
        found=share(sum(one.found for one in tallies), sum(one.marked for one in tallies)),
    )


def mean(parts: Sequence[Scores]) -> Scores:
    """The plain mean of several scores, so that the largest part does not decide; sizes add up."""
    count = max(1, len(parts))
    return Scores(
        segments=sum(part.segments for part in parts),
        words=sum(part.words for part in parts),
        flags=sum(part.flags for part in parts),
        per_1000=sum(part.per_1000 for part in parts) / count,
        right=sum(part.right for part in parts) / count,
        best_5=sum(part.best_5 for part in parts) / count,
        best_10=sum(part.best_10 for part in parts) / count,
        found=sum(part.found for part in parts) / count,
    )


def share(part: float, whole: float) -> float:
    """The quotient; 0 of nothing is 0."""
    return part / whole if whole else 0.0


def _best(ranked: Sequence[tuple[float, bool]], per_1000: int, words: int) -> float:
    quota = max(1, round(per_1000 * words / 1000))
    return sum(right for _, right in ranked[:quota]) / quota


def _pieces(text: str, marked: Sequence[Span]) -> list[Span]:
    """The words and signs of a text; spaces too where a marked span is nothing but space."""
    spaces = any(text[span.start : span.end].isspace() for span in marked)
    found = [
        Span(*piece.span())
        for piece in _PIECE.finditer(text)
        if spaces or not piece.group().isspace()
    ]
    return found or [Span(0, len(text))]


def _places(span: Span | Scored, pieces: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        place
        for place, piece in enumerate(pieces)
        if piece.start < span.end and piece.end > span.start
    )
