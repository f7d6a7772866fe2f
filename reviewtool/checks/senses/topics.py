"""What English texts are about: which words point to which topics.

English is a side of every language pair that senses are known for, so one lexicon serves them all.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = Path(__file__).with_name("topics.json")
"""Words by topic, base forms, joined by spaces; two words of one term are joined by `_`."""

_TOKEN = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_VOWELS = "aeiou"
_SHORT = 3


class Cue(NamedTuple):
    """A word that points to topics, in its base form."""

    word: str
    topics: frozenset[str]


@cache
def names() -> frozenset[str]:
    """The names of all topics."""
    return frozenset(_words())


def tokens(text: str) -> list[str]:
    """The words of an English text in lower case, those with hyphens also in their parts."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    for token in [token for token in found if not token.isalpha()]:
        plain = token.removesuffix("'s")
        found += (plain, *plain.split("-"))
    return found


def cues(words: Sequence[str]) -> dict[str, Cue]:
    """Those of these words that point to topics, alone or two together as one term."""
    known = _forms()
    found = {word: known[word] for word in known.keys() & set(words)}
    for first, second in pairwise(words):
        if first in _first_words():
            term = f"{first}_{second}"
            if term in known:
                found[term] = known[term]
    return found


@cache
def forms(word: str) -> tuple[str, ...]:
    """A base form and what English endings make of it, wrong forms among them."""
    found = [word, word + "s"]
    if len(word) < _SHORT:
        return tuple(found)
    last, before = word[-1], word[-2]
    if last == "y" and before not in _VOWELS:
        found += [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    elif last == "e":
        found += [word + "d", word + "r", word[:-1] + "ing"]
    else:
        found += [word + "es", word + "ed", word + "ing", word + "er"]
        if last not in "aeiouwxy" and before in _VOWELS:
            found += [word + last + "ed", word + last + "ing", word + last + "er"]
    return tuple(found)


@cache
def _words() -> dict[str, list[str]]:
    data: dict[str, str] = json.loads(FILE.read_text(encoding="utf-8"))
    return {topic: words.split() for topic, words in data.items()}


@cache
def _forms() -> dict[str, Cue]:
    topics: dict[str, set[str]] = {}
    for topic, words in _words().items():
        for word in words:
            topics.setdefault(word, set()).add(topic)
    found: dict[str, Cue] = {}
    for word, about in topics.items():
        cue = Cue(word, frozenset(about))
        for form in forms(word):
            if form == word or form not in topics:
                found.setdefault(form, cue)
        found[word] = cue
    return found


@cache
def _first_words() -> frozenset[str]:
    """The words with which a term of two begins."""
    return frozenset(form.partition("_")[0] for form in _forms() if "_" in form)
