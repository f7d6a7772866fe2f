"""What a check is: a pure function with a declared id, category, severity and needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from reviewtool.checks.flag import Flag, occurrence
from reviewtool.languages import UNKNOWN, Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.checks.flag import Kind
    from reviewtool.checks.glossary.glossary import Glossary
    from reviewtool.segments.segment import Segment
    from reviewtool.taxonomy import Severity


MOST = 20
"""Flags that one check may raise on one segment: more say nothing that these do not."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The language pair that a check runs for, and the terms that the project agreed on for it."""

    source: Language = UNKNOWN
    target: Language = UNKNOWN
    glossary: Glossary | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspect span as a check yields it: half-open code point offsets in the target.

    `source` spans the source words it leans on. `side` is `source` for an omission, whose `start`
    and `end` are then offsets in the source. `evidence` and `weight` as in Flag.
    """

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    source: tuple[int, int] | None = None
    side: str = "target"
    evidence: tuple[str, ...] = ("target",)
    weight: float | None = None


class SegmentCheck(Protocol):
    """Finds suspect spans in one segment."""

    def __call__(self, segment: Segment, languages: Languages) -> Iterable[Finding]:
        """Findings in any order."""


class DocumentCheck(Protocol):
    """Finds suspect spans that only the other segments show, by index of the segment."""

    def __call__(
        self, segments: Sequence[Segment], languages: Languages
    ) -> Iterable[tuple[int, Finding]]:
        """Pairs of segment index and finding, in any order."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check as it is listed and run. Exactly one of `on_segment` and `on_document` is set.

    `targets` holds the base codes of the target languages it speaks; None means all. `expected`
    is the share of its flags that its author expects to be right, 0 to 1, until verdicts exist.
    `reads_tags` says that it sees inline tags, which are hidden from all others; `needs_glossary`
    that it has nothing to say without one.
    """

    id: str
    title: str
    kind: Kind
    category: str
    severity: Severity
    expected: float
    on_segment: SegmentCheck | None = None
    on_document: DocumentCheck | None = None
    needs_source: bool = False
    targets: frozenset[str] | None = None
    reads_tags: bool = False
    needs_glossary: bool = False

    def speaks(self, languages: Languages) -> bool:
        """Whether it can say anything for this pair."""
        if self.needs_glossary and languages.glossary is None:
            return False
        return self.targets is None or languages.target.base in self.targets


def to_flag(check: Check, segment: Segment, finding: Finding) -> Flag:
    """The finding with what its check and segment know."""
    side_text = segment.source if finding.side == "source" else segment.target
    start, end = finding.start, finding.end
    leans = finding.source
    return Flag(
        check=check.id,
        segment=segment.id,
        kind=check.kind,
        category=check.category,
        severity=check.severity,
        side=finding.side,
        start=start,
        end=end,
        text=side_text[start:end],
        message=finding.message,
        occurrence=occurrence(side_text, start, end),
        source_start=leans[0] if leans else None,
        source_end=leans[1] if leans else None,
        source_text=segment.source[leans[0] : leans[1]] if leans else "",
        suggestions=finding.suggestions,
        evidence=finding.evidence,
        weight=finding.weight,
    )
