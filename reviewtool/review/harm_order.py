"""The segments that wait, by the harm to expect of them, kept in order act by act."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Key = tuple[float, int]
"""Minus the harm, and the index of the segment."""


class HarmOrder:
    """Indexes of segments, those with the most expected harm first, equal ones in document order.

    It is sorted when first asked after `forget`; `update` moves one segment. A segment keeps the
    place from which the reviewer came to it, whatever is decided there, so that going on from it
    leaves out none of those that come next.

    Args:
        candidates: the indexes of all segments that may do harm, in any order.
        harm: the harm to expect of the segment with this index now, in penalty points.
    """

    def __init__(
        self, candidates: Callable[[], Iterable[int]], harm: Callable[[int], float]
    ) -> None:
        self._candidates = candidates
        self._harm = harm
        self._order: list[_Key] | None = None
        self._keys: dict[int, _Key] = {}
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
        before = self._keys.pop(index, None)
        if before is not None:
            del self._order[bisect_left(self._order, before)]
        harm = self._harm(index)
        if harm > 0:
            self._keys[index] = (-harm, index)
            self._first[index] = min(self._keys[index], self._first.get(index, (0.0, index)))
            insort(self._order, self._keys[index])

    def after(self, index: int, step: int = 1) -> Iterator[int]:
        """The other segments from the place of this one on, going round; back for a step of -1."""
        order = self._sorted()
        place = self._first.get(index, (0.0, index))
        begin = bisect_right(order, place) if step > 0 else bisect_left(order, place) - 1
        for distance in range(len(order)):
            _, other = order[(begin + step * distance) % len(order)]
            if other != index:
                yield other

    def _sorted(self) -> list[_Key]:
        if self._order is None:
            harms = ((self._harm(index), index) for index in self._candidates())
            self._keys = {index: (-harm, index) for harm, index in harms if harm > 0}
            self._first = dict(self._keys)
            self._order = sorted(self._keys.values())
        return self._order
