"""The words of a text as the comparison of translations needs them: fast, folded, with places.

Words are cut at hyphens, so that the parts of a compound can be found one by one; Han, kana and
other scripts without spaces are cut character by character.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.segments.segment import Segment

STEM = 5
"""Characters of a word by which inflected forms are aligned with each other."""
_PLAIN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNPLAIN = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u2070-\U0010ffff]")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"


class Wording:
    """The words of one text: `words` holds them case-folded, in order."""

    __slots__ = ("_matches", "_spans", "_stems", "_text", "words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []
        self._matches: Iterator[Any] | None = None
        self._stems: list[str] | None = None
        folded = text.casefold()
        self.words: list[str]
        if len(folded) == len(text):
            self.words = _words(text).findall(folded)
        else:
            self.words = [word.casefold() for word in _words(text).findall(text)]

    @property
    def stems(self) -> list[str]:
        """What the inflected forms of each word share."""
        if self._stems is None:
            self._stems = [word[:STEM] for word in self.words]
        return self._stems

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The half-open span, in code points, of the words from `first` to before `last`."""
        spans = self._spans
        if len(spans) < last:
            if self._matches is None:
                self._matches = _words(self._text).finditer(self._text)
            wanted = islice(self._matches, last - len(spans))
            spans.extend([match.span() for match in wanted])
        return spans[first][0], spans[last - 1][1]

    def between(self, place: int) -> str:
        """What stands between a word and the next."""
        return self._text[self.span(place, place + 1)[1] : self.span(place + 1, place + 2)[0]]

    def text(self, first: int, last: int) -> str:
        """The text from the word `first` to before the word `last`, as it stands."""
        if first >= last:
            return ""
        start, end = self.span(first, last)
        return self._text[start:end]


def source_words(segment: Segment) -> frozenset[str]:
    """The words of the source with their capitals."""
    return frozenset(_words(segment.source).findall(segment.source))


def unspaced(word: str) -> bool:
    """Whether a word is a single character of a script that puts no spaces between words."""
    return word >= "\u0e00" and _single().match(word) is not None


def _words(text: str) -> Any:
    return _marked() if _UNPLAIN.search(text) else _PLAIN


@cache
def _marked() -> Any:
    import regex

    letter = rf"[[\w\p{{M}}]--[{_UNSPACED}_]]"
    expression = rf"[{_UNSPACED}]\p{{M}}*|{letter}+(?:['’]{letter}+)*"
    return regex.compile(expression, regex.V1)


@cache
def _single() -> Any:
    import regex

    return regex.compile(rf"[{_UNSPACED}]\p{{M}}*$", regex.V1)
