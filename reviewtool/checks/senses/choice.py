"""Which sense of a word a translation chose, and which one its surroundings speak for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Finding
from reviewtool.checks.pack.patterns import compiled
from reviewtool.checks.pack.view import fold, view
from reviewtool.checks.senses import topics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.senses.evidence import Support, Surroundings
    from reviewtool.checks.senses.schema import Ambiguity, Sense

ENOUGH = 1.5
"""What must speak for a sense before another that has nothing for it is doubted."""
PLAIN_ENOUGH = 2.0
"""The same where the other sense is the one that needs no support."""
TIMES = 3.0
"""How many times more must speak for the one sense than for the other."""
SETTLED = 2.5
"""Where this much speaks for the chosen sense, the others are not asked."""
PLAIN_HOLDS = 0.7
"""Where this much speaks for a sense, the plain one is not put in its place."""
SECONDS = 0.1
"""A pattern that takes longer on a segment is given up there."""
APART = 0.7
"""The two words may stand this far apart, as shares of the length of their texts."""


class Sides(NamedTuple):
    """The texts of a segment as patterns see them."""

    source: str
    target: str


class _Chosen(NamedTuple):
    sense: Sense
    word: int
    start: int
    end: int


def wrong_choice(
    row: Ambiguity, sides: Sides, index: int, around: Surroundings, *, english_source: bool
) -> Finding | None:
    """The translation of the word in segment `index`, if another sense of it is much likelier."""
    source, target = sides
    place = _first(row.source, source)
    if place is None or (row.unless and _first(row.unless, source) is not None):
        return None
    chosen = list(_chosen(row, target))
    if not chosen or any(each.sense is not chosen[0].sense for each in chosen):
        return None
    here = place[0] / max(1, len(source))
    best = min(chosen, key=lambda each: abs(each.start / max(1, len(target)) - here))
    apart = abs(best.start / max(1, len(target)) - here)
    if apart > APART and not best.sense.never:
        return None
    left_out = _own_words(row, source, place, english_source=english_source)
    mine = 0.0 if best.sense.never else around.support(best.sense, index, left_out).weight
    if mine >= SETTLED:
        return None
    others = [
        (sense, around.support(sense, index, left_out))
        for sense in row.senses
        if sense is not best.sense and not sense.never
    ]
    found = _likelier(best.sense, mine, others)
    if found is None:
        return None
    right, support = found
    word = source[place[0] : place[1]]
    suggestion = _alike(right, best)
    return Finding(
        best.start,
        best.end,
        _message(word, suggestion, best.sense, support),
        (_cased(suggestion, target[best.start : best.end]),),
        source=place,
        evidence=("source", "document"),
    )


def _likelier(
    chosen: Sense, mine: float, others: list[tuple[Sense, Support]]
) -> tuple[Sense, Support] | None:
    if not others:
        return None
    right = max(others, key=lambda each: (each[1].weight, each[0].plain))
    theirs = right[1].weight
    if chosen.never:
        return right
    if theirs >= (PLAIN_ENOUGH if chosen.plain else ENOUGH) and theirs >= TIMES * mine:
        return right
    plain = next((each for each in others if each[0].plain), None)
    return plain if plain is not None and not chosen.plain and mine < PLAIN_HOLDS else None


def _first(pattern: str, text: str) -> tuple[int, int] | None:
    try:
        match = compiled(pattern).search(text, timeout=SECONDS)
    except TimeoutError:
        return None
    return match.span() if match else None


def _chosen(row: Ambiguity, target: str) -> Iterator[_Chosen]:
    """The translations of the word that stand in the target, the longest where they overlap."""
    folded = fold(target)
    found = [
        _Chosen(sense, number, *match.span())
        for sense in row.senses
        for number, word in enumerate(sense.words)
        if _folded(word) in folded
        for match in _word(word).finditer(target)
    ]
    found.sort(key=lambda each: (each.start, -each.end))
    end = -1
    for each in found:
        if each.start >= end:
            yield each
            end = each.end


@cache
def _folded(text: str) -> str:
    return fold(view(text))


@cache
def _word(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(view(text))}(?!\w)", re.IGNORECASE)


def _own_words(
    row: Ambiguity, source: str, place: tuple[int, int], *, english_source: bool
) -> frozenset[str]:
    """The English words that are the word itself, and say nothing of its surroundings."""
    if english_source:
        return frozenset(topics.tokens(source[place[0] : place[1]]))
    return frozenset().union(*(_tokens(sense.words) for sense in row.senses))


@cache
def _tokens(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token for word in words for token in topics.tokens(word))


def _alike(sense: Sense, chosen: _Chosen) -> str:
    """The translation that is inflected like the chosen one, as far as that can be told."""
    if len(sense.words) == len(chosen.sense.words):
        return sense.words[chosen.word]
    plural = chosen.sense.words[chosen.word].endswith("s")
    return next((word for word in sense.words if word.endswith("s") == plural), sense.words[0])


def _cased(text: str, model: str) -> str:
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def _message(word: str, suggestion: str, chosen: Sense, support: Support) -> str:
    if support.words and not chosen.never:
        *others, last = (f"“{each}”" for each in support.words[:3])
        near = f"{', '.join(others)} and {last}" if others else last
        return f"“{word}” has several senses; beside {near} it is likelier “{suggestion}”."
    if chosen.never:
        return f"“{word}” does not mean this; it is “{suggestion}” here."
    about = " or ".join(chosen.topics) or "that"
    return f"“{word}” has several senses; nothing here is about {about}: rather “{suggestion}”."
