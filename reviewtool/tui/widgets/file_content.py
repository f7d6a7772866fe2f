"""What the file says of a segment beside its texts, and the errors that are marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.hanging import hanging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.formats.unit import About
    from reviewtool.review.decision import ErrorMark
    from reviewtool.tui.widgets.hanging import Hanging

_LONGEST = 500


def errors_content(errors: Iterable[ErrorMark]) -> list[Hanging]:
    """A line for each error that was marked by a person, here or earlier."""
    return [_error(error) for error in errors if not error.by_check]


def about_content(about: About | None) -> list[Hanging]:
    """A line for the context, the notes and the state that the file gives."""
    if about is None:
        return []
    told = [("context", about.context), *(("note", note) for note in about.notes)]
    told += [("state", about.state)] if about.state else []
    if about.seconds is not None:
        told.append(("shown for", f"{about.seconds:.1f} s"))
    return [_named(name, shown(text, _LONGEST)) for name, text in told if text]


def _named(name: str, text: str) -> Hanging:
    return hanging(Content.styled(text, "$text-muted"), Content.styled(f"{name} ", "bold"))


def _error(error: ErrorMark) -> Hanging:
    side = "" if error.side == "target" else " in the source"
    by = error.origin.partition(":")[2] or error.origin
    words = f" {error.severity.value} {error.category}{side}, by {by}"
    text = Content.assemble(quoted(error.text), shown(words, _LONGEST))
    if error.comment:
        text = Content.assemble(text, ": ", shown(error.comment, _LONGEST))
    return hanging(text, Content.styled("error ", "bold"))
