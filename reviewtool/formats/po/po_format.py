"""GNU gettext PO and POT files: an entry a unit, and each plural form one of its own.

Comments, obsolete entries, the header and the folding of texts stay as they are.
"""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.lines import line_end
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.po.comments import without_fuzzy
from reviewtool.formats.po.entry_units import EntryUnits
from reviewtool.formats.po.folding import written
from reviewtool.formats.po.grammar import entries
from reviewtool.formats.po.quoted import pieces
from reviewtool.formats.unit import Edit, Layout

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Piece, Unit


class PoFormat(LoneUnits):
    """Entries of msgid and msgstr."""

    name = "po"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """The entries in order, without the header and obsolete ones.

        Raises ReviewError (line) for what is neither an entry nor a comment.
        """
        made = EntryUnits(file)
        return with_unique_ids(unit for entry in entries(file) for unit in made.of(entry))

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escaped or not; a fold says nothing."""
        return list(pieces(file.text[start:end], file.encoding))

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with its escapes, on lines of its own where the old text is.

        Raises ReviewError for NUL, halves of surrogate pairs, and what the file's encoding lacks.
        """
        return written(text, file, place, at)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """The edit by whole escapes where some have no meaning and say what is written; else None.

        Such a text is what it says and holds escapes all the same.
        """
        if "\\" not in file.text[start:end]:
            return None
        found = self.pieces(file, start, end)
        if any(piece.raw != piece.text for piece in found):
            return None
        first, last, place, stop = 0, len(found), 0, len(text)
        while first < last and text.startswith(found[first].text, place):
            place += len(found[first].text)
            first += 1
        while first < last and text.endswith(found[last - 1].text, place, stop):
            last -= 1
            stop -= len(found[last].text)
        end -= len(text) - stop
        return Edit(start + place, end, self.escape(text[place:stop], file, start, start + place))

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The entry between blank lines with the next one, to which a comment after it belongs."""
        text, gap = file.text, 2 * line_end(file.text)
        first, own = text.rfind(gap, 0, start), text.find(gap, end)
        last = text.find(gap, own + len(gap)) if own >= 0 else -1
        if first < 0:
            return None  # the first entry may be the header
        return read_part(self, file, (first + len(gap), len(text) if last < 0 else last))

    def state_edits(self, file: FileText, unit: Unit) -> list[Edit]:
        """The edits that take the `fuzzy` flag and the previous msgid from the unit's entry.

        They are the same for all plural forms of an entry. Nothing where it is not fuzzy.
        """
        starts = _starts(file)
        entry = next(entries(file, starts[bisect(starts, unit.start) - 1]))
        return without_fuzzy(file.text, *entry.span("gap"))


FORMAT = PoFormat()


@lru_cache(maxsize=2)
def _starts(file: FileText) -> tuple[int, ...]:
    return tuple(entry.start() for entry in entries(file))
