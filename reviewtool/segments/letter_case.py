"""Lower case, title case and capitals, by the rules of a language.

Promises: text of a script without case stays as it is; `ß` becomes `ẞ`, so that the way back is
the same word; Turkish and Azerbaijani keep dotted and dotless i apart; a Dutch word in title case
begins with `IJ`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.languages import base_code
from reviewtool.segments.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTTED = frozenset({"tr", "az"})
_TO_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_TO_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_DOT_ABOVE = "\u0307"


def next_case(text: str, language: str) -> str:
    """The text in the next case: lower, then title, then capitals, then lower again.

    A text in mixed case goes to lower case. `language` is a code such as `tr` or `nl-BE`.
    """
    forms = list(dict.fromkeys(form(text, language) for form in (lower, title, upper)))
    if text not in forms:
        return forms[0]
    return forms[(forms.index(text) + 1) % len(forms)]


def lower(text: str, language: str) -> str:
    """The text in lower case."""
    if base_code(language) in _DOTTED:
        return text.replace("I" + _DOT_ABOVE, "i").translate(_TO_LOWER).lower()
    return text.lower()


def upper(text: str, language: str) -> str:
    """The text in capitals."""
    if base_code(language) in _DOTTED:
        text = text.translate(_TO_UPPER)
    return text.replace("ß", "ẞ").upper()


def title(text: str, language: str) -> str:
    """The text with a capital at the start of each word, the rest in lower case."""
    return "".join(_titled(text, language))


def _titled(text: str, language: str) -> Iterator[str]:
    place = 0
    for word in words(text):
        yield text[place : word.start]
        first = _first(word.text, language)
        yield _capital(word.text[:first], language) + lower(word.text[first:], language)
        place = word.end
    yield text[place:]


def _first(word: str, language: str) -> int:
    """How many code points of a word are its first letter."""
    return 2 if base_code(language) == "nl" and word[:2].lower() == "ij" else 1


def _capital(letter: str, language: str) -> str:
    if len(letter) > 1 or base_code(language) in _DOTTED or letter == "ß":
        return upper(letter, language)
    return letter.title()
