"""A hit of the concordance on two lines: its words in their context, and the other side."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from reviewtool.tui.shown import drawn

LABEL = 16
"""Cells that the name of the document has at least; on a wide screen a fifth of it."""
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
    label = _label(line, width, named=named)
    room = max(4, (width - cell_len(label)) // 2 - 6)
    before = drawn(line.text[max(0, line.start - room) : line.start])
    while cell_len(before) > room:
        before = before[1:]
    words = drawn(line.text[line.start : line.end][:LONGEST_HIT])
    after = drawn(line.text[line.end : line.end + width])
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
    label = f"{side:>{len(_label(line, width, named=named)) - 1}} "
    room = max(4, width - cell_len(label))
    text = line.other
    about = line.start * len(text) // max(1, len(line.text))
    start = max(0, min(about - room // 2, len(text) - room))
    words = f"{'…' if start else ''}{drawn(text[start : start + width])}" or "(nothing)"
    return Content.styled(f"{label}{words}", "dim").truncate(max(1, width), ellipsis=True)


def _label(line: Line, width: int, *, named: bool) -> str:
    number = f"{line.segment + 1:>12} "
    if not named:
        return number
    room = max(LABEL, width // 5)
    name = _both_ends(drawn(line.name), room)
    return f"{name}{' ' * (room - cell_len(name))}{line.segment + 1:>6} "


def _both_ends(name: str, room: int) -> str:
    """The name without its middle where it is too long: documents of one name differ in front."""
    if cell_len(name) <= room:
        return name
    front, back = name[: room // 2], name[-(room // 2) :]
    while cell_len(front) + 1 + cell_len(back) > room:
        front, back = (front[:-1], back) if cell_len(front) >= cell_len(back) else (front, back[1:])
    return f"{front}…{back}"
