"""How much the opinions speak against a place: a few measured coefficients.

`benchmarks/second_opinion.py` fits them on annotated translations (English into German and Chinese
into English) and prints them; none of them knows a language or a word. The weight that comes out
is the share of such places in which a professional marked an error.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.opinion.comparison import Comparison, Place


class Evidence(NamedTuple):
    """What can be seen of a suspect place.

    `words`: how many words stand in it that no opinion has (logarithm). `opinions`: how many
    opinions there are (logarithm to 2). `silent`: the share of opinions that have no content word
    in its place. `agreed`: how many content words, beyond one, most opinions have there and the
    target has nowhere (logarithm). `length`: the mean length of a word (logarithm). `late`: how far
    into the segment it stands, 0 to 1. `name`: whether it has a capital within a sentence, less
    the more capitals the text has. `initials`: whether it is written in capitals. `joined`: whether
    a hyphen joins it to a word. `likeness`: how like the target the least like opinion is.
    `harmony`: how like each other the opinions are.
    """

    words: float
    opinions: float
    silent: float
    agreed: float
    length: float
    late: float
    name: float
    initials: float
    joined: float
    likeness: float
    harmony: float


_BASE = -0.99
_COEFFICIENTS = Evidence(
    words=0.33,
    opinions=0.12,
    silent=-0.25,
    agreed=0.3,
    length=-0.18,
    late=0.58,
    name=1.21,
    initials=-1.24,
    joined=0.43,
    likeness=-0.14,
    harmony=-0.29,
)


def weight(evidence: Evidence) -> float:
    """The share of such places that are errors, 0 to 1."""
    total = _BASE + sum(
        factor * value for factor, value in zip(_COEFFICIENTS, evidence, strict=True)
    )
    return 1.0 / (1.0 + exp(-total))


class Witness:
    """What all places of one comparison have in common, ready to weigh each."""

    def __init__(self, comparison: Comparison, target: str) -> None:
        self._comparison = comparison
        self._target = target
        self._capitals = _capitals(target)
        sizes = [len(opinion.words) for opinion in comparison.opinions]
        own = len(comparison.target.words)
        self._likeness = min(
            2 * (own - known.count(-1)) / (own + size)
            for known, size in zip(comparison.partners, sizes, strict=True)
        )
        self._harmony = _harmony(comparison, self._likeness)
        self._had = frozenset(comparison.target.stems)

    def evidence(self, place: Place) -> Evidence:
        """What can be seen of a place."""
        comparison = self._comparison
        count = len(comparison.opinions)
        stems: list[frozenset[str]] = []
        for number, opinion in enumerate(comparison.opinions):
            first, last = comparison.around(place, number)
            stems.append(
                frozenset(
                    opinion.stems[k]
                    for k in range(first, last)
                    if comparison.content(opinion.words[k])
                )
            )
        start, end = comparison.target.span(place.missing[0], place.missing[-1] + 1)
        words = self._target[start:end]
        return Evidence(
            words=log(len(place.missing)),
            opinions=log(count) / log(2),
            silent=sum(not stem for stem in stems) / count,
            agreed=log(max(1, len(_agreed(stems) - self._had))),
            length=log((end - start) / (place.missing[-1] + 1 - place.missing[0])),
            late=place.missing[0] / max(1, len(comparison.target.words) - 1),
            name=(1 - min(1.0, 3 * self._capitals)) * _names(self._target, start),
            initials=float(len(words) > 1 and words.isupper()),
            joined=float("-" in self._target[max(0, start - 1) : end + 1]),
            likeness=self._likeness,
            harmony=self._harmony,
        )


def _agreed(stems: Sequence[frozenset[str]]) -> frozenset[str]:
    """The stems that more than half of the opinions have; none where there is but one."""
    if len(stems) < 2:
        return frozenset()
    counts: dict[str, int] = {}
    for words in stems:
        for stem in words:
            counts[stem] = counts.get(stem, 0) + 1
    return frozenset(stem for stem, count in counts.items() if 2 * count > len(stems))


def _harmony(comparison: Comparison, likeness: float) -> float:
    """How like each other the first two opinions are; the likeness to the target for one."""
    if len(comparison.opinions) < 2:
        return likeness
    one, other = (frozenset(opinion.stems) for opinion in comparison.opinions[:2])
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _capitals(text: str) -> float:
    """The share of the words of a text that begin with a capital."""
    words = text.split()
    return sum(word[:1].isupper() for word in words) / max(1, len(words))


def _names(text: str, start: int) -> bool:
    """Whether a capital stands at `start` and not at the beginning of a sentence."""
    before = text[:start].rstrip(" \"'“„‘«»(")
    return text[start].isupper() and bool(before) and before[-1] not in ".!?:。！？"
