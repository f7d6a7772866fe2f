"""Which keys make sense where the reviewer is: help shows them before all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from reviewtool.review.queue import Filter
from reviewtool.tui.keys import COMMANDS, EDITOR_COMMANDS, keys_of, written
from reviewtool.tui.screens.choice import Choice
from reviewtool.tui.screens.help import HelpScreen
from reviewtool.tui.screens.mark_dialog import MarkDialog
from reviewtool.tui.screens.prompt import Prompt
from reviewtool.tui.screens.split_dialog import SplitDialog
from reviewtool.tui.screens.unsaved import Unsaved
from reviewtool.tui.widgets.editor import SegmentEditor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from reviewtool.tui.screens.desk_screen import DeskScreen

Row = tuple[str, str]
"""Keys and what they do."""

_BEYOND_BINDINGS: dict[type, tuple[Row, ...]] = {
    Choice: (("Enter", "Choose the line under the cursor"), ("a-z", "Choose by its letter")),
    Prompt: (("Enter", "Take what was typed"),),
    Unsaved: (("Enter", "Try again to save; after yes: quit and lose them"),),
    MarkDialog: (
        ("a-z", "Choose what the letters stand beside"),
        ("Enter", "Take what is marked as likely"),
        ("← → ↑ ↓", "Do without letters"),
        ("Tab", "More words"),
        ("?", "Among the categories: what one means"),
        ("+", "All categories"),
        ("Backspace", "One step back"),
        ("Escape", "One step back, at last out"),
    ),
    SplitDialog: (
        ("a-z", "Begin the second segment with the word below the letters"),
        ("Enter", "Begin it with the marked word"),
        ("← →", "Mark another word"),
        ("-", "Keep this side whole, in the first segment"),
        ("Tab", "More words"),
        ("Escape", "One step back, at last out"),
    ),
}
"""Keys of dialogs that take them themselves."""

_TEXT = (
    ("Ctrl+A", "Select all"),
    ("Ctrl+Z", "Take back the last change of the text"),
    ("← → Home End", "Move; with Shift select"),
)
_ON_A_FLAG = ("review.take", "review.dismiss", "move.next-flag", "review.edit", "review.accept")
_CORRECTED = (
    "review.accept",
    "show.difference",
    "review.undo",
    "review.alike",
    "review.rule",
    "review.edit",
)
_PLAIN = ("review.accept", "review.edit", "review.mark", "move.next-flag", "show.filter")


def asks_for_help(screen: Screen[object], focused: Widget | None, key: str) -> bool:
    """Whether the key asks for the keys of a dialog, or of a text that is being edited."""
    if isinstance(screen, HelpScreen | CommandPalette):
        return False
    typing = isinstance(focused, Input | TextArea)
    if key == "f1":
        return typing or isinstance(screen, ModalScreen)
    return key == "question_mark" and not typing and isinstance(screen, ModalScreen)


def dialog_keys(
    screen: Screen[object], focused: Widget | None, overrides: Mapping[str, str]
) -> tuple[str, list[Row]]:
    """A heading and the keys of a dialog, or of the text that is being edited."""
    if isinstance(focused, SegmentEditor):
        return "While editing", [(keys_of(one, overrides), one.sentence) for one in EDITOR_COMMANDS]
    rows = [
        row for kind, own in _BEYOND_BINDINGS.items() if isinstance(screen, kind) for row in own
    ]
    text = _TEXT if isinstance(focused, Input) else ()
    own = [one for one in type(screen).BINDINGS if one not in Screen.BINDINGS]
    return "In this dialog", [*rows, *_bound(own), *text]


def review_keys(review: DeskScreen, overrides: Mapping[str, str]) -> tuple[str, list[Row]]:
    """A heading and the keys for the segment under the cursor as it stands."""
    segment, state = review.segment, review.flag
    if segment is None:
        return "Here", _commands(("show.filter", "program.documents", "program.quit"), overrides)
    corrected = review.session.text(segment) != segment.target
    heading, ids = "On this segment", list(_PLAIN)
    if state is not None and state.open:
        heading, ids = "On this flag", [*_ON_A_FLAG]
        if not state.flag.suggestions:
            ids.remove("review.take")
        if len(review.session.flags(segment)) > 1:
            ids.append("move.flag-here")
    elif corrected:
        heading, ids = "On this correction", [*_CORRECTED]
    if review.session.hidden_flags(segment) and not review.session.show_hidden:
        ids.append("show.hidden")
    if review.filter != Filter() and "show.filter" not in ids:
        ids.append("show.filter")
    return heading, _commands(ids, overrides)


def _commands(ids: Sequence[str], overrides: Mapping[str, str]) -> list[Row]:
    by_id = {command.id: command for command in COMMANDS}
    return [(keys_of(by_id[one], overrides), by_id[one].sentence) for one in ids]


def _bound(bindings: Iterable[object]) -> list[Row]:
    rows = []
    for one in bindings:
        if isinstance(one, Binding):
            keys, words = one.key, one.description
        elif isinstance(one, tuple) and len(one) == 3:
            keys, words = str(one[0]), str(one[2])
        else:
            continue
        if words:
            rows.append((" ".join(map(written, keys.split(","))), words))
    return rows
