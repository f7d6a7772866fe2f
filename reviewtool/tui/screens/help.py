"""All keys and all marks, from the tables that make them work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from reviewtool.tui.keys import COMMANDS, keys_of
from reviewtool.tui.widgets.hanging import Hanging, HangingText, hanging
from reviewtool.tui.widgets.row_content import LEGEND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEYS_WIDTH = 12


class HelpScreen(ModalScreen[None]):
    """A page to scroll; the keys that close it stand on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1", "close", "Close"),
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
            yield HangingText(help_lines(self._overrides))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_lines(overrides: Mapping[str, str]) -> list[Hanging]:
    """The commands by group, then the marks of the list."""
    title = Content.styled("Keys  (j and k scroll, ? or Escape closes)", "bold")
    lines = [hanging(title), hanging("")]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines.append(hanging(Content.styled(group, "bold underline")))
        lines.extend(
            _line(keys_of(command, overrides), command.sentence)
            for command in COMMANDS
            if command.group == group
        )
        lines.append(hanging(""))
    lines.append(hanging(Content.styled("Marks in the list", "bold underline")))
    lines.extend(_line(mark, meaning) for mark, meaning in LEGEND)
    return lines


def _line(keys: str, sentence: str) -> Hanging:
    return hanging(sentence, Content.styled(f"{keys:<{_KEYS_WIDTH}} ", "bold $accent"))
