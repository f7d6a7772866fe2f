"""The errors that an edit speaks of, in a line or two above the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets._toast import ToastRack

from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.category_table import short_name
from reviewtool.tui.widgets.hanging import Hanging, HangingText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.proposal import Proposal

LETTERS = "ryzbiABCV"
"""What chooses a proposal to change, none of them a command; as many are shown at once."""
_EXCERPT = 24


class ProposalPane(HangingText):
    """What is proposed for the segment with this index; it takes no keyboard."""

    def __init__(self, index: int, proposals: Sequence[Proposal]) -> None:
        super().__init__()
        self.index = index
        self.proposals = list(proposals)

    def on_mount(self) -> None:
        """Show them."""
        self.show()

    def on_resize(self) -> None:
        """Leave the room for messages above it."""
        super().on_resize()
        for rack in self.screen.query(ToastRack):
            rack.styles.margin = (0, 0, 1 + self.size.height, 0)

    def on_unmount(self) -> None:
        """Give that room back."""
        for rack in self.screen.query(ToastRack):
            rack.styles.margin = None

    def show(self) -> None:
        """Bring the line up to date."""
        self.tell([proposals_line(self.proposals)])

    def place(self, letter: str) -> int | None:
        """The place of the proposal with this letter."""
        place = LETTERS.find(letter) if letter else -1
        return place if 0 <= place < len(self.proposals) else None


def proposals_line(proposals: Sequence[Proposal]) -> Hanging:
    """Letter, change, severity and category of each."""
    pieces = [
        Content.assemble(
            (f" {letter} ", "reverse bold"),
            " ",
            _change(proposal),
            f" {proposal.error.severity.value} ",
            (short_name(proposal.error.category), "bold"),
            " in the source" if proposal.error.side == "source" else "",
        )
        for letter, proposal in zip(LETTERS, proposals, strict=False)
    ]
    more = len(proposals) - len(LETTERS)
    if more > 0:
        pieces.append(Content(f"and {more} more"))
    return Hanging(Content.styled("errors? ", "bold"), tuple(pieces))


def _change(proposal: Proposal) -> Content:
    if not proposal.old:
        return Content.assemble("+", _excerpt(proposal.new))
    if not proposal.new:
        return Content.assemble("−", _excerpt(proposal.old))
    return Content.assemble(_excerpt(proposal.old), "→", _excerpt(proposal.new))


def _excerpt(text: str) -> Content:
    """The words of the text; white space alone is drawn."""
    return quoted(shown(text.strip() or text.replace(" ", "·"), _EXCERPT))
