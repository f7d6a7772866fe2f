"""Words and grapheme clusters of any script.

Python's own `\\w` cuts Devanagari and decomposed letters apart, so the marks (`\\p{M}`) are part
of a word here; Han, kana and Thai are cut character by character, since they have no spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its half-open span of code points."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order: letters, digits and marks, with inner apostrophe or hyphen."""
    for match in _pattern(_WORD).finditer(text):
        yield Word(match.group(), match.start(), match.end())


def tokens(text: str) -> list[str]:
    """The text cut without loss: words, runs of white space, and single other clusters."""
    found: list[str] = _pattern(_TOKEN).findall(text)
    return found


def clusters(text: str) -> list[str]:
    """The grapheme clusters of a text (Unicode UAX 29), which a reader sees as one character."""
    found: list[str] = _pattern(r"\X").findall(text)
    return found


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _pattern(_WORD).finditer(text))


def whole_words(pattern: str) -> str:
    """A pattern of the `regex` module, made to match whole words only, whatever it begins with.

    Between characters of scripts without spaces any place is the end of a word, but a mark is never
    cut from its letter.
    """
    letter = rf"(?![{_UNSPACED}])[\w\p{{M}}]"
    inside = rf"(?<!{letter}(?={letter}))(?!\p{{M}})"
    return f"{inside}(?:{pattern}){inside}"


_LETTER = rf"[[\w\p{{M}}]--[{_UNSPACED}]]"
_WORD = rf"[{_UNSPACED}]\p{{M}}*|{_LETTER}+(?:['’\-]{_LETTER}+)*"
_TOKEN = rf"[{_UNSPACED}]\p{{M}}*|{_LETTER}+|\s+|\X"


@cache
def _pattern(expression: str) -> Any:
    import regex

    return regex.compile(expression, regex.V1)
