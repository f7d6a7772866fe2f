"""The steps of marking an error: a category, how severe; `words_step` is the one before.

A step takes keys and says what it shows; it knows no widget. `done` is set once it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reviewtool.review.usual_errors import SEVERITIES, USUAL_SEVERITY
from reviewtool.tui.shown import quoted, shown
from reviewtool.tui.widgets.category_table import (
    Row,
    all_rows,
    meaning,
    severities,
    step,
    table,
    usual_rows,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from reviewtool.taxonomy import Severity


@dataclass(frozen=True, slots=True)
class Look:
    """What a step shows: its text, the line to keep in view, and what its keys do."""

    body: Content
    line: int
    keys: str


class Step(Protocol):
    """One question."""

    done: bool

    def press(self, key: str, character: str) -> bool:
        """Take a key; False where it means nothing here."""

    def back(self) -> bool:
        """Take back the last key of this step; False where there is none."""

    def look(self, width: int) -> Look:
        """How it looks in so many cells."""


class Hints:
    """What was typed of a hint, and which one it comes to."""

    def __init__(self) -> None:
        self.typed = ""

    def press(self, character: str, offered: Sequence[str]) -> int | None:
        """The place of the hint that is complete now."""
        wanted = self.typed + character
        if wanted in offered:
            self.typed = ""
            return offered.index(wanted)
        if any(hint.startswith(wanted) for hint in offered):
            self.typed = wanted
        return None

    def back(self) -> bool:
        """Forget what was typed; False where that is nothing."""
        typed, self.typed = self.typed, ""
        return bool(typed)


class CategoryStep:
    """A category from the short list, or with `+` from all; `-` for none where that may be."""

    def __init__(self, start: str, *, droppable: bool = False, every: bool = False) -> None:
        self._droppable = droppable
        self._rows: Sequence[Row] = all_rows() if every else usual_rows()
        self._cursor = 0
        self._explained = False
        self._hints = Hints()
        self._width = 80
        self.chosen = ""
        self.done = False
        self._put_cursor(start)

    def press(self, key: str, character: str) -> bool:
        """A letter, an arrow key, Enter, `+`, `?` or `-`."""
        if key == "enter":
            self._choose(self._cursor)
        elif key in ("up", "down", "left", "right", "pageup", "pagedown"):
            self._cursor = step(self._rows, self._cursor, key, self._width)
        elif character == "+":
            self._turn(all_rows() if self._rows is usual_rows() else usual_rows())
        elif character == "?":
            self._explained = not self._explained
        elif character == "-" and self._droppable:
            self.chosen, self.done = "", True
        elif character.isalpha():
            place = self._hints.press(character.lower(), [row.hint for row in self._rows])
            if place is not None:
                self._choose(place)
        else:
            return False
        return True

    def back(self) -> bool:
        """Forget the half of a hint, else go back to the short list."""
        self.done = False
        if self._hints.back():
            return True
        if self._rows is usual_rows():
            return False
        self._turn(usual_rows())
        return True

    def look(self, width: int) -> Look:
        """The list, and what the category under the cursor is for."""
        self._width = width
        listed, line = table(self._rows, self._cursor, width, self._hints.typed)
        more = "+ all" if self._rows is usual_rows() else "+ fewer"
        none = " · - no error" if self._droppable else ""
        return Look(listed, line, f"a letter chooses · {more} · ? meaning{none} · Escape back")

    @property
    def note(self) -> Content | None:
        """The meaning of the category under the cursor, where it was asked for."""
        return meaning(self._rows[self._cursor].slug) if self._explained else None

    def _turn(self, rows: Sequence[Row]) -> None:
        slug = self._rows[self._cursor].slug
        self._rows, self._cursor = rows, 0
        self._hints.back()
        self._put_cursor(slug)

    def _put_cursor(self, slug: str) -> None:
        slugs = [row.slug for row in self._rows]
        self._cursor = slugs.index(slug) if slug in slugs else 0

    def _choose(self, place: int) -> None:
        self._cursor = place
        self.chosen = self._rows[place].slug
        self.done = True


class SeverityStep:
    """How severe; Enter takes major."""

    def __init__(self) -> None:
        self.chosen: Severity = USUAL_SEVERITY
        self.done = False

    def press(self, key: str, character: str) -> bool:
        """A letter, a number or Enter."""
        numbered = dict(zip("1234", SEVERITIES.values(), strict=True))
        chosen = {**SEVERITIES, **numbered}.get(character.lower())
        chosen = USUAL_SEVERITY if key == "enter" else chosen
        if chosen is None:
            return False
        self.chosen, self.done = chosen, True
        return True

    def back(self) -> bool:
        """There is nothing to take back."""
        self.done = False
        return False

    def look(self, width: int) -> Look:  # noqa: ARG002
        """The severities."""
        return Look(
            severities(), 0, f"a letter or number · Enter {USUAL_SEVERITY.value} · Escape back"
        )


def picked_text(text: str, room: int) -> Content:
    """The marked words, their middle left out where there is no room for it."""
    return quoted(shown(text, max(room, 16)), "bold underline")
