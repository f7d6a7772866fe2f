"""The first step of marking an error: which words, by the hints above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.tui.screens.mark_steps import Hints, Look
from reviewtool.tui.widgets.hinted_words import Hinted, fitting_hints, paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.words import Word

ROOM = 9
"""A text of more lines, hints included, may not be seen whole."""
AT_ONCE = 200
"""As many words have hints at a time; Tab goes on to the next."""


class WordsStep:
    """The first word, then the last; also the other way round.

    Args:
        text: the text of the words.
        units: the words.
        one: one word is enough, unless Shift is held with its letter.
    """

    def __init__(self, text: str, units: Sequence[Word], *, one: bool = False) -> None:
        self._text = text
        self._units = units
        self._one = one
        self._from = 0
        self._first: int | None = None
        self._cursor: int | None = None
        self._hints = Hints()
        self._offered: list[str] = []
        self.span = (0, 0)
        self.done = False
        self._view(0)

    def press(self, key: str, character: str) -> bool:
        """A letter of a hint, an arrow key, Enter, or Tab."""
        if key == "enter":
            here = self._cursor if self._cursor is not None else self._first
            self._hints.back()
            if here is not None:
                self._pick(here, alone=self._one)
        elif key in ("left", "right"):
            self._move(1 if key == "right" else -1)
        elif key == "tab":
            after = self._from + AT_ONCE
            self._view(after if after < len(self._units) else 0)
            self._hints.back()
        elif character.isalpha():
            place = self._hints.press(character.lower(), self._offered)
            if place is not None:
                self._pick(self._from + place, alone=self._one and character.islower())
        else:
            return False
        return True

    def back(self) -> bool:
        """Forget the half of a hint, else the first word."""
        self.done = False
        if self._hints.back():
            return True
        first, self._first, self._cursor = self._first, None, None
        return first is not None

    def look(self, width: int) -> Look:
        """The words with their hints."""
        painted = paint(
            Hinted(
                self._text,
                self._units[self._from : self._from + AT_ONCE],
                self._offered,
                self._hints.typed,
                self._picked,
                self._in_view(self._cursor),
            ),
            width,
        )
        more = " · Shift+↓ ↑ scroll" if painted.content.plain.count("\n") > ROOM else ""
        more += " · Tab more words" if len(self._units) > AT_ONCE else ""
        if self._first is None and self._one:
            keys = f"letters: that word, with Shift from there on · ← → Enter{more} · Escape leaves"
        elif self._first is None:
            keys = f"letters: the first word · ← → Enter{more} · Escape leaves"
        else:
            keys = f"letters: the last word · Enter only this one{more} · Escape back"
        return Look(painted.content, painted.line, keys)

    @property
    def _picked(self) -> tuple[int, int]:
        """The units in view from the first word to the cursor, half-open."""
        if self._first is None:
            return 0, 0
        ends = sorted((self._first, self._first if self._cursor is None else self._cursor))
        first, last = (place - self._from for place in ends)
        count = len(self._offered)
        return max(0, min(first, count)), max(0, min(last + 1, count))

    def _in_view(self, place: int | None) -> int | None:
        inside = place is not None and 0 <= place - self._from < len(self._offered)
        return place - self._from if inside and place is not None else None

    def _move(self, by: int) -> None:
        here = self._cursor if self._cursor is not None else self._first
        there = self._from if here is None else here + by
        if 0 <= there < len(self._units):
            self._cursor = there
            self._view(there // AT_ONCE * AT_ONCE)

    def _view(self, start: int) -> None:
        """Bring the units from this one on into view."""
        if self._from != start or not self._offered:
            self._from = start
            self._offered = fitting_hints(self._units[start : start + AT_ONCE])

    def _pick(self, place: int, *, alone: bool = False) -> None:
        if self._first is None and not alone:
            self._first, self._cursor = place, None
            return
        first, last = sorted((place if self._first is None else self._first, place))
        self.span = self._units[first].start, self._units[last].end
        self.done = True
