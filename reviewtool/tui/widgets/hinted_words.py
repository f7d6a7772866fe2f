"""A text with a hint above each of its words, as it is read when an error is marked.

The hints have lines of their own, so that the text below reads as it is. Two hints that touch
differ in style, and words are spread where a hint is wider than its word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from rich.cells import cell_len
from textual.content import Content

from reviewtool.review.mark_words import hints
from reviewtool.tui.widgets.row_content import shown_text
from reviewtool.tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.words import Word

_FILL = "\u00a0"
_ORDER = "\u200e"
"""Left-to-right mark: keeps each word below its hint where a terminal turns Hebrew and Arabic."""
_FIXED_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u3000"), "⍽")
_HINT, _NEXT_HINT, _TYPED = "bold reverse", "bold underline", "dim"
_PICKED = "bold underline"


@dataclass(frozen=True, slots=True)
class Hinted:
    """What is to be painted: the units in view with their hints, and which of them are picked.

    `typed` is what was typed of a hint: hints that begin otherwise are not shown. `picked` is the
    half-open range of picked units, `cursor` the unit under the cursor.
    """

    text: str
    units: Sequence[Word]
    hints: Sequence[str]
    typed: str = ""
    picked: tuple[int, int] = (0, 0)
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """The lines, and the one in which the cursor or the first picked word stands."""

    content: Content
    line: int


def paint(hinted: Hinted, width: int) -> Painted:
    """The text in so many cells, a line of hints above each of its lines."""
    shown, starts, ends = _laid_out(hinted)
    first, last = hinted.picked
    looked_at = first if last > first and hinted.cursor is None else hinted.cursor
    lines: list[Content] = []
    line_of = unit = 0
    for start, end in wrap(shown, max(width, 8)):
        above = _Above()
        words = Content(shown[start:end])
        while unit < len(starts) and starts[unit] < max(end, start + 1):
            above.put(cell_len(shown[start : starts[unit]]), hinted.hints[unit], hinted.typed)
            if unit == looked_at:
                line_of = len(lines)
            unit += 1
        for place in range(first, last):
            words = _styled(words, starts[place] - start, ends[place] - start, _PICKED)
        if hinted.cursor is not None:
            place = hinted.cursor
            words = _styled(words, starts[place] - start, ends[place] - start, "reverse")
        lines += [above.content(), words]
    return Painted(Content("\n").join(lines), line_of)


def fitting_hints(units: Sequence[Word]) -> list[str]:
    """A hint for each unit; the narrow ones get those of one letter, as far as there are any."""
    found = hints(len(units))
    if not found or len(found[-1]) == 1:
        return found
    rooms = [cell_len(unit.text) + gap for unit, gap in zip(units, _gaps(units), strict=True)]
    order = sorted(range(len(units)), key=lambda place: rooms[place] > 1)
    by_place = dict(zip(order, found, strict=True))
    return [by_place[place] for place in range(len(units))]


def _gaps(units: Sequence[Word]) -> list[int]:
    following = [unit.start for unit in units[1:]] + [unit.end + 1 for unit in units[-1:]]
    return [start - unit.end for start, unit in zip(following, units, strict=True)]


class _Above:
    """A line of hints in the making."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, str]] = []
        self._at = 0
        self._style = ""

    def put(self, column: int, hint: str, typed: str) -> None:
        if not hint.startswith(typed):
            return
        touches = self._at >= column > 0 and self._style == _HINT
        self._style = _NEXT_HINT if touches else _HINT
        self._parts.append((" " * (column - self._at), ""))
        self._parts.append((typed, _TYPED))
        self._parts.append((hint[len(typed) :], self._style))
        self._at = max(column, self._at) + len(hint)

    def content(self) -> Content:
        return Content.assemble(*(part for part in self._parts if part[0]))


def _laid_out(hinted: Hinted) -> tuple[str, list[int], list[int]]:
    """The text as it is shown, and where in it the units begin and end."""
    between = _ORDER if _turns(hinted.text) else ""
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    for place, unit in enumerate(hinted.units):
        following = hinted.units[place + 1].start if place + 1 < len(hinted.units) else unit.end
        word = shown_text(hinted.text[unit.start : unit.end]).replace("\n", "↵")
        gap = _gap(hinted.text[unit.end : following])
        starts.append(len(text))
        ends.append(len(text) + len(word))
        room = cell_len(word) + cell_len(gap)
        fill = _FILL * max(0, len(hinted.hints[place]) - room)
        text += f"{word}{between}{fill}{gap}"
    return text, starts, ends


def _gap(blank: str) -> str:
    """The white space between two units, drawn where the eye would miss what is odd about it."""
    drawn = re.sub(" {2,}", lambda found: "·" * len(found[0]), blank)
    return shown_text(drawn).translate(_FIXED_SPACES).replace("\n", "↵\n")


def _styled(content: Content, start: int, end: int, style: str) -> Content:
    start, end = max(start, 0), min(end, len(content.plain))
    return content.stylize(style, start, end) if start < end else content


@cache
def _right_to_left() -> frozenset[str]:
    return frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))


def _turns(text: str) -> bool:
    return not text.isascii() and any(bidirectional(char) in _right_to_left() for char in text)
