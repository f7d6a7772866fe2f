"""Neighbours exchanged.

What it finds:
    Two neighbouring segments where each translation belongs to the other source: the names and
    numbers of each source stand in the other's translation and not in its own.

Why it matters:
    Each sentence alone is right, so nobody sees it who does not read the source along.

When it is silent:
    Where names and numbers do not tell the two apart, and where one of them stands in its own
    translation. Between scripts only numbers and names in Latin letters count.

What to do:
    Exchange the two translations.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_GAIN = -0.1
"""How much better the lengths must fit crosswise (difference of logarithms), names apart."""
_CLEAR = 0.4
"""A gain with which the names and numbers of one side are enough."""
_HEAD = 5
"""Letters of a name that must be the same on both sides; its end may be inflected."""


def swapped_segments(
    segments: Sequence[Segment],
    languages: Languages,  # noqa: ARG001
) -> Iterator[tuple[int, Finding]]:
    """Both translations of each pair of neighbours that fits crosswise only."""
    paired = [segment for segment in segments if segment.source.strip() and segment.target.strip()]
    if not paired:
        return
    ratio = sum(len(one.target) for one in paired) / sum(len(one.source) for one in paired)
    before: Segment | None = None
    for segment in paired:
        one, before = before, segment
        if one is None or one.index + 1 != segment.index or not _crosswise(one, segment, ratio):
            continue
        before = None
        for each, way in ((one, "next"), (segment, "previous")):
            text = each.target
            start, end = len(text) - len(text.lstrip()), len(text.rstrip())
            message = f"By its names and numbers this translates the {way} segment."
            yield each.index, Finding(start, end, message, evidence=("source", "document"))


def _crosswise(one: Segment, other: Segment, ratio: float) -> bool:
    """Whether lengths, and the names and numbers that tell the two apart, fit crosswise only."""
    first, second = len(one.source) * ratio, len(other.source) * ratio
    length, next_length = len(one.target), len(other.target)
    straight = abs(log(length / first)) + abs(log(next_length / second))
    gain = straight - abs(log(next_length / first)) - abs(log(length / second))
    if gain < _GAIN:
        return False
    if one.source == other.source:
        return False
    told, next_told = _anchors(one.source), _anchors(other.source)
    only, next_only = told - next_told, next_told - told
    if not (only or next_only):
        return False
    kept, next_kept = _anchors(one.target), _anchors(other.target)
    if only & kept or next_only & next_kept:
        return False
    left, right = len(only & next_kept), len(next_only & kept)
    return left + right >= (2 if left and right else 2 if gain >= _CLEAR else 3)


@lru_cache(maxsize=8)
def _anchors(text: str) -> frozenset[str]:
    """Numbers as digits alone, and the first letters of words with a capital in Latin letters."""
    return frozenset(
        "".join(filter(str.isdecimal, piece)) if piece[0].isdecimal() else piece.casefold()[:_HEAD]
        for piece in _anchor().findall(text)
    )


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[., \u00a0]\d{3})*|(?<![^\W\d_])[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]{3,}")


CHECK = Check(
    id="swapped-segments",
    title="Neighbours exchanged",
    kind=Kind.GUARD,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.85,
    on_document=swapped_segments,
    needs_source=True,
)
