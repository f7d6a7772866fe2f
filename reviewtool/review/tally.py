"""Progress counted segment by segment: counting a large document at each act would be slow."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress
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

    `is_done` and `open_flags` say what the segment with an index counts for.
    """

    def __init__(self, is_done: Callable[[int], bool], open_flags: Callable[[int], int]) -> None:
        self._is_done = is_done
        self._open_flags = open_flags
        self._open = array("I")
        self._done = array("I")
        self._waiting = array("I")
        self._open_sum = 0

    @property
    def progress(self) -> Progress:
        """What has been counted."""
        return Progress(len(self._done), len(self._open), self._open_sum)

    @property
    def done(self) -> Sequence[int]:
        """The indexes of the segments that are done, in document order."""
        return self._done

    @property
    def waiting(self) -> Sequence[int]:
        """The indexes of the segments that have open flags, in document order."""
        return self._waiting

    def count(self, flags: array[int], judged: Iterable[int]) -> None:
        """Count anew: so many flags of each segment are open, but for those judged in any way."""
        self._open = flags[:]
        self._done = array("I")
        for index in sorted(judged):
            self._open[index] = self._open_flags(index)
            if self._is_done(index):
                self._done.append(index)
        self._waiting = array("I", compress(range(len(flags)), self._open))
        self._open_sum = sum(self._open)

    def update(self, index: int) -> None:
        """Count one segment anew."""
        _put(self._done, index, there=self._is_done(index))
        count = self._open_flags(index)
        _put(self._waiting, index, there=count > 0)
        self._open_sum += count - self._open[index]
        self._open[index] = count


def _put(indexes: array[int], index: int, *, there: bool) -> None:
    """Puts an index where it belongs among those that grow, or takes it out."""
    place = bisect_left(indexes, index)
    if place == len(indexes) or indexes[place] != index:
        if there:
            indexes.insert(place, index)
    elif not there:
        del indexes[place]
