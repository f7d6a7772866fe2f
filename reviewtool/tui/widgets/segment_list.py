"""The list of segments: as many as a million wrapped rows, of which only the visible are painted.

Heights are measured near the view only (`row_view`), rows are painted when they come into view
(`row_paint`) and kept while nothing about them changes. What is shown comes from the
session each time; whoever changes the session says so with `refresh_segment` or `refresh_all`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment as Piece
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from reviewtool.tui.visual_order import direction_of
from reviewtool.tui.widgets.row_content import row_content
from reviewtool.tui.widgets.row_paint import STYLES, PaintedRow
from reviewtool.tui.widgets.row_selection import highlighted, selected_text
from reviewtool.tui.widgets.row_view import RowView
from reviewtool.tui.widgets.shown_segments import ShownSegments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.geometry import Region
    from textual.selection import Selection

    from reviewtool.review.session import Session
    from reviewtool.tui.widgets.row_paint import Layout
    from reviewtool.tui.widgets.row_view import Anchor

KEPT_ROWS = 96
"""How many painted rows are kept at least; more cost longer pauses of the garbage collector."""
NOTHING = "No segments to show."


class SegmentList(RowView, can_focus=True):
    """The segments of a session in rows, with a cursor. It binds no keys.

    Args:
        session: what is shown; it must hold the same document as long as the list lives.
    """

    DEFAULT_CSS = """
    SegmentList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        & > .segment-list--number { color: $text-muted; }
        & > .segment-list--mark { color: $text-accent; text-style: bold; }
        & > .segment-list--separator { color: $foreground 40%; }
        & > .segment-list--source { color: $foreground; }
        & > .segment-list--target { color: $foreground; }
        & > .segment-list--heading { text-style: bold; }
        & > .segment-list--caption { text-style: italic; }
        & > .segment-list--missing { color: $text-muted; text-style: italic; }
        & > .segment-list--deleted { color: $text-muted; text-style: strike; }
        & > .segment-list--cursor { background: $boost; }
        & > .segment-list--settled { color: $text-muted; text-style: dim underline; }
        & > .segment-list--lint { color: $text-secondary; text-style: italic underline; }
        & > .segment-list--neutral { color: $text-primary; text-style: underline; }
        & > .segment-list--minor { color: $text-warning; text-style: underline; }
        & > .segment-list--major { color: $text-warning; text-style: bold underline; }
        & > .segment-list--critical { color: $text-error; text-style: bold underline reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"segment-list--{name}" for name in STYLES}

    @dataclass
    class CursorMoved(Message):
        """Another segment became the current one."""

        index: int

    @dataclass
    class Chosen(Message):
        """The current segment was clicked, or any was double-clicked."""

        index: int

    def __init__(self, session: Session, **options: Any) -> None:
        super().__init__(**options)
        self.session = session
        self._shown = ShownSegments(session)
        self._cursor = 0
        self._pending: frozenset[str] = frozenset()
        self._side_by_side = True
        self._layout_used: Layout = self._shown.layout(80, side_by_side=True)
        self._painted: dict[tuple[int, bool, bool], PaintedRow] = {}
        self._styles: dict[str, Style] = {}
        self._painting = False
        self._new_rows(len(self._shown.indexes))

    # What is shown

    def show(self, indexes: Sequence[int]) -> None:
        """Show these, in document order; the cursor goes to the next one that is shown."""
        screen_y = self._screen_y(self._cursor_row) if self._shown.indexes else 0
        self._shown.choose(indexes)
        self._new_rows(len(indexes))
        near = self._shown.nearest(self._cursor)
        if near is not None:
            self._put_cursor(near)
        self._fit()
        self._hold((self._cursor_row, screen_y))
        self._reveal(self._cursor_row)
        self.refresh()

    def refresh_segment(self, index: int) -> None:
        """Paint a segment anew, whose decision or flags have changed."""
        for key in [key for key in self._painted if key[0] == index]:
            del self._painted[key]
        row = self.row_of(index)
        if row is not None:
            top = self._top()
            self._heights.changed(row)
            self._hold(top)
            if index == self._cursor:
                self._reveal(row)
        self.refresh()

    def refresh_all(self) -> None:
        """Paint everything anew, because flags or many decisions have changed."""
        self._wrap_anew(self._layout_used)

    def cut_anew(self, indexes: Sequence[int]) -> None:
        """Show these segments, now that the session's document has others than before."""
        self._painted.clear()
        self._shown = ShownSegments(self.session)
        self._layout_used = self._layout(self._layout_used.width)
        self.show(indexes)

    @property
    def pending(self) -> frozenset[str]:
        """Ids of the segments whose last act is not yet on the disk; set it anew to change it."""
        return self._pending

    @pending.setter
    def pending(self, ids: Iterable[str]) -> None:
        wanted = frozenset(ids)
        if wanted != self._pending:
            self._pending = wanted
            self.refresh()

    @property
    def side_by_side(self) -> bool:
        """Whether source and target stand beside each other where there is room."""
        return self._side_by_side

    @side_by_side.setter
    def side_by_side(self, wanted: bool) -> None:
        self._side_by_side = wanted
        self._wrap_anew(self._layout(self._layout_used.width))

    def on_resize(self) -> None:
        """Wrap anew where the width has changed."""
        width = self.scrollable_content_region.width
        if width != self._layout_used.width and width > 0:
            self._wrap_anew(self._layout(width))
        elif self._shown.indexes:
            self._keep_in_view(self._anchor(self._cursor_row))
        self._height_seen = self._view_height

    def _layout(self, width: int) -> Layout:
        direction = direction_of(self.app) if self.is_attached else "terminal"
        return self._shown.layout(width, side_by_side=self._side_by_side, direction=direction)

    def _wrap_anew(self, layout: Layout) -> None:
        self._painted.clear()
        anchor = self._anchor(self._cursor_row) if self._shown.indexes else (0, 0)
        self._layout_used = layout
        self._heights.forget()
        self._keep_in_view(anchor)
        self.refresh()

    def _keep_in_view(self, anchor: Anchor) -> None:
        self._hold(anchor)
        if anchor[0] == self._cursor_row:
            self._reveal(anchor[0])

    def _measure(self, row: int) -> int:
        return self._shown.height(row, self._layout_used)

    def _estimate(self) -> Sequence[int]:
        return self._shown.estimates(self._layout_used)

    def _wrapping_width(self) -> int:
        return self._layout_used.width

    # The cursor

    @property
    def cursor(self) -> int:
        """Index of the current segment."""
        return self._cursor

    @cursor.setter
    def cursor(self, index: int) -> None:
        self.move_to(index)

    def move_to(self, index: int) -> bool:
        """Make a segment the current one and bring it into view; False where it is not shown."""
        row = self.row_of(index)
        if row is None:
            return False
        self._put_cursor(index)
        self._reveal(row)
        return True

    def row_of(self, index: int) -> int | None:
        """The row in which a segment is shown, counted from 0; None where it is not."""
        return self._shown.row_of(index)

    def move(self, step: int) -> None:
        """Move by so many rows."""
        self._go(self._cursor_row + step)

    def home(self) -> None:
        """Move to the first row."""
        self._go(0)

    def end(self) -> None:
        """Move to the last row."""
        self._go(len(self._shown.indexes) - 1)

    def page(self, step: int) -> None:
        """Move by so many screens; a row that is higher than the screen is passed in parts."""
        row = self._cursor_row
        if self._shown.indexes and not self._scroll_within(row, step):
            lines = step * self._view_height
            self._go(self._row_by_lines(row, lines), scrolled=lines)

    def _go(self, row: int, scrolled: int = 0) -> None:
        if self._shown.indexes:
            row = max(0, min(row, len(self._shown.indexes) - 1))
            self._put_cursor(self._shown.indexes[row])
            self._reveal(row, scrolled)

    def _put_cursor(self, index: int) -> None:
        if index != self._cursor:
            self._cursor = index
            self.refresh()
            self.post_message(self.CursorMoved(index))

    @property
    def _cursor_row(self) -> int:
        return self.row_of(self._cursor) or 0

    # Painting

    def notify_style_update(self) -> None:
        """Paint anew in another theme."""
        super().notify_style_update()
        self._painted.clear()
        self._styles.clear()

    def _used_styles(self) -> dict[str, Style]:
        if not self._styles:
            self._styles["base"] = self.rich_style
            for name in STYLES:
                style = self.get_component_rich_style(f"segment-list--{name}")
                self._styles[name] = Style(color=style.color) + style.without_color
            cursor = self.get_component_rich_style("segment-list--cursor")
            self._styles["cursor"] = self.rich_style + Style(bgcolor=cursor.bgcolor)
        return self._styles

    def _row(self, row: int) -> PaintedRow:
        segment = self._shown.segment(row)
        current, pending = segment.index == self._cursor, segment.id in self._pending
        key = segment.index, current, pending
        painted = self._painted.get(key)
        if painted is None:
            content = row_content(self.session, segment, pending=pending)
            painted = PaintedRow(content, self._layout_used, self._used_styles(), current=current)
            self._painted[key] = painted
            if len(self._painted) > max(KEPT_ROWS, 2 * self._view_height):
                del self._painted[next(iter(self._painted))]
        return painted

    def _text_row(self, y: int) -> tuple[int, PaintedRow, int]:
        row, line = self._heights.row_at(y)
        return row, self._row(row), line

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines to be painted; what only the mouse asks for would make each style a new one."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """One line of the view; for the mouse, with the places of its characters."""
        y += self.scroll_offset.y
        if y >= self._heights.total:
            width, style = self._layout_used.width, self.rich_style
            nothing = Strip([Piece(NOTHING if y == 0 else "", style)])
            return nothing.adjust_cell_length(width, style)
        _, painted, line = self._text_row(y)
        strip = painted.line(line)
        selection = self.text_selection
        if selection is not None:
            style = self.screen.get_component_rich_style("screen--selection")
            strip = highlighted(strip, selection, self._text_row, y, style)
        return strip if self._painting else strip.apply_offsets(0, y)

    # The mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, of one column only, as it stands in the file or correction."""
        count = len(self._shown.indexes)
        if not count:
            return None
        return selected_text(selection, self._text_row, self._shown.texts, count), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show another selection."""
        super().selection_updated(selection)
        self.refresh()

    def text_select_all(self) -> None:
        """Select nothing: a double click chooses a segment here."""

    def on_click(self, event: events.Click) -> None:
        """Make the clicked row the current one; choose it on the second click."""
        place = event.get_content_offset(self)
        if place is None or self.text_selection is not None:
            return
        y = place.y + self.scroll_offset.y
        if y >= self._heights.total:
            return
        row, _ = self._heights.row_at(y)
        index = self._shown.indexes[row]
        if index == self._cursor:
            self.post_message(self.Chosen(index))
        else:
            self._put_cursor(index)
            self._reveal(row)
