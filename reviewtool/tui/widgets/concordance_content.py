"""A hit of the concordance on two lines: its words in their context, and the other side."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from reviewtool.segments.control import one_line

LABEL = 16
"""Cells for the name of the document."""
LONGEST_HIT = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A hit in any document of the project.

    `document` is its place in the project's list and `name` what it is called; `text` is the side
    with the hit and `other` the one beside it.
    """

    document: int
    name: str
    segment: int
    side: str
    start: int
    end: int
    text: str
    other: str


def hit_content(line: Line, width: int, *, named: bool) -> Content:
    """The hit in the middle, what stands before and after it beside."""
    label = _label(line, named=named)
    room = max(4, (width - cell_len(label)) // 2 - 6)
    before = one_line(line.text[max(0, line.start - room) : line.start])
    while cell_len(before) > room:
        before = before[1:]
    words = one_line(line.text[line.start : line.end][:LONGEST_HIT])
    after = one_line(line.text[line.end : line.end + width])
    content = Content.assemble(
        (label, "$text-muted"),
        " " * (room - cell_len(before)),
        before,
        (words, "bold underline"),
        after,
    )
    return content.truncate(max(1, width), ellipsis=True)


def other_content(line: Line, width: int, *, named: bool) -> Content:
    """The other side, from about where what was found should stand."""
    side = "translation" if line.side == "source" else "source"
    label = f"{side:>{len(_label(line, named=named)) - 1}} "
    room = max(4, width - cell_len(label))
    text = line.other
    about = line.start * len(text) // max(1, len(line.text))
    start = max(0, min(about - room // 2, len(text) - room))
    words = f"{'…' if start else ''}{one_line(text[start : start + width])}" or "(nothing)"
    return Content.styled(f"{label}{words}", "dim").truncate(max(1, width), ellipsis=True)


def _label(line: Line, *, named: bool) -> str:
    number = f"{line.segment + 1:>12} "
    if not named:
        return number
    name = one_line(line.name.rpartition("/")[2])
    while cell_len(name) > LABEL:
        name = name[:-2] + "…"
    return f"{name}{' ' * (LABEL - cell_len(name))}{line.segment + 1:>6} "
