"""What every dialog is: a screen over the others that answers once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

from reviewtool.tui.screens.going import comes_too_late
from reviewtool.tui.widgets.dimmed_screen import DimmedScreen

if TYPE_CHECKING:
    from rich.console import RenderableType

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog. Keys that were typed ahead may ask a dialog to go that has gone already."""

    async def on_event(self, event: events.Event) -> None:
        """Take in what concerns the dialog while it is there; later keys are the next one's."""
        if not comes_too_late(self, event):
            await super().on_event(event)
        elif isinstance(event, events.Key):
            self.app.post_message(events.Key(event.key, event.character))

    def render(self) -> RenderableType:
        """The screen below, dimmed."""
        below = super().render()
        if isinstance(below, BackgroundScreen):
            return DimmedScreen(below.screen, below.color)
        return below

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Go, with an answer; nothing where another screen is on top by now.

        Textual would answer a second time, and take the other screen away.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
