"""Progress counted segment by segment: counting a large document at each act would be slow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: segments done of all, and flags that are still open."""

    done: int
    total: int
    open_flags: int


class Tally:
    """Counts what is done and open, as long as whoever changes a segment says so.

    `is_done` and `open_flags` say of a segment, by id, what it counts for.
    """

    def __init__(
        self, total: int, is_done: Callable[[str], bool], open_flags: Callable[[str], int]
    ) -> None:
        self._total = total
        self._is_done = is_done
        self._open_flags = open_flags
        self._done: set[str] = set()
        self._open: dict[str, int] = {}
        self._open_sum = 0

    @property
    def progress(self) -> Progress:
        """What has been counted."""
        return Progress(len(self._done), self._total, self._open_sum)

    @property
    def done(self) -> AbstractSet[str]:
        """The ids of the segments that are done."""
        return self._done

    def open(self) -> Iterator[str]:
        """The ids of the segments that have open flags, in no order."""
        return (segment_id for segment_id, count in self._open.items() if count)

    def resize(self, total: int) -> None:
        """There are so many segments now; count them anew afterwards."""
        self._total = total

    def count(self, segments: Iterable[str]) -> None:
        """Count anew: `segments` are those with flags or decisions, the others count nothing."""
        self._done.clear()
        self._open.clear()
        self._open_sum = 0
        for segment_id in segments:
            self.update(segment_id)

    def update(self, segment_id: str) -> None:
        """Count one segment anew."""
        if self._is_done(segment_id):
            self._done.add(segment_id)
        else:
            self._done.discard(segment_id)
        count = self._open_flags(segment_id)
        self._open_sum += count - self._open.get(segment_id, 0)
        self._open[segment_id] = count
