"""What disappears from the file when a segment is deleted, shown before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.segments.control import visible
from reviewtool.tui.widgets.difference_text import removed

if TYPE_CHECKING:
    from reviewtool.segments.segment import Document, Segment

CONTEXT = 120
"""Code points of the file shown before and after."""
LONGEST = 2_000
"""Of a longer deletion, only beginning and end are shown."""


def removal_preview(document: Document, segment: Segment, *, brackets: bool) -> Content:
    """The place in the file, what goes struck through or in brackets, its line ends as signs.

    Raises ReviewError where the format cannot delete it.
    """
    text = document.file.text
    edit = document.format.removal(document.file, segment.start, segment.end)
    gone = text[edit.start : edit.end]
    if len(gone) > LONGEST:
        gone = f"{gone[: LONGEST // 2]} … {gone[-LONGEST // 2 :]}"
    start, end = max(0, edit.start - CONTEXT), edit.end + CONTEXT
    before, after = text[start : edit.start], text[edit.end : end]
    return Content.assemble(
        ("…" if start else "", "dim"),
        (_lines(before), "dim"),
        removed(_lines(gone, signs=True), brackets=brackets),
        (_lines(edit.raw), "bold"),
        (_lines(after), "dim"),
        ("…" if end < len(text) else "", "dim"),
    )


def _lines(text: str, *, signs: bool = False) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return ("↵\n" if signs else "\n").join(map(visible, lines))
