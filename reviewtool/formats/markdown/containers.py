"""The containers that a line of Markdown stands in: quotes, items, footnotes, admonitions."""

from __future__ import annotations

import re
from typing import NamedTuple

from reviewtool.formats.markdown import lines as begin

BLANK_LINE = re.compile(r"[ \t]*+(?=[\r\n]|\Z)")
CODE = 4
"""Columns of indentation that make a line code."""

_BLANKS = re.compile(r"[ \t]*+")


class Container(NamedTuple):
    """A quote, or what is indented by `width` columns."""

    width: int
    prefix: str

    @property
    def quotes(self) -> bool:
        """Whether it is a quote."""
        return not self.width


class Cursor:
    """The first sign of a line that is not read yet: its place, its column, its container's."""

    __slots__ = ("base", "column", "place")

    def __init__(self, place: int) -> None:
        self.place = place
        self.column = self.base = 0

    def skip(self, text: str, end: int) -> None:
        """Goes over blanks; a tab goes to the next multiple of four."""
        found = _BLANKS.match(text, self.place, end)
        assert found is not None  # noqa: S101
        if "\t" in found[0]:
            for sign in found[0]:
                self.column += 4 - self.column % 4 if sign == "\t" else 1
        else:
            self.column += len(found[0])
        self.place = found.end()

    @property
    def indent(self) -> int:
        """Columns between the container and the sign."""
        return self.column - self.base


class Containers:
    """The open containers, the outermost first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[Container] = []

    @property
    def prefix(self) -> str:
        """What opens a further line in them."""
        return "".join(container.prefix for container in self.stack)

    def matched(self, cursor: Cursor, end: int) -> int:
        """How many open containers the line goes on; the cursor goes behind their marks."""
        text = self.text
        for depth, container in enumerate(self.stack):
            blank = cursor.place == end
            if not container.quotes:
                if not blank and cursor.indent < container.width:
                    return depth
                cursor.base += container.width
            elif blank or cursor.indent >= CODE or text[cursor.place] != ">":
                return depth
            else:
                self.over_mark(cursor, end)
        return len(self.stack)

    def over_mark(self, cursor: Cursor, end: int) -> None:
        """Puts the cursor behind the mark of a quote."""
        cursor.place += 1
        cursor.column += 1
        cursor.base = cursor.column + (self.text[cursor.place : cursor.place + 1] in (" ", "\t"))
        cursor.skip(self.text, end)

    def opening(self, cursor: Cursor, end: int, *, in_paragraph: bool) -> Container | None:
        """The container that begins at the cursor, which goes behind its mark.

        `in_paragraph` says that the line could go on a paragraph.
        """
        if cursor.indent >= CODE:
            return None
        if self.text[cursor.place] == ">":
            self.over_mark(cursor, end)
            return Container(0, "> ")
        found = begin.MARKER.match(self.text, cursor.place, end)
        if found and self._may_open(found, end, in_paragraph=in_paragraph):
            return self._item(found, cursor, end)
        return None

    def _may_open(self, found: re.Match[str], end: int, *, in_paragraph: bool) -> bool:
        text, place = self.text, found.start()
        if found["bullet"] and begin.RULE.match(text, place, end):
            return False
        if not in_paragraph:
            return True
        if found["number"] and int(found["number"]) != 1:
            return False
        return bool(found["note"]) or not BLANK_LINE.match(text, found.end(), end)

    def _item(self, found: re.Match[str], cursor: Cursor, end: int) -> Container:
        """The container that a marker opens; the cursor goes to its content."""
        base, marked = cursor.base, cursor.column + len(found[0])
        cursor.place, cursor.column = found.end(), marked
        cursor.skip(self.text, end)
        if found["note"]:
            cursor.base = cursor.column
            return Container(CODE, " " * CODE)
        wide = cursor.column - marked > CODE or cursor.place == end
        cursor.base = marked + 1 if wide else cursor.column
        return Container(cursor.base - base, " " * (cursor.base - base))
