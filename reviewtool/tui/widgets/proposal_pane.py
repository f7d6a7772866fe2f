"""The errors of the last edit, above the keys of the review screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets._toast import ToastRack

from reviewtool.tui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from reviewtool.review.decision import ErrorMark

LETTERS = "yzbiABCV"
"""What chooses an error to change, none of them a command by default."""


class ProposalPane(ErrorLine):
    """What is said of the segment with this index; it takes no keyboard.

    Args:
        index: of the segment.
        change: called with the place of an error and what it becomes; None drops it.
        taken: the keys that are commands.
    """

    def __init__(
        self,
        index: int,
        change: Callable[[int, ErrorMark | None], None],
        taken: Container[str] = (),
    ) -> None:
        self.letters = "".join(letter for letter in LETTERS if letter not in taken)
        super().__init__(change, self.letters)
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
        place = self.letters.find(letter) if letter else -1
        return place if 0 <= place < len(self.proposals) else None
