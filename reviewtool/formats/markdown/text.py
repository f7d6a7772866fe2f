"""A Markdown text read: its blocks, their units, and what any part of it says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.html.marks import Mark, marked_pieces, marked_text
from reviewtool.formats.markdown.blocks import Block, blocks_of
from reviewtool.formats.markdown.inline import marks_of
from reviewtool.formats.unit import Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r"\r\n|\r|\n|[ \t]+|[^\s]+|\s")
_QUOTED = {'"': re.compile(r"\\([\"\\])"), "'": re.compile(r"'(')")}
PLAIN = "plain"
VALUES = frozenset({'"', "'", PLAIN})
"""The styles of blocks that are values of the front matter."""


class MarkdownText(NamedTuple):
    """`units` and `blocks` are the same in number and order; `starts` are where they start."""

    text: str
    units: Sequence[Unit]
    blocks: Sequence[Block]
    starts: Sequence[int]
    labels: frozenset[str]
    expressions: bool

    def block_at(self, place: int) -> Block | None:
        """The block that the place is in, or ends."""
        number = bisect_right(self.starts, place) - 1
        return self.blocks[number] if number >= 0 and place <= self.blocks[number].end else None

    def marks(self, block: Block) -> Sequence[Mark]:
        """The marks of a block."""
        return _marks(self.text, block, self.labels, expressions=self.expressions)

    def named_links(self, block: Block, start: int, end: int) -> list[str]:
        """The links in a part of a block whose text is also their name, as they are said."""
        names, opened = [], -1
        for mark in self.marks(block):
            if not mark.token or mark.start < start or mark.end > end:
                continue
            if mark.says in ("[", "!["):
                opened = mark.end
            elif mark.says in ("]", "][]") and opened >= 0:
                said = "".join(piece.text for piece in self.pieces(opened, mark.start))
                names.append(f"[{said}]")
        return names

    def pieces(self, start: int, end: int) -> list[Piece]:
        """A span piece by piece; between blocks only line ends say anything.

        Blanks before or after all text of a line are said too, since they are not lost.
        """
        pieces: list[Piece] = []
        place = start
        number = max(0, bisect_right(self.starts, start) - 1)
        for block in self.blocks[number : bisect_left(self.starts, end)]:
            first, last = max(block.start, start), min(block.end, end)
            if first >= last:
                continue
            pieces += _gap(self.text, place, first)
            marks = self.marks(block)
            low = bisect_left(marks, (first,))
            within = marks[low : bisect_left(marks, (last,))]
            pieces += marked_pieces(self.text, first, last, within)
            place = last
        return pieces + _gap(self.text, place, end)


@lru_cache(maxsize=4)
def markdown_text(text: str, *, expressions: bool) -> MarkdownText:
    """What a text is read as; `expressions` says that `{x}` is no text (MDX)."""
    found, labels = blocks_of(text)
    units, blocks = [], []
    for block in found:
        marks = _found_marks(text, block, labels, expressions=expressions)
        said, tokens = marked_text(text, block.start, block.end, marks)
        if _shows(said, tokens):
            units.append(
                Unit(said, block.start, block.end, block.line, kind=block.kind, tokens=tokens)
            )
            blocks.append(block)
    starts = [block.start for block in blocks]
    return MarkdownText(text, units, blocks, starts, labels, expressions)


def _shows(said: str, tokens: Sequence[tuple[int, int]]) -> bool:
    place = 0
    for start, end in tokens:
        if said[place:start].strip():
            return True
        place = end
    return bool(said[place:].strip())


def _found_marks(
    text: str, block: Block, labels: frozenset[str], *, expressions: bool
) -> list[Mark]:
    start, end, quotes = block.start, block.end, block.prefix.count(">")
    if block.style in VALUES:
        quoted = _QUOTED.get(block.style)
        found = quoted.finditer(text, start, end) if quoted else ()
        return [Mark(*match.span(), match[1]) for match in found]
    return marks_of(text, start, end, quotes, labels, expressions=expressions)


_marks = lru_cache(maxsize=16)(_found_marks)


def _gap(text: str, start: int, end: int) -> list[Piece]:
    found = _GAP.findall(text, start, end)
    one_line = not any(raw[0] in "\r\n" for raw in found)
    pieces = []
    for raw in found:
        if raw[0] in "\r\n":
            pieces.append(Piece(raw, "\n"))
        elif one_line and raw.isspace():
            pieces += [Piece(sign, sign) for sign in raw]
        else:
            pieces.append(Piece(raw, ""))
    return pieces
