"""Reads the learned models and scores the words of a translation with them.

A model is a sum: each key of `features` has a weight, and the sum of a word's weights says how
likely professionals are to mark it. What depends on the word alone is summed once and remembered.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtool.checks.marked_wording import features

if TYPE_CHECKING:
    from collections.abc import Collection

    from reviewtool.checks.check import Languages
    from reviewtool.checks.marked_wording.features import Likeness, Word

FOLDER = Path(__file__).parent
REMEMBERED = 50_000
"""Words whose sums are kept."""


class Known(NamedTuple):
    """What a model remembers of a word or sign: its description and the sums of its weights.

    `once` and `again` sum what the word is by itself, without and with other segments that have
    it; `after` and `before` are what it says of the word that follows and the one that precedes.
    A sign has no description.
    """

    word: Word | None
    once: int
    again: int
    after: int
    before: int


class Model:
    """The weights of one target language.

    `least` is the lowest score that is worth showing.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.least: int = content["least"]
        self._slope, self._start = content["curve"]
        self._bands: dict[str, int] = content["words"]
        self._opening = frozenset(content["opening"])
        self._weights: dict[str, int] = content["weights"]
        self._known: dict[tuple[str, bool], Known] = {}
        self._edge = self._meet(features.EDGE, False)

    def scores(
        self, line: list[str], source: Likeness, elsewhere: Collection[str]
    ) -> list[tuple[int, int]]:
        """Score and place of each word of a segment, in order."""
        remembered = self._known
        known = []
        opening, opens = True, self._opening
        for text in line:
            each = remembered.get((text, opening)) or self._meet(text, opening)
            known.append(each)
            opening = text in opens
        found = []
        last = len(line) - 1
        after = self._edge.after
        for place, each in enumerate(known):
            if each.word is not None:
                before = known[place + 1].before if place < last else self._edge.before
                total = each.again if each.word.form in elsewhere else each.once
                total += after + before
                for key in features.resemblance(line[place], each.word, source):
                    total += self._weights.get(key, 0)
                found.append((total, place))
            after = each.after
        return found

    def _meet(self, text: str, opening: bool) -> Known:
        """What a word or sign that is met for the first time adds up to."""
        weight = self._weights.get
        word = features.word(text, opening, self._bands) if text[0].isalnum() else None
        name = text if word is None else word.name
        own = again = once = 0
        if word is not None:
            own = sum(weight(key, 0) for key in features.own_keys(word))
            once = own + weight(features.repeated_key(word, False), 0)
            again = own + weight(features.repeated_key(word, True), 0)
        after, before = (weight(key, 0) for key in features.neighbour_keys(name, name))
        found = Known(word, once, again, after, before)
        if len(self._known) < REMEMBERED:
            self._known[text, opening] = found
        return found

    def share(self, score: int) -> float:
        """How often words of this score were marked where the model was not trained."""
        return 1.0 / (1.0 + math.exp(-self._slope * score - self._start))


def model(languages: Languages) -> Model | None:
    """The model for a language pair; None where there is none."""
    source, target = languages.source, languages.target
    if source.base == "en" and target.base == "de":
        return _read("en-de")
    if source.base in ("zh", "he") and target.base == "en":
        return _read("any-en")
    return None


@cache
def _read(name: str) -> Model:
    import json
    import lzma

    packed = (FOLDER / f"{name}.json.xz").read_bytes()
    return Model(json.loads(lzma.decompress(packed)))
