"""The segments that wait, by the harm to expect of them, kept in order act by act."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Key = tuple[float, int]
"""Minus the harm, and the index of the segment."""


class HarmOrder:
    """Indexes of segments, those with the most expected harm first, equal ones in document order.

    It is sorted when first asked after `forget`; `update` moves one segment. A segment keeps the
    place from which the reviewer came to it, whatever is decided there, so that going on from it
    leaves out none of those that come next.

    Args:
        harms: the harm to expect of each segment now, in penalty points, by its index.
        harm: the same of one segment.
    """

    def __init__(self, harms: Callable[[], array[float]], harm: Callable[[int], float]) -> None:
        self._all_harms = harms
        self._harm = harm
        self._harms = array("d")
        self._order: array[int] | None = None
        self._first: dict[int, _Key] = {}

    @property
    def ready(self) -> bool:
        """Whether it is sorted, so that `update` has something to do."""
        return self._order is not None

    def forget(self) -> None:
        """Sort anew when next asked: flags or segments have changed."""
        self._order = None

    def update(self, index: int) -> None:
        """Move one segment, on which something was decided."""
        if self._order is None:
            return
        before = self._key(index)
        if self._harms[index]:
            del self._order[bisect_left(self._order, before, key=self._key)]
        self._harms[index] = self._harm(index)
        after = self._key(index)
        first = self._first.get(index, before)
        self._first[index] = min(first, after)
        if self._harms[index]:
            self._order.insert(bisect_left(self._order, after, key=self._key), index)

    def after(self, index: int, step: int = 1) -> Iterator[int]:
        """The other segments from the place of this one on, going round; back for a step of -1."""
        order = self._sorted()
        place = self._first.get(index) or self._key(index)
        if step > 0:
            begin = bisect_right(order, place, key=self._key)
        else:
            begin = bisect_left(order, place, key=self._key) - 1
        for distance in range(len(order)):
            other = order[(begin + step * distance) % len(order)]
            if other != index:
                yield other

    def _key(self, index: int) -> _Key:
        return -self._harms[index], index

    def _sorted(self) -> array[int]:
        if self._order is None:
            self._harms = self._all_harms()
            self._first = {}
            waiting = compress(range(len(self._harms)), self._harms)
            self._order = array("I", sorted(waiting, key=self._harms.__getitem__, reverse=True))
        return self._order
