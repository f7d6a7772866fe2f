"""The usual English translations of frequent words, by language.

`words/` holds them by dictionary form; benchmarks/gloss_lexicon.py adds the inflected forms and
writes `<language>.txt.xz`, a line for each word: its forms, a colon, the stems of its translations.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_UNSPACED = frozenset({"zh", "ja"})
_COMPOUNDING = frozenset({"de", "nl"})
_PART = 4
"""Letters of the shortest part of a compound."""
_LONGEST = 6
"""Signs of the longest word in a script without spaces."""


class Known(NamedTuple):
    """A word as it stands in a text, in lower case, and the stems of its translations."""

    word: str
    glosses: frozenset[str]


class Lexicon:
    """What the words of a language can be in English.

    Args:
        code: its base code.
        text: the lexicon, as `<language>.txt.xz` holds it.
    """

    def __init__(self, code: str, text: str) -> None:
        self._spaced = code not in _UNSPACED
        self._compounds = code in _COMPOUNDING
        self._glosses: dict[str, frozenset[str]] = {}
        for line in text.splitlines():
            forms, _, stems = line.partition(":")
            glosses = frozenset(stems.split())
            for form in forms.split():
                known = self._glosses.get(form)
                self._glosses[form] = glosses if known is None else known | glosses
        self.english = frozenset().union(*self._glosses.values())

    def words(self, text: str) -> list[Known]:
        """Each known word of a text, in order, with the stems of its translations."""
        if self._spaced:
            looked_up = ((word, self._of(word)) for word in _word().findall(text.lower()))
            return [Known(word, glosses) for word, glosses in looked_up if glosses is not None]
        found: list[Known] = []
        place = 0
        while place < len(text):
            for length in range(_LONGEST, 0, -1):
                word = text[place : place + length]
                glosses = self._glosses.get(word)
                if glosses is not None:
                    found.append(Known(word, glosses))
                    place += length
                    break
            else:
                place += 1
        return found

    def _of(self, token: str) -> frozenset[str] | None:
        """The translations of a word, or those of the parts of a compound."""
        known = self._glosses.get(token)
        if known is None and self._compounds and len(token) >= 2 * _PART:
            for cut in range(_PART, len(token) - _PART + 1):
                head, tail = token[:cut], self._glosses.get(token[cut:])
                first = self._glosses.get(head) or self._glosses.get(head.removesuffix("s"))
                if first is not None and tail is not None:
                    return first | tail
        return known


@cache
def lexicon(code: str) -> Lexicon | None:
    """The lexicon of a language, by base code; None where there is none."""
    file = HERE / f"{code}.txt.xz"
    if not (code and file.is_file()):
        return None
    import lzma

    return Lexicon(code, lzma.decompress(file.read_bytes()).decode("utf-8"))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
