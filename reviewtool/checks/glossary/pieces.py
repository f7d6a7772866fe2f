"""A text cut for looking up terms: words without apostrophes and hyphens, and what parts them.

Script without spaces is cut character by character, so that a term is found inside a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"[[\w\p{{M}}]--[{_UNSPACED}]]"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
"""Signs inside a word that nobody sees."""
_PIECE = rf"[{_UNSPACED}]\p{{M}}*|{_LETTER}+(?:[{_UNSEEN}]+{_LETTER}+)*"
_HIDDEN = str.maketrans("", "", _UNSEEN)
_PARTS = re.compile(f"[\\s'’ʼ‘\ufffc{_UNSEEN}\u2010\u2011・-]+")
"""What may part the words of a term, whatever parts them in the glossary."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or one character of a script without spaces, with its half-open code point span.

    `key` is what it is looked up by: without case, accents composed.
    """

    text: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=64)
def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text in order."""
    found = []
    for match in _pattern().finditer(text):
        word = match.group()
        if not word.isascii():
            word = unicodedata.normalize("NFC", word.translate(_HIDDEN))
        found.append(Piece(word, word.casefold().replace("ё", "е"), *match.span()))
    return tuple(found)


def sign(between: str) -> str:
    """What of the text between two pieces counts: all but blanks, hyphens and apostrophes."""
    return _PARTS.sub("", between)


@cache
def _pattern() -> Any:
    import regex

    return regex.compile(_PIECE, regex.V1)
