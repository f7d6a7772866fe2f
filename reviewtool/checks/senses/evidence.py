"""How strongly the surroundings of a segment speak for a sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.senses import topics

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reviewtool.checks.senses.schema import Sense

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


class Surroundings:
    """The English words of a document that point somewhere.

    Args:
        texts: the English side of each segment, by index.
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = texts
        self._cues: dict[int, dict[str, topics.Cue]] = {}
        self._tokens: dict[int, frozenset[str]] = {}

    def support(self, sense: Sense, index: int, left_out: Collection[str]) -> Support:
        """What speaks for a sense in a segment and around; words of `left_out` do not count."""
        near: dict[str, float] = {}
        far: dict[str, float] = {}
        about = set(sense.topics)
        own = {cue: topics.forms(cue) for cue in sense.cues if cue not in left_out}
        for distance in range(WINDOW + 1):
            beyond = distance >= len(NEAR)
            weight = FAR if beyond else NEAR[distance]
            for place in {index - distance, index + distance}:
                if place not in self._texts:
                    continue
                here: dict[str, float] = {}
                for form, cue in self._cues_of(place).items():
                    if form not in left_out and not about.isdisjoint(cue.topics):
                        here[cue.word] = weight
                for cue_word, spelt in own.items():
                    if not self._tokens_of(place).isdisjoint(spelt):
                        here[cue_word] = OWN * weight
                for word, value in here.items():
                    if word not in near and (not beyond or word not in far):
                        (far if beyond else near)[word] = value
        total = sum(near.values()) + min(MOST_FAR, sum(far.values()))
        named = sorted(near | far, key=lambda word: -(near.get(word) or far[word]))
        return Support(total, tuple(word.replace("_", " ") for word in named))

    def _cues_of(self, index: int) -> dict[str, topics.Cue]:
        if index not in self._cues:
            self._cues[index] = topics.cues(self._texts[index])
        return self._cues[index]

    def _tokens_of(self, index: int) -> frozenset[str]:
        if index not in self._tokens:
            self._tokens[index] = frozenset(topics.tokens(self._texts[index]))
        return self._tokens[index]
