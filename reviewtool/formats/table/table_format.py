"""Bilingual tables: a header that names its columns, and a segment a row.

Source and target, and where the header has them id, document, system, languages, context, notes
and state are read; all other columns stay untouched. A cell may be quoted, and then hold what
parts cells and lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.table.columns import check_names, columns_of, wanted
from reviewtool.formats.table.rows import Head, head, is_quoted, sign_name
from reviewtool.formats.table.units import units_of
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText

_CODE_POINT = re.compile(r'\r\n|""|.', re.DOTALL)
_BARE_CODE_POINT = re.compile(r"\r\n|.", re.DOTALL)
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t|])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")


class Dialect(NamedTuple):
    """How a kind of table is written.

    `separators` are the signs that may part its cells: the header tells which. `quotes` says that
    quotation marks always quote, and that a bare cell may be put in them; where it is false, one
    that does not quote a whole cell is text.
    """

    separators: str
    quotes: bool


class TableFormat(LoneUnits):
    """Rows with a header; `columns` says for some of our names which column is meant."""

    name: str
    layout = Layout.PAIRS
    dialect: Dialect

    def __init__(self, columns: Sequence[tuple[str, str]] = ()) -> None:
        check_names(columns)
        self.columns = tuple(columns)

    def with_columns(self, columns: Sequence[tuple[str, str]]) -> TableFormat:
        """The same format, with the header's name for some of our names.

        Raises ReviewError for a name that is none of ours.
        """
        return type(self)(columns)

    def read(self, file: FileText) -> list[Unit]:
        """The rows after the header; blank lines are skipped.

        Raises ReviewError for a missing header, a row with too few or too many cells, a repeated
        id where the column is called that.
        """
        first = _head(self, file)
        if first is None:
            return []
        columns = columns_of(file, first.line, first.names, self.columns)
        return units_of(file, first, columns, strict=self.dialect.quotes)

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point; a CRLF and, in a quoted cell, a doubled quotation mark as one."""
        starts = _starts(self, file)
        unit = starts[bisect_right(starts, start) - 1]
        pattern = _CODE_POINT if _is_quoted(file.text, unit) else _BARE_CODE_POINT
        found = pattern.findall(file.text, start, end)
        return [Piece(raw, '"' if raw == '""' else unified(raw)) for raw in found]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text as its cell can hold it.

        Raises ReviewError for a separator or a line end, unless the cell at `place` is quoted.
        """
        text = self._written(text, file)
        if place is not None and _is_quoted(file.text, place):
            return text.replace('"', '""').replace("\n", line_end(file.text))
        separator = _separator(self, file)
        for sign, name in ((separator, sign_name(separator)), ("\n", "a line end")):
            if sign in text:
                raise ReviewError(
                    f"the new text holds {name}, which this cell cannot hold",
                    "Leave it out, or put the cell in quotation marks in the file first.",
                    file=file.path,
                )
        return text

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Quotes a bare cell whose new text would not be read as it is."""
        if _is_quoted(file.text, start):
            return None
        separator = _separator(self, file)
        if self.dialect.quotes:
            needed = any(sign in text for sign in (separator, '"', "\n", "\r"))
        else:
            opens = text.startswith('"') and not file.text.startswith('"', start, end)
            needed = opens or is_quoted(text, separator)
        if not needed:
            return None
        if not self.dialect.quotes:
            self.escape(text, file, start)
        quoted = self._written(text, file).replace('"', '""').replace("\n", line_end(file.text))
        return Edit(start, end, f'"{quoted}"')

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The row; only where no quotation mark in the file can join it to another."""
        text, first = file.text, _head(self, file)
        if first is None or '"' in text or start < first.rows:
            return None
        before = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        after = _LINE.match(text, end).end()  # type: ignore[union-attr]
        return read_part(self, file, (before, after), text[: first.rows])

    def _written(self, text: str, file: FileText) -> str:
        refuse_unwritable(text, file)
        return fitted(unified(text), file)


@lru_cache(maxsize=2)
def _head(form: TableFormat, file: FileText) -> Head | None:
    """The header, parted by the sign under which it has most of what is wanted."""
    dialect, place, line = form.dialect, 0, 1
    named = _SEPARATOR_LINE.match(file.text) if len(dialect.separators) > 1 else None
    separators = named[1] if named else dialect.separators
    if named:
        place, line = named.end(), 2
    found, errors = [], []
    for separator in separators:
        try:
            found.append(head(file, separator, place, line, strict=dialect.quotes))
        except ReviewError as error:
            errors.append(error)
    heads = [(wanted(first.names, form.columns), first) for first in found if first is not None]
    best = max(heads, key=lambda head: (head[0], len(head[1].names)), default=(0, None))
    if errors and not best[0] and (best[1] is None or len(best[1].names) < 2):
        raise errors[0]
    return best[1]


def _separator(form: TableFormat, file: FileText) -> str:
    first = _head(form, file)
    return first.separator if first else form.dialect.separators[0]


@lru_cache(maxsize=2)
def _starts(form: TableFormat, file: FileText) -> list[int]:
    """Where the targets begin."""
    return [unit.start for unit in form.read(file)]


def _is_quoted(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] == '"'
