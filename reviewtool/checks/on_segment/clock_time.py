"""Clock time changed.

What it finds:
    A time of day that is another one than the source tells: *half zeven* or *halb sieben* (6:30)
    as “half past seven”, *14時* as “4 p.m.”, *huit heures moins le quart* as “a quarter past”;
    “4.30 p.m.” as *4.30 Uhr*.

Why it matters:
    Half hours count forwards in some languages and backwards in others. The wrong time reads well,
    and the reader comes an hour late.

When it is silent:
    Where the sides tell different numbers of times or name a time zone, where the times differ by
    twelve hours and the target may count only to twelve, and for languages whose way of telling the
    time is not known here.

What to do:
    Put the time of the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.clock_words import clock_times
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.checks.clock_words import ClockTime
    from reviewtool.segments.segment import Segment


_NOON = 12
_AFTERNOON = {
    "de": r"nachmittag|abend|mittag|nacht",
    "nl": r"middag|avond|nacht",
    "fr": r"après-midi|soir|nuit",
    "es": r"tarde|noche|mediodía|p\. ?m",
}
"""Words that make an hour below twelve one of the afternoon, in languages that count to 24."""


def clock_time(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each time of the target that the source does not tell, with the one that it tells instead."""
    ours = clock_times(segment.target, languages.target.base)
    if not ours:
        return
    theirs = clock_times(segment.source, languages.source.base)
    if len(ours) != len(theirs) or any(zone in segment.source for zone in ("GMT", "UTC")):
        return
    yield from _mornings(segment, ours, theirs, languages)
    told = {time.minutes for time in theirs}
    kept = {time.minutes for time in ours}
    wrong = [time for time in ours if time.minutes not in told]
    missed = [time for time in theirs if time.minutes not in kept]
    for our, their in zip(wrong, missed, strict=False):
        yield Finding(
            our.start,
            our.end,
            f"The source says “{their.text}”, that is {_figures(their)}.",
            source=(their.start, their.end),
            evidence=("source", "target"),
        )


def _mornings(
    segment: Segment, ours: list[ClockTime], theirs: list[ClockTime], languages: Languages
) -> Iterator[Finding]:
    """Each p.m. of an English source whose hour a language of 24 hours has as a morning's."""
    words = _AFTERNOON.get(languages.target.base)
    if languages.source.base != "en" or words is None:
        return
    if re.search(words, segment.target, re.IGNORECASE):
        return
    for our, their in zip(ours, theirs, strict=True):
        hour = re.match(r"\d+", our.text)
        late = re.search(r"p\.?m\b", their.text, re.IGNORECASE)
        if our.minutes == their.minutes and late and hour and int(hour.group()) < _NOON:
            later = int(hour.group()) + _NOON
            yield Finding(
                our.start,
                our.end,
                f"The source says “{their.text}”; that is {later} here.",
                (str(later) + our.text[hour.end() :],),
                source=(their.start, their.end),
                evidence=("source", "target"),
            )


def _figures(time: ClockTime) -> str:
    hour, minute = divmod(time.minutes, 60)
    return f"{hour or 12}:{minute:02}"


CHECK = Check(
    id="clock-time",
    title="Clock time changed",
    kind=Kind.GUARD,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.85,
    on_segment=clock_time,
    needs_source=True,
)
