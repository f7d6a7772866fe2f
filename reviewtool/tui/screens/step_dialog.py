"""A dialog that asks one question after the other, each answered by letters."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, TypeVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reviewtool.tui.screens.mark_steps import Step

Answer = TypeVar("Answer")


class StepDialog(Dialog[Answer]):
    """Gives an answer, or None where it was called off.

    Args:
        steps: the questions that are asked by now, the last of them at the moment.
    """

    AUTO_FOCUS = ""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self._steps = list(steps)
        self._over = False

    @abstractmethod
    async def _go_on(self) -> None:
        """Ask the next question, or give the answers."""

    @abstractmethod
    def _heading(self) -> Content:
        """What is asked, and what was answered by now."""

    def _note(self) -> Content | None:
        """What is to be known of the place under the cursor."""
        return None

    def _explains(self) -> bool:
        """Whether the question at the moment takes `?` for itself."""
        return False

    def compose(self) -> ComposeResult:
        """Title, body, note, keys."""
        with Vertical(id="mark-pane"):
            yield Static(id="mark-title", markup=False)
            with VerticalScroll(id="mark-body", can_focus=False):
                yield Static(id="mark-text", markup=False)
            yield Static(id="mark-note", markup=False)
            yield Static(id="mark-keys", markup=False)

    def on_resize(self) -> None:
        """Fit what is shown to the width."""
        self._show()

    async def on_key(self, event: events.Key) -> None:
        """Hand each key to the step that asks; Escape goes one step back."""
        if event.key == "f1" or (event.character == "?" and not self._explains()):
            return  # the program shows help
        event.stop()
        event.prevent_default()
        if event.key in ("escape", "backspace"):
            self._go_back(leave=event.key == "escape")
        elif event.key in ("shift+down", "shift+up"):
            down = event.key == "shift+down"
            self.query_one("#mark-body").scroll_relative(y=2 if down else -2, animate=False)
        elif self._steps[-1].press(event.key, event.character or ""):
            if self._steps[-1].done:
                await self._go_on()
            self._show()

    def _go_back(self, *, leave: bool) -> None:
        if self._steps[-1].back():
            self._show()
        elif len(self._steps) > 1:
            self._steps.pop()
            self._steps[-1].done = False
            self._show()
        elif leave:
            self._end(None)

    def _end(self, answer: Answer | None) -> None:
        self._over = True
        self.dismiss(answer)

    def _show(self) -> None:
        if self._over:
            return
        look, note = self._steps[-1].look(self.size.width - 3), self._note()
        self.query_one("#mark-title", Static).update(self._heading())
        self.query_one("#mark-text", Static).update(look.body)
        self.query_one("#mark-note", Static).update(note or Content())
        self.query_one("#mark-note").display = note is not None
        self.query_one("#mark-keys", Static).update(said_keys(look.keys, width=self.size.width - 2))
        self.call_after_refresh(self._keep_in_view, look.line)

    def _keep_in_view(self, line: int) -> None:
        if self._over:
            return
        body = self.query_one("#mark-body", VerticalScroll)
        height = body.size.height
        if height and not body.scroll_y <= line <= body.scroll_y + height - 2:
            body.scroll_to(y=max(0, line - height // 2), animate=False)
