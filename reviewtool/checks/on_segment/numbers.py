"""Number changed.

What it finds:
    A number of three or more digits, or with a decimal, whose value stands on one side only: 1,530
    in the source and 1,350 in the translation.

Why it matters:
    A wrong number is the error that readers cannot see and remember longest.

When it is silent:
    Where the values are equal although written otherwise (1.500,5 and 1,500.5; 1 500; ١٥٠٠), next
    to words such as million, thousand or half on either side, for converted units, decades and
    clock times, and for small whole numbers, which many languages write as words.

What to do:
    Compare with the source and type its number the way the target language writes it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.number_words import has_scale, is_scale, is_unit
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment


class _Number(NamedTuple):
    start: int
    end: int
    text: str
    digits: str
    values: frozenset[str]
    round: bool
    strict: bool
    """Whether its absence on the other side says that something is wrong."""


def numbers(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """Numbers of the target that the source lacks, then numbers of the source that are lost."""
    source, target = segment.source, segment.target
    if not (_telling().search(source) or _telling().search(target)):
        return
    told, kept = list(_number().finditer(source)), list(_number().finditer(target))
    if sorted(match.group() for match in told) == sorted(match.group() for match in kept):
        return
    theirs, ours = list(_numbers(source, told)), list(_numbers(target, kept))
    lost = list(_missing(theirs, target, ours))
    added = list(_missing(ours, source, theirs))
    for number, original in zip(added, lost, strict=False):
        yield Finding(
            number.start,
            number.end,
            f"The source says {original.text}, the translation {number.text}.",
            (original.text,) if original.text.isdigit() else (),
            source=(original.start, original.end),
            evidence=("source", "target"),
        )
    for number in added[len(lost) :]:
        yield Finding(
            number.start,
            number.end,
            f"The source has no {number.text}.",
            evidence=("source", "target"),
        )
    for number in lost[len(added) :]:
        yield Finding(
            number.start,
            number.end,
            f"{number.text} is missing from the translation.",
            side="source",
            evidence=("source", "target"),
        )


def _missing(numbers: list[_Number], other: str, others: list[_Number]) -> Iterator[_Number]:
    """The strict numbers whose value the other text does not hold in any form."""
    known = frozenset[str]().union(*(number.values for number in others))
    digits = "".join(str(int(sign)) for sign in other if sign.isdecimal())
    scaled: bool | None = None
    for number in numbers:
        if not number.strict or not number.values.isdisjoint(known):
            continue
        if number.digits in digits or _shortened(number.digits, known):
            continue
        if _clock_time(number.text, other):
            continue
        if number.round:
            if scaled is None:
                scaled = has_scale(other)
            if scaled:
                continue
        yield number


def _numbers(text: str, matches: Iterable[re.Match[str]]) -> Iterator[_Number]:
    """What the numbers of a text can mean."""
    for match in matches:
        start, end = match.span()
        found = match.group()
        digits = "".join(str(int(sign)) for sign in found if sign.isdecimal())
        strict = len(digits) > 2 or bool(_decimal().search(found))
        strict = strict and not _set_apart(text, start, end)
        yield _Number(start, end, found, digits, _values(found), _is_round(found, digits), strict)


def _clock_time(found: str, other: str) -> bool:
    """Whether it may be a time (15.30) of which the other text speaks in another way."""
    return bool(_hours().fullmatch(found)) and bool(_clock().search(other))


def _shortened(digits: str, known: frozenset[str]) -> bool:
    """Whether a year stands with two digits on the other side, as in 1950-53."""
    return len(digits) == 4 and digits[:2] in ("18", "19", "20") and digits[2:] in known


def _set_apart(text: str, start: int, end: int) -> bool:
    """Clock times, decades, units and scale words: numbers that legitimately change form."""
    before, after = text[max(0, start - 2) : start], text[end : end + 24]
    if after[:1] in tuple(":-–/'’′″°") or before[-1:] in tuple(":-–/'’#+_") or _letter(before[-1:]):
        return True
    if _letter(after[:1]):
        return True
    words = after.replace("-", " ").split(None, 1)
    word = words[0].strip(".,;:!?()\"'”").lower() if words else ""
    return is_scale(word) or is_unit(word) or word in ("uhr", "uur", "am", "pm", "a.m", "p.m", "h")


def _letter(sign: str) -> bool:
    """Whether a sign is a letter of a script that writes with spaces."""
    return sign.isalpha() and sign < "\u2e80"


def _is_round(found: str, plain: str) -> bool:
    """Whether words for hundreds, thousands or halves could say the same number."""
    return plain.endswith("00") or bool(_decimal().search(found))


def _values(found: str) -> frozenset[str]:
    """All values that a number may have, as digits with a point, whichever its locale."""
    text = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in found)
    whole = re.sub(r"\D", "", text)
    values = {whole.lstrip("0") or "0"}
    last = max(text.rfind("."), text.rfind(","), text.rfind("٫"))
    if last >= 0:
        left, right = re.sub(r"\D", "", text[:last]), text[last + 1 :].rstrip("0")
        if len(text) - last - 1 != 3:
            values.clear()
        values.add(f"{left.lstrip('0') or '0'}.{right}" if right else left.lstrip("0") or "0")
    return frozenset(values)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(r"\d[\d.,'’ \u00a0\u202f٫٬]?\d")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d.,])\d{1,3}(?:([.,'’ \u00a0\u202f٬])\d{3}(?!\d))(?:\1\d{3}(?!\d))*"
        r"(?:[.,٫]\d+)?(?![\d]|[.,]\d)"
        r"|(?<![\d.,])\d+(?:[.,٫]\d+)?(?![\d]|[.,]\d)"
    )


@cache
def _hours() -> re.Pattern[str]:
    return re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d")


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[ap]\.? ?m\b|uhr|uur|o['’]clock|heures?|h\b)|\d:\d|\d ?[ap]m|[点點时時]", re.I
    )


@cache
def _decimal() -> re.Pattern[str]:
    return re.compile(r"[.,٫]\d{1,2}$|[.,٫]\d{4,}$")


CHECK = Check(
    id="numbers",
    title="Number changed",
    kind=Kind.GUARD,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.85,
    on_segment=numbers,
    needs_source=True,
)
