"""Heights of a million wrapped rows, of which only those near the view are ever measured.

Rows stand in blocks. A block's height is estimated until the view comes near, then measured once;
prefix sums over the blocks turn a line into a row and back. A caller that remembers which row is
at the top, calls `measure_around`, and asks for that row's top again never sees it jump. Knows no
screen: rows are positions in the list, heights and tops are lines.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLOCK = 128
"""Rows in a block."""


class RowHeights:
    """Heights of `count` rows.

    Args:
        count: how many rows there are.
        measure: the exact height of a row, at least 1.
        estimate: about how high each block of rows is, in order.
    """

    def __init__(
        self, count: int, measure: Callable[[int], int], estimate: Callable[[], Sequence[int]]
    ) -> None:
        self.count = count
        self._measure = measure
        self._estimate = estimate
        self._measured: dict[int, list[int]] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self.forget()

    @property
    def total(self) -> int:
        """Height of all rows, as far as known."""
        return self._tops[-1]

    def forget(self) -> None:
        """Throw all measurements away, because the width has changed."""
        self._measured.clear()
        self._heights = list(self._estimate()) if self.count else []
        self._sum_up()

    def top(self, row: int) -> int:
        """The first line of a row; the line after the last one for `count`."""
        block, place = divmod(row, BLOCK)
        if row >= self.count:
            return self.total
        offsets = self._measured.get(block)
        if offsets is not None:
            return self._tops[block] + offsets[place]
        first, last = self._bounds(block)
        return self._tops[block] + self._heights[block] * place // (last - first)

    def height(self, row: int) -> int:
        """The exact height of a row."""
        offsets = self._measured.get(row // BLOCK)
        if offsets is None:
            return self._measure(row)
        return offsets[row % BLOCK + 1] - offsets[row % BLOCK]

    def row_at(self, y: int) -> tuple[int, int]:
        """The row that covers a line, and which of its lines that is; the nearest where none does.

        Raises IndexError where there are no rows.
        """
        if not self.count:
            raise IndexError("there are no rows")
        y = max(0, min(y, self.total - 1))
        block = bisect_right(self._tops, y) - 1
        y -= self._tops[block]
        offsets = self._measured.get(block)
        if offsets is not None:
            place = bisect_right(offsets, y) - 1
            return block * BLOCK + place, y - offsets[place]
        first, last = self._bounds(block)
        return first + y * (last - first) // self._heights[block], 0

    def measure_around(self, row: int, before: int, after: int) -> bool:
        """Measure what lies up to so many lines before and after a row; whether anything changed.

        Afterwards the tops of those rows are exact relative to each other, and stay so.
        """
        if not self.count:
            return False
        block = row // BLOCK
        found = self._measure_block(block)
        inside = self._measured[block][row % BLOCK]
        first, reach = block, inside
        while first > 0 and reach < before:
            first -= 1
            found |= self._measure_block(first)
            reach += self._heights[first]
        last, reach = block, self._heights[block] - inside
        while last + 1 < len(self._heights) and reach < after:
            last += 1
            found |= self._measure_block(last)
            reach += self._heights[last]
        if found:
            self._sum_up()
        return found

    def changed(self, row: int) -> int:
        """Measure one row again, because its text has changed; how many lines it has grown."""
        block, place = divmod(row, BLOCK)
        offsets = self._measured.get(block)
        if offsets is None:
            return 0
        growth = self._measure(row) - (offsets[place + 1] - offsets[place])
        if growth:
            offsets[place + 1 :] = [offset + growth for offset in offsets[place + 1 :]]
            self._heights[block] = offsets[-1]
            self._sum_up()
        return growth

    def _bounds(self, block: int) -> tuple[int, int]:
        first = block * BLOCK
        return first, min(first + BLOCK, self.count)

    def _measure_block(self, block: int) -> bool:
        if block in self._measured:
            return False
        rows = range(*self._bounds(block))
        offsets = list(accumulate(map(self._measure, rows), initial=0))
        self._measured[block] = offsets
        self._heights[block] = offsets[-1]
        return True

    def _sum_up(self) -> None:
        self._tops = list(accumulate(self._heights, initial=0))
