"""Lines of keys: the bottom line, from the table of commands, and those of dialogs and pages.

All look the same, and a click on a key does what the key does.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.keys import COMMANDS, LAST_IN_FOOTER, keys_of
from reviewtool.tui.widgets.clickable import clickable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtool.tui.keys import Command

_GAP = "  "
_ONE = (
    r"(?:(?:Ctrl|Alt|Shift)\+\S|F\d\d?|Enter|Escape|Tab|a letter(?: or number)?|letters"
    r"|\d-\d|[A-Za-z\d]|[^\w\s])"
)
_SAID = re.compile(rf"((?:\w+ )+\d+: )?({_ONE}(?: (?:[↑↓←→]|Enter|[A-Za-z]))*:?)(?: (.+))?")
_NO_CLICKS: Mapping[str, str] = MappingProxyType({})
ALL_KEYS = "F1"
"""The key that shows all keys where letters are typed."""


class KeyLine(Static):
    """As many keys as fit; help and quit always."""

    def __init__(self, overrides: Mapping[str, str]) -> None:
        super().__init__(markup=False)
        self._overrides = overrides
        self._hint: str | None = None
        self._commands: Sequence[Command] = ()

    def hint(self, hint: str | None, commands: Sequence[Command] = ()) -> None:
        """Show this and the keys of these commands; None brings the usual keys back."""
        self._hint, self._commands = hint, commands
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        width = self.size.width
        if width and self._hint is None:
            self.update(key_line_content(self._overrides, width))
        elif width:
            self.update(hint_content(self._hint or "", self._commands, self._overrides, width))


def hint_content(
    hint: str, commands: Sequence[Command], overrides: Mapping[str, str], width: int
) -> Content:
    """A sentence and as many keys of commands as fit; the key for all of them always."""
    words = [said_keys(hint)]
    if not commands:
        return words[0]
    last = _piece(ALL_KEYS, "keys")
    room = width - words[0].cell_length - last.cell_length - len(_GAP)
    for command in commands:
        key, _, _ = keys_of(command, overrides).partition(" ")
        word = _piece(key, command.word)
        if f"{key} " in hint or not command.word or word.cell_length + len(_GAP) > room:
            continue
        room -= word.cell_length + len(_GAP)
        words.append(word)
    return Content(_GAP).join([*words, last])


def key_line_content(overrides: Mapping[str, str], width: int) -> Content:
    """The keys that fit `width` cells, in the order of the table."""
    footer = [command for command in COMMANDS if command.footer]
    last = [_word(command, overrides) for command in footer if command.id in LAST_IN_FOOTER]
    room = width - sum(word.cell_length + len(_GAP) for word in last)
    first = []
    for command in footer:
        word = _word(command, overrides)
        if command.id in LAST_IN_FOOTER or word.cell_length > room:
            continue
        room -= word.cell_length + len(_GAP)
        first.append(word)
    return Content(_GAP).join([*first, *last])


def _word(command: Command, overrides: Mapping[str, str]) -> Content:
    key, _, _ = keys_of(command, overrides).partition(" ")
    return _piece(key, command.word, "" if command.numbered else command.action)


def said_keys(line: str, actions: Mapping[str, str] = _NO_CLICKS, width: int = 0) -> Content:
    """A line such as `Enter opens · j k move · Escape leaves`, as all lines of keys look.

    `actions` are those of the screen, by the key as it is written. A piece that begins with no key
    is shown as it stands. With a `width` lines break between pieces, where there is more than one.
    """
    pieces = []
    for piece in line.split(" · "):
        found = _SAID.fullmatch(piece)
        if found is None:
            pieces.append(Content(piece))
            continue
        about, key, words = found.groups(default="")
        said = _piece(key, words, actions.get(key, ""))
        pieces.append(Content.assemble(about, said) if about else said)
    lines = [pieces[0]]
    for said in pieces[1:]:
        longer = lines[-1] + _GAP + said
        if width and longer.cell_length > width:
            lines.append(said)
        else:
            lines[-1] = longer
    return Content("\n").join(lines)


def _piece(key: str, words: str, action: str = "") -> Content:
    said = Content.assemble((key, "bold $accent"), f" {words}" if words else "")
    return clickable(said, action) if action else said
