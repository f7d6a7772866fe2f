"""Text selected with the mouse: of the column in which it began, and as the file has it.

Textual gives a selection as places on painted lines; here those become places in texts, so that
what is copied has neither the other column nor the line breaks of the wrapping in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Piece
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.style import Style
    from textual.geometry import Offset
    from textual.selection import Selection

    from reviewtool.tui.widgets.row_paint import PaintedRow, Place

    TextRow = Callable[[int], tuple[int, PaintedRow, int]]

MOST_ROWS = 10_000
"""Rows that are copied at most."""


def highlighted(
    strip: Strip, selection: Selection, text_row: TextRow, y: int, style: Style
) -> Strip:
    """The line with its share of the selection in `style`; `text_row` finds row and line of a y."""
    span = selection.get_span(y)
    if span is None:
        return strip
    _, painted, line = text_row(y)
    side = _side(selection, text_row)
    pieces = list(strip)
    for place in painted.places(line):
        if place.side == side:
            start = max(span[0], place.x)
            end = place.end_x if span[1] == -1 else min(span[1], place.end_x)
            pieces = list(_restyled(pieces, start, end, style))
    return Strip(pieces, strip.cell_length)


def selected_text(
    selection: Selection,
    text_row: TextRow,
    texts: Callable[[int], Mapping[str, str]],
    count: int,
) -> str:
    """The selected text; `texts` gives both texts of a row by side, `count` the number of rows."""
    side = _side(selection, text_row)
    first, start = (0, 0) if selection.start is None else _point(selection.start, side, text_row)
    last, end = (
        (count - 1, None) if selection.end is None else _point(selection.end, side, text_row)
    )
    if first == last and end is not None and end < start:  # it runs from right to left
        start, end = end, start
    last = min(last, first + MOST_ROWS)
    pieces = [texts(row)[side] for row in range(first, last + 1)]
    if end is not None:
        pieces[-1] = pieces[-1][:end]
    pieces[0] = pieces[0][start:]
    return "\n".join(pieces)


def _side(selection: Selection, text_row: TextRow) -> str:
    """The column in which the selection began."""
    if selection.start is None:
        return "target"
    _, painted, line = text_row(selection.start.y)
    places = painted.places(line)
    reached = [place for place in places if selection.start.x < place.end_x]
    chosen = reached[0] if reached else places[-1] if places else None
    return chosen.side if chosen else "target"


def _point(offset: Offset, side: str, text_row: TextRow) -> tuple[int, int]:
    """The row and the place in its text of that side that a place on the screen means."""
    row, painted, line = text_row(offset.y)
    place = _place(painted, line, side, offset.x)
    if place is not None:
        along = max(0, min(offset.x, place.end_x) - place.x)
        return row, place.start + (place.end_x - place.x - along if place.turned else along)
    before = any(_place(painted, earlier, side) for earlier in range(line))
    return row, len(getattr(painted.row, side).text) if before else 0


def _place(painted: PaintedRow, line: int, side: str, x: int = 0) -> Place | None:
    """The last stretch of that side that begins at or before a column, else the first."""
    found = [place for place in painted.places(line) if place.side == side]
    return next((place for place in reversed(found) if place.x <= x), found[0] if found else None)


def _restyled(pieces: list[Piece], start: int, end: int, style: Style) -> Iterator[Piece]:
    """The pieces with the code points from `start` to before `end` in another style."""
    x = 0
    for text, own, _ in pieces:
        left, right = max(0, start - x), max(0, end - x)
        for part, chosen in (
            (text[:left], own),
            (text[left:right], style),
            (text[max(left, right) :], own),
        ):
            if part:
                yield Piece(part, chosen if chosen is own or own is None else own + chosen)
        x += len(text)
