"""The words that a correction took out and put in, as one styled text.

What was taken out is struck through, what was put in is bold and underlined, so that the
difference can be read without colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.difference import difference
from reviewtool.tui.widgets.row_content import shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator

REMOVED = "strike $text-error"
ADDED = "bold underline $text-success"


def difference_content(old: str, new: str) -> Content:
    """What turned `old` into `new`; a blank or line break that changed is drawn (`·`, `↵`)."""
    return Content.assemble(*_parts(old, new))


def _parts(old: str, new: str) -> Iterator[str | tuple[str, str]]:
    place = 0
    for hunk in difference(old, new):
        yield shown_text(old[place : hunk.start])
        yield _changed(old[hunk.start : hunk.end]), REMOVED
        yield _changed(new[hunk.new_start : hunk.new_end]), ADDED
        place = hunk.end
    yield shown_text(old[place:])


def _changed(text: str) -> str:
    """The text; where nothing but white space changed, that is drawn."""
    if text.strip(" \n\u00a0"):
        return shown_text(text)
    return "".join({" ": "·", "\n": "↵\n", "\u00a0": "⍽"}[char] for char in text)
