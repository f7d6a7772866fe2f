"""Decisions that could not be saved, when the reviewer wants to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.errors import ReviewError

Answer = Literal["stay", "retry", "lose"]


class Unsaved(Dialog[Answer]):
    """Escape stays, Enter tries again, and only the whole word `yes` loses the decisions."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "stay", "Stay")]

    def __init__(self, count: int, failure: ReviewError | None) -> None:
        super().__init__()
        self._count = count
        self._failure = failure

    def compose(self) -> ComposeResult:
        """What failed, the ways out, the field for the word."""
        decisions = "1 decision is" if self._count == 1 else f"{self._count} decisions are"
        lines = [Content.styled(f"{decisions} not on the disk", "bold $text-error")]
        if self._failure is not None:
            lines.append(Content(shown(f"{self._failure.place} {self._failure.what}".strip(), 500)))
            lines.append(Content(shown(self._failure.remedy, 500)))
        lines.append(said_keys("Enter tries to save again · Escape goes on reviewing"))
        lines.append(Content(f"or type yes and Enter to quit and lose {self._count}:"))
        with Vertical(classes="dialog"):
            yield Static(Content("\n").join(lines), markup=False)
            yield Input(compact=True)

    def on_mount(self) -> None:
        """Take the keyboard at once."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer."""
        word = event.value.strip()
        if word == "yes":
            self.dismiss("lose")
        elif not word:
            self.dismiss("retry")
        else:
            event.input.clear()

    def action_stay(self) -> None:
        """Go on reviewing."""
        self.dismiss("stay")
