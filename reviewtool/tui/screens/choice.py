"""One of several things chosen by letter, or with the arrow keys and Enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Alternative(Generic[Value]):
    """One line: what it says, what it gives, and a letter where it has one."""

    words: Content
    value: Value
    letter: str = ""


class Choice(Dialog[Value | None]):
    """Gives the value of the alternative that was chosen; None where it was called off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "cancel", "Cancel"),
        ("j", "down", "Down"),
        ("k", "up", "Up"),
    ]

    def __init__(
        self, title: str, alternatives: Sequence[Alternative[Value]], *, start: int = 0
    ) -> None:
        super().__init__()
        self._title = title
        self._alternatives = alternatives
        self._start = start

    def compose(self) -> ComposeResult:
        """Title and list."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"), markup=False)
            yield OptionList(*(Option(_line(one)) for one in self._alternatives), compact=True)
            yield Static(said_keys("Enter chooses · Escape calls it off", {"Escape": "cancel"}))

    def on_mount(self) -> None:
        """Start where things stand."""
        options = self.query_one(OptionList)
        options.focus()
        if self._alternatives:
            options.highlighted = min(self._start, len(self._alternatives) - 1)

    def on_key(self, event: events.Key) -> None:
        """Choose by letter."""
        for alternative in self._alternatives:
            if alternative.letter and alternative.letter == event.character:
                event.stop()
                self.dismiss(alternative.value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the one under the cursor."""
        self.dismiss(self._alternatives[event.option_index].value)

    def action_down(self) -> None:
        """Go one line down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go one line up."""
        self.query_one(OptionList).action_cursor_up()

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _line(alternative: Alternative[Value]) -> Content:
    if not alternative.letter:
        return alternative.words
    return Content.assemble((f" {alternative.letter} ", "reverse bold"), " ", alternative.words)
