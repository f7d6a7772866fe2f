"""What English texts are about: which words point to which topics.

English is a side of every language pair that senses are known for, so one lexicon serves them all.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

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
    found: list[str] = []
    for token in _TOKEN.findall(text.lower().replace("’", "'")):
        plain = token.removesuffix("'s")
        found.append(plain)
        if "-" in plain:
            found += plain.split("-")
    return found


def cues(text: str) -> dict[str, Cue]:
    """The words of a text that point to topics, by the form in which they stand there."""
    known = _forms()
    words = tokens(text)
    pairs = (f"{first}_{second}" for first, second in pairwise(words))
    return {form: known[form] for form in (*words, *pairs) if form in known}


def forms(word: str) -> list[str]:
    """A base form and what English endings make of it, wrong forms among them."""
    found = [word, word + "s"]
    if len(word) < _SHORT:
        return found
    last, before = word[-1], word[-2]
    if last == "y" and before not in _VOWELS:
        found += [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    elif last == "e":
        found += [word + "d", word + "r", word[:-1] + "ing"]
    else:
        found += [word + "es", word + "ed", word + "ing", word + "er"]
        if last not in "aeiouwxy" and before in _VOWELS:
            found += [word + last + "ed", word + last + "ing", word + last + "er"]
    return found


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
