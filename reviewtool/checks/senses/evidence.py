"""How strongly the surroundings of a segment speak for a sense."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtool.checks.senses import topics

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reviewtool.checks.senses.schema import Ambiguity, Sense

WINDOW = 15
"""Segments before and after that are asked."""
NEAR = (1.0, 0.7, 0.5, 0.5)
"""What a word counts by its distance in segments."""
FAR = 0.25
"""What it counts beyond."""
MOST_FAR = 1.5
"""What all those beyond may count together."""
OWN = 1.5
"""How much more a word counts that points to this very sense and not only to its topic."""


class Support(NamedTuple):
    """What speaks for a sense: a sum of weights, and the words, the nearest first."""

    weight: float
    words: tuple[str, ...]


class Vocabulary:
    """The English words that point to a sense of some ambiguous words by themselves."""

    def __init__(self, rows: Sequence[Ambiguity]) -> None:
        self._rows = rows
        self._known: dict[str, tuple[str, ...]] = {}

    def cues(self, word: str) -> tuple[str, ...]:
        """Those of these words that this may be a form of."""
        found = self._known.get(word)
        if found is None:
            found = tuple(base for base in topics.bases(word) if base in self._cues)
            self._known[word] = found
        return found

    @cached_property
    def _cues(self) -> frozenset[str]:
        return frozenset(cue for row in self._rows for sense in row.senses for cue in sense.cues)


class Surroundings:
    """The English words of a document that point somewhere, in a window that moves forwards.

    Args:
        texts: the English side of each segment, by index, in order.
        rows: the words whose senses will be asked about.
    """

    def __init__(self, texts: Mapping[int, str], rows: Vocabulary) -> None:
        self._rows = rows
        self._ahead = iter(texts.items())
        self._next = next(self._ahead, None)
        self._cues: defaultdict[str, list[int]] = defaultdict(list)
        self._topics: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)

    def support(self, sense: Sense, index: int, left_out: Collection[str]) -> Support:
        """What speaks for a sense in a segment and around; words of `left_out` do not count.

        Segments are asked about in order: what lies behind is forgotten.
        """
        self._read_to(index + WINDOW)
        first = index - WINDOW
        weights: dict[str, float] = {}
        beyond: dict[str, float] = {}

        def add(word: str, place: int, times: float) -> None:
            distance = abs(place - index)
            near = distance < len(NEAR)
            weight = times * (NEAR[distance] if near else FAR)
            into = weights if near else beyond
            if into.get(word, 0.0) < weight:
                into[word] = weight

        for topic in sense.topics:
            for place, form, word in _since(self._topics.get(topic), (first,)):
                if form not in left_out:
                    add(word, place, 1.0)
        for cue in sense.cues:
            if cue in self._cues and cue not in left_out:
                for place in _since(self._cues[cue], first):
                    add(cue, place, OWN)
        for word in weights:
            beyond.pop(word, None)
        total = sum(weights.values()) + min(MOST_FAR, sum(beyond.values()))
        weights |= beyond
        named = sorted(weights, key=lambda word: (-weights[word], word))
        return Support(total, tuple(word.replace("_", " ") for word in named))

    def _read_to(self, last: int) -> None:
        while self._next is not None and self._next[0] <= last:
            place, text = self._next
            words = topics.tokens(text)
            for word in words:
                for cue in self._rows.cues(word):
                    self._cues[cue].append(place)
            for form, known in topics.cues(words).items():
                for topic in known.topics:
                    self._topics[topic].append((place, form, known.word))
            self._next = next(self._ahead, None)


def _since(places: list[Any] | None, first: Any) -> Sequence[Any]:
    """What stands at the place `first` or later; what stands before is dropped."""
    if not places:
        return ()
    if places[0] < first:
        del places[: bisect_left(places, first)]
    return places
