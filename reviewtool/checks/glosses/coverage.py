"""Which words of a source have something in the translation that can stand for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.glosses.lexicon import lexicon
from reviewtool.checks.glosses.stem import stem, stems

if TYPE_CHECKING:
    from reviewtool.checks.check import Languages
    from reviewtool.checks.glosses.lexicon import Lexicon


class Counted(NamedTuple):
    """Words of a text that the lexicon knows, and those of them that nothing stands for."""

    known: int
    missing: int


class Coverage:
    """Asks of parts of a source what a translation has of them.

    Args:
        lexicon: the words of the language that is not English.
        english_source: whether the source is the English side.
        target: the translation.
    """

    def __init__(self, lexicon: Lexicon, target: str, *, english_source: bool) -> None:
        self._lexicon = lexicon
        self._english_source = english_source
        if english_source:
            self._there: set[str] = set().union(*lexicon.words(target))
        else:
            self._there = stems(target)

    def count(self, part: str) -> Counted:
        """What is known of a part of the source, and what of that is missing."""
        if self._english_source:
            known = [word for word in stems(part) - _common() if word in self._lexicon.english]
            return Counted(len(known), sum(word not in self._there for word in known))
        glosses = self._lexicon.words(part)
        return Counted(len(glosses), sum(self._there.isdisjoint(each) for each in glosses))


def coverage_lexicon(languages: Languages) -> tuple[Lexicon, bool] | None:
    """The lexicon for a pair with English, and whether English is the source."""
    english_source = languages.source.base == "en"
    other = languages.target.base if english_source else languages.source.base
    if not english_source and languages.target.base != "en":
        return None
    found = lexicon(other)
    return None if found is None else (found, english_source)


@cache
def _common() -> frozenset[str]:
    """English words that say too little to be missed."""
    words = "be have do will would can could may must should get make take go come one more also"
    return frozenset(map(stem, words.split()))
