"""Whether any opinion has a word of the translation, whatever its inflection.

A word counts as had where an opinion has it, a form with the same beginning, or a compound in whose
place the other side has both parts.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_BEGINNING = 3
"""Letters that two forms of a word share at least."""
_SHARED = 0.55
"""The share of the longer form that two forms of a word have in common at their beginnings."""
_PART = 4
"""The shortest part that is looked for in a compound."""
_COMPOUND = 8
"""The shortest compound that is taken apart."""


class Support:
    """The words that the opinions have between them, beside those of the translation itself."""

    def __init__(self, own: Collection[str], opinions: Iterable[Iterable[str]]) -> None:
        self._own = own
        self.words: set[str] = set()
        for words in opinions:
            self.words.update(words)

    def has(self, word: str) -> bool:
        """Whether the opinions have this case-folded word."""
        if word in self.words:
            return True
        if len(word) < _BEGINNING:
            return False
        beginning = word[:_BEGINNING]
        alike = [other for other in self.words if other.startswith(beginning)]
        if any(_inflected(word, other) for other in alike):
            return True
        return len(word) >= _PART and self._in_compound(word)

    def _in_compound(self, word: str) -> bool:
        """Whether a compound is taken apart on the other side: both its parts are there."""
        for other in [other for other in self.words if other in word or word in other]:
            inside = len(word) < len(other)
            rest = _rest(other, word) if inside else _rest(word, other)
            there = self._own if inside else self.words
            if rest and any(known.startswith(rest) for known in there):
                return True
        return False


def _rest(compound: str, part: str) -> str:
    """How the other part of a compound begins; empty where this is no part of it."""
    if len(part) < _PART or len(compound) < _COMPOUND:
        return ""
    if compound.endswith(part):
        other = compound[: -len(part)]
    elif compound.startswith(part):
        other = compound[len(part) :]
        if other[:1] == "s":
            other = other[1:]
    else:
        return ""
    return other[:_BEGINNING] if len(other) >= _BEGINNING else ""


def _inflected(word: str, other: str) -> bool:
    """Whether two words share so long a beginning that they are forms of one."""
    longer = max(len(word), len(other))
    enough = ceil(_SHARED * longer)
    return enough <= min(len(word), len(other)) and word[:enough] == other[:enough]
