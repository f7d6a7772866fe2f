"""What is there before the first document is: that it is being loaded, or why it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reviewtool.tui.keys import bindings
from reviewtool.tui.messages import DocumentsAsked, LeaveAsked
from reviewtool.tui.shown import shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.errors import ReviewError


class OpeningScreen(Screen[None]):
    """One sentence in the middle of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(["program.documents", "program.quit"])]

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(id="opening", markup=False)

    def tell(self, text: str) -> None:
        """Show what is going on."""
        self.query_one("#opening", Static).update(Content(shown(text)))

    def refuse(self, error: ReviewError, *, others: bool) -> None:
        """Show why the document cannot be opened, and the ways out."""
        ways = "o lists the documents · q quits" if others else "q quits"
        lines = [
            Content.styled(shown(error.what, 2_000), "bold $text-error"),
            Content(shown(error.remedy, 2_000)),
            Content(),
            Content.styled(ways, "dim"),
        ]
        if error.place:
            lines.insert(0, Content(shown(error.place, 2_000)))
        self.query_one("#opening", Static).update(Content("\n").join(lines))

    def action_leave(self) -> None:
        """Quit."""
        self.post_message(LeaveAsked())

    def action_documents(self) -> None:
        """List the documents."""
        self.post_message(DocumentsAsked())
