"""Name spelt two ways.

What it finds:
    A name that the document spells in two ways that sound alike (Mikhail and Michail, Hryhorenko
    and Hrihorenko), or once with another vowel or two letters swapped although it is longer.

Why it matters:
    Machine translation transcribes a name anew each time. Readers take two spellings for two
    people, and a search finds only one.

When it is silent:
    For names shorter than six letters; for endings that inflect a name; where the source itself
    has both spellings, which are then two people; for words that also occur in lower case; for
    scripts other than Latin and Cyrillic, and for German, where every noun has a capital.

What to do:
    Choose one spelling. The suggestion is the one that the document uses more often, or first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_SHORTEST = 6
_G_AS_H = frozenset({"uk", "be"})
"""Languages whose letter for g is spoken h, and transcribed as either."""
_SLIP = 8
"""Letters that a name must have before a single other vowel or a swap counts."""


def name_spelling(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """Each occurrence of the rarer spelling of a name."""
    if languages.target.base in _CAPITAL_NOUNS:
        return
    names = _names(segments)
    replaced: dict[str, str] = {}
    for one, other in _alike(list(names), languages.source.base):
        if _both_in_source(one, other, segments):
            continue
        kept, dropped = _preferred(one, other, names, segments, languages.target.base)
        replaced.setdefault(dropped, kept)
    if not replaced:
        return
    for segment in segments:
        for match in _word().finditer(segment.target):
            name = match.group()
            if name in replaced and replaced[name] not in replaced:
                finding = Finding(
                    match.start(),
                    match.end(),
                    f"The document also spells this name “{replaced[name]}”.",
                    (replaced[name],),
                    evidence=("document",),
                )
                yield segment.index, finding


def _names(segments: Sequence[Segment]) -> Counter[str]:
    """Capitalised words in order of first appearance, without those seen in lower case."""
    names: Counter[str] = Counter()
    common: set[str] = set()
    for segment in segments:
        names.update(_word().findall(segment.target))
        common.update(filter(str.islower, segment.target.split()))
    plain = {word.strip(".,;:!?\"'“”„«»‘’()[]") for word in common}
    return Counter({name: count for name, count in names.items() if name.lower() not in plain})


def _alike(names: list[str], source: str) -> Iterator[tuple[str, str]]:
    """Pairs of different names that are likely the same."""
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


_CAPITAL_NOUNS = frozenset({"de", "lb", "nds"})
"""Languages that write every noun with a capital, so that capitals say nothing of names."""


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


_TWO_PROVINCES = {"Shanxi", "Shaanxi"}
"""The one pair of well-known places whose names differ by a doubled letter."""
_ENDINGS = frozenset(
    {"s", "es", "e", "n", "en", "i", "y", "a", "u", "й", "я", "и", "ы", "а", "у", "е", "ю"}
)


def _both_in_source(one: str, other: str, segments: Sequence[Segment]) -> bool:
    if {one, other} == _TWO_PROVINCES:
        return True
    return any(one in segment.source for segment in segments) and any(
        other in segment.source for segment in segments
    )


def _preferred(
    one: str, other: str, names: Counter[str], segments: Sequence[Segment], target: str
) -> tuple[str, str]:
    """The spelling to keep and the one to replace.

    The more frequent one is kept; of equally frequent ones the one without letters that only
    another language transcribes with; then the source's; then the first.
    """
    if names[one] != names[other]:
        return (one, other) if names[one] > names[other] else (other, one)
    foreign = _FOREIGN.get(target, ())
    strange = [any(letters in name.casefold() for letters in foreign) for name in (one, other)]
    if strange[0] != strange[1]:
        return (other, one) if strange[0] else (one, other)
    if any(other in segment.source for segment in segments):
        return other, one
    return one, other


_FOREIGN = {
    "en": ("sj", "zj", "tsch"),
    "nl": ("sh", "zh", "tsch"),
    "de": ("sh", "zh", "sj", "zj"),
    "fr": ("sh", "zh", "sj", "zj", "tsch"),
}
"""Letters that transcribe names in other languages but not in this one."""


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
def _word() -> re.Pattern[str]:
    letters = "[^\\W\\d_]"
    capital = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĜĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁІЇЄ]"
    return re.compile(
        rf"(?<![\w'’\-]){capital}(?={letters}*[a-zß-ÿа-я]){letters}{{{_SHORTEST - 1},}}(?!\w)"
    )


CHECK = Check(
    id="name-spelling",
    title="Name spelt two ways",
    kind=Kind.HINT,
    category="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    expected=0.5,
    on_document=name_spelling,
)
