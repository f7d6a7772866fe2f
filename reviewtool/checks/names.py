"""Names in a text, and which of them are likely one name spelt two ways.

Names are words that begin with a capital, without those that the same text also has in lower case.
Spellings that sound alike fall together (Mikhail and Michail), and so do long ones that differ by
one inner vowel or two letters swapped. Scripts other than Latin and Cyrillic have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST = 6
"""Letters of a name that two spellings can be told of."""
_G_AS_H = frozenset({"uk", "be"})
"""Languages whose letter for g is spoken h, and transcribed as either."""
_SLIP = 8
"""Letters that a name must have before a single other vowel or a swap counts."""
CAPITAL_NOUNS = frozenset({"de", "lb", "nds"})
"""Languages that write every noun with a capital, so that capitals say nothing of names."""


def names_in(texts: Sequence[str], shortest: int = SHORTEST) -> Counter[str]:
    """Capitalised words in order of first appearance, without those seen in lower case."""
    names: Counter[str] = Counter()
    common: set[str] = set()
    for text in texts:
        names.update(name_pattern(shortest).findall(text))
        common.update(filter(str.islower, text.split()))
    plain = {word.strip(".,;:!?\"'“”„«»‘’()[]") for word in common}
    return Counter({name: count for name, count in names.items() if name.lower() not in plain})


def alike(names: Sequence[str], source: str) -> Iterator[tuple[str, str]]:
    """Pairs of different names that are likely the same.

    `source` is the base code of the language that they were transcribed from.
    """
    by_sound: dict[str, list[str]] = {}
    by_frame: dict[str, list[str]] = {}
    for name in names:
        sound = _sound(name)
        heard = sound.replace("h", "g") if source in _G_AS_H else sound
        by_sound.setdefault(heard, []).append(name)
        if len(name) >= _SLIP:
            by_frame.setdefault(name[:2] + name[-1], []).append(name)
    for group in by_sound.values():
        for one, other in combinations(group, 2):
            if not _ending_differs(one, other):
                yield one, other
    for group in by_frame.values():
        for one, other in combinations(group, 2):
            if _sound(one) != _sound(other) and _slip(one, other):
                yield one, other


def _slip(one: str, other: str) -> bool:
    """Whether one inner vowel differs or two neighbouring letters are swapped."""
    if len(one) != len(other):
        return False
    places = [place for place, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1]
    if len(places) == 1:
        inner = places[0] < len(one) - 3
        return inner and {one[places[0]], other[places[0]]} <= set("aeiouyаеиоуыэ")
    first, last = places[0], places[-1]
    return (
        len(places) == 2
        and last == first + 1
        and one[first] == other[last]
        and one[last] == other[first]
    )


def _ending_differs(one: str, other: str) -> bool:
    """Whether only a grammatical ending differs, or the accents of one written in capitals."""
    one, other = one.casefold(), other.casefold()
    short, long = sorted((one, other), key=len)
    return one == other or (long.startswith(short) and long[len(short) :] in _ENDINGS)


_ENDINGS = frozenset(
    {"s", "es", "e", "n", "en", "i", "y", "a", "u", "й", "я", "и", "ы", "а", "у", "е", "ю"}
)


@cache
def _sound(name: str) -> str:
    """The name folded so that transcriptions of one foreign name fall together."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    for written, heard in _HEARD:
        folded = folded.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", folded)


_HEARD = (
    ("tsch", "č"), ("tsj", "č"), ("tch", "č"), ("sch", "š"), ("sj", "š"), ("sh", "š"),
    ("zh", "ž"), ("kh", "h"), ("ch", "h"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"),
    ("c", "k"), ("q", "k"), ("w", "v"), ("oe", "u"), ("ou", "u"), ("ts", "z"), ("tz", "z"),
    ("ye", "e"), ("je", "e"), ("ie", "i"), ("j", "i"), ("y", "i"), ("ё", "е"), ("й", "и"),
)  # fmt: skip


@cache
def name_pattern(shortest: int = SHORTEST) -> re.Pattern[str]:
    """Matches a word with a capital of so many letters or more."""
    letters = "[^\\W\\d_]"
    capital = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĜĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁІЇЄ]"
    return re.compile(
        rf"(?<![\w'’\-]){capital}(?={letters}*[a-zß-ÿа-я]){letters}{{{shortest - 1},}}(?!\w)"
    )
