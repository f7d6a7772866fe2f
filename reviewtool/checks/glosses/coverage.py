"""Which words of a source have something in the translation that can stand for them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.glosses.lexicon import lexicon
from reviewtool.checks.glosses.stem import english_words, stem, stems

if TYPE_CHECKING:
    from reviewtool.checks.check import Languages
    from reviewtool.checks.glosses.lexicon import Lexicon


_BEGINNING = 4
"""Letters that a word and its cognate have in common."""


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
        words = lexicon.words(target) if english_source else ()
        self._there = set().union(*(w.glosses for w in words)) if words else stems(target)
        self._beginnings = {word[:_BEGINNING] for word in _plain_words(target)}

    def count(self, part: str) -> Counted:
        """What is known of a part of the source, and what of that is missing."""
        if self._english_source:
            words = {word: stem(word) for word in english_words(part)}
            known = {
                word: cut
                for word, cut in words.items()
                if cut in self._lexicon.english and cut not in _common()
            }
            missing = [word for word, cut in known.items() if cut not in self._there]
            return Counted(len(known), sum(not self._akin(word) for word in missing))
        found = self._lexicon.words(part)
        lost = [each.word for each in found if self._there.isdisjoint(each.glosses)]
        return Counted(len(found), sum(not self._akin(word) for word in lost))

    def _akin(self, word: str) -> bool:
        """Whether a word of the target begins alike: website, official and offiziell."""
        plain = "".join(_plain_words(word))
        return len(plain) > _BEGINNING and plain[:_BEGINNING] in self._beginnings


def _plain_words(text: str) -> list[str]:
    """The words in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _word().findall("".join(s for s in decomposed if not unicodedata.combining(s)))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


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
