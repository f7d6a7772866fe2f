"""The flags of a document with what the ranking made of them, in columns like `PackedFlags`."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import compress, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, overload

from reviewtool.checks.packed_flags import PackedFlags
from reviewtool.ranking.order import joint_harm
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.taxonomy import SEVERITY_WEIGHTS

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from reviewtool.segments.segment import Document, Segment


class RankedFlags(Sequence[RankedFlag]):
    """Ranked flags, each made anew when it is asked for.

    Args:
        flags: the flags, those of a segment one after another.
        confidences: how sure each is, 0 to 1.
        shown: 1 for each that the budget shows, else 0.
    """

    def __init__(self, flags: PackedFlags, confidences: array[float], shown: bytearray) -> None:
        self.flags = flags
        self.shown = shown
        self._confidences = confidences
        self._rows = flags.rows()
        self._within = flags.counts(shown)
        self._checks = flags.checks(shown), flags.checks(b"\1" * len(shown))
        self._by_check = flags.segments_by_check(shown)

    @classmethod
    def of(cls, flags: Iterable[RankedFlag], document: Document) -> RankedFlags:
        """These flags, but for those of segments that the document does not have."""
        places = document.places
        known = [ranked for ranked in flags if ranked.flag.segment in places]
        known.sort(key=lambda ranked: places[ranked.flag.segment])
        packed = PackedFlags(document.segments)
        for ranked in known:
            packed.append(places[ranked.flag.segment], ranked.flag)
        confidences = array("d", (ranked.confidence for ranked in known))
        return cls(packed, confidences, bytearray(ranked.shown for ranked in known))

    def moved_to(self, document: Document) -> RankedFlags:
        """The flags of those segments that this document has with the same texts."""
        counts, segments = self._rows.counts, self.flags.segments
        kept = (i for i in compress(range(len(counts)), counts) if _has(document, segments[i]))
        return RankedFlags.of((self[row] for i in kept for row in self._rows.of(i)), document)

    def of_segment(self, index: int) -> list[RankedFlag]:
        """The flags of the segment with this index, by their places."""
        found = [self[row] for row in self._rows.of(index)]
        return sorted(found, key=lambda r: (r.flag.side, r.flag.start, r.flag.end))

    def counts(self, *, hidden: bool) -> array[int]:
        """How many flags each segment has within the budget, or at all with `hidden`."""
        return self._rows.counts if hidden else self._within

    def flagged_by(self, check: str, *, hidden: bool) -> Sequence[int]:
        """The growing indexes of the segments that a check flags, within the budget or at all."""
        by_check = self.flags.segments_by_check(b"\1" * len(self)) if hidden else self._by_check
        return by_check.get(check, ())

    def checks(self, *, hidden: bool) -> Counter[str]:
        """How many flags each check has within the budget, or at all with `hidden`."""
        return self._checks[hidden]

    def harms(self, *, hidden: bool) -> array[float]:
        """The harm to expect of each segment, in penalty points, if none of its flags is decided.

        Flags beyond the budget count with `hidden` only.
        """
        harms = array("d", bytes(8 * len(self.flags.segments)))
        weighed = (
            (index, (side, start, end, confidence * SEVERITY_WEIGHTS[severity]))
            for (index, side, start, end, severity), confidence, shown in zip(
                self.flags.spans(), self._confidences, self.shown, strict=True
            )
            if shown or hidden
        )
        for index, spans in groupby(weighed, itemgetter(0)):
            harms[index] = joint_harm(span for _, span in spans)
        return harms

    def __len__(self) -> int:
        return len(self.shown)

    @overload
    def __getitem__(self, row: int) -> RankedFlag: ...
    @overload
    def __getitem__(self, row: slice) -> list[RankedFlag]: ...
    def __getitem__(self, row: int | slice) -> RankedFlag | list[RankedFlag]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        return RankedFlag(self.flags[row], self._confidences[row], bool(self.shown[row]))


def _has(document: Document, segment: Segment) -> bool:
    """Whether the document has the segment with the same texts, so that flags on them hold."""
    place = document.places.get(segment.id)
    if place is None:
        return False
    other = document.segments[place]
    return (other.source, other.target) == (segment.source, segment.target)
