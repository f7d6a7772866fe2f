"""What stands in a field, on its way to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter

from reviewtool.segments.control import one_line

if TYPE_CHECKING:
    from rich.text import Text


class Drawn(Highlighter):
    """Draws control characters as pictures, code point for code point; the value stays as it is."""

    def highlight(self, text: Text) -> None:
        """Do so with the text that a field is about to draw."""
        text.plain = one_line(text.plain)
