"""How strongly the surroundings of a segment speak for a sense."""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtool.checks.senses import topics

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reviewtool.checks.senses.schema import Sense

WINDOW = 15
"""Segments before and after that are asked."""
_PLACES = 2 * WINDOW + 1
"""Segments that a word is remembered of: all of the window."""
_CUES = 16 * _PLACES
"""Words that are remembered for a topic."""
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


class Surroundings:
    """The English words of a document that point somewhere, in a window that moves forwards.

    Args:
        texts: the English side of each segment, by index, in order.
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._ahead = iter(texts.items())
        self._next = next(self._ahead, None)
        self._tokens: dict[str, deque[int]] = {}
        self._topics: dict[str, deque[tuple[int, str, str]]] = {}

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
            for place, form, word in _since(self._topics.get(topic), first):
                if form not in left_out:
                    add(word, place, 1.0)
        tokens = self._tokens
        for form, cue in _spelt(sense.cues):
            if form in tokens and cue not in left_out:
                for place in _since(tokens[form], first):
                    add(cue, place, OWN)
        for word in weights:
            beyond.pop(word, None)
        total = sum(weights.values()) + min(MOST_FAR, sum(beyond.values()))
        weights |= beyond
        named = sorted(weights, key=lambda word: -weights[word])
        return Support(total, tuple(word.replace("_", " ") for word in named))

    def _read_to(self, last: int) -> None:
        while self._next is not None and self._next[0] <= last:
            place, text = self._next
            words = topics.tokens(text)
            for word in set(words):
                self._tokens.setdefault(word, deque(maxlen=_PLACES)).append(place)
            for form, cue in topics.cues(words).items():
                for topic in cue.topics:
                    self._topics.setdefault(topic, deque(maxlen=_CUES)).append(
                        (place, form, cue.word)
                    )
            self._next = next(self._ahead, None)


@cache
def _spelt(cues: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each form of these words, with the word."""
    return tuple((form, cue) for cue in cues for form in topics.forms(cue))


def _since(places: deque[Any] | None, first: int) -> Iterable[Any]:
    """What stands at the place `first` or later; what stands before is dropped."""
    if places is None:
        return ()
    while places and (places[0][0] if isinstance(places[0], tuple) else places[0]) < first:
        places.popleft()
    return places
