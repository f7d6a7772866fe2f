"""The rows of a table: cells parted by one sign, each bare or in quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.file_text import FileText

_ROW_END = re.compile(r"\r\n|\r|\n|\Z")
_LINE = re.compile(r"[^\r\n]*+")
_MOST_CELLS = 2000
_NAMES = {"\t": "a tab", ",": "a comma", ";": "a semicolon"}


Row = tuple["Sequence[str]", int, int, int]
"""A row as a plain tuple, since there are many: what the wanted cells say, and the span (inside
its quotation marks) and the 1-based line of the first of them in the file.
"""


class Head(NamedTuple):
    """The header: its names, the sign that parts cells, and where the rows begin."""

    names: tuple[str, ...]
    separator: str
    line: int
    rows: int
    rows_line: int


def sign_name(separator: str) -> str:
    """A separator as it is called: `a tab`."""
    return _NAMES.get(separator, f"“{separator}”")


def is_quoted(cell: str, separator: str) -> bool:
    """Whether quotation marks stand around the whole cell, and those inside are doubled."""
    return cell[:1] == '"' and _quoted(separator).fullmatch(cell) is not None


def head(file: FileText, separator: str, place: int, line: int, *, strict: bool) -> Head | None:
    """The first row from `place` on that is not blank, read as a header; None where there is none.

    `strict` refuses a cell that begins with a quotation mark and does not end with one.
    """
    text = file.text
    while place < len(text):
        stop = _line_stop(text, place)
        if text[place:stop].strip(" "):
            cells, stop = _cells(file, separator, place, line, strict=strict)
            names = tuple(_said(it[1:-1]) if is_quoted(it, separator) else it for it in cells)
            inner = line_ends(text, place, stop)
            return Head(names, separator, line, _after(text, stop), line + inner + 1)
        place, line = _after(text, stop), line + 1
    return None


def rows(file: FileText, first: Head, wanted: Sequence[int], *, strict: bool) -> Iterator[Row]:
    """The wanted cells of every row after the header that is not blank.

    Where a row does not come out at the header's number of cells, its quotation marks are text
    (not if `strict`). Raises ReviewError (line) for a row with too few or too many cells.
    """
    text = file.text
    order = sorted(set(wanted))
    groups = [2 * order.index(place) + 2 for place in wanted]
    lead, marks = groups[0], [group - 1 for group in groups]
    match = _row_pattern(first.separator, len(first.names), tuple(order), strict).match
    place, line, size = first.rows, first.rows_line, len(text)
    mark, has_cr, has_doubled = text.find('"', place), "\r" in text, '""' in text
    while place < size:
        row, ends = match(text, place), 1
        if row is None:
            stop = _line_stop(text, place)
            if text[place:stop].strip(" "):
                yield _bare_row(file, first, wanted, (place, stop, line), strict=strict)
            end = _after(text, stop)
        else:
            start, end = row.start(lead), row.end()
            cells: Sequence[str] = row.group(*groups)
            inner = 0
            if place <= mark < end:
                ends = line_ends(text, place, end) if has_cr else text.count("\n", place, end)
                more = ends > 1 or end == size
                inner = line_ends(text, place, start) if more else 0
                if (has_cr and more) or (has_doubled and text.find('""', place, end) >= 0):
                    quoted = zip(cells, row.group(*marks), strict=True)
                    cells = [_said(cell) if mark else cell for cell, mark in quoted]
            yield cells, start, row.end(lead), line + inner
        if place <= mark < end:
            mark = text.find('"', end)
        place, line = end, line + ends


def line_ends(text: str, start: int, end: int) -> int:
    """How many lines end in a span."""
    if text.find("\r", start, end) < 0:
        return text.count("\n", start, end)
    return unified(text[start:end]).count("\n")


def _line_stop(text: str, place: int) -> int:
    return _LINE.match(text, place).end()  # type: ignore[union-attr]


def _after(text: str, place: int) -> int:
    return _ROW_END.match(text, place).end()  # type: ignore[union-attr]


def _said(inside: str) -> str:
    """What stands between two quotation marks, line ends as LF."""
    return unified(inside.replace('""', '"'))


@lru_cache(maxsize=8)
def _quoted(separator: str) -> re.Pattern[str]:
    """A cell in quotation marks, those inside doubled, up to where the cell ends."""
    return re.compile(rf'"[^"]*+(?:""[^"]*+)*+"(?=[{re.escape(separator)}\r\n]|\Z)')


@lru_cache(maxsize=8)
def _row_pattern(
    separator: str, width: int, wanted: tuple[int, ...], strict: bool
) -> re.Pattern[str]:
    """A whole row of `width` cells with its line end.

    Each wanted cell has two groups: the quotation mark that opens it, and what stands inside. The
    cells between are counted, so that the pattern does not grow with the header.
    """
    sign, quoted = re.escape(separator), _quoted(separator).pattern
    bare = ('(?!")' if strict else "") + rf"[^{sign}\r\n]*+"
    other = f"(?>{quoted}|{bare})"
    parts, done = [], 0
    for order, place in enumerate(wanted):
        mark = 2 * order + 1
        skipped = f"(?:{other}{sign}){{{place - done}}}+" if place > done else ""
        inside = rf'(?({mark})[^"]*+(?:""[^"]*+)*+|{bare})'
        parts.append(f'{skipped}(?:(?={quoted})("))?+({inside})(?({mark})")')
        done = place + 1
    rest = f"(?:{sign}{other}){{{width - done}}}+" if width > done else ""
    return re.compile(sign.join(parts) + rest + r"(?>\r\n|\r|\n|\Z)")


def _cells(
    file: FileText, separator: str, place: int, line: int, *, strict: bool
) -> tuple[list[str], int]:
    """The cells of the row at `place` as they are written, and where the row ends."""
    text = file.text
    cells: list[str] = []
    quoted, bare = _quoted(separator), re.compile(rf"[^{re.escape(separator)}\r\n]*+")
    while True:
        match = quoted.match(text, place) or bare.match(text, place)
        assert match is not None  # noqa: S101
        if strict and match.group().startswith('"') and not quoted.fullmatch(match.group()):
            raise ReviewError(
                f"cell {len(cells) + 1} begins with a quotation mark and does not end with one",
                "Double the quotation marks in the cell, and put one more at each end of it.",
                file=file.path,
                line=line,
            )
        cells.append(match.group())
        if len(cells) > _MOST_CELLS:
            raise ReviewError(
                f"this line has more than {_MOST_CELLS:,} cells",
                "Take out the columns that are not needed, or name the format with --format.",
                file=file.path,
                line=line,
            )
        place = match.end()
        if text[place : place + 1] != separator:
            return cells, place
        place += 1


def _bare_row(
    file: FileText,
    first: Head,
    wanted: Sequence[int],
    span: tuple[int, int, int],
    *,
    strict: bool,
) -> Row:
    """A row whose quotation marks are text; raises ReviewError where it does not fit either."""
    place, stop, line = span
    cells = file.text[place:stop].split(first.separator)
    if strict:
        cells, _ = _cells(file, first.separator, place, line, strict=True)
    if strict or len(cells) != len(first.names):
        sign = sign_name(first.separator)
        raise ReviewError(
            f"this row has {_count(len(cells))}, and the header has {_count(len(first.names))}",
            f"Give every row as many cells as the header has, or quote the cell that holds {sign} "
            "or a line end.",
            file=file.path,
            line=line,
        )
    start = place + sum(len(cell) + 1 for cell in cells[: wanted[0]])
    found = [cells[index] for index in wanted]
    return found, start, start + len(found[0]), line


def _count(number: int) -> str:
    return f"{number} cell" if number == 1 else f"{number} cells"
