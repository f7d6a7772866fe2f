"""Paints one row of the list, line by line, when the line is asked for.

A row is a gutter (number and marks), the source, and last the target, so that a character whose
width the terminal sees differently shifts nothing behind it. Where a text runs from right to left,
left-to-right marks keep a terminal that reorders lines from exchanging the columns, or each line is
put into the order of the screen here (`Layout.direction`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment as Piece
from rich.style import Style
from textual.strip import Strip

from reviewtool.tui.visual_order import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT, base_level, placed
from reviewtool.tui.widgets.row_content import DOUBTFUL_MARK, PENDING_MARK, STALE_MARK
from reviewtool.tui.widgets.wrapping import Line, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.tui.visual_order import Direction
    from reviewtool.tui.widgets.row_content import Column, RowContent, Span

STYLES = (
    *("number", "mark", "source", "target", "heading", "caption", "missing", "deleted", "cursor"),
    *("separator", "settled", "lint", "neutral", "minor", "major", "critical"),
)
"""Names of the styles that painting asks for, beside `base` for what all others stand on."""

SIDE_BY_SIDE_FROM = 60
"""Cells below which the texts stand one above the other whatever was asked for."""

_NO_SOURCE, _NO_TARGET = "(no source)", "(no translation)"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a line of `width` cells; `digits` is the room for the number.

    `direction` says who turns what runs from right to left, `turned` holds the sides (`source`,
    `target`) whose language does.
    """

    width: int
    digits: int
    side_by_side: bool
    with_source: bool = True
    direction: Direction = "terminal"
    turned: tuple[str, ...] = ()

    @property
    def gutter(self) -> int:
        """Cells of cursor bar, number and marks, with the blank behind them."""
        return 6 + (self.digits + 1 if self.width >= 30 else 0)

    @property
    def beside(self) -> bool:
        """Whether the columns stand side by side."""
        return self.side_by_side and self.with_source and self.width >= SIDE_BY_SIDE_FROM

    @property
    def source_width(self) -> int:
        """Cells of the source column."""
        room = self.width - self.gutter - 3
        return room // 2 if self.beside else max(2, room)

    @property
    def target_width(self) -> int:
        """Cells of the target column."""
        room = self.width - self.gutter - 3
        if self.beside:
            return room - room // 2
        return max(2, room if self.with_source else room + 3)


def row_height(source: str, target: str, layout: Layout) -> int:
    """How many lines a row with these texts takes; the texts as in `Column.text`."""
    below = len(wrap(target or _NO_TARGET, layout.target_width))
    if not layout.with_source:
        return below
    above = len(wrap(source or _NO_SOURCE, layout.source_width))
    return max(above, below) if layout.beside else above + below


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a painted line: `x` to `end_x` (code points) shows a text from `start` on.

    `turned` says that it runs from right to left.
    """

    side: str
    x: int
    end_x: int
    start: int
    turned: bool = False


class PaintedRow:
    """One row in one layout and state; its lines are painted when first asked for."""

    def __init__(
        self, row: RowContent, layout: Layout, styles: Mapping[str, Style], *, current: bool
    ) -> None:
        self.row = row
        self.layout = layout
        self._styles = styles
        self._current = current
        self._base = styles["cursor" if current else "base"]
        self._source = wrap(row.source.text or _NO_SOURCE, layout.source_width)
        self._target = wrap(row.target.text or _NO_TARGET, layout.target_width)
        turns = RIGHT_TO_LEFT.search(row.source.text) or RIGHT_TO_LEFT.search(row.target.text)
        self._order = LEFT_TO_RIGHT_MARK if turns and layout.direction == "terminal" else ""
        self._lines: dict[int, tuple[Strip, tuple[Place, ...]]] = {}

    @property
    def height(self) -> int:
        """How many lines it takes."""
        if not self.layout.with_source:
            return len(self._target)
        count, other = len(self._source), len(self._target)
        return max(count, other) if self.layout.beside else count + other

    def line(self, y: int) -> Strip:
        """The line as wide as the layout."""
        return self._line(y)[0]

    def places(self, y: int) -> tuple[Place, ...]:
        """Which part of which text stands where in the line."""
        return self._line(y)[1]

    def _line(self, y: int) -> tuple[Strip, tuple[Place, ...]]:
        found = self._lines.get(y)
        if found is None:
            found = self._lines[y] = self._paint(y)
        return found

    def _paint(self, y: int) -> tuple[Strip, tuple[Place, ...]]:
        line = _LineBuilder(self._base)
        self._add_gutter(line, y)
        if self.layout.beside:
            self._add_text(line, "source", y, self.layout.source_width)
            self._add_separator(line, DOUBTFUL_MARK if self.row.doubtful and y == 0 else " │")
            self._add_text(line, "target", y, self.layout.target_width)
        elif not self.layout.with_source:
            self._add_text(line, "target", y, self.layout.target_width)
        elif y < len(self._source):
            self._add_separator(line, "")
            self._add_text(line, "source", y, self.layout.source_width)
        else:
            below = y - len(self._source)
            arrow = DOUBTFUL_MARK if self.row.doubtful else "→"
            self._add_separator(line, "" if below else arrow)
            self._add_text(line, "target", below, self.layout.target_width)
        return line.strip(self.layout.width), tuple(line.places)

    def _add_gutter(self, line: _LineBuilder, y: int) -> None:
        row, mark = self.row, self._styles["mark"]
        numbered = self.layout.width >= 30
        line.add(self._order + ("▌" if self._current else " "), mark)
        if y:
            line.add(" " * (self.layout.gutter - 1) + self._order, Style.null())
            return
        if numbered:
            line.add(f"{row.number:>{self.layout.digits}} ", self._styles["number"])
        second = PENDING_MARK if row.pending else STALE_MARK if row.stale else " "
        line.add(row.status + second, mark)
        line.add(row.flags, mark)
        line.add(" " + self._order, Style.null())

    def _add_separator(self, line: _LineBuilder, mark: str) -> None:
        style = self._styles["mark" if mark == DOUBTFUL_MARK else "separator"]
        line.add(f"{self._order}{mark:<3}{self._order}", style)

    def _add_text(self, line: _LineBuilder, side: str, y: int, width: int) -> None:
        column: Column = getattr(self.row, side)
        lines: tuple[Line, ...] = self._source if side == "source" else self._target
        if y >= len(lines):
            line.pad(width)
            return
        start, end = lines[y]
        used = line.cells
        if not column.text:
            missing = _NO_SOURCE if side == "source" else _NO_TARGET
            line.add(missing[start:end], self._styles["missing"])
        elif self.layout.direction == "visual" and RIGHT_TO_LEFT.search(column.text):
            base = 1 if side in self.layout.turned else base_level(column.text)
            if base:
                line.pad(width - cell_len(column.painted[start:end]))
            self._add_placed(line, side, column, (start, end, base))
        else:
            style = self._text_style(side)
            line.places.append(Place(side, line.length, line.length + end - start, start))
            self._add_spans(line, column, start, end, style)
        line.pad(width - (line.cells - used))

    def _text_style(self, side: str) -> Style:
        style = self._styles[side]
        if self.row.kind in ("heading", "caption"):
            style += self._styles[self.row.kind]
        if side == "target" and self.row.deleted:
            style += self._styles["deleted"]
        return style

    def _add_placed(
        self, line: _LineBuilder, side: str, column: Column, extent: tuple[int, int, int]
    ) -> None:
        """One line of a text in the order of the screen, each cluster with its own style."""
        start, end, base = extent
        style = self._text_style(side)
        spans = [span for span in column.spans if span.start < end and start < span.end]
        text, over = "", style
        for one in placed(column.text, start, end, base):
            own = self._style_over(style, spans, one.start, one.end)
            x = line.length + len(text)
            painted = column.painted[one.start : one.end]
            shown = painted if painted != column.text[one.start : one.end] else one.text
            line.places.append(Place(side, x, x + len(shown), one.start, one.turned))
            if own != over:
                line.add(text, over)
                text, over = "", own
            text += shown
        line.add(text, over)

    def _style_over(self, style: Style, spans: list[Span], start: int, end: int) -> Style:
        for span in spans:
            if span.start < end and start < span.end:
                style += self._styles[span.style]
        return style

    def _add_spans(
        self, line: _LineBuilder, column: Column, start: int, end: int, style: Style
    ) -> None:
        spans = [span for span in column.spans if span.start < end and start < span.end]
        edges = {start, end}
        for span in spans:
            edges |= {max(start, span.start), min(end, span.end)}
        cuts = sorted(edges)
        for left, right in pairwise(cuts):
            over = style
            for span in spans:
                if span.start <= left and right <= span.end:
                    over += self._styles[span.style]
            line.add(column.painted[left:right], over)


class _LineBuilder:
    """Pieces of a line as they are added, counted in cells and in code points."""

    def __init__(self, base: Style) -> None:
        self._base = base
        self._pieces: list[Piece] = []
        self.cells = 0
        self.length = 0
        self.places: list[Place] = []

    def add(self, text: str, style: Style) -> None:
        if text:
            self._pieces.append(Piece(text, self._base + style))
            self.cells += cell_len(text)
            self.length += len(text)

    def pad(self, cells: int) -> None:
        self.add(" " * cells, Style.null())

    def strip(self, width: int) -> Strip:
        self.pad(width - self.cells)
        return Strip(self._pieces, self.cells).adjust_cell_length(width)
