"""All keys and all marks, from the tables that make them work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reviewtool.tui.keys import COMMANDS, keys_of
from reviewtool.tui.widgets.row_content import LEGEND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEYS_WIDTH = 12


class HelpScreen(ModalScreen[None]):
    """A page to scroll; the keys that close it stand on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark", "close", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "scroll(10)", "Page down"),
        ("pageup", "scroll(-10)", "Page up"),
    ]

    def __init__(self, overrides: Mapping[str, str]) -> None:
        super().__init__()
        self._overrides = overrides

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(help_content(self._overrides), markup=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_content(overrides: Mapping[str, str]) -> Content:
    """The commands by group, then the marks of the list."""
    lines = [Content.styled("Keys  (? or Escape closes, j and k scroll)", "bold"), Content()]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines.append(Content.styled(group, "bold underline"))
        lines.extend(
            _line(keys_of(command, overrides), command.sentence)
            for command in COMMANDS
            if command.group == group
        )
        lines.append(Content())
    lines.append(Content.styled("Marks in the list", "bold underline"))
    lines.extend(_line(mark, meaning) for mark, meaning in LEGEND)
    return Content("\n").join(lines)


def _line(keys: str, sentence: str) -> Content:
    return Content.assemble((f"{keys:<{_KEYS_WIDTH}} ", "bold $accent"), sentence)
