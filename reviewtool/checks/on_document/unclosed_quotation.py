"""Unclosed quotation.

What it finds:
    A quotation mark that is opened and never closed, or closed without having been opened.
    Quotations may run over several segments.

Why it matters:
    Readers cannot tell whose words they are reading.

When it is silent:
    For single marks, which look like apostrophes; for inches and seconds; where each paragraph of
    a long quotation opens anew; where the source of the segment has as many marks, or an odd
    number of them; for Swedish and Finnish, whose marks look the same at both ends.

What to do:
    Add the missing mark or delete the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_MARKS = frozenset('“”„«»"「」『』')
_SINGLE = frozenset("'‘’‚‹›《》")
_SAME_BOTH_WAYS = frozenset({"sv", "fi"})
_REACH = 40
"""Segments after which an open quotation is given up."""


class _Mark(NamedTuple):
    segment: Segment
    place: int
    sign: str
    opens: bool
    starts: bool
    """Whether it is the first sign of its segment."""


def unclosed_quotation(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """Marks without a partner, in document order."""
    if languages.target.base in _SAME_BOTH_WAYS:
        return
    low = any("„" in segment.target for segment in segments)
    inward = _points_inward(segments)
    parts = [segment.index for segment in segments if segment.kind != "text"]
    for mark in _unpaired(_marks(segments, low=low, inward=inward), parts):
        if _in_source(mark):
            continue
        if mark.opens:
            message = "This quotation is opened and not closed."
        else:
            message = "This quotation is closed and was not opened."
        finding = Finding(mark.place, mark.place + 1, message, evidence=("document",))
        yield mark.segment.index, finding


def _in_source(mark: _Mark) -> bool:
    """Whether the source has an odd number of marks too, or as many as the target."""
    source = mark.segment.source
    if not source:
        return False
    theirs, ours = _count(source), _count(mark.segment.target)
    return theirs % 2 == 1 or theirs == ours


def _count(text: str) -> int:
    """Double marks and all single ones that are no apostrophe within a word."""
    double = sum(map(text.count, _MARKS))
    padded = f" {text} "
    return double + sum(
        not (padded[place - 1].isalpha() and padded[place + 1].isalpha())
        for place, sign in enumerate(padded)
        if sign in _SINGLE
    )


def _points_inward(segments: Sequence[Segment]) -> bool:
    """Whether guillemets open as », as in German and Danish books."""
    for segment in segments:
        for sign in segment.target:
            if sign in "«»":
                return sign == "»"
    return False


def _marks(segments: Sequence[Segment], *, low: bool, inward: bool) -> Iterator[_Mark]:
    for segment in segments:
        text = segment.target
        if _MARKS.isdisjoint(text):
            continue
        first = len(text) - len(text.lstrip())
        for place, sign in enumerate(text):
            if sign in _MARKS:
                opens = _opens(text, place, sign, low=low, inward=inward)
                if opens is not None:
                    yield _Mark(segment, place, sign, opens, place == first)


def _opens(text: str, place: int, sign: str, *, low: bool, inward: bool) -> bool | None:
    """Whether a mark opens; None where it cannot be told."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if sign in "„「『":
        return True
    if sign in "」』":
        return False
    if sign in "«»":
        return (sign == "»") == inward
    if sign == "“" and not low:
        return True
    if sign in "“”" and low:
        return False
    if sign == "”":
        return False
    if before.isdecimal():
        return None
    starts_word = after.isalnum() or (after != "" and after in "([¿¡…$€£#@'‘“„«")
    opens_here = (not before or before.isspace() or before in "([-–—/'‘") and starts_word
    closes_here = (not after or not after.isalnum()) and bool(before.strip())
    return opens_here if opens_here != closes_here else None


def _unpaired(marks: Iterable[_Mark], parts: Sequence[int]) -> Iterator[_Mark]:
    """Marks without a partner; a paragraph that opens anew continues the quotation before it.

    `parts` are the indexes of headings and captions, over which no quotation continues.
    """
    opened: list[_Mark] = []
    for mark in marks:
        while opened and mark.segment.index - opened[-1].segment.index > _REACH:
            yield opened.pop()
        if not mark.opens:
            partner = next((other for other in reversed(opened) if _pair(other, mark)), None)
            if partner is None:
                yield mark
            else:
                opened.remove(partner)
                if partner.starts:
                    opened = [
                        other
                        for other in opened
                        if other.segment is partner.segment or _parted(other, partner, parts)
                    ]
            continue
        opened.append(mark)
    yield from opened


def _parted(one: _Mark, other: _Mark, parts: Sequence[int]) -> bool:
    return any(one.segment.index < part < other.segment.index for part in parts)


def _pair(opening: _Mark, closing: _Mark) -> bool:
    """Whether the two belong together; a straight mark may close a curly one and the reverse."""
    families = ('“”„"', "«»", "「」", "『』")
    return any(opening.sign in family and closing.sign in family for family in families)


CHECK = Check(
    id="unclosed-quotation",
    title="Unclosed quotation",
    kind=Kind.HINT,
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    expected=0.4,
    on_document=unclosed_quotation,
)
