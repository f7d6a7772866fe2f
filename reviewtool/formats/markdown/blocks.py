"""The blocks of a Markdown text that hold text, line by line, in containers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import lines
from reviewtool.formats.markdown import lines as begin
from reviewtool.formats.markdown.containers import BLANK_LINE, CODE, Container, Containers, Cursor
from reviewtool.formats.markdown.matter import matter
from reviewtool.formats.markdown.parts import cells_of, unattributed

if TYPE_CHECKING:
    from collections.abc import Callable

_DEPTH = 40


class Block(NamedTuple):
    """A block of text: half-open span in the file's text, first line, kind of unit.

    `style` is `paragraph`, `line` (a heading), `cell`, or the quotation mark of a value in the
    front matter (`plain` where it has none). `prefix` opens each further line of the block.
    `outer_start` is where its first line begins, and `outer_end` where its last line ends, with
    all that marks the block.
    """

    start: int
    end: int
    line: int
    kind: str
    style: str
    prefix: str
    outer_start: int
    outer_end: int


class Blocks(NamedTuple):
    """All blocks in order, and the labels of link reference definitions, folded."""

    blocks: list[Block]
    labels: frozenset[str]


def blocks_of(text: str) -> Blocks:
    """The blocks of a text."""
    head, place, line = matter(text)
    reader = _Reader(text)
    reader.blocks = [
        Block(one.start, one.end, one.line, one.kind, one.style, "", one.start, one.end)
        for one in head
    ]
    for number, (start, end, _) in enumerate(lines(text[place:] if place else text), line):
        reader.read(start + place, end + place, number)
    reader.close_paragraph()
    return Blocks(reader.blocks, frozenset(reader.labels))


def label(raw: str) -> str:
    """A link label as labels are compared."""
    return " ".join(raw.split()).casefold()


class _Kept(NamedTuple):
    """An open block that is no text: its depth, and the line that closes it."""

    depth: int
    closes: Callable[[str, int, int], object]


class _Reader:
    """The state between two lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.labels: set[str] = set()
        self.open = Containers(text)
        self.paragraph: list[tuple[int, int]] = []
        self.first = (0, 0)
        """Number and start of the first line of the paragraph."""
        self.kept: _Kept | None = None
        self.table = False
        self.defining: re.Pattern[str] | None = None
        self.bare = -1
        """Number of the line that opened an item without content."""

    def read(self, start: int, end: int, number: int) -> None:
        """Reads the line from `start` to `end`."""
        cursor = Cursor(start)
        cursor.skip(self.text, end)
        depth = self.open.matched(cursor, end)
        if self.kept:
            if depth >= self.kept.depth:
                if self.kept.closes(self.text, cursor.place, end):
                    self.kept = None
                return
            self.kept = None
        if cursor.place == end:
            self._blank(depth, number)
            return
        depth, is_item = self._opened(cursor, end, depth)
        if cursor.place == end:
            self.bare = number if is_item else -1
            return
        self._leaf(cursor, start, end, depth, number, is_item=is_item)

    def close_paragraph(self, kind: str = "text", outer_end: int | None = None) -> None:
        """Ends the open paragraph, a heading where `kind` says so."""
        if self.paragraph:
            start, end = self.paragraph[0][0], self.paragraph[-1][1]
            self._add(start, end, kind, "paragraph", *self.first, outer_end or end)
            self.paragraph = []

    def _add(
        self, start: int, end: int, kind: str, style: str, line: int, outer: int, outer_end: int
    ) -> None:
        raw = self.text[start:end]
        end = start + len(raw.rstrip(" \t"))
        start += len(raw) - len(raw.lstrip(" \t"))
        if start < end:
            prefix = self.open.prefix
            self.blocks.append(Block(start, end, line, kind, style, prefix, outer, outer_end))

    def _blank(self, depth: int, number: int) -> None:
        if self.bare == number - 1 and 0 < depth == len(self.open.stack):
            depth -= 1
        self._close_to(depth)
        self.close_paragraph()
        self.table = False
        self.defining = None

    def _close_to(self, depth: int) -> None:
        if depth < len(self.open.stack):
            self.close_paragraph()
            del self.open.stack[depth:]
            self.table = False
            self.defining = None

    def _opened(self, cursor: Cursor, end: int, depth: int) -> tuple[int, bool]:
        """Opens the containers that begin on the line; the depth, and whether an item did."""
        is_item = False
        while cursor.place < end and depth < _DEPTH:
            in_paragraph = self._in_paragraph(depth)
            container = self.open.opening(cursor, end, in_paragraph=in_paragraph)
            if container is None:
                break
            self._push(depth, container)
            is_item = not container.quotes
            depth += 1
        return depth, is_item

    def _push(self, depth: int, container: Container) -> None:
        self._close_to(depth)
        self.close_paragraph()
        self.table = False
        self.defining = None
        self.open.stack.append(container)

    def _leaf(
        self, cursor: Cursor, start: int, end: int, depth: int, number: int, *, is_item: bool
    ) -> None:
        """What the line holds within its containers."""
        text, place = self.text, cursor.place
        code = cursor.indent >= CODE
        lazy = self.paragraph and depth < len(self.open.stack)
        if not code and self._kept_block(place, start, end, depth, number):
            return
        if lazy:
            self.paragraph.append((place, end))
            return
        self._close_to(depth)
        if self.paragraph:
            if code or not self._ends_paragraph(place, end, number):
                self.paragraph.append((place, end))
            return
        if code or self._defines(place, end):
            return
        if self.table:
            self._row(place, start, end, number)
            return
        box = begin.BOX.match(text, place, end) if is_item else None
        self.paragraph = [(box.end() if box else place, end)]
        self.first = (number, start)

    def _kept_block(self, place: int, start: int, end: int, depth: int, number: int) -> bool:
        """Whether a heading, a rule or something that is no text begins here, and is read."""
        text = self.text
        if text[place].isalnum() and text[place] not in "ie":
            return False
        heading = begin.HEADING.match(text, place, end)
        indented = begin.INDENTED.match(text, place, end)
        alone = bool(
            heading
            or indented
            or begin.KEPT.match(text, place, end)
            or (
                begin.RULE.match(text, place, end)
                and not (self._in_paragraph(depth) and begin.UNDERLINE.match(text, place, end))
            )
        )
        closes = None if alone else self._closer(place, end, depth)
        if not alone and closes is None:
            return False
        self._close_to(depth)
        self.close_paragraph()
        self.table = False
        if heading:
            self._heading(heading.end(), start, end, number)
        elif indented:
            self.open.stack.append(Container(CODE, " " * CODE))
        elif closes is not None and not closes(text, place + 1, end):
            self.kept = _Kept(depth, closes)
        return True

    def _in_paragraph(self, depth: int) -> bool:
        return bool(self.paragraph) and depth == len(self.open.stack)

    def _closer(self, place: int, end: int, depth: int) -> Callable[[str, int, int], object] | None:
        """What ends the kept block that begins here; None where none does."""
        text = self.text
        for opens, closes in begin.RAW_BLOCKS:
            if opens.match(text, place, end):
                return closes.search
        fence = begin.FENCE.match(text, place, end)
        if fence:
            return _fence_closer(fence)
        alone = not self._in_paragraph(depth) and begin.HTML_ALONE.match(text, place, end)
        if alone or begin.HTML.match(text, place, end):
            return BLANK_LINE.match
        return None

    def _heading(self, place: int, start: int, end: int, number: int) -> None:
        content = unattributed(self.text[place:end].rstrip(" \t"))
        bare = content.rstrip("#")
        if not bare or bare[-1] in " \t":
            content = bare.rstrip(" \t")
        self._add(place, place + len(unattributed(content)), "heading", "line", number, start, end)

    def _ends_paragraph(self, place: int, end: int, number: int) -> bool:
        """Whether the line is the underline of a heading or of the head of a table."""
        text = self.text
        if begin.UNDERLINE.match(text, place, end):
            first, last = self.paragraph[0][0], self.paragraph[-1][1]
            self.paragraph = [(first, first + len(unattributed(text[first:last].rstrip(" \t"))))]
            self.close_paragraph("heading", end)
            return True
        if not begin.TABLE.match(text, place, end):
            return False
        head = self.paragraph[-1]
        if len(cells_of(text, *head)) != len(cells_of(text, place, end)):
            return False
        self.paragraph.pop()
        self.close_paragraph()
        self._row(head[0], head[0], head[1], number - 1)
        self.table = True
        return True

    def _row(self, place: int, start: int, end: int, number: int) -> None:
        for cell_start, cell_end in cells_of(self.text, place, end):
            self._add(cell_start, cell_end, "text", "cell", number, start, end)

    def _defines(self, place: int, end: int) -> bool:
        """Whether the line is a link reference definition, or the rest of one."""
        text = self.text
        rest = self.defining.match(text, place, end) if self.defining else None
        if rest:
            is_place = self.defining is begin.DEFINED_PLACE and not rest["title"]
            self.defining = begin.DEFINED_TITLE if is_place else None
            return True
        self.defining = None
        found = begin.DEFINITION.match(text, place, end)
        if found is None:
            return False
        self.labels.add(label(found[1]))
        if not found["title"]:
            self.defining = begin.DEFINED_TITLE if found["place"] else begin.DEFINED_PLACE
        return True


def _fence_closer(fence: re.Match[str]) -> Callable[[str, int, int], object]:
    mark = fence[1] or fence[2]
    if mark:
        closing = re.compile(rf"{mark[0]}{{{len(mark)},}}+[ \t]*+(?=[\r\n]|\Z)")
        return closing.match
    return re.compile(r"\$\$[ \t]*+(?=[\r\n]|\Z)").search
