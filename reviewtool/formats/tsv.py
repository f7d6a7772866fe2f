"""Bilingual TSV: a header with `source` and `target`, and a segment a row.

`id`, `document`, `source_language` and `target_language` are read where the header has them, in
any order; all other columns stay untouched. A cell may be quoted as in CSV, and then hold tabs
and line ends; a quotation mark that does not quote a whole cell is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import refuse_repeated_ids
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=[\t\r\n]|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*+")
_ROW_END = re.compile(r"\r\n|\r|\n|\Z")
_LINE = re.compile(r"[^\r\n]*+")
_CODE_POINT = re.compile(r'\r\n|""|.', re.DOTALL)
_BARE_CODE_POINT = re.compile(r"\r\n|.", re.DOTALL)
_COLUMNS = ("id", "source", "target", "document", "source_language", "target_language")


class _Cell(NamedTuple):
    start: int
    end: int
    quoted: bool


class TsvFormat(LoneUnits):
    """Tab-separated rows with a header."""

    name = "tsv"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """The rows after the header; blank lines are skipped.

        Raises ReviewError for a missing header, a row with too few or too many cells, a repeated
        id.
        """
        rows = _rows(file)
        header = next(rows, None)
        if header is None:
            return []
        columns = _columns(file, header[1])
        units = [_unit(file.text, columns, cells, line) for line, cells in rows]
        refuse_repeated_ids(units, file.path)
        return units

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point; a CRLF and, in a quoted cell, a doubled quotation mark as one."""
        quoted = _is_quoted(file.text, start)
        pattern = _CODE_POINT if quoted else _BARE_CODE_POINT
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

        Raises ReviewError for a tab or a line end, unless the cell at `place` is quoted.
        """
        refuse_unwritable(text, file)
        text = fitted(unified(text), file)
        if place is not None and _is_quoted(file.text, place):
            return text.replace('"', '""').replace("\n", line_end(file.text))
        for sign, name in (("\t", "a tab"), ("\n", "a line end")):
            if sign in text:
                raise ReviewError(
                    f"the new text holds {name}, which this cell cannot hold",
                    "Leave it out, or put the cell in quotation marks in the file first.",
                    file=file.path,
                )
        return text

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Quotes a bare cell whose new text begins with a quotation mark."""
        old = file.text[start:end]
        opens = text.startswith('"') and not old.startswith('"')
        if _is_quoted(file.text, start) or not (opens or _QUOTED.fullmatch(text)):
            return None
        quoted = self.escape(text, file, start).replace('"', '""')
        return Edit(start, end, f'"{quoted}"')


FORMAT = TsvFormat()


def _rows(file: FileText) -> Iterator[tuple[int, list[_Cell]]]:
    """The 1-based line and the cells of every row that is not blank."""
    text, place, line, width = file.text, 0, 1, 0
    while place < len(text):
        line_stop = _LINE.match(text, place).end()  # type: ignore[union-attr]
        cells, stop = _bare_cells(text, place, line_stop), line_stop
        if '"' in text[place:line_stop]:
            quoted, quoted_stop = _quoted_cells(text, place)
            if not width or len(quoted) == width:
                cells, stop = quoted, quoted_stop
        if text[place:stop].strip(" "):
            width = width or len(cells)
            if len(cells) != width:
                raise ReviewError(
                    f"this row has {_cells(len(cells))}, and the header has {_cells(width)}",
                    "Give every row as many tabs as the header has, or quote the cell that holds "
                    "tabs or line ends.",
                    file=file.path,
                    line=line,
                )
            yield line, cells
        end = _ROW_END.match(text, stop).end()  # type: ignore[union-attr]
        line += unified(text[place:stop]).count("\n") + 1 if stop > line_stop else 1
        place = end


def _cells(number: int) -> str:
    return f"{number} cell" if number == 1 else f"{number} cells"


def _bare_cells(text: str, start: int, end: int) -> list[_Cell]:
    cells = []
    for piece in text[start:end].split("\t"):
        cells.append(_Cell(start, start + len(piece), False))
        start += len(piece) + 1
    return cells


def _quoted_cells(text: str, place: int) -> tuple[list[_Cell], int]:
    """The cells of the row at `place`, quoted ones unwrapped, and where the row ends."""
    cells: list[_Cell] = []
    while True:
        quoted = _QUOTED.match(text, place)
        match = quoted or _PLAIN.match(text, place)
        assert match is not None  # noqa: S101
        group = 1 if quoted else 0
        cells.append(_Cell(match.start(group), match.end(group), quoted is not None))
        place = match.end()
        if text[place : place + 1] != "\t":
            return cells, place
        place += 1


def _columns(file: FileText, cells: list[_Cell]) -> dict[str, int]:
    names = [_value(file.text, cell).strip().lower() for cell in cells]
    missing = [name for name in ("source", "target") if name not in names]
    repeated = [name for name in _COLUMNS if names.count(name) > 1]
    if missing or repeated:
        what = f"has no column {missing[0]}" if missing else f"has two columns {repeated[0]}"
        raise ReviewError(
            f"the first line is no header: it {what}",
            "Begin the file with a line of column names: id, source, target, with tabs between.",
            file=file.path,
            line=1,
        )
    return {name: names.index(name) for name in _COLUMNS if name in names}


def _unit(text: str, columns: dict[str, int], cells: list[_Cell], line: int) -> Unit:
    values = {name: _value(text, cells[place]) for name, place in columns.items()}
    cell = cells[columns["target"]]
    line += unified(text[cells[0].start : cell.start]).count("\n")
    return Unit(
        values["target"],
        cell.start,
        cell.end,
        line,
        id=values.get("id") or None,
        source=values["source"],
        document=values.get("document") or None,
        source_language=values.get("source_language") or None,
        target_language=values.get("target_language") or None,
    )


def _value(text: str, cell: _Cell) -> str:
    raw = text[cell.start : cell.end]
    return unified(raw.replace('""', '"')) if cell.quoted else raw


def _is_quoted(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] == '"'
