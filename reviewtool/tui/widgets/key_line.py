"""The bottom line: the most useful keys, from the table of commands, clickable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from reviewtool.tui.keys import COMMANDS, LAST_IN_FOOTER, keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.tui.keys import Command

_GAP = "  "


class KeyLine(Static):
    """As many keys as fit; help and quit always."""

    def __init__(self, overrides: Mapping[str, str]) -> None:
        super().__init__(markup=False)
        self._overrides = overrides
        self._hint: Content | None = None

    def hint(self, hint: str | None) -> None:
        """Show this instead of the keys; None brings the keys back."""
        self._hint = None if hint is None else Content(hint)
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        if self.size.width:
            self.update(self._hint or key_line_content(self._overrides, self.size.width))


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
    return content.stylize(Style.from_meta({"@click": f"screen.{command.action}"}))
