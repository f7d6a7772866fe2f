"""Bilingual JSONL: one object a line, with `source` and `target` or what research data calls them.

`id`, `document`, languages, notes and errors are read where they stand; all other members stay
untouched, as do the spelling of escapes, the white space and the blank lines. Halves
of surrogate pairs survive where they are, and cannot be written anew.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reviewtool.formats.ids import all_differ, refuse_repeated_ids, with_unique_ids
from reviewtool.formats.jsonl.units import line_of, shape_of, units_of
from reviewtool.formats.lines import lines, unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.table.columns import check_names
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.jsonl.units import Shape

_CODE_POINT = re.compile(
    r"\\(?:r|u000[dD])\\(?:n|u000[aA])"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|.",
    re.DOTALL,
)


class JsonlFormat(LoneUnits):
    """One JSON object a line."""

    name = "jsonl"
    layout = Layout.PAIRS

    def __init__(self, columns: Sequence[tuple[str, str]] = ()) -> None:
        check_names(columns)
        self.columns = tuple(columns)

    def with_columns(self, columns: Sequence[tuple[str, str]]) -> JsonlFormat:
        """The same format, with the key, or the path `translation.en`, for some of our names.

        Raises ReviewError for a name that is none of ours.
        """
        return JsonlFormat(columns)

    def read(self, file: FileText) -> list[Unit]:
        """The objects in order; blank lines are skipped.

        Raises ReviewError (with line, and column in the message) for what is no JSON object, a
        missing source and target, a value that is no text, a repeated key or `id`.
        """
        units: list[Unit] = []
        shapes: dict[tuple[str, ...], Shape] = {}
        for number, (start, end, _) in enumerate(lines(file.text), 1):
            text = file.text[start:end]
            if not text.strip():
                continue
            line = line_of(file, text, number, start)
            keys = tuple(line.object.members)
            shape = shapes.get(keys)
            if shape is None:
                shape = shapes[keys] = shape_of(keys, self.columns)
            units += units_of(line, shape, self.columns)
        if all_differ(units):
            return units
        if any("id" in keys for keys in shapes):
            refuse_repeated_ids(units, file.path)
        return with_unique_ids(units)

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escaped or not."""
        return [Piece(raw, _spelled(raw)) for raw in _CODE_POINT.findall(file.text, start, end)]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with JSON escapes; `\\u` for non-ASCII where the line at `place` does so."""
        refuse_unwritable(text.replace("\0", ""), file)
        ascii_only = place is not None and _spells_ascii(file.text, place)
        return fitted(json.dumps(unified(text), ensure_ascii=ascii_only)[1:-1], file, _escaped)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Writes a string where the target is null or missing."""
        if file.text[end : end + 1] == '"':
            return None
        value = f'"{self.escape(text, file, start)}"'
        if end > start:
            return Edit(start, end, value)
        comma = "" if file.text[:start].rstrip(" \t").endswith("{") else ", "
        key = json.dumps(dict(self.columns).get("target", "target"))
        return Edit(start, end, f"{comma}{key}: {value}")

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills the empty or missing target at `place`."""
        end = place + 4 if file.text.startswith("null", place) else place
        written = self.requoted(file, place, end, text)
        return written or Edit(place, place, self.escape(text, file, place))


FORMAT = JsonlFormat()


def _spelled(raw: str) -> str:
    return unified(str(json.loads(f'"{raw}"', strict=False))) if raw.startswith("\\") else raw


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def _spells_ascii(text: str, place: int) -> bool:
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    ends = [end for end in (text.find("\n", place), text.find("\r", place)) if end >= 0]
    line = text[start : min(ends, default=len(text))]
    return line.isascii() and "\\u" in line
