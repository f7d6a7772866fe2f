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
    ("review.take", "takes a suggestion"),
    ("review.edit", "edits"),
    ("review.accept", "accepts"),
    ("program.help", "shows more"),
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
    """The keys, each with what it does; where it is narrow, fewer words."""
    pieces = [
        Content.assemble((first_key(command, overrides), "bold $accent"), " ", words)
        for command, words in FIRST
    ]
    whole = Content.assemble(
        ("First keys: ", "bold"), Content("  ").join(pieces), ("  Escape hides this", "$text-muted")
    )
    if whole.cell_length <= width:
        return whole
    line = Content("  ").join(pieces)
    if line.cell_length <= width:
        return line
    short = [
        Content.assemble((first_key(command, overrides), "bold $accent"), " ", words.split()[0])
        for command, words in FIRST
    ]
    return Content("  ").join(short).truncate(width, ellipsis=True)
