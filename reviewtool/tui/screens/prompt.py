"""One line of text asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar
from unicodedata import category

from rich.highlighter import Highlighter
from textual import events
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reviewtool.segments.control import pictured
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Pictures(Highlighter):
    """Draws what a terminal would obey, and what nobody would see."""

    def highlight(self, text: Text) -> None:
        """Put signs in their place, each as long as what it stands for."""
        text.plain = pictured(text.plain)


class Field(Input):
    """Acts on each key before the next one comes, and hands on what is typed after Enter.

    Textual looks bindings up later, so that letters typed fast would overtake Enter or Backspace;
    it also takes no blank but the space, and draws all that is pasted as it is.
    """

    _done = False

    def __init__(self, value: str = "", *, name: str = "", select_on_focus: bool = True) -> None:
        super().__init__(
            value,
            id=name or None,
            compact=True,
            highlighter=Pictures(),
            select_on_focus=select_on_focus,
        )

    async def on_key(self, event: events.Key) -> None:
        """Run what the key is bound to at once."""
        if self._done:
            self.app.post_message(events.Key(event.key, event.character))
        else:
            action = _actions().get(event.key)
            if action is None and _unseen(event.character):
                self.replace(event.character or "", *self.selection)
            elif action is None or not await self.app.run_action(action, default_namespace=self):
                return
        event.stop()
        event.prevent_default()

    async def action_submit(self) -> None:
        """Give the text, unless another screen came on top meanwhile: then the prompt stays."""
        if self.screen.is_active:
            self._done = True
            self.screen.dismiss(self.value)


@cache
def _actions() -> dict[str, str]:
    """What each bound key does in the field."""
    return {binding.key: binding.action for binding in Binding.make_bindings(Input.BINDINGS)}


def _unseen(character: str | None) -> bool:
    """Whether it is one that a text may hold, though it is not printed: a blank, a joiner."""
    if character is None or len(character) != 1 or character.isprintable():
        return False
    return category(character) not in ("Cc", "Cs")


class Prompt(Dialog[str | None]):
    """Gives the text, or None where it was called off; `does` says what Enter does."""

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
            yield Field(self._before)
            yield Static(
                said_keys(f"Enter {self._does} · Escape calls it off", {"Escape": "cancel"})
            )

    def on_mount(self) -> None:
        """Take the keyboard at once."""
        self.set_focus(self.query_one(Input))

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
