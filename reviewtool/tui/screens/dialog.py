"""What every dialog is: a screen over the others that answers once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog. Keys that were typed ahead may ask a dialog to go that has gone already."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Go, with an answer; nothing where another screen is on top by now.

        Textual would answer a second time, and take the other screen away.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
