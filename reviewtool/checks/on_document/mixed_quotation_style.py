"""Quotation marks in mixed styles.

What it finds:
    A quotation in marks of another style than those of the document: straight among curly, “so”
    among „so“, «so» among “so”.

Why it matters:
    It is a matter of form that readers notice; marks of the source language show where the text
    comes from.

When it is silent:
    For a quotation within a quotation; for single marks; for attributes and code; with fewer than
    three quotations that agree, or where more than a quarter of them differ. Marks that differ
    within one pair are left to “mixed quotation marks”.

What to do:
    Take the suggestion, which puts the marks of the other quotations.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ENOUGH = 3
_MINORITY = 0.25
_LONGEST = 400
_MARKS = frozenset('"“”„«»「」')
_PAIRS = ("“”", "„“", "„”", "””", "«»", "»«", '""', "「」")


class _Quotation(NamedTuple):
    segment: Segment
    start: int
    end: int
    pair: str
    inner: str
    """What stands between the marks and the words: a space in French, else nothing."""


def mixed_quotation_style(
    segments: Sequence[Segment],
    languages: Languages,  # noqa: ARG001
) -> Iterator[tuple[int, Finding]]:
    """Each quotation whose marks are not those of most."""
    quotations = [one for segment in segments for one in _quotations(segment)]
    if len(quotations) <= _ENOUGH:
        return
    counts: dict[str, int] = {}
    for one in quotations:
        counts[one.pair] = counts.get(one.pair, 0) + 1
    usual = max(counts, key=lambda pair: counts[pair])
    others = len(quotations) - counts[usual]
    if not others or counts[usual] < _ENOUGH or others > _MINORITY * len(quotations):
        return
    inner = next(one.inner for one in quotations if one.pair == usual)
    for one in quotations:
        if one.pair == usual or _open(one, usual):
            continue
        words = one.segment.target[one.start + 1 : one.end - 1].strip()
        yield (
            one.segment.index,
            Finding(
                one.start,
                one.end,
                f"The document has {counts[usual]} quotations in {usual[0]}…{usual[1]}.",
                (f"{usual[0]}{inner}{words}{inner}{usual[1]}",),
                evidence=("document",),
            ),
        )


def _open(one: _Quotation, pair: str) -> bool:
    """Whether a quotation that spans segments is open beside it, so that it may stand within."""
    text = one.segment.target[: one.start] + one.segment.target[one.end :]
    return text.count(pair[0]) != text.count(pair[1]) or (
        pair[0] == pair[1] and text.count(pair[0]) % 2 == 1
    )


def _quotations(segment: Segment) -> Iterator[_Quotation]:
    """The outermost quotations of a segment, unless it looks like code."""
    text = segment.target
    if _MARKS.isdisjoint(text) or '="' in text:
        return
    place = 0
    while (match := _pattern().search(text, place)) is not None:
        body = match.group()[1:-1]
        inner = body[0] if body[0] in " \u00a0\u202f" else ""
        pair = match.group()[0] + match.group()[-1]
        yield _Quotation(segment, match.start(), match.end(), pair, inner)
        place = match.end()


@cache
def _pattern() -> re.Pattern[str]:
    bodies = []
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        head = r"(?<![^\W_])" if opening in '”»"' else ""
        letter = rf"(?=[^{closing}]{{0,{_LONGEST}}}[^\W\d_])"
        bodies.append(f"{head}{opening}{letter}[^{opening}{closing}]{{1,{_LONGEST}}}{closing}")
    return re.compile("|".join(bodies))


CHECK = Check(
    id="mixed-quotation-style",
    title="Quotation marks in mixed styles",
    kind=Kind.LINT,
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    expected=0.75,
    on_document=mixed_quotation_style,
)
