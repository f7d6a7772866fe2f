"""Android resources (`strings.xml`): `string`, the items of `string-array` and of `plurals`.

White space at the ends of a value stands outside its unit, also beside a tag, where Android would
keep one space of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from reviewtool.formats.android.elements import BLANKS, is_reference, refused, span_at, values
from reviewtool.formats.android.spelling import spelled, whole_value
from reviewtool.formats.android.values import is_tag, quotes, said, value_pieces
from reviewtool.formats.change import Change
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import About, Edit, Layout, Piece, Unit
from reviewtool.formats.xml.escape import escape
from reviewtool.formats.xml.first_element import first_element
from reviewtool.formats.xml.scan import element_around
from reviewtool.formats.xml_filling import Elements, filled

if TYPE_CHECKING:
    from reviewtool.formats.android.elements import Value
    from reviewtool.formats.file_text import FileText


class AndroidFormat(Elements):
    """String resources of an Android app."""

    name = "android"
    layout = Layout.KEYS
    spells_ends: ClassVar[bool] = False
    """Whether `escape` spells the blanks at the ends of a text."""

    def read(self, file: FileText) -> list[Unit]:
        """The strings in order; comments directly above are notes.

        Raises ReviewError (line) for what is no well-formed file of resources, a string without a
        name or inside another, and a `\\u` without four digits.
        """
        first_element(file, "resources", "file of Android resources", "a file such as strings.xml")
        with uncollected():
            lines = LineNumbers(file.text)
            return with_unique_ids(_unit(file, value, lines) for value in values(file))

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Code points, escapes, runs of white space and tags, as the whole value has them."""
        first, last = span_at(file, start)
        place, found = first, []
        for piece in value_pieces(file.text, first, max(last, end)):
            if start <= place < end:
                found.append(piece)
            place += len(piece.raw)
        return found

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with backslashes where Android needs them, and with references.

        Raises ReviewError for characters that XML cannot hold.
        """
        if place is None:
            return escape(spelled(text), file)
        at = place if at is None else at
        before = self.pieces(file, place, at)
        begins = not any(piece.text for piece in before)
        ends = self.spells_ends
        raw = spelled(text, quoted=quotes(before), begins=begins, opens=ends, closes=ends)
        return escape(raw, file, at)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """The edit that spells the ends of the changed middle too, or writes the value anew.

        Made where an edit of the middle alone would say something else: two runs of white space
        would meet, CDATA stands beside tags, or a reference would come about.
        """
        if start == end or not text:
            return None
        pieces = self.pieces(file, start, end)
        old = "".join(piece.text for piece in pieces)
        tags = [piece.text for piece in pieces if is_tag(piece)]
        has_cdata = "<![CDATA[" in file.text[start:end]
        if not has_cdata and {*_TAG_LIKE.findall(text)} - {*_TAG_LIKE.findall(old)}:
            return None
        if super().requoted(file, start, end, text) is None:
            change = Change("", start, end, old, text, tokens=tuple(tags))
            for form in (_MIDDLE, _ENDS):
                edit = edit_for(form, file, change)
                raw = file.text[start : edit.start] + edit.raw + file.text[edit.end : end]
                if _says(raw, text):
                    return None if form is _MIDDLE else edit
        return Edit(start, end, whole_value(text, tags, file))

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills an empty value, in the place of quotation marks that say nothing."""
        _, end = span_at(file, place)
        raw = whole_value(text, (), file)
        silent = file.text[place:end]
        if silent and not ("<" in silent and _says(raw + silent, text)):
            return Edit(place, end, raw)
        return filled(file.text, place, raw)

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The element of resources around the value."""
        for name in ("string", "plurals", "string-array"):
            span = element_around(file.text, name, start, end)
            part = read_part(self, file, span, "<resources>", "</resources>") if span else None
            if part and any(unit.start == start for unit in part.units):
                return part
        return None


class _Middle(AndroidFormat):
    """Changes nothing but the middle."""

    def requoted(self, file: FileText, start: int, end: int, text: str) -> None:  # noqa: ARG002
        """None."""
        return


class _Ends(_Middle):
    """Spells the blanks at the ends of the middle, where they might meet other white space."""

    spells_ends = True


FORMAT = AndroidFormat()
_MIDDLE = _Middle()
_ENDS = _Ends()
_TAG_LIKE = re.compile(r"</?[A-Za-z][^<>]*+>")


def _unit(file: FileText, value: Value, lines: LineNumbers) -> Unit:
    try:
        text, tokens = said(file.text[value.start : value.end])
    except ValueError:
        what = "an escape \\u without four hexadecimal digits stands here, which Android refuses"
        raise refused(file, what, value.start) from None
    return Unit(
        text,
        value.start,
        value.end,
        lines.at(value.start),
        value.name,
        tokens=tokens,
        about=About(notes=value.notes) if value.notes else None,
    )


def _says(raw: str, text: str) -> bool:
    """Whether a raw value says a text, and is not taken for a reference."""
    try:
        return said(raw.strip(BLANKS)).text == text and not is_reference(raw)
    except ValueError:
        return False
