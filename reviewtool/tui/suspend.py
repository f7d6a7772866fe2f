"""The screen handed over to the reviewer's own editor, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reviewtool.errors import ReviewError
from reviewtool.records.outside_editor import edited

if TYPE_CHECKING:
    from textual.app import App


def edit_outside(app: App[int], text: str) -> str:
    """The text as it comes back from the editor.

    Raises ReviewError like `edited`, and where the screen cannot be handed over.
    """
    try:
        return edited(text, app.suspend())
    except SuspendNotSupported:
        raise ReviewError(
            "this terminal cannot be handed to another program", "Edit in place with e."
        ) from None
