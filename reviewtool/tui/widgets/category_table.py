"""The error categories that are chosen by letter: a short list, and behind it all of MQM-Core."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.mark_words import hints
from reviewtool.review.usual_errors import SEVERITIES, USUAL, USUAL_SEVERITY
from reviewtool.taxonomy import descriptions

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMN, LAST_COLUMN = 29, 24
"""Cells for a category of the short list; two of them fit a screen of 60."""


@dataclass(frozen=True, slots=True)
class Row:
    """A category in a list: what chooses it, what it is, what it is called."""

    hint: str
    slug: str
    name: str


@cache
def usual_rows() -> tuple[Row, ...]:
    """The short list."""
    return tuple(
        Row(letter, slug, name or descriptions()[slug][0].lower())
        for letter, (slug, name) in USUAL.items()
    )


@cache
def all_rows() -> tuple[Row, ...]:
    """Every category, its dimension in front of it."""
    found = descriptions()
    return tuple(
        Row(hint, slug, _full_name(slug))
        for hint, slug in zip(hints(len(found)), found, strict=True)
    )


def short_name(slug: str) -> str:
    """The last part of a category in words: `wrong term`."""
    return slug.rpartition("/")[2].replace("-", " ")


def meaning(slug: str) -> Content:
    """What a category is for, with its full name."""
    _, hint = descriptions()[slug]
    return Content.assemble((slug, "bold"), f": {hint}")


def table(rows: Sequence[Row], cursor: int, width: int, typed: str = "") -> tuple[Content, int]:
    """The list in as many columns as fit, read downwards, and the line of the cursor.

    A list that cannot be seen at a glance has one column only.
    """
    columns = _columns(rows, width)
    height = -(-len(rows) // columns)
    lines = []
    for line in range(height):
        places = range(line, len(rows), height)
        cells = [_cell(rows[place], place == cursor, typed) for place in places]
        lines.append(Content("").join([_padded(cell) for cell in cells[:-1]] + cells[-1:]))
    return Content("\n").join(lines), cursor % height


def step(rows: Sequence[Row], cursor: int, key: str, width: int) -> int:
    """Where the cursor goes by an arrow key; it stays inside the list."""
    columns = _columns(rows, width)
    height = -(-len(rows) // columns)
    moves = {"down": 1, "up": -1, "right": height, "left": -height, "pagedown": 8, "pageup": -8}
    if columns == 1 and key in ("left", "right"):
        return cursor
    wanted = cursor + moves[key]
    if key in ("pagedown", "pageup"):
        return max(0, min(wanted, len(rows) - 1))
    return wanted if 0 <= wanted < len(rows) else cursor


def severities() -> Content:
    """The severities in a line; the one that Enter takes stands in brackets."""
    pieces = [
        Content.assemble(
            (f" {letter} ", "reverse bold"),
            (f" {number} ", "dim"),
            f"[{severity.value}]" if severity is USUAL_SEVERITY else severity.value,
        )
        for number, (letter, severity) in enumerate(SEVERITIES.items(), 1)
    ]
    return Content("  ").join(pieces)


def _columns(rows: Sequence[Row], width: int) -> int:
    if len(rows) > len(USUAL):
        return 1
    return max(1, min(3, (width + COLUMN - LAST_COLUMN) // COLUMN))


def _full_name(slug: str) -> str:
    name = descriptions()[slug][0].lower()
    dimension = slug.partition("/")[0]
    return name if dimension == slug else f"{descriptions()[dimension][0].lower()} › {name}"


def _cell(row: Row, current: bool, typed: str) -> Content:
    mark = "▸" if current else " "
    style = "reverse bold" if row.hint.startswith(typed) else "dim"
    return Content.assemble(
        mark, (f" {row.hint} ", style), " ", (row.name, "bold" if current else "")
    )


def _padded(cell: Content) -> Content:
    return cell + " " * max(0, COLUMN - cell.cell_length)
