"""ODT documents: paragraphs of the text, tables, text boxes, notes, headers and footers.

White space is read as OpenDocument reads it: a run of it is one space, none at the start of a
paragraph, and `text:s` stands for those that count. Comments and deleted revisions are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.lines import unified
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.office.odt_scan import SIGNS, office_text, scan, spaces
from reviewtool.formats.office.paragraphs_format import GAP, OfficeFormat
from reviewtool.formats.office.text import OfficeText
from reviewtool.formats.said import said
from reviewtool.formats.unit import Edit, Piece
from reviewtool.formats.xml import content
from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.escape import escape
from reviewtool.formats.xml.scan import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.office.text import Region

_SIGN = re.compile(r"([\t\n])")
_SPACES = re.compile(r" +")
_NAME = re.compile(r"<([^\s/>]++)")
_OPENING = re.compile(rf"<[^\s<>/]++({ATTRIBUTES})>")
_ID = re.compile(r"\s[\w.-]*:?id\s*=\s*(?:\"[^\"]*+\"|'[^']*+')")
_WHITE = re.compile(r"[ \t\r\n]+")


class OdtFormat(OfficeFormat):
    """Paragraphs of an OpenDocument text.

    Args:
        edges: whether a space at the ends of a new text is written so that it counts anywhere.
    """

    name = "odt"

    def __init__(self, *, edges: bool = False) -> None:
        self._edges = edges

    def office(self, file: FileText) -> OfficeText:
        """Where the text stands."""
        return office_text(file)

    def said(self, text: str, regions: Sequence[Region]) -> list[str]:
        """What each region says; white space once, and none before the first text."""
        found, spaced = [], True
        for region in regions:
            raw = text[region.start : region.end]
            if raw[0] == "<":
                found.append(_sign(raw))
                spaced = False
                continue
            says = _WHITE.sub(" ", content.decoded(raw))
            found.append(says[1:] if spaced and says[0] == " " else says)
            spaced = says[-1] == " "
        return found

    def region_pieces(self, file: FileText, region: Region) -> list[Piece]:
        """Code points and references, a run of white space, or an element that stands for some."""
        text = file.text
        if text[region.start] == "<":
            raw = text[region.start : region.end]
            return [Piece(raw, _sign(raw))]
        found: list[Piece] = []
        blank, spaced = "", self._spaced(file, region)
        for raw, says in content.pieces(text, region.start, region.end):
            if _WHITE.fullmatch(says):
                blank += raw
                continue
            if blank:
                found.append(Piece(blank, "" if spaced else " "))
            found.append(Piece(raw, says))
            blank, spaced = "", False
        return [*found, Piece(blank, "" if spaced else " ")] if blank else found

    def _spaced(self, file: FileText, region: Region) -> bool:
        """Whether white space at the start of a region follows other white space or nothing."""
        office = self.office(file)
        start = office.region(region.number).start
        end = region.start
        if start == end:
            before = office.before(region)
            if before is None:
                return True
            start, end, *_ = office.region(before)
        raw = file.text[start:end]
        return raw[0] != "<" and _WHITE.fullmatch(content.decoded(raw)[-1]) is not None

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with references, and elements for tabs, line ends and spaces in a row.

        A gap that is to part it from its neighbours is nothing, since its paragraph does that.
        Raises ReviewError for what XML cannot hold.
        """
        where = place if at is None else at
        if where is None:
            return escape(text, file)
        if at is None and text == GAP:
            return ""
        part = self.office(file).part_at(where)
        word = part.prefix
        signs = {"\t": f"<{word}tab/>", "\n": f"<{word}line-break/>"}
        parts = _SIGN.split(unified(text))
        for number in range(0, len(parts), 2):
            ends = (self._edges or number > 0, self._edges or number < len(parts) - 1)
            raw = part.spelled(escape(parts[number], file))
            parts[number] = _with_spaces(raw, word, ends)
        return "".join(signs.get(one, one) for one in parts)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """The smallest edit after which all white space of the paragraph counts as it should."""
        office = self.office(file)
        region = office.touching(start)
        if region is None:
            return None
        left, right = office.span(region.owner)
        upto = said(self, file, left, start) + text
        wanted = (upto, upto + said(self, file, end, right))
        change = Change("", start, end, said(self, file, start, end), text)
        for form in (_PLAIN, _EDGES):
            edit = edit_for(form, file, change)
            if self._would_say(file, region.owner, edit, end) == wanted:
                return edit
        pieces = self.pieces(file, start, end)
        # White space that says nothing would count where that before it is gone.
        markup = [piece.raw for piece in pieces if not piece.text and "<" in piece.raw]
        raw = _EDGES.escape(text, file, start, start)
        edit = Edit(start, end, "".join([raw, *markup]))
        if self._would_say(file, region.owner, edit, end) != wanted:
            raise ReviewError(
                "the white space after the new text would change",
                "Write the text so that it ends as before.",
                file=file.path,
            )
        return edit

    def _would_say(self, file: FileText, owner: int, edit: Edit, end: int) -> tuple[str, str]:
        """What a paragraph says after an edit in it, up to what is now at `end`, and in all."""
        office = self.office(file)
        opens, closes = office.element(owner)
        text = file.text[opens : edit.start] + edit.raw + file.text[edit.end : closes]
        part = office.part_at(opens)._replace(start=0, end=len(text))
        found = OfficeText([part])
        scan(file, text, part, found)
        stop = end - opens + len(edit.raw) - (edit.end - edit.start)
        regions = [found.region(number) for number in found.by_paragraph()[0]]
        shown = [one._replace(end=min(one.end, stop)) for one in regions if one.start < stop]
        return "".join(self.said(text, shown)), "".join(self.said(text, regions))

    def paragraph(self, file: FileText, owner: int, text: str) -> str:
        """A paragraph of its neighbour's style; of none beside a heading or a caption."""
        office = self.office(file)
        start, end = office.element(owner)
        word = office.part_at(start).prefix
        opening = _OPENING.match(file.text, start, end)
        own = opening[1] if opening and office.kinds[owner] == "text" else ""
        raw = _EDGES.escape(text, file, start, start)
        return f"<{word}p{_ID.sub('', own)}>{raw}</{word}p>"


class _Plain(OdtFormat):
    """The format without a thought for the white space around a new text."""

    def requoted(self, file: FileText, start: int, end: int, text: str) -> None:  # noqa: ARG002
        """None."""
        return


FORMAT = OdtFormat()
_PLAIN = _Plain()
_EDGES = _Plain(edges=True)


def _sign(raw: str) -> str:
    """What an element says that stands for characters."""
    name = _NAME.match(raw)
    return SIGNS.get(local(name[1]) if name else "", " " * spaces(raw))


def _with_spaces(raw: str, word: str, ends: tuple[bool, bool]) -> str:
    """The text with elements for all spaces in a row but the first.

    Where `ends` says so, also for the first at its start or at its end.
    """

    def written(match: re.Match[str]) -> str:
        count = len(match[0])
        starts, stops = match.start() == 0, match.end() == len(raw)
        if (starts and ends[0]) or (stops and ends[1]):
            return _space(word, count)
        return " " + _space(word, count - 1)

    return _SPACES.sub(written, raw)


def _space(word: str, count: int) -> str:
    if count < 2:
        return f"<{word}s/>" * count
    return f'<{word}s {word}c="{count}"/>'
