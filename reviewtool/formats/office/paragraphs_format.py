"""What the formats of word processors do alike: paragraphs in, characters between markup out."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from itertools import takewhile
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.unit import Edit, Layout, Piece, Unit
from reviewtool.formats.xml.content import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.office.text import OfficeText, Region

GAP = "\n\n"
"""What parts two paragraphs of new text."""
_UNSPACED = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


class OfficeFormat(ABC):
    """Paragraphs whose text stands in regions between markup that is never changed."""

    layout = Layout.PROSE

    @abstractmethod
    def office(self, file: FileText) -> OfficeText:
        """Where the text of the file stands; raises ReviewError for what cannot be read."""

    @abstractmethod
    def said(self, text: str, regions: Sequence[Region]) -> list[str]:
        """What each region of a paragraph says."""

    @abstractmethod
    def region_pieces(self, file: FileText, region: Region) -> list[Piece]:
        """The pieces of a region or of a part of one."""

    @abstractmethod
    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The raw form of new text; raises ReviewError for what XML cannot hold."""

    @abstractmethod
    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """An edit that keeps white space which the plain one would lose."""

    @abstractmethod
    def paragraph(self, file: FileText, owner: int, text: str) -> str:
        """The raw form of a new paragraph like the one of this number.

        Raises ReviewError where that one cannot be copied.
        """

    def read(self, file: FileText) -> list[Unit]:
        """The paragraphs that say anything, without the white space around them."""
        office, text = self.office(file), file.text
        found = []
        for owner, numbers in enumerate(office.by_paragraph()):
            regions = [office.region(number) for number in numbers]
            says = self.said(text, regions)
            shown = [number for number, one in enumerate(says) if one.strip()]
            if not shown:
                continue
            first, last = regions[shown[0]], regions[shown[-1]]
            start = first.start + self._blank(file, first, 0)
            end = last.end - self._blank(file, last, -1)
            target = "".join(says[shown[0] : shown[-1] + 1]).strip()
            found.append((start, end, target, office.kinds[owner]))
        lines = LineNumbers(text)
        return [
            Unit(target, start, end, lines.at(start), kind=kind)
            for start, end, target, kind in sorted(found)
        ]

    def _blank(self, file: FileText, region: Region, side: int) -> int:
        """How long the white space is that a region begins (0) or ends (-1) with."""
        raw = file.text[region.start : region.end]
        bare = raw.rstrip() if side else raw.lstrip()
        reference = bare[bare.rfind("&") :] if side else bare[: bare.find(";") + 1]
        if reference[:1] == "&" and decoded(reference).isspace():
            return _blanks(self.region_pieces(file, region)[:: side or 1])
        return len(raw) - len(bare)

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, reference or element that stands for one; all between is one piece."""
        found, place = [], start
        for region in self.office(file).within(start, end):
            if place < region.start:
                found.append(Piece(file.text[place : region.start], ""))
            found += self.region_pieces(file, region)
            place = region.end
        return [*found, Piece(file.text[place:end], "")] if place < end else found

    def joiner(self, file: FileText, text: str, *, whole: bool) -> str:  # noqa: ARG002
        """A blank line, which makes a new paragraph; between sentences a space, or none in Han."""
        if whole:
            return GAP
        return "" if _UNSPACED.match(text) else " "

    def removal(self, file: FileText, start: int, end: int) -> Edit:
        """Empties a paragraph, or deletes a sentence with the white space that joins it.

        All markup inside stays.
        """
        before, after = self._around(file, start, end)
        if any(piece.text.strip() for piece in (*before, *after)):
            own, joining = _blanks(after), _joining(before)
            if own or not joining:
                end += own or _blanks(after, over_markup=True)
            else:
                start -= joining
        hidden = (piece.raw for piece in self.pieces(file, start, end) if not piece.text)
        return Edit(start, end, "".join(hidden))

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:
        """A sentence beside its neighbour, or a paragraph like the one that ends (or begins) here.

        Raises ReviewError where no paragraph can be written there.
        """
        office = self.office(file)
        region = office.touching(place)
        if region is None or (whole and office.depth(region.owner)):
            raise refused(file, place)
        before, after = self._around(file, place, place)
        opens = not any(piece.text.strip() for piece in before)
        closes = not any(piece.text.strip() for piece in after)
        if whole:
            start, end = office.element(region.owner)
            place = start if opens and not closes else end
            made = (self.paragraph(file, region.owner, one) for one in text.split(GAP))
            return Edit(place, place, "".join(made))
        joiner = self.joiner(file, text, whole=False)
        new = text + joiner if opens and not closes else joiner + text
        return Edit(place, place, self.escape(new, file, place, place))

    def _around(self, file: FileText, start: int, end: int) -> tuple[list[Piece], list[Piece]]:
        """The pieces before and after a span in its paragraph."""
        office = self.office(file)
        region = office.touching(start)
        left, right = office.span(region.owner) if region else (start, end)
        return self.pieces(file, min(left, start), start), self.pieces(file, end, max(right, end))


def refused(file: FileText, place: int) -> ReviewError:
    """The error for a paragraph that cannot be written at a place."""
    return ReviewError(
        "a missing paragraph cannot be written beside a text of this kind",
        "Join it to the segment before or after it.",
        file=file.path,
        line=LineNumbers(file.text).at(place),
    )


def _blanks(pieces: Iterable[Piece], *, over_markup: bool = False) -> int:
    """How long the white space is that the pieces begin with, markup between it and the text too.

    A collapsed space, which says nothing, counts as white space.
    """
    leading = takewhile(
        lambda piece: (
            piece.text.isspace() or piece.raw.isspace() or (over_markup and not piece.text)
        ),
        pieces,
    )
    return sum(len(piece.raw) for piece in leading)


def _joining(before: Sequence[Piece]) -> int:
    """How long the plain white space is that follows a text without markup between."""
    length = 0
    for piece in reversed(before):
        if not piece.raw.isspace():
            return length if piece.text.strip() else 0
        length += len(piece.raw)
    return 0
