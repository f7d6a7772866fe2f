"""Small number changed.

What it finds:
    A number of one or two digits that differs where all other numbers of the two sides agree: 15
    in the source and 50 in the translation.

Why it matters:
    Scores, ages, dates and amounts are read for their numbers, and a slip in one shows nowhere.

When it is silent:
    Where the sides write different counts of numbers in digits, since one may use words; where
    more than one number differs; next to units, degrees, scale words and clock times, which are
    converted; where one side writes the other's number as a word or with a decimal.

What to do:
    Compare with the source and put its number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.number_words import has_scale, is_unit
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_MOST = 12
"""With more numbers than this on a side it is a table, whose order may differ."""


def small_number(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """The one small number in which the two sides differ."""
    kept = _numbers().findall(segment.target)
    if not kept or len(kept) > _MOST:
        return
    told = _numbers().findall(segment.source)
    if len(told) != len(kept) or told == kept:
        return
    ours = list(_numbers().finditer(segment.target))
    theirs = list(_numbers().finditer(segment.source))
    wrong = [match for match in ours if match.group() not in told]
    missed = [match for match in theirs if match.group() not in kept]
    if len(wrong) != 1 or len(missed) != 1:
        return
    our, their = wrong[0], missed[0]
    if not (_is_plain(our, segment.target) and _is_plain(their, segment.source)):
        return
    if has_scale(segment.source) or has_scale(segment.target):
        return
    yield Finding(
        our.start(),
        our.end(),
        f"The source says {their.group()}, the translation {our.group()}.",
        (their.group(),),
        source=their.span(),
        evidence=("source", "target"),
    )


def _is_plain(match: re.Match[str], text: str) -> bool:
    """Whether the number has one or two digits and nothing beside it that is converted."""
    after = text[match.end() : match.end() + 24]
    words = after.replace("-", " ").split(None, 1)
    word = words[0].strip(".,;:!?()\"'”").lower() if words else ""
    return (
        len(match.group()) < 3
        and not (after[:1].isalpha() and after[0] < "\u2e80")
        and not _converted().match(after)
        and not is_unit(word)
    )


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[.,:]\d+)*")


@cache
def _converted() -> re.Pattern[str]:
    """What follows clock times, temperatures, months and counts in another base."""
    return re.compile(
        r"[ \u00a0-]?(?:uhr|uur|[ap]\.?m|o['’]clock|h\b|heures?|horas|ore|час|годин|godz"
        r"|[点點时時月]"
        r"|degree|grad|graad|graden|градус|°|º|s\b|yard|mile|inch|foot|feet|week|day|month|year"
        r"|[:/–-]\d|['’′″])",
        re.I,
    )


CHECK = Check(
    id="small-number",
    title="Small number changed",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.7,
    on_segment=small_number,
    needs_source=True,
)
