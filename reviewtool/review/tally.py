"""Progress counted segment by segment: counting a large document at each act would be slow."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: segments done of all, and flags that are still open."""

    done: int
    total: int
    open_flags: int


class Tally:
    """Counts what is done and open, as long as whoever changes a segment says so.

    `is_done` and `open_flags` say of a segment, by id, what it counts for, and `index` where it
    stands: None where the document has it no more.
    """

    def __init__(
        self,
        total: int,
        is_done: Callable[[str], bool],
        open_flags: Callable[[str], int],
        index: Callable[[str], int | None],
    ) -> None:
        self._total = total
        self._is_done = is_done
        self._open_flags = open_flags
        self._index = index
        self._done: list[int] = []
        self._waiting: list[int] = []
        self._open: dict[str, int] = {}
        self._open_sum = 0

    @property
    def progress(self) -> Progress:
        """What has been counted."""
        return Progress(len(self._done), self._total, self._open_sum)

    @property
    def done(self) -> Sequence[int]:
        """The indexes of the segments that are done, in document order."""
        return self._done

    @property
    def waiting(self) -> Sequence[int]:
        """The indexes of the segments that have open flags, in document order."""
        return self._waiting

    def resize(self, total: int) -> None:
        """There are so many segments now; count them anew afterwards."""
        self._total = total

    def count(self, segments: Iterable[str]) -> None:
        """Count anew: `segments` are those with flags or decisions, the others count nothing."""
        done, waiting = [], []
        self._open.clear()
        for segment_id in segments:
            index = self._index(segment_id)
            if index is None:
                continue
            if self._is_done(segment_id):
                done.append(index)
            count = self._open[segment_id] = self._open_flags(segment_id)
            if count:
                waiting.append(index)
        self._done, self._waiting = sorted(done), sorted(waiting)
        self._open_sum = sum(self._open.values())

    def update(self, segment_id: str) -> None:
        """Count one segment anew."""
        index = self._index(segment_id)
        if index is None:
            return
        _put(self._done, index, there=self._is_done(segment_id))
        count = self._open_flags(segment_id)
        _put(self._waiting, index, there=count > 0)
        self._open_sum += count - self._open.get(segment_id, 0)
        self._open[segment_id] = count


def _put(indexes: list[int], index: int, *, there: bool) -> None:
    """Puts an index where it belongs among those that grow, or takes it out."""
    place = bisect_left(indexes, index)
    if indexes[place : place + 1] != [index]:
        if there:
            indexes.insert(place, index)
    elif not there:
        del indexes[place]
