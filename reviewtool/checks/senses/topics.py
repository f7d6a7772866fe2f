"""What English texts are about: which words point to which topics.

English is a side of every language pair that senses are known for, so one lexicon serves them all.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = Path(__file__).with_name("topics.json")
"""Words by topic, base forms, joined by spaces; two words of one term are joined by `_`."""

_TOKEN = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_LETTERS = bytes(ord(chr(c).lower()) if chr(c).isalpha() else 32 for c in range(128)) + bytes(128)
_VOWELS = "aeiou"
_SHORT = 3
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("d", ""),
    ("ed", ""),
    ("r", ""),
    ("er", ""),
    ("ing", ""),
    ("ing", "e"),
)
"""What forms end in, and what stands there in the base form."""
_REMEMBERED = 1 << 16
"""Words that are not looked up anew."""


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
    if text.isascii() and "'" not in text and "-" not in text:
        return text.encode().translate(_LETTERS).decode().split()
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    for token in [token for token in found if not token.isalpha()]:
        plain = token.removesuffix("'s")
        found += (plain, *plain.split("-"))
    return found


def cues(words: Sequence[str]) -> dict[str, Cue]:
    """Those of these words that point to topics, alone or two together as one term."""
    found = {word: known for word in words if (known := cue(word)) is not None}
    for first in _first_words().intersection(words):
        place = -1
        for _ in range(words.count(first)):
            place = words.index(first, place + 1)
            term = "_".join(words[place : place + 2])
            known = cue(term)
            if known is not None:
                found[term] = known
    return found


@lru_cache(maxsize=_REMEMBERED)
def cue(form: str) -> Cue | None:
    """What a word points to, in whatever form it stands; None where that is nothing."""
    topics = _topics()
    base = next((base for base in bases(form) if base in topics), None)
    return None if base is None else Cue(base, topics[base])


def bases(form: str) -> list[str]:
    """Every word that this may be a form of, itself first."""
    guesses = [form]
    for ending, instead in _ENDINGS:
        if form.endswith(ending):
            plain = form[: -len(ending)]
            guesses.append(plain + instead)
            if len(plain) > 1 and plain[-1] == plain[-2]:
                guesses.append(plain[:-1])
    return [guess for guess in guesses if guess and form in forms(guess)]


@lru_cache(maxsize=_REMEMBERED)
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
def _topics() -> dict[str, frozenset[str]]:
    topics: dict[str, set[str]] = {}
    for topic, words in _words().items():
        for word in words:
            topics.setdefault(word, set()).add(topic)
    return {word: frozenset(about) for word, about in topics.items()}


@cache
def _first_words() -> frozenset[str]:
    """The words with which a term of two begins."""
    return frozenset(word.partition("_")[0] for word in _topics() if "_" in word)
