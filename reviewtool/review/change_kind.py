"""What kind of error an edit seems to mend, told from the words that went and those that came.

Guesses, to be confirmed by the reviewer; they know no grammar.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reviewtool.segments.words import words
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Kind = tuple[str, Severity]
"""Category and severity."""

PUNCTUATION: Kind = ("linguistic-conventions/punctuation", Severity.MINOR)
SPELLING: Kind = ("linguistic-conventions/spelling", Severity.MINOR)
GRAMMAR: Kind = ("linguistic-conventions/grammar", Severity.MINOR)
NUMBER_FORMAT: Kind = ("locale-conventions/number-format", Severity.MINOR)
ADDITION: Kind = ("accuracy/addition", Severity.MINOR)
OMISSION: Kind = ("accuracy/omission", Severity.MINOR)
MISTRANSLATION: Kind = ("accuracy/mistranslation", Severity.MAJOR)

_NEGATIONS = (
    "not no nor never cannot niet geen nooit nicht kein keine keinen nie ne pas ni non jamais "
    "nunca não nem sin mai inte ingen ikke ei не нет ни ні"
)
"""Function words that turn the meaning of a sentence."""
_SHORT = ("in", "am")
"""Function words of so many languages that the lists of some leave them out."""
_DIGITS = re.compile(r"\d+")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[.,'’\u00a0\u202f\u2009 ](?=\d)")
_LONGEST = 40
"""Longer words are not compared letter by letter."""


def change_kind(old: str, new: str, small: Collection[str] = ()) -> Kind:
    """The kind of the error on `old`, which became `new`; `small` are the function words."""
    if _solid(old) == _solid(new):
        if _INSIDE_NUMBER.findall(old) != _INSIDE_NUMBER.findall(new):
            return NUMBER_FORMAT
        return PUNCTUATION
    if _DIGITS.findall(old) and sorted(_DIGITS.findall(old)) != sorted(_DIGITS.findall(new)):
        return MISTRANSLATION
    before = [word.text.casefold() for word in words(old)]
    after = [word.text.casefold() for word in words(new)]
    changed = set(before) ^ set(after)
    if changed.intersection(_NEGATIONS.split()):
        return MISTRANSLATION
    if before and after and sorted(before) == sorted(after):
        return SPELLING if before == after else GRAMMAR
    if all(word in small or word in _SHORT or _is_letter(word) for word in changed or before):
        return GRAMMAR
    if not after:
        return ADDITION
    if not before:
        return OMISSION
    return SPELLING if _respelt(before, after) else MISTRANSLATION


def _solid(text: str) -> str:
    """The letters, digits and marks of a text: all but punctuation, signs and white space."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LMN")


def _is_letter(word: str) -> bool:
    """Whether it is a word of one Latin letter, such as “a” or “y”; those are all small words."""
    return len(word) == 1 and word.isalpha() and word <= "ÿ"


def _respelt(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the same words stand there, some with a slip or two mended."""
    if "".join(before) == "".join(after):
        return True
    if len(before) != len(after):
        return False
    return all(_like(old, new) for old, new in zip(before, after, strict=True))


def _like(old: str, new: str) -> bool:
    if old == new or _bare(old) == _bare(new) != "":
        return True
    longest = max(len(old), len(new))
    if longest > _LONGEST or longest < 3 or old[0] != new[0]:
        return False
    steps = _distance(old, new)
    if longest == 3:
        return steps == 1 and sorted(old) == sorted(new)
    return steps <= (1 if longest < 8 else 2)


def _bare(word: str) -> str:
    """The word without accents."""
    return "".join(
        char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char)
    )


def _distance(old: str, new: str) -> int:
    """Letters put in, taken out, exchanged, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(new) + 1))
    for i, one in enumerate(old, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(new, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == new[j - 2] and old[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
