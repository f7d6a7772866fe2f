"""The bottom line: the most useful keys, from the table of commands, clickable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.keys import COMMANDS, LAST_IN_FOOTER, keys_of
from reviewtool.tui.widgets.clickable import clickable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtool.tui.keys import Command

_GAP = "  "
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
    words = [Content(hint)]
    if not commands:
        return words[0]
    last = Content.assemble((ALL_KEYS, "bold $accent"), " keys")
    room = width - len(hint) - last.cell_length - len(_GAP)
    for command in commands:
        key, _, _ = keys_of(command, overrides).partition(" ")
        word = Content.assemble((key, "bold $accent"), " ", command.word)
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
    content = Content.assemble((key, "bold $accent"), " ", command.word)
    if command.numbered:
        return content
    return clickable(content, command.action)
