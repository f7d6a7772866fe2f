"""A question with yes or no, with all that is needed to answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

CLICKS = {"y": "answer(True)", "n": "answer(False)"}


class Confirm(Dialog[bool]):
    """True on y, False on n or Escape; other keys scroll or do nothing, so none does harm."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "Yes"),
        ("n,escape,q", "answer(False)", "No"),
        ("j,down,pagedown", "scroll(5)", "Down"),
        ("k,up,pageup", "scroll(-5)", "Up"),
    ]

    def __init__(self, title: str, body: Content) -> None:
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """Question, body, keys."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"), markup=False)
            with VerticalScroll(classes="body", can_focus=False):
                yield Static(self._body, markup=False)
            yield Static(said_keys("y yes · n no", CLICKS))

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)

    def action_scroll(self, lines: int) -> None:
        """Scroll the body by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
