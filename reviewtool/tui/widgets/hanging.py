"""Lines of which what does not fit goes on below, as far in as they began.

A number must not part from what it numbers, so a line is made of pieces: a piece that does not fit
behind the one before starts a new line, and only a piece longer than a line is broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST = 16
"""Cells that must be left for the text, else it does not hang."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What stands in front of the first line, and the pieces; `gap` stands between two."""

    prefix: Content
    pieces: tuple[Content, ...] = ()
    gap: str = "  "

    def lines(self, width: int) -> list[Content]:
        """The lines in so many cells."""
        indent = self.prefix.cell_length
        if width - indent < _NARROWEST:
            whole = Content.assemble(self.prefix, Content(self.gap).join(self.pieces))
            return whole.wrap(max(width, 1))
        room = width - indent
        lines: list[Content] = []
        for piece in self.pieces:
            if lines and lines[-1].cell_length + len(self.gap) + _longest_line(piece) <= room:
                lines[-1] = Content.assemble(lines[-1], self.gap, piece)
            else:
                lines.extend(piece.wrap(room))
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
        self.update(hanging_content(self._lines, self._fitted or 80))


def hanging(text: Content | str, prefix: Content | str = "") -> Hanging:
    """One piece behind a prefix."""
    return Hanging(_content(prefix), (_content(text),))


def hanging_content(lines: Sequence[Hanging], width: int) -> Content:
    """All lines in so many cells, with line breaks between them."""
    return Content("\n").join([part for line in lines for part in line.lines(width)])


def _content(text: Content | str) -> Content:
    return Content(text) if isinstance(text, str) else text


def _longest_line(piece: Content) -> int:
    return max((line.cell_length for line in piece.split("\n")), default=0)
