"""How much a group of source items looks like a group of target items.

A cost, the negative logarithm of a likelihood up to a constant: near 0 for lengths that agree,
below for shared numbers and names, high for what hardly belongs together.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from math import erfc, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANCHOR = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{3,}")
_JOINED = re.compile(r"[a-zß-öø-ÿ]{3}[.!?]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_DIGITS = re.compile(r"\D")
_QUOTE = re.compile(r"[\"“”„«»「」『』]|(?<!\w)['‘’](?=\w)")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_VARIANCE = 6.8
_SHORT = 30.0
"""Variance that every pair is allowed, so that headings of some words can differ."""
_USUAL = 200.0
"""How many source characters the usual ratio counts for, beside those of the document."""
_WORST = 20.0
_SWALLOWED = 3.0
"""What a join like “eveningThe” speaks for a target that holds two source items."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of a paragraph or sentence: length in code points, anchors, marks.

    `joined` says that two words have run together in it, as where a line end was lost.
    """

    length: int
    anchors: frozenset[str]
    question: bool
    exclamation: bool
    quotes: bool
    caption: bool = False
    dense: bool = False
    joined: bool = False

    @classmethod
    def of(cls, text: str, kind: str = "text") -> Item:
        """What a text shows."""
        dense = bool(_DENSE.search(text))
        names = _LATIN.findall(text) if dense else []
        found = {_anchor(match) for match in [*_ANCHOR.findall(text), *names]}
        return cls(
            len(text),
            frozenset(found),
            "?" in text or "？" in text or "؟" in text,
            "!" in text or "！" in text,
            bool(_QUOTE.search(text)),
            kind == "caption",
            dense,
            bool(_JOINED.search(text)),
        )


def _anchor(text: str) -> str:
    if text[0].isdecimal():
        return str(int(_DIGITS.sub("", text)[:30]))
    return text.casefold()


def usual_ratio(source: Sequence[Item], target: Sequence[Item]) -> float:
    """The ratio of lengths to expect of these scripts: Han, kana and Hangul take less room."""
    dense = [sum(item.dense for item in side) * 2 > len(side) for side in (source, target)]
    return {(True, False): 2.8, (False, True): 0.36}.get((dense[0], dense[1]), 1.05)


class Resemblance:
    """Costs of pairing groups of neighbouring items.

    `ratio` is how many target characters a source character becomes; without it, the totals say.
    """

    def __init__(
        self, source: Sequence[Item], target: Sequence[Item], ratio: float | None = None
    ) -> None:
        self.sizes = (len(source), len(target))
        self._source, self._target = source, target
        self._source_sums = [0, *accumulate(item.length for item in source)]
        self._target_sums = [0, *accumulate(item.length for item in target)]
        self._ratio = ratio or (
            (self._target_sums[-1] + _USUAL * usual_ratio(source, target))
            / (self._source_sums[-1] + _USUAL)
        )
        counts = Counter(anchor for item in (*source, *target) for anchor in item.anchors)
        number = len(source) + len(target)
        self._weights = {
            anchor: 0.4 + min(2.0, 0.6 * log(number / count + 1))
            for anchor, count in counts.items()
        }

    def cost(self, i: int, a: int, j: int, b: int) -> float:
        """The cost of pairing `a` source items from `i` with `b` target items from `j`."""
        if not a or not b:
            return 0.0
        expected = (self._source_sums[i + a] - self._source_sums[i]) * self._ratio
        length = self._target_sums[j + b] - self._target_sums[j]
        spread = sqrt(_VARIANCE * (expected + length) + 2 * _SHORT)
        chance = erfc(abs(length - expected) / spread)
        cost = -log(chance) if chance > 1e-9 else _WORST
        one, other = self._source[i], self._target[j]
        if a == 1 and b == 1:
            return cost + self._marks(one, other) - self._shared(one.anchors, other.anchors)
        ones, others = one.anchors, other.anchors
        if a == 2:
            ones |= self._source[i + 1].anchors
        if b == 2:
            others |= self._target[j + 1].anchors
        swallowed = a == 2 and b == 1 and other.joined and not one.joined
        return cost - self._shared(ones, others) - _SWALLOWED * swallowed

    def _shared(self, ones: frozenset[str], others: frozenset[str]) -> float:
        """What shared anchors speak for the pair, less what numbers on one side speak against."""
        if not ones and not others:
            return 0.0
        shared = ones & others
        bonus = sum(self._weights[anchor] for anchor in shared)
        alone = sum(anchor.isdecimal() for anchor in ones ^ others)
        return min(bonus, 6.0) - min(0.6 * alone, 2.4)

    def _marks(self, one: Item, other: Item) -> float:
        differing = (one.question != other.question) + (one.exclamation != other.exclamation)
        differing += one.quotes != other.quotes
        alike = (one.question and other.question) + (one.quotes and other.quotes)
        caption = 2.0 if one.caption != other.caption else -1.0 if one.caption else 0.0
        return 0.7 * differing - 0.5 * alike + caption
