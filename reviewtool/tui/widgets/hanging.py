"""Lines of which what does not fit goes on below, as far in as they began.

A number must not part from what it numbers, so a line is made of pieces: a piece that does not fit
behind the one before starts a new line, and only a piece longer than a line is broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.visual_order import (
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT,
    direction_of,
    mostly_right_to_left,
    placed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.tui.visual_order import Direction

_NARROWEST = 16
"""Cells that must be left for the text, else it does not hang."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What stands in front of the first line, and the pieces; `gap` stands between two."""

    prefix: Content
    pieces: tuple[Content, ...] = ()
    gap: str = "  "

    def lines(self, width: int, direction: Direction = "off") -> list[Content]:
        """The lines in so many cells, each piece in its own order where it runs right to left."""
        indent = self.prefix.cell_length
        if width - indent < _NARROWEST:
            whole = Content.assemble(self.prefix, Content(self.gap).join(self.pieces))
            return _wrapped(whole, max(width, 1), direction)
        room = width - indent
        lines: list[Content] = []
        for piece in self.pieces:
            wrapped = _wrapped(piece, room, direction)
            if lines and lines[-1].cell_length + len(self.gap) + _longest_line(piece) <= room:
                first, *more = wrapped or [Content()]
                lines[-1] = Content.assemble(lines[-1], self.gap, first)
                lines.extend(more)
            else:
                lines.extend(wrapped)
        first, *rest = lines or [Content()]
        return [self.prefix + first, *(Content(" " * indent) + line for line in rest)]


class HangingText(Static):
    """A text of such lines, fitted to its width."""

    def __init__(self, lines: Sequence[Hanging] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(markup=False, id=id)
        self._lines = lines
        self._fitted = 0

    def tell(self, lines: Sequence[Hanging]) -> None:
        """Show this."""
        self._lines = lines
        self._fit()

    def on_resize(self) -> None:
        """Fit the text to the new width."""
        if self.size.width != self._fitted:
            self._fit()

    def _fit(self) -> None:
        self._fitted = self.size.width
        self.update(hanging_content(self._lines, self._fitted or 80, direction_of(self.app)))


def hanging(text: Content | str, prefix: Content | str = "") -> Hanging:
    """One piece behind a prefix."""
    return Hanging(_content(prefix), (_content(text),))


def hanging_content(lines: Sequence[Hanging], width: int, direction: Direction = "off") -> Content:
    """All lines in so many cells, with line breaks between them."""
    return Content("\n").join([part for line in lines for part in line.lines(width, direction)])


def _wrapped(piece: Content, width: int, direction: Direction) -> list[Content]:
    """The lines of a piece, in the order of the screen, or marked so that none is turned whole."""
    lines = piece.wrap(width)
    if direction == "off" or not RIGHT_TO_LEFT.search(piece.plain):
        return lines
    if direction == "terminal":
        mark = Content(LEFT_TO_RIGHT_MARK)
        return [Content.assemble(mark, line, mark) for line in lines]
    base = int(mostly_right_to_left(piece.plain))
    return [_ordered(line, base) for line in lines]


def _ordered(line: Content, base: int) -> Content:
    pieces = []
    for start, end, text, _ in placed(line.plain, 0, len(line.plain), base):
        own = line[start:end]
        pieces.append(own if text == own.plain else Content(text, list(own.spans)))
    return Content("").join(pieces)


def _content(text: Content | str) -> Content:
    return Content(text) if isinstance(text, str) else text


def _longest_line(piece: Content) -> int:
    return max((line.cell_length for line in piece.split("\n")), default=0)
