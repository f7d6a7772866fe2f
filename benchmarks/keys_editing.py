"""The fewest keys that turn one text into another in the editor, by moving and deleting words.

Counted are the keys that move the cursor and those that delete; what is typed is told apart. Only
the wrong words are typed anew, and what was selected with them: a sentence is never written again
to save a key.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from reviewtool.review.word_edits import whole_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BREAK = "ctrl+j"


@dataclass(frozen=True, slots=True)
class Edit:
    """Keys that change one place: those that move and delete, then what is typed there."""

    keys: tuple[str, ...]
    typed: str

    @property
    def presses(self) -> tuple[str, ...]:
        """All key presses in order; a line break is a key of its own."""
        return *self.keys, *(_BREAK if sign == "\n" else sign for sign in self.typed)

    @property
    def counted(self) -> tuple[str, ...]:
        """Those that type nothing, a line break among them."""
        return *self.keys, *([_BREAK] * self.typed.count("\n"))


def edits(
    text: str,
    changes: Sequence[tuple[int, int, str]],
    cursor: int,
    selected: tuple[int, int] | None = None,
) -> list[tuple[int, Edit]]:
    """The edits of the fewest keys in all, in the order in which they are made.

    Changes are spans of `text` with their new text, apart from each other; with each edit stands
    the place of its change among them. `cursor` is where the cursor stands first; where words are
    `selected` before it, what is typed or deleted first takes their place.
    """
    best: list[tuple[int, Edit]] | None = None
    for order in permutations(range(len(changes))):
        made: list[tuple[int, Edit]] = []
        current, at = text, cursor
        done: list[tuple[int, int]] = []
        for number in order:
            start, end, new = changes[number]
            shift = sum(grown for place, grown in done if place < start)
            if selected is not None and not made and _meet(selected, start, end):
                edit, at = _instead(current, selected, start, end, new)
            else:
                edit, at = _one(current, at, start + shift, end + shift, new)
            made.append((number, edit))
            current = current[: start + shift] + new + current[end + shift :]
            done.append((start, len(new) - (end - start)))
        if best is None or _total(made) < _total(best):
            best = made
    return best or []


def _meet(selected: tuple[int, int], start: int, end: int) -> bool:
    return selected[0] <= end and start <= selected[1]


def _instead(
    text: str, selected: tuple[int, int], start: int, end: int, new: str
) -> tuple[Edit, int]:
    """The edit of a place that meets what is selected: typed over it, the rest of it typed too."""
    first, last = selected
    over = text[first : max(start, first)] + new + text[min(end, last) : last]
    if first <= start and end <= last and over:
        return Edit((), over), start + len(new)
    rest = text[:first] + text[last:]
    kept = text[first : max(start, first)] + new + text[min(end, last) : last]
    edit, at = _one(rest, first, min(start, first), max(end, last) - (last - first), kept)
    return Edit(("backspace", *edit.keys), edit.typed), at


def _total(made: list[tuple[int, Edit]]) -> int:
    return sum(len(edit.counted) for _, edit in made)


def _one(text: str, at: int, start: int, end: int, new: str) -> tuple[Edit, int]:
    """The cheapest edit of one place, and where the cursor is after it."""
    found: list[tuple[int, int, Edit, int]] = []
    for first, last, typed in {(start, end, new), _trimmed(text, start, end, new)}:
        after = first + len(typed)
        for edge, other, steps in (
            (last, first, _deleting_left(text, first, last)),
            (first, last, _deleting_right(text, first, last)),
        ):
            if steps is None and edge != other:
                continue
            keys = (*_moving(text, at, edge), *(steps or ()))
            edit = Edit(keys, typed)
            found.append((len(edit.counted), len(typed), edit, after))
    best = min(found, key=lambda one: one[:2])
    return best[2], best[3]


def _trimmed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The change without what both texts begin and end with."""
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return start, end, new


@cache
def _moving(text: str, at: int, to: int) -> tuple[str, ...]:
    """The fewest keys from one place to another."""
    moves: dict[str, Callable[[int], int]] = {
        "ctrl+left": lambda place: _word_left(text, place),
        "ctrl+right": lambda place: _word_right(text, place),
        "left": lambda place: max(place - 1, 0),
        "right": lambda place: min(place + 1, len(text)),
        "home": lambda _: 0,
        "end": lambda _: len(text),
    }
    return _fewest(at, to, moves) or ()


@cache
def _deleting_left(text: str, start: int, end: int) -> tuple[str, ...] | None:
    """The fewest keys that delete from the end to exactly the start."""
    moves: dict[str, Callable[[int], int]] = {
        "ctrl+w": lambda place: _word_left(text, place),
        "backspace": lambda place: place - 1,
    }
    return _fewest(end, start, moves)


@cache
def _deleting_right(text: str, start: int, end: int) -> tuple[str, ...] | None:
    """The fewest keys that delete from the start to exactly the end."""
    moves: dict[str, Callable[[int], int]] = {
        "alt+d": lambda place: _word_end(text, place),
        "delete": lambda place: place + 1,
    }
    return _fewest(start, end, moves)


def _fewest(at: int, to: int, moves: dict[str, Callable[[int], int]]) -> tuple[str, ...] | None:
    low, high = min(at, to, 0), max(at, to, 10_000)
    ways: dict[int, tuple[str, ...]] = {at: ()}
    waiting = deque([at])
    while waiting:
        place = waiting.popleft()
        if place == to:
            return ways[place]
        for key, move in moves.items():
            there = move(place)
            if low <= there <= high and there not in ways:
                ways[there] = (*ways[place], key)
                waiting.append(there)
    return None


def _word_left(text: str, place: int) -> int:
    return max((start for start, _ in _words(text) if start < place), default=0)


def _word_right(text: str, place: int) -> int:
    return min((start for start, _ in _words(text) if start > place), default=len(text))


def _word_end(text: str, place: int) -> int:
    return min((end for _, end in _words(text) if end > place), default=len(text))


@cache
def _words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((word.start, word.end) for word in whole_words(text))
