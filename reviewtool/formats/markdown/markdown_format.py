"""Markdown: CommonMark and what people add to it, paragraph by paragraph.

Units are paragraphs, headings, items, cells, footnotes, and the title and the description in the
front matter; code, HTML blocks, link definitions and templates are kept. Emphasis, links, images,
code and tags within a line are inline tags of the unit, each `[` and `](place)` one. A deleted
paragraph goes with its blank line; a deleted item, cell or heading stays, empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.markdown.escape import escaped, opens_block
from reviewtool.formats.markdown.matter import NOT_FIRST, NOT_PLAIN, matter
from reviewtool.formats.markdown.text import PLAIN, VALUES, MarkdownText, markdown_text
from reviewtool.formats.removal import removal_span
from reviewtool.formats.text import FORMAT as TEXT
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.markdown.blocks import Block

_LINE_OPENS = re.compile(r"(?:\A|[\r\n])[ \t>]*\Z")


class MarkdownFormat:
    """Text between marks."""

    name = "markdown"
    layout = Layout.PROSE

    def read(self, file: FileText) -> list[Unit]:
        """The texts in order."""
        return list(_read(file).units)

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Code points, escapes, tags; a line end with the marks that open the next line."""
        return _read(file).pieces(start, end)

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with backslashes where it would be markup, lines as those of its block begin.

        Raises ReviewError for a line end in a heading, a cell or a value of the front matter, and
        for what such a value cannot hold.
        """
        block = None if place is None else _read(file).block_at(place)
        if block is None:
            return _escaped(text, file, None, None)
        return _escaped(text, file, block, place if at is None else at)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Writes a block without tags anew whose new text begins as a list or a heading does.

        Raises ReviewError where the text of a link changes that is also the link's name.
        """
        read = _read(file)
        block = read.block_at(start)
        if block is None or block.style in VALUES:
            return None
        names = read.named_links(block, start, end)
        lost = next((name for name in names if name not in text), None)
        if lost and text.count("[") >= file.text.count("[", start, end):
            raise ReviewError(
                f"the link “{lost}” goes where its text is defined, and would go nowhere",
                f"Keep its text, or write [text]{lost} in the file first.",
                file=file.path,
            )
        marks = read.marks(block)
        plain = not any(mark.token and start <= mark.start < end for mark in marks)
        if start == block.start and plain and opens_block(text, 0):
            return Edit(start, end, _escaped(text, file, block, start))
        return None

    def joiner(self, file: FileText, text: str, *, whole: bool) -> str:
        """A blank line; between sentences a space, or none in Han."""
        if whole:
            return "\n\n"
        return TEXT.joiner(file, text, whole=False)

    def removal(self, file: FileText, start: int, end: int) -> Edit:
        """Deletes paragraphs with their blank lines, or a sentence with its joining space.

        An item, a heading, a cell and what stands in a container is emptied. Raises ReviewError
        where the rest of a paragraph would become an item or a heading.
        """
        read = _read(file)
        first, last = read.block_at(start), read.block_at(max(start, end - 1))
        if first is None or last is None:
            return Edit(start, end, "")
        if start > first.start:
            for piece in reversed(read.pieces(first.start, start)):
                if piece.text.strip():
                    break
                start -= len(piece.raw)
            return Edit(start, end, "")
        if end < last.end:
            for piece in read.pieces(end, last.end):
                if piece.text.strip():
                    break
                end += len(piece.raw)
            if first.style not in VALUES and opens_block(file.text, end):
                raise ReviewError(
                    "what follows the deleted sentence would open a list or a heading",
                    "Write the two sentences as one.",
                    file=file.path,
                    line=first.line,
                )
            return Edit(start, end, "")
        return _without(file, read, first, last)

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:
        """A sentence beside its neighbour, or a paragraph with a blank line between.

        A paragraph stands in the same item or quote as the one before it. Raises ReviewError
        where the neighbour of a paragraph is a cell.
        """
        block = _read(file).block_at(place)
        if block is None or (whole and block.style in VALUES):
            return _at_top(file, text)
        if not whole:
            joiner = self.joiner(file, text, whole=False)
            if place > block.start:
                return Edit(place, place, joiner + _escaped(text, file, block, place))
            return Edit(place, place, _escaped(text, file, block, place) + joiner)
        if block.style == "cell":
            raise ReviewError(
                "a missing text cannot be written as a new row of a table",
                "Join it to the segment before or after it.",
                file=file.path,
                line=block.line,
            )
        end = line_end(file.text)
        raw = _escaped(text, file, None, None).replace(end, end + block.prefix)
        if place > block.start:
            gap = f"{end}{block.prefix.rstrip()}{end}{block.prefix}"
            return Edit(block.outer_end, block.outer_end, gap + raw)
        if _is_marked(file.text, block):
            raw = _escaped(text, file, None, None)
            return Edit(block.outer_start, block.outer_start, raw + end + end)
        gap = f"{end}{block.prefix.rstrip()}{end}"
        return Edit(block.outer_start, block.outer_start, block.prefix + raw + gap)


FORMAT = MarkdownFormat()


def _read(file: FileText) -> MarkdownText:
    return markdown_text(file.text, expressions=file.path.suffix.lower() == ".mdx")


def _escaped(text: str, file: FileText, block: Block | None, at: int | None) -> str:
    """The raw form of text that goes in at a place of a block, or is a paragraph of its own."""
    refuse_unwritable(text, file)
    text = unified(text)
    style = block.style if block else "paragraph"
    if style in VALUES:
        return fitted(
            _value(text, file, style, first=block is not None and at == block.start), file
        )
    if block and text and not text.strip("\n") and _is_marked(file.text, block):
        raise ReviewError(
            "a missing paragraph cannot take the place of an item, a heading or a cell",
            "Write it in the place of the segment before or after it.",
            file=file.path,
            line=block.line,
        )
    if "\n" in text and block and (style != "paragraph" or block.kind == "heading"):
        kind = "the cell of a table" if style == "cell" else "a heading"
        raise ReviewError(
            f"the new text holds a line end, which {kind} cannot hold",
            "Write a space instead.",
            file=file.path,
        )
    read = _read(file)
    before, opens, tags = "", True, frozenset[str]()
    if block and at is not None:
        before = file.text[at - 1 : at] if at > block.start else ""
        opens = at == block.start or _LINE_OPENS.search(file.text[block.start : at]) is not None
        tags = frozenset(mark.says for mark in read.marks(block) if mark.token)
    raw = escaped(text, before, opens_line=opens, style=style, labels=read.labels, tags=tags)
    raw = fitted(raw, file, lambda sign: f"&#x{ord(sign):x};")
    end, prefix = line_end(file.text), block.prefix if block else ""
    lines = raw.split("\n")
    return lines[0] + "".join(
        end + (prefix + line if line else prefix.rstrip()) for line in lines[1:]
    )


def _value(text: str, file: FileText, style: str, *, first: bool) -> str:
    """Text in a value of the front matter."""
    wrong = NOT_PLAIN.search(text) or (first and NOT_FIRST.match(text))
    if wrong if style == PLAIN else "\n" in text:
        raise ReviewError(
            "the new text holds signs that this value of the front matter cannot hold",
            "Put the value in quotation marks in the file first, and keep it on one line.",
            file=file.path,
        )
    if style == "'":
        return text.replace("'", "''")
    return text if style == PLAIN else text.replace("\\", "\\\\").replace('"', '\\"')


def _without(file: FileText, read: MarkdownText, first: Block, last: Block) -> Edit:
    """The edit that deletes whole blocks, and leaves all others what they are."""
    wanted = _looks(read)
    number = read.starts.index(first.start)
    del wanted[number : read.starts.index(last.start) + 1]
    for start, end in _removals(file.text, first, last):
        rest = file.text[:start] + file.text[end:]
        left = markdown_text(rest, expressions=read.expressions)
        if _looks(left) == wanted:
            return Edit(start, end, "")
    raise ReviewError(
        "what stands beside the deleted text would become something else",
        "Write the text in another way, or delete it in the file.",
        file=file.path,
        line=first.line,
    )


def _is_marked(text: str, block: Block) -> bool:
    """Whether a mark stands before the block on its line."""
    return bool(text[block.outer_start : block.start].strip())


def _looks(read: MarkdownText) -> list[tuple[str, str, str]]:
    pairs = zip(read.units, read.blocks, strict=True)
    return [(unit.target, unit.kind, block.prefix) for unit, block in pairs]


def _removals(text: str, first: Block, last: Block) -> Iterator[tuple[int, int]]:
    """The spans that may go with blocks, the best first."""
    underlined = last.style == "paragraph" and last.kind == "heading"
    end = last.outer_end if underlined else last.end
    marked = _is_marked(text, first)
    if first.style == last.style == "paragraph" and not first.prefix and not marked:
        yield removal_span(text, first.start, end)
    else:
        yield first.start, end
        yield removal_span(text, first.outer_start, max(end, last.outer_end))
    follows = re.compile(r"[ \t]*+(?:(?:\r\n|\r|\n)[ \t]*+)++").match(text, end)
    if follows and marked:
        yield first.start, follows.end()


def _at_top(file: FileText, text: str) -> Edit:
    """The edit that writes a paragraph before all others, after the front matter."""
    _, place, _ = matter(file.text)
    end = line_end(file.text)
    rest = file.text[place:]
    raw = _escaped(text, file, None, None)
    if not rest.strip():
        gap = "" if rest or not place else end * (1 + (file.text[-1] not in "\r\n"))
        return Edit(len(file.text), len(file.text), gap + raw + end)
    blank = rest[: len(rest) - len(rest.lstrip())]
    place += max(blank.rfind("\n"), blank.rfind("\r")) + 1
    return Edit(place, place, raw + end + end)
