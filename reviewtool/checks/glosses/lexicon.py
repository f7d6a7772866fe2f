"""The usual English translations of frequent words, by language.

`words/` holds them by dictionary form; benchmarks/gloss_lexicon.py adds the inflected forms and
writes `<language>.txt.xz`, a line for each word: its forms, a colon, the stems of its translations.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_UNSPACED = frozenset({"zh", "ja"})
_LONGEST = 6
"""Signs of the longest word in a script without spaces."""


class Lexicon:
    """What the words of a language can be in English.

    Args:
        code: its base code.
        text: the lexicon, as `<language>.txt.xz` holds it.
    """

    def __init__(self, code: str, text: str) -> None:
        self._spaced = code not in _UNSPACED
        self._glosses: dict[str, frozenset[str]] = {}
        for line in text.splitlines():
            forms, _, stems = line.partition(":")
            glosses = frozenset(stems.split())
            for form in forms.split():
                known = self._glosses.get(form)
                self._glosses[form] = glosses if known is None else known | glosses
        self.english = frozenset().union(*self._glosses.values())

    def words(self, text: str) -> list[frozenset[str]]:
        """For each known word of a text, in order, the stems of its translations."""
        if self._spaced:
            tokens = _word().findall(text.lower())
            return [self._glosses[token] for token in tokens if token in self._glosses]
        found, place = [], 0
        while place < len(text):
            for length in range(_LONGEST, 0, -1):
                glosses = self._glosses.get(text[place : place + length])
                if glosses is not None:
                    found.append(glosses)
                    place += length
                    break
            else:
                place += 1
        return found


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
