"""All keys and all marks, from the tables that make them work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from reviewtool.tui.keys import ALL_COMMANDS, keys_of
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.widgets.hanging import Hanging, HangingText, hanging
from reviewtool.tui.widgets.row_content import LEGEND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

_KEYS_WIDTH = 12
TITLE = hanging(Content.styled("Keys  (j and k scroll, ? or Escape closes)", "bold"))


class HelpScreen(Dialog[None]):
    """A page to scroll; the keys that close it stand on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark,f1", "close", "Close"),
        ("j,down", "scroll(1)", "Down"),
        ("k,up", "scroll(-1)", "Up"),
        ("space,pagedown", "scroll(10)", "Page down"),
        ("pageup", "scroll(-10)", "Page up"),
    ]

    def __init__(
        self,
        overrides: Mapping[str, str],
        heading: str = "",
        here: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._overrides = overrides
        self._heading = heading
        self._here = here

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(classes="page", can_focus=False):
            here = here_lines(self._heading, self._here) if self._here else []
            yield HangingText([TITLE, hanging(""), *here, *help_lines(self._overrides)])

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def here_lines(heading: str, rows: Sequence[tuple[str, str]]) -> list[Hanging]:
    """The keys that make sense where help was asked for."""
    lines = [hanging(Content.styled(heading, "bold underline"))]
    return [*lines, *(_line(keys, words) for keys, words in rows), hanging("")]


def help_lines(overrides: Mapping[str, str]) -> list[Hanging]:
    """The commands by group, then the marks of the list."""
    lines: list[Hanging] = []
    for group in dict.fromkeys(command.group for command in ALL_COMMANDS):
        lines.append(hanging(Content.styled(group, "bold underline")))
        lines.extend(
            _line(keys_of(command, overrides), command.sentence)
            for command in ALL_COMMANDS
            if command.group == group
        )
        lines.append(hanging(""))
    lines.append(hanging(Content.styled("Marks in the list", "bold underline")))
    lines.extend(_line(mark, meaning) for mark, meaning in LEGEND)
    return lines


def _line(keys: str, sentence: str) -> Hanging:
    return hanging(sentence, Content.styled(f"{keys:<{_KEYS_WIDTH}} ", "bold $accent"))
