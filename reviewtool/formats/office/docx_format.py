"""DOCX documents: paragraphs of the text, tables, text boxes, notes, headers and footers.

Runs may be split anywhere: what stands between two pieces of text is kept where it is. New text
takes the format of the run that it is written in. Deleted revisions are no text, inserted ones
are; comments are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.change import Change
from reviewtool.formats.lines import unified
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.office.docx_scan import SIGNS, office_text
from reviewtool.formats.office.docx_spaces import PRESERVED, emptied, spaces_kept, text_opening
from reviewtool.formats.office.paragraphs_format import GAP, OfficeFormat, refused
from reviewtool.formats.said import said
from reviewtool.formats.unit import Edit, Piece
from reviewtool.formats.xml import content
from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.escape import escape
from reviewtool.formats.xml.scan import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.office.text import OfficeText, Region

_SIGN = re.compile(r"([\t\n])")
_NAME = re.compile(r"<([^\s/>]++)")
_UNCOPIED = re.compile(r"sectPr|framePr|pageBreakBefore|Change\b|:(?:ins|del|moveFrom|moveTo)\b")


class DocxFormat(OfficeFormat):
    """Paragraphs of a Word document."""

    name = "docx"

    def office(self, file: FileText) -> OfficeText:
        """Where the text stands."""
        return office_text(file)

    def said(self, text: str, regions: Sequence[Region]) -> list[str]:
        """What each region says."""
        return [_said(text[region.start : region.end]) for region in regions]

    def region_pieces(self, file: FileText, region: Region) -> list[Piece]:
        """Code points and references, or an element that stands for one."""
        text = file.text
        if text[region.start] == "<":
            raw = text[region.start : region.end]
            return [Piece(raw, _said(raw))]
        found = content.pieces(text, region.start, region.end)
        return [Piece(raw, says.replace("\n", " ")) for raw, says in found]

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with references, and elements for tabs and line ends.

        Outside a `w:t` element it gets one. A gap that is to part it from its neighbours is
        nothing, since its paragraph does that. Raises ReviewError for what XML cannot hold.
        """
        where = place if at is None else at
        if where is None:
            return escape(text, file)
        if at is None and text == GAP:
            return ""
        part = self.office(file).part_at(where)
        word = part.prefix
        opens, closes = f"<{word}t{PRESERVED}>", f"</{word}t>"
        signs = {"\t": f"<{word}tab/>", "\n": f"<{word}br/>", "": ""}
        raw = "".join(
            signs[one] if one in signs else f"{opens}{part.spelled(escape(one, file))}{closes}"
            for one in _SIGN.split(unified(text))
        )
        if text_opening(file.text, where, word) is None:
            return raw
        # What stands at an end goes on in the element that is open there.
        return f"{closes}{raw}{opens}".removeprefix(closes + opens).removesuffix(closes + opens)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """An edit after which Word keeps the spaces at the ends of all elements that it touches."""
        word = self.office(file).part_at(start).prefix
        change = Change("", start, end, said(self, file, start, end), text)
        edit = edit_for(_PLAIN, file, change)
        if emptied(file.text, edit, start, word):
            hidden = [piece.raw for piece in self.pieces(file, start, end) if not piece.text]
            raw = self.escape(text, file, start, start)
            edit = Edit(start, end, "".join([raw, *hidden]))
        return spaces_kept(file.text, edit, (start, end), word)

    def paragraph(self, file: FileText, owner: int, text: str) -> str:
        """A paragraph with the properties of its neighbour and of that one's first run.

        Beside a heading or a caption it has none. Raises ReviewError where the neighbour ends a
        section or is marked as revised.
        """
        office = self.office(file)
        start, _ = office.element(owner)
        word = office.part_at(start).prefix
        paragraph, run = _properties(file.text[start : office.span(owner)[0]], word)
        if _UNCOPIED.search(paragraph):
            raise refused(file, start)
        if office.kinds[owner] != "text":
            paragraph = run = ""
        if _UNCOPIED.search(run):
            run = ""
        raw = self.escape(text, file, start, start)
        return f"<{word}p>{paragraph}<{word}r>{run}{raw}</{word}r></{word}p>"


class _Plain(DocxFormat):
    """The format without a thought for the spaces around a new text."""

    def requoted(self, file: FileText, start: int, end: int, text: str) -> None:  # noqa: ARG002
        """None."""
        return


FORMAT = DocxFormat()
_PLAIN = _Plain()


def _said(raw: str) -> str:
    """What a region says: a line end in it is white space."""
    if raw[0] == "<":
        name = _NAME.match(raw)
        return SIGNS[local(name[1])] if name else ""
    return content.decoded(raw).replace("\n", " ")


def _properties(raw: str, word: str) -> tuple[str, str]:
    """The properties of a paragraph, and of the last run that begins in this part of it."""
    word = re.escape(word)
    found = ["", ""]
    for place, (outer, inner) in enumerate((("p", "pPr"), ("r", "rPr"))):
        pattern = (
            rf"<{word}{outer}(?=[\s>]){ATTRIBUTES}>\s*+"
            rf"(<{word}{inner}(?=[\s>]){ATTRIBUTES}>(?s:.*?)</{word}{inner}\s*+>)?"
        )
        matches = list(re.finditer(pattern, raw))
        if matches:
            found[place] = matches[-place][1] or ""
    return found[0], found[1]
