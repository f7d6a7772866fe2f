"""Scaled number changed.

What it finds:
    A number with a word for a power of ten whose value differs: “3,5 miljoen” in the source and
    “35 million” in the translation, or “2 Milliarden” and “2 million”.

Why it matters:
    A lost decimal sign or the wrong word is an error by ten or by a thousand, and reads well.

When it is silent:
    Where the value stands on the other side in any form (3,500,000); where the sides have
    different counts of such numbers, since one may be written as words or converted; where a
    language has no table here.

What to do:
    Compare with the source. The suggestion writes its number as the target language does.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.languages import Language
    from reviewtool.segments.segment import Segment

SCALES: dict[str, dict[str, int]] = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9},
    "nl": {"duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9, "biljoen": 12},
    "de": {
        "tausend": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9,
        "mrd": 9, "billion": 12, "billionen": 12,
    },
    "fr": {
        "mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12,
        "billions": 12,
    },
    "es": {
        "mil millones": 9, "mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12,
    },
    "it": {
        "mila": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9, "bilioni": 12,
    },
    "pt": {
        "mil milhões": 9, "mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9,
        "trilhões": 12,
    },
    "ru": {
        "тысяч": 3, "тысячи": 3, "тыс": 3, "миллион": 6, "миллиона": 6, "миллионов": 6, "млн": 6,
        "миллиард": 9, "миллиарда": 9, "миллиардов": 9, "млрд": 9, "триллион": 12, "трлн": 12,
    },
    "uk": {
        "тисяч": 3, "тис": 3, "мільйон": 6, "мільйони": 6, "мільйонів": 6, "млн": 6,
        "мільярд": 9, "мільярди": 9, "мільярдів": 9, "млрд": 9,
    },
    "pl": {
        "tysięcy": 3, "tysiące": 3, "tys": 3, "milion": 6, "miliony": 6, "milionów": 6, "mln": 6,
        "miliard": 9, "miliardy": 9, "miliardów": 9, "mld": 9, "biliona": 12, "bilionów": 12,
    },
    "zh": {"万亿": 12, "万": 4, "亿": 8, "萬": 4, "億": 8},
    "ja": {"万": 4, "億": 8, "兆": 12},
}  # fmt: skip
"""By language, the powers of ten that stand behind a number; the words of general reference."""


class _Scaled(NamedTuple):
    start: int
    end: int
    number: str
    word: str
    value: Decimal


def scaled_number(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each scaled number of the target that says another value than its partner in the source."""
    source, target = languages.source, languages.target
    if source.base not in SCALES or target.base not in SCALES or source.base == target.base:
        return
    lowered = segment.target.lower()
    if not any(word in lowered for word in SCALES[target.base]):
        return
    theirs = list(_scaled(segment.source, source))
    ours = list(_scaled(segment.target, target))
    if not theirs or len(theirs) != len(ours):
        return
    wrong = _unmatched(ours, {number.value for number in theirs})
    missed = _unmatched(theirs, {number.value for number in ours})
    plain = (_plain_values(segment.source), _plain_values(segment.target))
    for our, their in zip(wrong, missed, strict=False):
        if our.value in plain[0] or their.value in plain[1]:
            continue
        yield Finding(
            our.start,
            our.end,
            f"The source says {their.number} {their.word}, the translation another value.",
            _suggestion(their, our, target),
            source=(their.start, their.end),
            evidence=("source", "target"),
        )


def _scaled(text: str, language: Language) -> Iterator[_Scaled]:
    for match in _pattern(language.base).finditer(text):
        value = _value(match["number"], language)
        if value is not None:
            word = match["word"]
            power = SCALES[language.base][word.lower()]
            yield _Scaled(
                match.start(), match.end(), match["number"], word, value.scaleb(power).normalize()
            )


def _unmatched(numbers: list[_Scaled], values: set[Decimal]) -> list[_Scaled]:
    return [number for number in numbers if number.value not in values]


def _value(number: str, language: Language) -> Decimal | None:
    """The value as the language writes it; None where a sign could be read in two ways."""
    decimal, group = language.decimal, language.group
    if re.fullmatch(r"\d+", number):
        return Decimal(number)
    if re.fullmatch(rf"\d+{re.escape(decimal)}\d{{1,2}}", number):
        return Decimal(number.replace(decimal, "."))
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", number):
        return Decimal(number.replace(group, ""))
    return None


def _plain_values(text: str) -> set[Decimal]:
    """Whole numbers written out in digits, whatever groups them."""
    return {
        Decimal(re.sub(r"\D", "", match)).normalize()
        for match in re.findall(r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+|\d{4,}", text)
    }


_CANONICAL = {
    "en": {6: "million", 9: "billion", 12: "trillion"},
    "nl": {6: "miljoen", 9: "miljard", 12: "biljoen"},
}
"""Words that do not inflect, so that a suggestion may use another one than the translation."""


def _suggestion(their: _Scaled, our: _Scaled, target: Language) -> tuple[str, ...]:
    """The source's value as the target language writes it, where that is a short number."""
    words = {SCALES[target.base][our.word.lower()]: our.word, **_CANONICAL.get(target.base, {})}
    for power, word in words.items():
        figure = their.value.scaleb(-power).normalize()
        written = f"{figure:f}"
        if 1 <= figure < 1000 and len(written) <= 6:
            gap = " " if target.spaced and word != "mila" else ""
            return (written.replace(".", target.decimal) + gap + word,)
    return ()


@cache
def _pattern(code: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, SCALES[code]), key=len, reverse=True))
    end = "" if code in ("zh", "ja") else r"(?!\w)"
    number = r"\d+(?:[.,'’\u00a0\u202f]\d+)*"
    return re.compile(
        rf"(?<![\d.,A-Za-z])(?P<number>{number})[ \u00a0-]?(?P<word>{words}){end}", re.I
    )


CHECK = Check(
    id="scaled-number",
    title="Scaled number changed",
    kind=Kind.GUARD,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.85,
    on_segment=scaled_number,
    needs_source=True,
)
