"""A page to read over the lower part of the screen: a title, lines that scroll, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.widgets.hanging import HangingText
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.tui.widgets.hanging import Hanging

Answer = TypeVar("Answer")
SCROLLING: tuple[tuple[str, str, str], ...] = (
    ("j,down", "scroll(1)", "Down"),
    ("k,up", "scroll(-1)", "Up"),
    ("pagedown,space", "scroll(8)", "Page down"),
    ("pageup", "scroll(-8)", "Page up"),
    ("home,g", "scroll(-1000000)", "To the top"),
    ("end,G", "scroll(1000000)", "To the end"),
)


class ReadingPage(Dialog[Answer | None], Generic[Answer]):
    """Gives None where it is left.

    Args:
        title: one line, ready for the screen.
        lines: what is read.
        keys: what the keys do, in few words.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "leave", "Leave"), *SCROLLING]

    def __init__(self, title: str, lines: Sequence[Hanging], keys: str) -> None:
        super().__init__(classes="reading")
        self._title = title
        self._lines = lines
        self._keys = keys

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Vertical(classes="reading-pane"):
            yield Static(Content.styled(self._title, "bold"), classes="reading-line", markup=False)
            with VerticalScroll(classes="reading-body", can_focus=False):
                yield HangingText(self._lines)
            yield Static(
                said_keys(self._keys, {"Escape": "leave"}), classes="reading-line", markup=False
            )

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
