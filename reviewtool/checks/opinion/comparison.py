"""A translation beside the other translations of its source: what none of them has.

All places are numbers of words; ranges are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.opinion.alignment import ALONE, LONGEST, partners
from reviewtool.checks.opinion.support import Support
from reviewtool.checks.opinion.wording import Wording, source_words, unspaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reviewtool.segments.segment import Segment

_REACH = 2
"""Small words on either side that a suspect place may take in, so that a wording replaces it."""
_SHORTEST = 3
"""Letters of the shortest word that is looked at, where words have letters."""
_PARTINGS = frozenset({"", " ", "-", "\u00a0", ",", "."})
"""What may stand between two words of one suspect place."""
_DIGITS = 3
"""Digits of the shortest number that is looked at: smaller ones are often written as words."""


class Place(NamedTuple):
    """Words of the translation, some of which no opinion has.

    `first` and `last` bound the range, `missing` are the places of the words that no opinion has.
    """

    first: int
    last: int
    missing: tuple[int, ...]


class Comparison:
    """One translation and its opinions, word by word.

    `small` are the function words of the target language.
    """

    def __init__(self, segment: Segment, small: Collection[str]) -> None:
        self.target = Wording(segment.target)
        self.opinions = [Wording(opinion.text) for opinion in segment.opinions]
        self._small = small
        self._segment = segment
        self.missing = self._unsupported()
        self.partners: list[list[int]] = []
        if self.missing:
            stems = self.target.stems
            self.partners = [partners(stems, opinion.stems) for opinion in self.opinions]

    def places(self) -> Iterator[Place]:
        """The suspect places in order: neighbouring words that the opinions do not share."""
        missing = sorted(self.missing)
        group: list[int] = []
        for place in missing:
            if group and not self._neighbours(group[-1], place):
                yield Place(group[0], group[-1] + 1, tuple(group))
                group = []
            group.append(place)
        if group:
            yield Place(group[0], group[-1] + 1, tuple(group))

    def content(self, word: str) -> bool:
        """Whether a case-folded word is more than a small word, a letter or a short number."""
        if word in self._small:
            return False
        if word[0].isdigit():
            return len(word) >= _DIGITS
        return len(word) >= _SHORTEST or unspaced(word)

    def widened(self, exact: Place, floor: int) -> Place:
        """The place with the small words beside it, where a wording then replaces it whole.

        It does not reach before the word `floor`.
        """
        first, last = exact.first, exact.last
        for known in self.partners:
            low, high = exact.first, exact.last
            while low > floor and known[low - 1] == ALONE and self._spare(low - 1, low - 1):
                low -= 1
            while high < len(known) and known[high] == ALONE and self._spare(high, high - 1):
                high += 1
            if exact.first - low <= _REACH and high - exact.last <= _REACH:
                first, last = min(first, low), max(last, high)
        wider = exact._replace(first=first, last=last)
        if any(self.instead(wider, k) is not None for k in range(len(self.opinions))):
            return wider
        return exact

    def instead(self, place: Place, opinion: int) -> tuple[int, int] | None:
        """The words of an opinion that stand where the place does; None where that is not plain.

        The range is empty where the opinion has nothing there.
        """
        known = self.partners[opinion]
        end = len(self.opinions[opinion].words)
        before = known[place.first - 1] if place.first else ALONE
        after = known[place.last] if place.last < len(known) else end
        if (place.first and before == ALONE) or after == ALONE:
            return None
        if after - before - 1 > 2 * (place.last - place.first) + 4:
            return None
        return before + 1, after

    def brings(self, place: Place, opinion: int, words: tuple[int, int]) -> bool:
        """Whether an opinion has there what the target says elsewhere: then it is no substitute."""
        stems = self.target.stems
        said = self.opinions[opinion]
        for k in range(*words):
            if self.content(said.words[k]) and (
                said.stems[k] in stems[: place.first] or said.stems[k] in stems[place.last :]
            ):
                return True
        return False

    def around(self, place: Place, opinion: int) -> tuple[int, int]:
        """The words of an opinion between the nearest words that it shares with the target."""
        known = self.partners[opinion]
        before, after = place.first - 1, place.last
        while before >= 0 and known[before] == ALONE:
            before -= 1
        while after < len(known) and known[after] == ALONE:
            after += 1
        first = known[before] + 1 if before >= 0 else 0
        return first, known[after] if after < len(known) else len(self.opinions[opinion].words)

    def _unsupported(self) -> frozenset[int]:
        words = self.target.words
        if max(len(words), *(len(opinion.words) for opinion in self.opinions)) > LONGEST:
            return frozenset()
        support = Support(words, (opinion.words for opinion in self.opinions))
        had = support.words
        lacking = {word for word in words if word not in had and self.content(word)}
        lacking = {word for word in lacking if not support.has(word)}
        found = [place for place, word in enumerate(words) if word in lacking] if lacking else []
        if found:
            kept = source_words(self._segment)
            found = [place for place in found if not self._kept(place, kept)]
        return frozenset(found)

    def _kept(self, place: int, source: Collection[str]) -> bool:
        """Whether a name or number stands in the source as it stands here."""
        word = self.target.text(place, place + 1)
        return word in source and not word.islower()

    def _neighbours(self, one: int, other: int) -> bool:
        """Whether nothing that an opinion shares, and no mark, stands between two words."""
        for place in range(one + 1, other):
            if any(known[place] != ALONE for known in self.partners):
                return False
        return all(self._touch(place) for place in range(one, other))

    def _touch(self, place: int) -> bool:
        """Whether only a space or a hyphen parts a word from the next."""
        return self.target.between(place) in _PARTINGS

    def _spare(self, place: int, gap: int) -> bool:
        """Whether a small word stands at `place`, with only a space after the word `gap`."""
        small = place not in self.missing and not self.content(self.target.words[place])
        return small and self._touch(gap)
