"""One line of text asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Prompt(ModalScreen[str | None]):
    """Gives the text, or None where it was called off.

    `does` says what Enter does. `before` must hold no control characters, for the field shows it
    as it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel", "Cancel")]

    def __init__(self, title: str, before: str = "", *, does: str = "keeps it") -> None:
        super().__init__()
        self._does = does
        self._title = title
        self._before = before

    def compose(self) -> ComposeResult:
        """Title and field."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"), markup=False)
            yield Input(self._before, compact=True)
            yield Static(Content.styled(f"Enter {self._does} · Escape calls it off", "dim"))

    def on_mount(self) -> None:
        """Take the keyboard at once."""
        self.set_focus(self.query_one(Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the text."""
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
