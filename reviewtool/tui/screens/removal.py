"""What disappears from the file when a segment is deleted, shown before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.segments.control import visible

if TYPE_CHECKING:
    from reviewtool.segments.segment import Document, Segment

CONTEXT = 120
"""Code points of the file shown before and after."""
LONGEST = 2_000
"""Of a longer deletion, only beginning and end are shown."""


def removal_preview(document: Document, segment: Segment) -> Content:
    """The place in the file, what goes struck through, its line ends as signs.

    Raises ReviewError where the format cannot delete it.
    """
    text = document.file.text
    edit = document.format.removal(document.file, segment.start, segment.end)
    gone = text[edit.start : edit.end]
    if len(gone) > LONGEST:
        gone = f"{gone[: LONGEST // 2]} … {gone[-LONGEST // 2 :]}"
    return Content.assemble(
        (_lines(text[max(0, edit.start - CONTEXT) : edit.start]), "dim"),
        (_lines(gone, signs=True), "strike bold $text-error"),
        (_lines(edit.raw), "bold"),
        (_lines(text[edit.end : edit.end + CONTEXT]), "dim"),
    )


def _lines(text: str, *, signs: bool = False) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return ("↵\n" if signs else "\n").join(map(visible, lines))
