"""From a place in a text to its line."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"\r\n|\r|\n")


class LineNumbers:
    """The 1-based lines of places (offsets in code points) in one text, with any line ends."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [match.end() for match in _END.finditer(text)]

    def at(self, place: int) -> int:
        """The line on which the place is."""
        return bisect_right(self._starts, place) + 1
