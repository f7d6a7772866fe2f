"""The words that a correction took out and put in, as one styled text.

What was taken out is struck through, what was put in is bold and underlined, and an arrow parts
the two. Not every terminal strikes through, so where there are no colours either, both stand in
brackets as git writes them: `[-taken out-]{+put in+}`.
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


def difference_content(old: str, new: str, *, brackets: bool = False) -> Content:
    """What turned `old` into `new`; a blank or line break that changed is drawn (`·`, `↵`)."""
    return Content.assemble(*_parts(old, new, brackets=brackets))


def removed(text: str, *, brackets: bool) -> tuple[str, str]:
    """A text as taken out."""
    return (f"[-{text}-]", "bold") if brackets and text else (text, REMOVED)


def _parts(old: str, new: str, *, brackets: bool) -> Iterator[str | tuple[str, str]]:
    place = 0
    for hunk in difference(old, new):
        gone, come = old[hunk.start : hunk.end], new[hunk.new_start : hunk.new_end]
        yield shown_text(old[place : hunk.start])
        yield removed(_changed(gone), brackets=brackets)
        if brackets and come:
            yield f"{{+{_changed(come)}+}}", "bold"
        elif come:
            yield "→" if gone else "", "dim"
            yield _changed(come), ADDED
        place = hunk.end
    yield shown_text(old[place:])


def _changed(text: str) -> str:
    """The text; where nothing but white space changed, that is drawn."""
    if text.strip(" \n\u00a0"):
        return shown_text(text)
    return "".join({" ": "·", "\n": "↵\n", "\u00a0": "⍽"}[char] for char in text)
