"""Reading speed.

What it finds:
    A subtitle with more characters than can be read while it stands: more than 17 a second; 9 in
    Chinese, 12 in Korean, 4 in Japanese, where letters and digits of half width count as half.

Why it matters:
    Who is still reading misses the picture and the next line. The limits are those of the Netflix
    Timed Text Style Guides for adult programmes. Above 21 a second (as many times the limit in
    the other three languages) the message says far more.

When it is silent:
    For texts that are no subtitles, and where the times of the cue run backwards or are equal.
    Tags, line ends and signs that take no room are not counted.

What to do:
    Shorten the text; times cannot be changed here.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.segments.mask import MASK
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.languages import Language
    from reviewtool.segments.segment import Segment

_LIMIT = 17.0
_WIDE_LIMITS = {"zh": 9.0, "ko": 12.0, "ja": 4.0}
_TOO_FAST = 21 / 17
"""Times the limit above which a text is far too fast."""
_SURE = 0.95
_ROOMLESS = frozenset({"Mn", "Me", "Cf", "Cc"})


def reading_speed(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """The whole text, where it is too long for its time."""
    seconds = segment.about.seconds if segment.about else None
    if not seconds or seconds < 0:
        return
    speed = room(segment.target, languages.target) / seconds
    limit = _WIDE_LIMITS.get(languages.target.base, _LIMIT)
    if speed <= limit:
        return
    much = speed > limit * _TOO_FAST
    more = "far more" if much else "more"
    message = f"To be read, this takes {speed:.1f} characters a second, {more} than {limit:.0f}."
    yield Finding(0, len(segment.target), message, weight=_SURE if much else None)


def room(text: str, language: Language) -> float:
    """How many characters the text counts for, tags hidden: those of half width half in CJK."""
    wide = language.base in _WIDE_LIMITS
    return sum(
        0.5 if wide and unicodedata.east_asian_width(sign) not in "WF" else 1.0
        for sign in text
        if sign != MASK and unicodedata.category(sign) not in _ROOMLESS
    )


CHECK = Check(
    id="reading-speed",
    title="Reading speed",
    kind=Kind.LINT,
    category="design-and-markup/truncation-text-expansion",
    severity=Severity.MINOR,
    expected=0.8,
    on_segment=reading_speed,
)
