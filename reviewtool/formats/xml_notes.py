"""Comments directly above an element, which are notes on it."""

from __future__ import annotations

import re

_BLANK_LINE = re.compile(r"[^\S\r\n]*+(?:\r\n?|\n)?[^\S\r\n]*+")
"""White space with no empty line in it."""


class NotesAbove:
    """Collects the comments of a file, told in order, that have no empty line below them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._notes: list[str] = []
        self._end = 0

    def comment(self, start: int, end: int, says: str) -> None:
        """A comment at this half-open span."""
        self._notes = [*self.at(start), says]
        self._end = end

    def at(self, place: int) -> tuple[str, ...]:
        """What the comments above an element say that begins at this place."""
        if not self._notes or not _BLANK_LINE.fullmatch(self._text, self._end, place):
            self._notes = []
        return tuple(self._notes)
