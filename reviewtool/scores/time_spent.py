"""What a review took: active seconds, keys and edits by segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.segments.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.records.accounting import Stay
    from reviewtool.segments.segment import Document


@dataclass(frozen=True, slots=True)
class SegmentTime:
    """All stays at one segment; `words` are those of its source, of its translation without one."""

    segment: str
    seconds: float
    keys: int
    edits: int
    stays: int
    words: int


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """The sum over segments."""

    segments: int
    seconds: float
    keys: int
    edits: int
    words: int

    @property
    def seconds_per_segment(self) -> float:
        """Active seconds for each segment that was looked at."""
        return self.seconds / self.segments if self.segments else 0.0

    @property
    def seconds_per_1000_words(self) -> float:
        """Active seconds for 1,000 source words of these segments."""
        return self.seconds / self.words * 1000 if self.words else 0.0


def by_segment(document: Document, stays: Iterable[Stay]) -> list[SegmentTime]:
    """The stays summed by segment, in document order; segments that are gone are left out."""
    sums: dict[str, list[Stay]] = {}
    for stay in stays:
        sums.setdefault(stay.segment, []).append(stay)
    found = []
    for segment in document.segments:
        own = sums.get(segment.id)
        if own:
            text = segment.source if document.has_source else segment.target
            seconds = round(sum(stay.seconds for stay in own), 1)
            keys, edits = sum(stay.keys for stay in own), sum(stay.edits for stay in own)
            words = count_words(text)
            found.append(SegmentTime(segment.id, seconds, keys, edits, len(own), words))
    return found


def in_all(segments: Sequence[SegmentTime]) -> TimeSpent:
    """The sum."""
    return TimeSpent(
        len(segments),
        sum(one.seconds for one in segments),
        sum(one.keys for one in segments),
        sum(one.edits for one in segments),
        sum(one.words for one in segments),
    )
