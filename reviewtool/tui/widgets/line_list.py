"""Lines with a cursor, each made when it is painted: ten thousand scroll as lightly as ten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment as Piece
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.content import Content

MOVING: tuple[tuple[str, str, str], ...] = (
    ("j,down", "move(1)", "Down"),
    ("k,up", "move(-1)", "Up"),
    ("pagedown,space", "page(1)", "Page down"),
    ("pageup", "page(-1)", "Page up"),
    ("home,g", "move(-100000000)", "To the top"),
    ("end,G", "move(100000000)", "To the end"),
)
"""Keys of a screen that moves the cursor."""


class LineList(ScrollView, can_focus=False):
    """As many lines as it was told of; the screen moves the cursor."""

    @dataclass
    class Chosen(Message):
        """A line was clicked."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._count = 0
        self._line: Callable[[int, int], Content] | None = None
        self.cursor = 0

    def tell(self, count: int, line: Callable[[int, int], Content], cursor: int = 0) -> None:
        """Show so many lines; `line` makes the one at a place for so many cells."""
        self._count = count
        self._line = line
        self.cursor = max(0, min(cursor, count - 1))
        self.on_resize()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(0, self._count)
        self._reveal()

    def page(self, step: int) -> None:
        """Go so many pages down."""
        self.go(self.cursor + step * max(1, self.size.height - 1))

    def go(self, place: int) -> None:
        """Go to a line, or as far as there are any."""
        self.cursor = max(0, min(place, self._count - 1))
        self._reveal()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose a line."""
        offset = event.get_content_offset(self)
        place = offset.y + self.scroll_offset.y if offset is not None else -1
        if 0 <= place < self._count:
            self.go(place)
            self.post_message(self.Chosen(place))

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        place = y + self.scroll_offset.y
        width, style = self.size.width, self.rich_style
        if self._line is None or not 0 <= place < self._count:
            return Strip([Piece(" " * width, style)], width)
        content = self._line(place, width)
        strip = Strip(content.render_segments(self.visual_style), content.cell_length)
        strip = strip.adjust_cell_length(width, style)
        return strip.apply_style(Style(reverse=True)) if place == self.cursor else strip

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= self.cursor < top + height:
            above = self.cursor < top
            y = self.cursor if above else self.cursor - height + 1
            self.scroll_to(y=y, animate=False, immediate=True)
