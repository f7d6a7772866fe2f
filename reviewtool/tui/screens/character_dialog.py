"""A special character found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reviewtool.languages import language as language_of
from reviewtool.review.characters import search
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewtool.review.characters import Found

_LONGEST_QUERY = 60
_NAME_FROM = 13
"""Cells before the name of a character."""


class CharacterDialog(Dialog["str | None"]):
    """Gives the character that was chosen, or None where it was called off.

    Args:
        language: the code of the language whose signs come first.
        recent: the characters that were used last, the latest first.
    """

    AUTO_FOCUS = ""

    def __init__(self, language: str, recent: Sequence[str] = ()) -> None:
        super().__init__()
        self._language = language
        self._recent = recent
        self._query = ""
        self._cursor = 0
        self._found = search("", language, recent)
        self._over = False

    def compose(self) -> ComposeResult:
        """What was typed, the list, the keys."""
        with Vertical(id="character-pane"):
            yield Static(id="character-query", markup=False)
            yield Static(id="character-list", markup=False)
            yield Static(id="character-keys", markup=False)

    def on_resize(self) -> None:
        """Fit the list to the screen."""
        self._show()

    def on_paste(self, event: events.Paste) -> None:
        """Look for what was pasted."""
        event.stop()
        self._ask(self._query + event.text)

    def on_key(self, event: events.Key) -> None:
        """Letters narrow the list, arrows move in it."""
        event.stop()
        event.prevent_default()
        if self._over:  # typed ahead: it is for the screen below
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key == "escape":
            self._end(None)
        elif event.key == "enter":
            if self._found:
                self._end(self._found[self._cursor].character)
        elif event.key in ("down", "up", "pagedown", "pageup", "home", "end"):
            self._move(event.key)
        elif event.key in ("backspace", "ctrl+w", "ctrl+u"):
            self._ask(self._query[:-1] if event.key == "backspace" else "")
        elif event.is_printable and event.character and not event.key.startswith("alt+"):
            self._ask(self._query + event.character)

    def _ask(self, query: str) -> None:
        self._query = query.replace("\n", " ")[:_LONGEST_QUERY]
        self._found = search(self._query, self._language, self._recent)
        self._cursor = 0
        self._show()

    def _move(self, key: str) -> None:
        page = self._room
        steps = {"down": 1, "up": -1, "pagedown": page, "pageup": -page, "home": -MANY, "end": MANY}
        self._cursor = max(0, min(self._cursor + steps[key], len(self._found) - 1))
        self._show()

    def _end(self, chosen: str | None) -> None:
        self._over = True
        self.dismiss(chosen)

    @property
    def _room(self) -> int:
        """Lines for the list: a half of the screen, at least three."""
        return max(3, self.size.height // 2 - 3)

    def _show(self) -> None:
        if self._over:
            return
        typed = Content.assemble((shown(self._query), "bold"), ("▏", "bold $accent"))
        if not self._query:
            name = language_of(self._language).name
            typed = Content.assemble(typed, (f" recently used, then {shown(name, 40)}", "dim"))
        self.query_one("#character-query", Static).update(
            Content.assemble(("Name, alias or U+ code: ", "bold"), typed)
        )
        room = self._room
        first = max(0, min(self._cursor - room // 2, len(self._found) - room))
        width = max(self.size.width - 2, 20)
        lines = [
            _line(one, width, current=place == self._cursor)
            for place, one in enumerate(self._found[first : first + room], first)
        ]
        if not lines:
            lines = [Content.styled("no character has such a name", "dim")]
        lines += [Content("")] * (room - len(lines))
        self.query_one("#character-list", Static).update(Content("\n").join(lines))
        keys = "Enter puts it in · ↑ ↓ choose · Escape"
        count = f"  {self._cursor + 1} of {len(self._found)}" if len(self._found) > room else ""
        self.query_one("#character-keys", Static).update(said_keys(keys) + count)


MANY = 10_000


def _line(found: Found, width: int, *, current: bool) -> Content:
    """One character: what it looks like, its code, its names."""
    name = found.name if found.alias in ("", found.name) else f"{found.name} ({found.alias})"
    room = max(width - _NAME_FROM, 8)
    if len(name) > room:
        name = f"{name[: room - 1]}…"
    look = Content(found.picture)
    gap = " " * max(1, 3 - look.cell_length)
    mark = "▌" if current else " "
    line = Content.assemble((mark, "bold $accent"), look, gap, f"{found.code:<8} ", name)
    return line.stylize("reverse", 1) if current else line
