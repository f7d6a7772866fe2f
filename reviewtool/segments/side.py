"""One file of prose by its spans: what a span says, and where its text can be cut.

All spans are half-open, in code points of the file's text; offsets are those of what a span says.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified
from reviewtool.segments.opened import OpenedFile
from reviewtool.segments.paragraphs import Paragraph, uncut

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Spans
    from reviewtool.segments.segment import Document

Span = tuple[int, int]


class Side:
    """The paragraphs of a file."""

    def __init__(self, file: FileText, format: Format) -> None:  # noqa: A002
        opened = OpenedFile(file, format)
        self._text = file.text
        self._format = format
        self._paragraphs = uncut(opened, opened.units())
        self._starts = [paragraph.unit.start for paragraph in self._paragraphs]

    def within(self, span: Span) -> Paragraph | None:
        """The paragraph that holds all of the span, where one does."""
        place = bisect_right(self._starts, span[0]) - 1
        if place < 0:
            return None
        paragraph = self._paragraphs[place]
        return paragraph if span[1] <= paragraph.unit.end else None

    def said(self, span: Span) -> str:
        """What the span says, the part of each paragraph on a line of its own."""
        return "\n".join(paragraph.text(*part) for paragraph, part in self._parts(span))

    def tokens(self, span: Span) -> Spans:
        """The inline tags in what the span says, where it is of one paragraph."""
        paragraph = self.within(span)
        return paragraph.tokens(*span) if paragraph is not None else ()

    def line(self, place: int) -> int:
        """The 1-based line of the file in which the place stands, as its units count lines."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return 1
        unit = self._paragraphs[number].unit
        return unit.line + unified(self._text[unit.start : min(place, unit.end)]).count("\n")

    def whole(self, span: Span) -> bool:
        """Whether the span is one or several paragraphs from end to end."""
        parts = self._parts(span)
        return bool(parts) and all(
            part == (paragraph.unit.start, paragraph.unit.end) for paragraph, part in parts
        )

    def inside(self, place: int) -> bool:
        """Whether the place is in the middle of a paragraph."""
        paragraph = self.within((place, place))
        return paragraph is not None and paragraph.unit.start < place < paragraph.unit.end

    def trimmed(self, span: Span) -> Span:
        """The span without white space at its ends."""
        text = self._text[span[0] : span[1]]
        if not text.strip():
            return span[0], span[0]
        return span[0] + len(text) - len(text.lstrip()), span[0] + len(text.rstrip())

    def cut(self, span: Span, offset: int) -> tuple[Span, Span]:
        """The two spans that the text before and from an offset stand in, without blanks between.

        Raises ReviewError where that is inside a tag, or leaves nothing on one side.
        """
        said = self.said(span)
        before, after = said[:offset].rstrip(), said[offset:]
        if not before.strip() or not after.strip() or offset < 0:
            raise ReviewError(
                "nothing would be left on one side of the cut",
                "Cut between two words of the segment.",
            )
        ends = len(before)
        begins = offset + len(after) - len(after.lstrip())
        places = self._places(span)
        inside = places[begins].start == places[begins - 1].start
        tags = any(a < begins < b or a < ends < b for a, b in self.tokens(span))
        if inside or tags:
            raise ReviewError(
                "the cut would go through a tag", "Cut before or after the whole tag."
            )
        return (span[0], places[ends - 1].end), (places[begins].start, span[1])

    def _parts(self, span: Span) -> list[tuple[Paragraph, Span]]:
        """The paragraphs that the span touches, each with its part of it."""
        number = max(0, bisect_right(self._starts, span[0]) - 1)
        parts = []
        for paragraph in self._paragraphs[number:]:
            if paragraph.unit.start >= span[1]:
                break
            part = max(span[0], paragraph.unit.start), min(span[1], paragraph.unit.end)
            if part[0] < part[1]:
                parts.append((paragraph, part))
        return parts

    def _places(self, span: Span) -> list[_Place]:
        """Where each code point of what the span says stands in the file."""
        places: list[_Place] = []
        for paragraph, (start, end) in self._parts(span):
            if places:
                places.append(_Place(places[-1].end, start))
            if paragraph.plain:
                places += _plain_places(self._text, start, end)
                continue
            place = start
            for raw, text in self._format.pieces(paragraph.opened.file, start, end):
                places += [_Place(place, place + len(raw))] * len(text)
                place += len(raw)
        return places


class _Place(NamedTuple):
    start: int
    end: int


def _plain_places(text: str, start: int, end: int) -> list[_Place]:
    places = []
    place = start
    while place < end:
        size = 2 if text.startswith("\r\n", place) and place + 1 < end else 1
        places.append(_Place(place, place + size))
        place += size
    return places


class Sides(NamedTuple):
    """Both files of a document of prose; there may be no source file."""

    target: Side
    source: Side | None

    @classmethod
    def of(cls, document: Document) -> Sides:
        """The sides of a document; raises ReviewError for what cannot be read."""
        source = None
        if document.source_file is not None and document.source_format is not None:
            source = Side(document.source_file, document.source_format)
        return cls(Side(document.file, document.format), source)
