"""Repeated sentence.

What it finds:
    Two neighbouring segments with the same translation of five words or more, and a translation
    that stands for two different sources.

Why it matters:
    A system that loops, or a pairing that slipped, puts the same sentence where another belongs.

When it is silent:
    For short lines; where the sources are the same too; for sources that differ only in case,
    spaces or punctuation.

What to do:
    Compare with the source, and translate the second one anew or delete it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_WORDS = 5
_LETTERS = 16
"""What counts as long in a language without spaces."""


def repeated_segment(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """The later of two segments with the same translation and no same source."""
    first_seen: dict[str, Segment] = {}
    before: Segment | None = None
    for segment in segments:
        text = segment.target.strip()
        if not text:
            continue
        earlier = first_seen.setdefault(text, segment)
        if earlier is not segment and _long(text, languages):
            near = before is not None and before.target.strip() == text
            same = _plain(earlier.source) == _plain(segment.source)
            if (segment.source and not same) or (not segment.source and near):
                yield segment.index, _finding(segment, text, bool(segment.source))
        before = segment


def _finding(segment: Segment, text: str, has_source: bool) -> Finding:
    start = segment.target.find(text)
    if has_source:
        message = "An earlier segment with another source has the same translation."
        evidence: tuple[str, ...] = ("source", "document")
    else:
        message = "The segment before it says the same."
        evidence = ("document",)
    return Finding(start, start + len(text), message, evidence=evidence)


def _long(text: str, languages: Languages) -> bool:
    if not languages.target.spaced:
        return len(text) >= _LETTERS
    return text.count(" ") >= _WORDS - 1


def _plain(source: str) -> str:
    return "".join(filter(str.isalnum, source)).casefold()


CHECK = Check(
    id="repeated-segment",
    title="Repeated sentence",
    kind=Kind.HINT,
    category="accuracy/addition",
    severity=Severity.MAJOR,
    expected=0.5,
    on_document=repeated_segment,
)
