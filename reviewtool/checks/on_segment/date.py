"""Month or day changed.

What it finds:
    The name of a month or of a day of the week that is another one than in the source: *junio* as
    “July”, *torsdag* as “Tuesday”, *6月* as “May”.

Why it matters:
    A wrong date reads well and sends people to the wrong day.

When it is silent:
    Where the sides name different numbers of months or days, since one may be written in figures;
    for languages without a table here; for English “may” and “march” away from a date.

What to do:
    Put the month or day of the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.calendar import named_dates
from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.calendar import Named
    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment


def date(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each month and day of the target that the source does not name, with the one it names."""
    ours = named_dates(segment.target, languages.target.base)
    if not ours or languages.source.base == languages.target.base:
        return
    theirs = named_dates(segment.source, languages.source.base)
    for kind, word in (("months", "month"), ("days", "day")):
        yield from _changed(_of(kind, ours), _of(kind, theirs), word)


def _of(kind: str, named: list[Named]) -> list[Named]:
    return [one for one in named if one.kind == kind]


def _changed(ours: list[Named], theirs: list[Named], word: str) -> Iterator[Finding]:
    if len(ours) != len(theirs):
        return
    given, kept = ({one.number for one in side} for side in (theirs, ours))
    wrong = [one for one in ours if one.number not in given]
    missed = [one for one in theirs if one.number not in kept]
    for our, their in zip(wrong, missed, strict=False):
        yield Finding(
            our.start,
            our.end,
            f"The source says “{their.text}”, which is another {word}.",
            source=(their.start, their.end),
            evidence=("source", "target"),
        )


CHECK = Check(
    id="date",
    title="Month or day changed",
    kind=Kind.GUARD,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.85,
    on_segment=date,
    needs_source=True,
)
