"""Mixed quotation marks.

What it finds:
    A quotation that opens with one kind of mark and closes with another: “so", "so”, „so".

Why it matters:
    It is a matter of form that readers notice and that typesetters have to repair.

When it is silent:
    For inches and seconds after a number, for apostrophes, inside code, where the marks of a
    language are meant to differ („so“, »so«, ”so”), and where the source mixes them too.

What to do:
    Take the suggestion: the curly partner of the other mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_CURLY = frozenset("“”„«»")
_PARTNER = {"“": "”", "„": "“", "«": "»", "»": "«"}


def quotation_marks(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """The straight mark of each pair whose other mark is curly."""
    target = segment.target
    if '"' not in target or _CURLY.isdisjoint(target) or "=" in target:
        return
    if _mixes(segment.source):
        return
    marks = [
        place
        for place, sign in enumerate(target)
        if sign in _CURLY or (sign == '"' and not target[place - 1 : place].isdecimal())
    ]
    straight = sum(target[place] == '"' for place in marks)
    if straight % 2 == 0 or len(marks) % 2:
        return
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        first, second = target[opening], target[closing]
        if (first == '"') == (second == '"'):
            continue
        place, other = (opening, second) if first == '"' else (closing, first)
        partner = _partner(other, place == opening, languages.target.base)
        yield Finding(
            place,
            place + 1,
            f"A straight mark is paired with {other}.",
            (partner,) if partner else (),
        )


def _mixes(source: str) -> bool:
    return source.count('"') % 2 == 1 and not _CURLY.isdisjoint(source)


def _partner(other: str, opening: bool, code: str) -> str:
    """The mark that belongs with `other`."""
    if not opening:
        return "”" if other == "„" and code in ("pl", "ro", "hu", "nl") else _PARTNER.get(other, "")
    if other == "”":
        return "”" if code in ("sv", "fi") else "„" if code in ("pl", "ro", "hu") else "“"
    if other == "“":
        return "„"
    return {"»": "«", "«": "»"}.get(other, "")


CHECK = Check(
    id="quotation-marks",
    title="Mixed quotation marks",
    kind=Kind.LINT,
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    expected=0.8,
    on_segment=quotation_marks,
)
