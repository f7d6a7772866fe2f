"""How far the words reach that a correction replaced, with the neighbours that they need."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.review.difference import difference
from reviewtool.segments.words import tokens, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.difference import Hunk
    from reviewtool.segments.words import Word

WIDEST = 3
"""Neighbours on either side that a short word takes along at most."""
_SIGNS = 3
"""Signs of a script without spaces that say enough by themselves."""
_STOP = re.compile(r"[.!?…:;。！？\n]")


@dataclass(frozen=True, slots=True)
class Region:
    """`old[start:end]` became `new[new_start:new_end]`.

    It `leads` or `ends` the old text where it needs a neighbour and there is none.
    """

    start: int
    end: int
    new_start: int = 0
    new_end: int = 0
    leads: bool = False
    ends: bool = False


def regions(old: str, new: str, small: frozenset[str]) -> list[Region]:
    """The places where `old` became `new`, in order, apart from each other.

    What is between them is the same in both texts. `small` are function words, which say too
    little by themselves.
    """
    hunks = difference(old, new)
    widening = _Widening(old, small)
    found: list[Region] = []
    for hunk in hunks:
        region = widening.region(hunk, empty=not new[hunk.new_start : hunk.new_end].strip())
        while found and region.start < found[-1].end:
            before = found.pop()
            region = Region(
                min(before.start, region.start),
                max(before.end, region.end),
                leads=before.leads or region.leads,
                ends=before.ends or region.ends,
            )
        found.append(region)
    return [_placed(region, hunks) for region in found if region.start < region.end]


def content_keys(text: str, small: frozenset[str]) -> set[str]:
    """What a text is about: its words but the small ones, with and without their last letters.

    In scripts without spaces, two signs that adjoin are a word.
    """
    keys: set[str] = set()
    before: Word | None = None
    for word in words(text):
        folded = word.text.casefold()
        if _is_sign(word.text):
            if before is not None and before.end == word.start and _is_sign(before.text):
                keys.add(before.text + word.text)
        elif len(folded) > 2 and folded not in small:
            keys.update(folded[:length] for length in range(max(4, len(folded) - 2), len(folded)))
            keys.add(folded)
        before = word
    return keys


class _Widening:
    def __init__(self, text: str, small: frozenset[str]) -> None:
        self._text = text
        self._small = small
        self._words: Sequence[Word] = tuple(words(text))
        self._starts = [word.start for word in self._words]
        self._ends = [word.end for word in self._words]

    def region(self, hunk: Hunk, *, empty: bool) -> Region:
        """The hunk as whole words with their neighbours; `empty`: nothing came in its place."""
        first, last = bisect_right(self._ends, hunk.start), bisect_left(self._starts, hunk.end)
        if empty or first >= last:
            first, last = first - 1, max(first, last) + 1
        elif not self._tells(first, last):
            first, last = self._told(first, last)
            if last - first <= WIDEST and not self._tells(first, last):
                return Region(0, len(self._text), leads=True, ends=True)
        return self._fenced(hunk, first, last)

    def _told(self, first: int, last: int) -> tuple[int, int]:
        """So few more words of the same sentence, before or behind, that they tell something."""
        behind, before = [last], [first]
        for _ in range(WIDEST):
            if self._adjoin(behind[-1] - 1):
                behind.append(behind[-1] + 1)
            if self._adjoin(before[-1] - 1):
                before.append(before[-1] - 1)
        one_side = [(first, end) for end in behind] + [(start, last) for start in before]
        by_width = sorted(one_side, key=lambda pair: pair[1] - pair[0])
        both = (before[-1], behind[-1])
        return next((pair for pair in by_width if self._tells(*pair)), both)

    def _adjoin(self, place: int) -> bool:
        """Whether this word and the next are of one sentence."""
        if not 0 <= place < len(self._words) - 1:
            return False
        return not _STOP.search(self._text, self._ends[place], self._starts[place + 1])

    def _tells(self, first: int, last: int) -> bool:
        least = 2 if self._small else 3
        signs = 0
        for word in self._words[first:last]:
            if _is_sign(word.text):
                signs += 1
            elif len(word.text) > least and word.text.casefold() not in self._small:
                return True
        return signs >= _SIGNS

    def _fenced(self, hunk: Hunk, first: int, last: int) -> Region:
        """From word to word, and to the text's own edge where there is no such word."""
        leads, ends = first < 0, last > len(self._words)
        start = 0 if leads else min(self._starts[first], hunk.start)
        end = len(self._text) if ends else max(self._ends[last - 1], hunk.end)
        if not leads and start < end and self._text[start].isspace():
            leads = first == 0
            start = 0 if leads else self._starts[first - 1]
        if not ends and start < end and self._text[end - 1].isspace():
            ends = last == len(self._words)
            end = len(self._text) if ends else self._ends[last]
        return Region(start, end, leads=leads, ends=ends)


def _placed(region: Region, hunks: Sequence[Hunk]) -> Region:
    inside = [hunk for hunk in hunks if region.start <= hunk.start and hunk.end <= region.end]
    first, last = inside[0], inside[-1]
    return replace(
        region,
        new_start=first.new_start - (first.start - region.start),
        new_end=last.new_end + (region.end - last.end),
    )


def _is_sign(word: str) -> bool:
    """Whether a word is one sign of a script that sets no spaces between words."""
    return len(tokens(word[:1] * 2)) == 2
