"""A scroll view over rows of different heights, of which only those near the view are measured.

Promise: whatever is measured, estimated anew or changed, the row that the reader looks at stays on
its line of the screen. What the rows are is for the list that is built on this.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from textual.geometry import Size
from textual.scroll_view import ScrollView

from reviewtool.tui.widgets.row_heights import RowHeights

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTEXT = 2
"""Lines above and below the current row that stay in view where there is room."""

Anchor = tuple[int, int]
"""A row and the line of the view on which it starts; negative where that is above the view."""


class RowView(ScrollView, inherit_bindings=False):
    """Rows by their heights. No scroll is animated: heights found meanwhile would derail it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._heights = RowHeights(0, self._measure, self._estimate)
        self._adjusting = False
        self._height_seen = 1  # of the view before it was resized

    @abstractmethod
    def _measure(self, row: int) -> int:
        """The height of a row."""

    @abstractmethod
    def _estimate(self) -> Sequence[int]:
        """About the height of each block of rows."""

    @abstractmethod
    def _wrapping_width(self) -> int:
        """How wide the rows are."""

    @property
    def _view_height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def _new_rows(self, count: int) -> None:
        self._heights = RowHeights(count, self._measure, self._estimate)

    def _top(self) -> Anchor:
        row, line = self._heights.row_at(self.scroll_offset.y)
        return row, -line

    def _screen_y(self, row: int) -> int:
        """The line of the view on which a row starts, or the nearest."""
        line = self._heights.top(row) - self.scroll_offset.y
        return max(0, min(line, self._view_height - 1))

    def _anchor(self, row: int) -> Anchor:
        """This row where its start has been in view, else the one at the top."""
        screen_y = self._heights.top(row) - self.scroll_offset.y
        if 0 <= screen_y < self._height_seen:
            return row, min(screen_y, self._view_height - 1)
        return self._top()

    def _hold(self, anchor: Anchor) -> None:
        """Measure around a row, and scroll so that it stands as the anchor says."""
        if not self._heights.count or not self.is_attached:
            return
        row, screen_y = anchor
        view = self._view_height
        self._heights.measure_around(row, 2 * view + screen_y, 3 * view - screen_y)
        self._fit()
        self._scroll(self._heights.top(row) - max(screen_y, 1 - self._heights.height(row)))

    def _reveal(self, row: int, scrolled: int = 0) -> None:
        """Bring a row into view with some context, after scrolling by so many lines."""
        if not self._heights.count or not self.is_attached:
            return
        view, heights = self._view_height, self._heights
        anchor, screen_y = self._top()
        heights.measure_around(row, 3 * view, 3 * view)
        self._fit()
        y = heights.top(anchor) - screen_y + scrolled
        top, height = heights.top(row), heights.height(row)
        context = min(CONTEXT, max(0, (view - height) // 2))
        if top + height < y - view or top > y + 2 * view:
            y = top - max(0, (view - height) // 2)
        elif top - context < y:
            y = top - context
        elif top + height + context > y + view:
            y = min(top, top + height + context - view)
        self._scroll(y)

    def _scroll_within(self, row: int, step: int) -> bool:
        """Scroll by so many screens inside a row higher than the view; False where it ends."""
        view, y = self._view_height, self.scroll_offset.y
        top, height = self._heights.top(row), self._heights.height(row)
        goes_on = top + height > y + view if step > 0 else top < y
        if height <= view or not goes_on or top > y + view or top + height < y:
            return False
        self._scroll(max(top, min(y + step * view, top + height - view)))
        return True

    def _row_by_lines(self, row: int, lines: int) -> int:
        """The row so many lines below or above another, and at least the next one."""
        reach = abs(lines) + self._view_height
        self._heights.measure_around(row, reach, reach)
        goal = self._heights.row_at(self._heights.top(row) + lines)[0]
        return max(row + 1, goal) if lines > 0 else min(row - 1, goal)

    def _fit(self) -> None:
        size = Size(self._wrapping_width(), self._heights.total)
        if size != self.virtual_size:
            self._adjusting = True
            self.virtual_size = size
            self._adjusting = False

    def _scroll(self, y: int) -> None:
        self._adjusting = True
        self.scroll_to(y=y)
        self._adjusting = False

    def scroll_to(self, x: float | None = None, y: float | None = None, **options: Any) -> None:
        """Scroll at once, whatever the options ask for."""
        super().scroll_to(x, y, **{**options, "animate": False, "force": True})

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes near, and keep the top line where it is."""
        super().watch_scroll_y(old_value, new_value)
        if not self._adjusting and self._heights.count:
            self._hold(self._top())
