"""One act of the line mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.cli.plain.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class LineAct:
    """What the reviewer can do by a line, the counterpart of a command of the screen.

    `keys` are what begins the line, the first of them what is listed: a key of the screen where
    that can be typed. `command` is the id of the screen's command. `run` does it, with the rest of
    the line. `words` say what it does in the list of all, `more` how, when it is asked for.
    """

    keys: tuple[str, ...]
    command: str
    run: Callable[[Reviewing, str], None]
    words: str
    group: str
    more: str = ""

    @property
    def name(self) -> str:
        """The act as a word, which does for its letter: `next-flag`."""
        return self.command.partition(".")[2]

    @property
    def listed(self) -> str:
        """How the list calls it."""
        key = self.keys[0]
        return _SPOKEN.get(key, key)


_SPOKEN = {
    "": "Enter",
    "1": "1 to 9",
    "/": "/ slash",
    ":": ": colon",
    "?": "? question mark",
    "]": "] bracket",
    "|": "| bar",
    ".": ". dot",
    ",": ", comma",
}
"""Signs with their names, which not every screen reader says."""
