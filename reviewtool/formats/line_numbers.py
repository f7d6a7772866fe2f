"""From a place in a text to its line. LF, CRLF and CR end one."""

from __future__ import annotations


def line_count(text: str, start: int, end: int) -> int:
    """How many lines end in this part of the text."""
    count = text.count("\n", start, end)
    returns = text.count("\r", start, end)
    return count + returns - text.count("\r\n", start, end) if returns else count


class LineNumbers:
    """The 1-based lines of places (offsets in code points) in one text.

    Each is counted from the place asked for before, so that places near each other cost little.
    """

    __slots__ = ("_line", "_place", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._line = 1

    def at(self, place: int) -> int:
        """The line on which the place is."""
        if place >= self._place:
            self._line += line_count(self._text, self._place, place)
        else:
            self._line -= line_count(self._text, place, self._place)
        self._place = place
        return self._line
