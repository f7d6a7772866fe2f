"""Why a flag is dismissed, and how far that reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reviewtool.review.dismissing import REASONS, SCOPES
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.shown import quoted
from reviewtool.tui.widgets.clickable import clickable
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.checks.flag import Flag
    from reviewtool.review.decision import Reason, Scope


@dataclass(frozen=True, slots=True)
class Dismissing:
    """What was chosen."""

    reason: Reason
    scope: Scope


class DismissalChooser(Dialog[Dismissing | None]):
    """A letter for the reason dismisses; a digit before it says how far."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "cancel", "Cancel"),
        *((letter, f"reason('{letter}')", words) for letter, (_, words) in REASONS.items()),
        *((digit, f"scope('{digit}')", words) for digit, (_, words) in SCOPES.items()),
    ]

    def __init__(self, flag: Flag) -> None:
        super().__init__()
        self._flag = flag
        self._scope = "1"

    def compose(self) -> ComposeResult:
        """Flag, reasons, scopes."""
        with Vertical(classes="dialog"):
            yield Static(Content.assemble(("Dismiss ", "bold"), quoted(self._flag.text, "bold")))
            yield Static(_reasons())
            yield Static(id="scopes")
            yield Static(
                said_keys("a letter dismisses · Escape calls it off", {"Escape": "cancel"})
            )

    def on_mount(self) -> None:
        """Show the scope that stands."""
        self.action_scope(self._scope)

    def action_scope(self, digit: str) -> None:
        """Choose how far it reaches."""
        self._scope = digit
        self.query_one("#scopes", Static).update(_scopes(digit))

    def action_reason(self, letter: str) -> None:
        """Give reason and scope."""
        self.dismiss(Dismissing(REASONS[letter][0], SCOPES[self._scope][0]))

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _reasons() -> Content:
    lines = [
        clickable(
            Content.assemble((f" {letter} ", "reverse bold"), f" {words}"), f"reason('{letter}')"
        )
        for letter, (_, words) in REASONS.items()
    ]
    return Content("\n").join(lines)


def _scopes(chosen: str) -> Content:
    pieces = [
        clickable(
            Content.assemble(
                (f" {digit} ", "reverse bold"),
                " ",
                (f"[{words}]" if digit == chosen else words, "bold" if digit == chosen else ""),
            ),
            f"scope('{digit}')",
        )
        for digit, (_, words) in SCOPES.items()
    ]
    return Content(" ").join(pieces)  # two would not fit into 60 columns
