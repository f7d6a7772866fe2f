"""The keys that matter, on one line, in the first session of a reviewer in a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.keys import first_key

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = (
    ("move.next-flag", "next flag"),
    ("review.take", "suggestion"),
    ("review.edit", "edit"),
    ("review.accept", "accept"),
    ("program.help", "help"),
)
"""Command and words."""
DECISIONS = 3
"""Acts after which it has done its work."""


class WelcomeLine(Static):
    """Goes away after some decisions, on Escape or when it is clicked."""

    def __init__(self, overrides: Mapping[str, str]) -> None:
        super().__init__(markup=False)
        self._overrides = overrides
        self._left = DECISIONS
        self.display = False

    def on_mount(self) -> None:
        """Show the keys."""
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the line to the width."""
        self.update(welcome_content(self._overrides, self.size.width or 80))

    def on_click(self) -> None:
        """Go away."""
        self.end()

    def decided(self) -> None:
        """One decision more."""
        self._left -= 1
        if self._left <= 0:
            self.end()

    def end(self) -> None:
        """Give the line back."""
        self.display = False


def welcome_content(overrides: Mapping[str, str], width: int) -> Content:
    """The keys, each with what it does; where it is narrow, no more than that."""
    pieces = [
        Content.assemble((first_key(command, overrides), "bold $accent"), " ", words)
        for command, words in FIRST
    ]
    line = Content("  ").join(pieces)
    goes = Content.styled("  Escape hides this", "$text-muted")
    title = Content.styled("First keys: ", "bold")
    for fuller in (title + line + goes, line + goes):
        if fuller.cell_length <= width:
            return fuller
    return line.truncate(width, ellipsis=True)
