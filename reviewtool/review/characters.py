"""Characters found by name: what a language needs first, aliases, all names that Unicode gives."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.languages import base_code, language
from reviewtool.segments.control import pictured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 200
"""As many characters are listed at most."""
_LAST = 0x1FBFF
_UNNAMED_HERE = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HANGUL SYLLABLE", "TANGUT", "NUSHU")
"""Characters that nobody looks for by a name of this kind."""

QUOTES = {
    "ar": "”“’‘«»",
    "bg": "„“’‘",
    "bs": "„”‘’",
    "ca": "«»“”‘’",
    "cs": "„“‚‘»«",
    "da": "“”‘’»«",
    "de": "„“‚‘»«›‹",
    "de-CH": "«»‹›",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "«»“”‘’",
    "et": "„“«»",
    "fa": "«»‹›",
    "fi": "”’»",
    "fr": "«»“”‹›",
    "fr-CH": "«»‹›",
    "he": "”’״׳",
    "hr": "„“‘’»«",
    "hu": "„”»«",
    "hy": "«»",
    "it": "«»“”‘’",
    "ja": "「」『』",
    "ka": "„“«»",
    "lt": "„“‚‘",
    "lv": "„”«»",
    "mk": "„“’‘",
    "nb": "«»‘’",
    "nl": "‘’“”„",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»‚’",
    "pt": "“”‘’",
    "pt-PT": "«»“”‘’",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“‚‘»«",
    "sq": "„“«»",
    "sr": "„“‘’",
    "sv": "”’»",
    "tr": "“”‘’",
    "uk": "«»„“",
    "zh": "“”‘’《》",
    "zh-Hant": "「」『』《》",
    "zh-TW": "「」『』《》",
}
"""The quotation marks of languages, the usual ones first; other languages have the English ones."""

_OWN = {
    "ar": "،؛؟\u200f",
    "az": "əğı",
    "ca": "·",
    "ckb": "،؛؟\u200c",
    "de": "ẞ",
    "el": "·",
    "es": "¿¡",
    "fa": "،؛؟\u200c",
    "fr": "\u202fœæŒÆ",
    "he": "־\u200f",
    "hi": "।\u200d\u200c",
    "hy": "՞՜՛։",
    "ja": "、。・ー〜",
    "km": "\u200b។",
    "mr": "।\u200d\u200c",
    "my": "\u200b။",
    "th": "\u200bๆฯ",
    "tr": "İı",
    "ur": "،؛؟۔\u200c",
    "zh": "、。·—…",
}
"""Further signs that a language needs and keyboards often lack."""

_ALL = "–—\u00a0\u202f\u2009\u2011\u00ad…’′″−×°€§•"
"""What every language may need: dashes, fixed spaces and hyphens, signs."""

ALIASES = {
    "apostrophe": "’",
    "bom": "\ufeff",
    "bullet": "•",
    "copyright": "©",
    "dagger": "†",
    "dash": "–—",
    "degree": "°",
    "division": "÷",
    "ellipsis": "…",
    "em dash": "—",
    "en dash": "–",
    "esszett": "ẞß",
    "eszett": "ẞß",
    "figure dash": "‒",
    "geresh": "׳",
    "gershayim": "״",
    "guillemet": "«»‹›",
    "half": "½",
    "hyphen": "‐\u2011\u00ad",
    "ideographic space": "\u3000",
    "interpunct": "·",
    "lrm": "\u200e",
    "maqaf": "־",
    "middot": "·",
    "minus": "−",
    "narrow nbsp": "\u202f",
    "nbhy": "\u2011",
    "nbsp": "\u00a0",
    "nnbsp": "\u202f",
    "no-break space": "\u00a0\u202f",
    "non-breaking hyphen": "\u2011",
    "non-breaking space": "\u00a0\u202f",
    "paragraph": "¶",
    "per mille": "‰",
    "pound": "£",
    "prime": "′″",
    "quarter": "¼",
    "quote": "“”‘’„‚«»‹›",
    "registered": "®",
    "rlm": "\u200f",
    "section": "§",
    "shy": "\u00ad",
    "soft hyphen": "\u00ad",
    "thin space": "\u2009",
    "times": "×",
    "tm": "™",
    "trademark": "™",
    "wj": "\u2060",
    "word joiner": "\u2060",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwsp": "\u200b",
}
"""Names that people use. The first one of a character is shown beside its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A character, and what is told of it."""

    character: str
    name: str
    alias: str = ""

    @property
    def code(self) -> str:
        """`U+00A0`."""
        return f"U+{ord(self.character):04X}"

    @property
    def picture(self) -> str:
        """How it is shown where it stands alone: a blank as a sign, a mark on a circle."""
        marks = unicodedata.category(self.character) in ("Mn", "Me", "Mc")
        return f"◌{self.character}" if marks else pictured(self.character)


def favourites(code: str, recent: Iterable[str] = ()) -> list[Found]:
    """What was used last, then what the language with this code needs."""
    base = base_code(code)
    quotes = QUOTES.get(code.replace("_", "-")) or QUOTES.get(base) or QUOTES["en"]
    own = _OWN.get(base, "")
    if not own and language(code).direction == "rtl":
        own = "\u200f"
    return [_found(character) for character in dict.fromkeys([*recent, *quotes, *own, *_ALL])]


def search(query: str, code: str, recent: Sequence[str] = ()) -> list[Found]:
    """The characters that a query names, the likeliest first; the favourites for an empty one.

    A query is the beginning of an alias, words of a name in any order, a code (`U+202F`), or a
    character itself, which brings those that pair with it too.
    """
    wanted = query.strip().lower()
    if not wanted:
        return favourites(code, recent)
    found = dict.fromkeys([*_exact(query, wanted), *_aliased(wanted)])
    near = [one.character for one in favourites(code, recent)]
    words = wanted.replace("-", " ").split()
    for character in near:
        if _matches(words, _name(character)):
            found.setdefault(character)
    for character, name in _names():
        if len(found) >= MOST:
            break
        if _matches(words, name):
            found.setdefault(character)
    return [_found(character) for character in list(found)[:MOST]]


def _exact(query: str, wanted: str) -> Iterator[str]:
    """The character that was typed itself, and by its code."""
    typed = query.strip() or query
    if len(typed) == 1 and _usable(typed):
        yield typed
        for quotes in (QUOTES["fr"], QUOTES["de"], QUOTES["en"], QUOTES["ja"]):
            if typed in quotes:
                yield from quotes[quotes.index(typed) // 2 * 2 :][:2]
        if typed in _LOOSE:
            yield from _LOOSE[typed]
    digits = wanted.removeprefix("u+").removeprefix("0x")
    if digits != wanted or (len(digits) >= 4 and digits[0].isdigit()):
        try:
            character = chr(int(digits, 16))
        except (ValueError, OverflowError):
            return
        if _usable(character):
            yield character


_LOOSE = {'"': "“”„«»″", "'": "‘’‚‹›′", "-": "–—−\u2011\u00ad", ".": "…·•", " ": "\u00a0\u202f"}
"""What is meant by a sign that every keyboard has."""


def _aliased(wanted: str) -> Iterator[str]:
    for alias in sorted(ALIASES, key=lambda alias: (alias != wanted, len(alias))):
        if alias.startswith(wanted):
            yield from ALIASES[alias]


def _matches(words: Sequence[str], name: str) -> bool:
    """Whether each of the words begins a word of a name."""
    parts = f" {name.lower().replace('-', ' ')}"
    return all(f" {word}" in parts for word in words)


def _found(character: str) -> Found:
    return Found(character, _name(character), _alias_of().get(character, ""))


def _name(character: str) -> str:
    return unicodedata.name(character, "no name").lower()


@cache
def _alias_of() -> dict[str, str]:
    """The alias that tells a character best: one that is for it alone."""
    found: dict[str, str] = {}
    for alias, characters in ALIASES.items():
        if len(characters) == 1:
            found.setdefault(characters, alias)
    return found


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """All characters with names that can be put into a text, in the order of their codes."""
    found = []
    for code in range(0xA0, _LAST):
        character = chr(code)
        name = unicodedata.name(character, "")
        if name and not name.startswith(_UNNAMED_HERE) and _usable(character):
            found.append((character, name.lower()))
    return tuple(found)


def _usable(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")
