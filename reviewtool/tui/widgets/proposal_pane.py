"""The errors of the last edit, above the keys of the review screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets._toast import ToastRack

from reviewtool.tui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.review.decision import ErrorMark

LETTERS = "yzbiABCV"
"""What chooses an error to change, none of them a command; as many are shown at once."""


class ProposalPane(ErrorLine):
    """What is said of the segment with this index; it takes no keyboard."""

    def __init__(self, index: int, change: Callable[[int, ErrorMark | None], None]) -> None:
        super().__init__(change, LETTERS)
        self.index = index

    def on_resize(self) -> None:
        """Leave the room for messages above it."""
        super().on_resize()
        for rack in self.screen.query(ToastRack):
            rack.styles.margin = (0, 0, 1 + self.size.height, 0)

    def on_unmount(self) -> None:
        """Give that room back."""
        for rack in self.screen.query(ToastRack):
            rack.styles.margin = None

    def place(self, letter: str) -> int | None:
        """The place of the error with this letter."""
        place = LETTERS.find(letter) if letter else -1
        return place if 0 <= place < len(self.proposals) else None
