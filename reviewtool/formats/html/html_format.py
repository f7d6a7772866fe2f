"""HTML pages: paragraphs, headings, cells and captions between tags that stay as they are.

A unit is what stands between two block elements, without the tags that enclose all of it; tags
within a line are inline tags of the unit. Scripts, styles, preformatted text, code and elements
that are marked as not for translation are kept. Attributes that people read (`alt`, `title`,
`placeholder`, `aria-label`, the description of the page) are units where their tag stands outside
a text. A deleted unit leaves its element empty; a missing one can be written beside a `<p>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.html.edges import BLANKS
from reviewtool.formats.html.inline import attribute_marks, marks_of
from reviewtool.formats.html.marks import marked_pieces
from reviewtool.formats.html.page import page
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.text import FORMAT as TEXT
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_OPENS = re.compile(r"((?:(?:\r\n|\r|\n)[ \t]*+)?)<p(?:\s[^<>]*+)?>\s*\Z", re.IGNORECASE)
_CLOSES = re.compile(r"\s*+</p\s*+>", re.IGNORECASE)
_REACH = 1000
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTES = {'"': "&quot;", "'": "&#39;"}


class HtmlFormat:
    """Text between tags."""

    name = "html"
    layout = Layout.PROSE

    def read(self, file: FileText) -> list[Unit]:
        """The texts of the page in order."""
        return list(page(file.text).units)

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Code points, character references, tags; a line end with the blanks around it."""
        in_attribute = page(file.text).attribute_at(start) is not None
        marks = (attribute_marks if in_attribute else marks_of)(file.text, start, end)
        return marked_pieces(file.text, start, end, marks)

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with character references for `&`, `<`, `>` and what the encoding lacks.

        Raises ReviewError for a line end, which a page would show as a space, but in an attribute.
        """
        refuse_unwritable(text, file)
        raw = unified(text).translate(_ESCAPES)
        unit = None if place is None else page(file.text).attribute_at(place)
        if unit:
            quote = file.text[unit.start - 1]
            raw = raw.replace(quote, _QUOTES[quote]).replace("\n", line_end(file.text))
        elif "\n" in raw:
            raise ReviewError(
                "the new text holds a line end, which HTML shows as a space",
                "Write a space instead.",
                file=file.path,
            )
        return fitted(raw, file, lambda sign: f"&#x{ord(sign):x};")

    def requoted(self, file: FileText, start: int, end: int, text: str) -> None:  # noqa: ARG002
        """Nothing is ever quoted anew."""
        return

    def joiner(self, file: FileText, text: str, *, whole: bool) -> str:  # noqa: ARG002
        """A space, or nothing in Han."""
        return TEXT.joiner(file, text, whole=False)

    def removal(self, file: FileText, start: int, end: int) -> Edit:
        """Empties a unit; a sentence goes with the white space that joins it to its neighbour."""
        unit = page(file.text).unit_at(start)
        if unit and unit.start < start:
            start = unit.start + len(file.text[unit.start : start].rstrip(BLANKS))
        elif unit and end < unit.end:
            end = unit.end - len(file.text[end : unit.end].lstrip(BLANKS))
        return Edit(start, end, "")

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:
        """A sentence beside its neighbour, or a `<p>` after (before) the `<p>` that ends (begins).

        Raises ReviewError where the neighbour of a paragraph is no plain `<p>`.
        """
        unit = page(file.text).unit_at(place)
        if unit is None:
            raise _refused(file, place)
        raw = self.escape(text, file, place)
        if not whole:
            joiner = self.joiner(file, text, whole=False)
            return Edit(place, place, raw + joiner if place == unit.start else joiner + raw)
        opens = _OPENS.search(file.text, max(0, unit.start - _REACH), unit.start)
        closes = _CLOSES.match(file.text, unit.end)
        if opens is None or closes is None or page(file.text).attribute_at(place):
            raise _refused(file, place)
        gap = opens[1]
        if place == unit.start:
            begin = opens.end(1)
            return Edit(begin, begin, f"<p>{raw}</p>{gap}")
        return Edit(closes.end(), closes.end(), f"{gap}<p>{raw}</p>")


FORMAT = HtmlFormat()


def _refused(file: FileText, place: int) -> ReviewError:
    return ReviewError(
        "a missing text can only be written beside a paragraph (<p>) of a page",
        "Join it to the segment before or after it.",
        file=file.path,
        line=len(re.findall(r"\r\n|\r|\n", file.text[:place])) + 1,
    )
