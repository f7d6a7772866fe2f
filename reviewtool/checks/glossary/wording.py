"""One wording of a term, and where a text has it.

`Wording.at` is strict: whole words, in a form that the language knows. `Wording.near` is lenient,
for the translation: whatever can stand for the words will do, since a flag must not come of an
ending.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewtool.checks.glossary.inflection import forms, listed
from reviewtool.checks.glossary.pieces import pieces, sign
from reviewtool.checks.glosses.stem import stem
from reviewtool.checks.names import CAPITAL_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.glossary.pieces import Piece

_COMPOUNDING = frozenset(
    {"de", "nl", "sv", "da", "nb", "nn", "no", "is", "fi", "et", "hu", "af", "lb"}
)
"""Languages that write compounds as one word."""
_HYPHENS = frozenset("-‑‐")
_PART = 4
"""Letters of a word that may stand inside another one."""
_LEFT = 2
"""Letters at the end of a word that its inflection may change."""
_MORE = 5
"""Letters that inflection, or making an adjective of a noun, may add."""
_UMLAUTS = str.maketrans("äöü", "aou")


class Wording:
    """A wording as the glossary has it.

    Args:
        text: with at least one letter or digit.
        code: base code of its language.
        exact: whether it stands letter for letter.
    """

    def __init__(self, text: str, code: str, *, exact: bool) -> None:
        found = pieces(text.strip())
        self.text = text.strip()
        self._code = code
        self._exact = exact
        self._words = [piece.text for piece in found]
        self._forms = [
            frozenset((piece.key,)) if exact else forms(piece.key, code) for piece in found
        ]
        self._acronym = any(map(_has_capitals, self._words))
        before, after = self.text[: found[0].start], self.text[found[-1].end :]
        self._before = before if sign(before) else ""
        self._after = after if sign(after) else ""
        self._between = _signs(self.text, found)

    @property
    def keys(self) -> frozenset[str]:
        """What its first word can look like, as keys of pieces."""
        return self._forms[0]

    @property
    def size(self) -> int:
        """How many pieces it has."""
        return len(self._words)

    def at(self, text: str, found: Sequence[Piece], first: int) -> tuple[int, int] | None:
        """The span that it takes in a text, from this piece on; None where it does not stand."""
        part = found[first : first + self.size]
        if len(part) < self.size or not all(map(self._is, range(self.size), part)):
            return None
        start, end = part[0].start, part[-1].end
        if self._between != _signs(text, part) or _splits(text, start, end):
            return None
        if not self._acronym and _hyphened(text, start, end):
            return None
        if not text.endswith(self._before, 0, start) or not text.startswith(self._after, end):
            return None
        return start - len(self._before), end + len(self._after)

    def near(self, found: Sequence[Piece]) -> list[tuple[int, int]]:
        """The spans of all places that can stand for it."""
        spans, place = [], 0
        while place + self.size <= len(found):
            part = found[place : place + self.size]
            if all(map(self._likely, range(self.size), part)):
                spans.append((part[0].start, part[-1].end))
                place += self.size
            else:
                place += 1
        return spans

    def _is(self, place: int, piece: Piece) -> bool:
        if piece.key not in self._forms[place]:
            return False
        word = self._words[place]
        if self._exact:
            opening = place == 0 and piece.text == word[:1].upper() + word[1:]
            return piece.text == word or opening
        if _has_capitals(word):
            return piece.text.startswith(word) or (piece.text.isupper() and not word.isupper())
        if self._code in CAPITAL_NOUNS and word[:1].isupper():
            return piece.text[:1].isupper()
        return True

    def _likely(self, place: int, piece: Piece) -> bool:
        if self._is(place, piece):
            return True
        word, other = self._words[place].casefold(), piece.key
        if self._exact or _has_capitals(self._words[place]) or len(word) < _PART:
            return False
        if self._code == "en":
            return stem(word) == stem(other)
        if self._code in _COMPOUNDING and _joined(word) in other.translate(_UMLAUTS):
            return True
        if not listed(self._code) and word in other:
            return True
        left = max(_PART, len(word) - _LEFT)
        return other.startswith(word[:left]) and len(other) <= len(word) + _MORE


def _joined(word: str) -> str:
    """The word as it stands inside a compound: Grenze in Grenzposten."""
    stem = word.removesuffix("e")
    return (stem if len(stem) >= _PART else word).translate(_UMLAUTS)


def _has_capitals(word: str) -> bool:
    """Whether it has a capital after its first letter, which is then no matter of its place."""
    return any(map(str.isupper, word[1:]))


def _signs(text: str, found: Sequence[Piece]) -> list[str]:
    """What counts between neighbouring pieces."""
    return [sign(text[a.end : b.start]) for a, b in pairwise(found)]


def _hyphened(text: str, start: int, end: int) -> bool:
    """Whether a hyphen makes the span a part of a longer word."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[1:] in _HYPHENS and before[:1].isalnum()) or (
        after[:1] in _HYPHENS and after[1:].isalnum()
    )


def _splits(text: str, start: int, end: int) -> bool:
    """Whether the span begins or ends within a word in katakana."""
    return (_katakana(text[start]) and _katakana(text[max(0, start - 1) : start])) or (
        _katakana(text[end - 1]) and _katakana(text[end : end + 1])
    )


def _katakana(letter: str) -> bool:
    return "\u30a1" <= letter <= "\u30fe" and letter != "・"
