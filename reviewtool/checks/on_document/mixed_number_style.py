"""Numbers written in mixed ways.

What it finds:
    A number whose thousands are set apart otherwise than in the rest of the document: 1.500 or
    15000 where the others are 1,500 and 15,000.

Why it matters:
    The sign that groups thousands in one language is the decimal sign of another; one number
    written the foreign way is misread by a factor of a thousand.

When it is silent:
    With fewer than three numbers that agree, or where more than a quarter of them differ; for
    years, codes, numbers with letters or before a scale word (41.662 billion), and those of four
    digits without a sign; for a point that the source has too, before three decimals.

What to do:
    Take the suggestion, which writes the number like the others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.number_words import is_scale
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ENOUGH = 3
_MINORITY = 0.25
_SPACES = " \u00a0\u202f\u2009"
_WAYS = {",": "a comma", ".": "a point", " ": "a space", "'": "an apostrophe", "": "no sign"}


class _Number(NamedTuple):
    segment: Segment
    start: int
    end: int
    text: str
    sign: str
    """What groups its thousands: `,`, `.`, a space, `'` or nothing."""


def mixed_number_style(
    segments: Sequence[Segment],
    languages: Languages,  # noqa: ARG001
) -> Iterator[tuple[int, Finding]]:
    """Each number that is grouped otherwise than most."""
    numbers = [number for segment in segments for number in _numbers(segment)]
    if len(numbers) <= _ENOUGH:
        return
    counts: dict[str, int] = {}
    for number in numbers:
        counts[number.sign] = counts.get(number.sign, 0) + 1
    usual = max(counts, key=lambda sign: counts[sign])
    others = len(numbers) - counts[usual]
    if not usual or not others or counts[usual] < _ENOUGH or others > _MINORITY * len(numbers):
        return
    pattern = next(number for number in numbers if number.sign == usual)
    sign = next((mark for mark in pattern.text if not mark.isdecimal()), "")
    for number in numbers:
        kept = number.text in number.segment.source and number.sign == "."
        if number.sign == usual or kept:
            continue
        digits = "".join(filter(str.isdecimal, number.text))
        written = f"{int(digits):,}".replace(",", sign) if digits[0] != "0" else ""
        yield (
            number.segment.index,
            Finding(
                number.start,
                number.end,
                f"Other numbers have {_WAYS[usual]} here, as in {pattern.text}.",
                (written,) if written else (),
                evidence=("document",),
            ),
        )


def _numbers(segment: Segment) -> Iterator[_Number]:
    """The whole numbers whose thousands are set apart, and those of five digits or more."""
    if not _thousand().search(segment.target):
        return
    for match in _pattern().finditer(segment.target):
        text = match.group()
        following = segment.target[match.end() :].lstrip()[:16].split(None, 1)
        if (text.isdecimal() and text[-1] != "0") or (following and _scales(following[0])):
            continue
        mark = next((sign for sign in text if not sign.isdecimal()), "")
        sign = " " if mark in _SPACES and mark else "'" if mark == "’" else mark
        yield _Number(segment, match.start(), match.end(), text, sign)


def _scales(word: str) -> bool:
    """Whether the word after a number makes its sign a decimal one: 41.662 billion."""
    return is_scale(word.strip(".,;:!?()").lower())


@cache
def _thousand() -> re.Pattern[str]:
    return re.compile(r"\d\d\d")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:/#№°+-])(?<!\d[{_SPACES}])[1-9]\d{{0,2}}([.,'’{_SPACES}])\d{{3}}(?:\1\d{{3}})*"
        rf"(?![\w:/-]|[.,]\d|[{_SPACES}]\d)"
        r"|(?<![\w.,:/#№°+-])(?<!\d )[1-9]\d{4,6}(?![\w:/-]|[.,]\d| \d)"
    )


CHECK = Check(
    id="mixed-number-style",
    title="Numbers written in mixed ways",
    kind=Kind.LINT,
    category="locale-conventions/number-format",
    severity=Severity.MINOR,
    expected=0.75,
    on_document=mixed_number_style,
)
