"""Errors that an edit speaks of: each change that no error accounts for yet, with a guess.

An error stands on the given target. Where words were only put in, it stands on the source if
that has the very words, once; else on the word of the target behind which they were missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.function_words import function_words
from reviewtool.review.change_kind import GRAMMAR, OMISSION, change_kind
from reviewtool.review.difference import Hunk, difference
from reviewtool.review.mark_words import unit_at, units
from reviewtool.review.marking import marked_error
from reviewtool.segments.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reviewtool.review.change_kind import Kind
    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Segment

ORIGIN = "diff"
_IN_NUMBERS = (".", ",", ":", "'", "’", "\u00a0", "\u202f", "\u2009")
"""What stands between the digits of one number."""
LONGEST = 20_000
"""Longer texts, both together in code points, take too long to compare at a key."""
_NUMBER = re.compile(r"\d+(?:\D\d+)*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An error that is proposed, and the change that speaks of it: `old` became `new`."""

    error: ErrorMark
    old: str
    new: str


def comparable(segment: Segment, text: str) -> bool:
    """Whether the target and `text` are short enough to tell errors from their changes."""
    return len(segment.target) + len(text) <= LONGEST


def proposals(
    segment: Segment,
    text: str,
    known: Iterable[ErrorMark] = (),
    language: str = "",
    settled: Collection[Hunk] = (),
    chosen: tuple[int, int] | None = None,
) -> list[Proposal]:
    """The errors that the correction `text` speaks of, in the order of its changes.

    `known` are the errors that the segment has already: a change that touches one of them is
    accounted for, and so are the `settled` ones. `language` is the code of the target's language.
    All changes inside the `chosen` span of the target are one: somebody replaced it at a stroke.
    """
    known = list(known)
    small = function_words(language.partition("-")[0])
    found = []
    for hunk, old, new, moved in _changes(segment.target, text, chosen):
        place = _place(segment, hunk, old, new)
        if place is None or hunk in settled:
            continue
        if any(_accounts(error, hunk, place) for error in known):
            continue
        category, severity = _kind(old, new, small, moved=moved)
        side, start, end = place
        error = marked_error(segment, start, end, category, severity, side=side, origin=ORIGIN)
        found.append(Proposal(error, old, new))
    return found


def proposed_before(error: ErrorMark, segment: Segment, text: str) -> Proposal | None:
    """An error of an earlier edit with its change as it is in `text`; None where that is gone.

    An error of words that were replaced at a stroke reaches from one change to another.
    """
    if error.origin != ORIGIN:
        return None
    first: Hunk | None = None
    for hunk, old, new, _ in _changes(segment.target, text):
        place = _place(segment, hunk, old, new)
        if place is None or place[0] != error.side:
            continue
        if place[1] == error.start:
            first = hunk
        if first is not None and place[2] == error.end:
            before = segment.target[first.start : hunk.end]
            return Proposal(error, before, text[first.new_start : hunk.new_end])
    return None


def _changes(
    given: str, text: str, chosen: tuple[int, int] | None = None
) -> Iterator[tuple[Hunk, str, str, bool]]:
    """Each hunk with its old and new text; words that only moved are one change, and a number."""
    hunks = _whole_numbers(_at_a_stroke(difference(given, text), chosen), given, text)
    place = 0
    while place < len(hunks):
        hunk = hunks[place]
        moved = place + 1 < len(hunks) and _moved(hunk, hunks[place + 1], given, text)
        if moved:
            last = hunks[place + 1]
            hunk = Hunk(hunk.start, last.end, hunk.new_start, last.new_end)
            place += 1
        hunk = _with_digits(hunk, given, text)
        yield hunk, given[hunk.start : hunk.end], text[hunk.new_start : hunk.new_end], moved
        place += 1


def _at_a_stroke(hunks: list[Hunk], chosen: tuple[int, int] | None) -> list[Hunk]:
    """The hunks, those inside the chosen span joined to one."""
    if chosen is None:
        return hunks
    start, end = chosen
    inside = [place for place, hunk in enumerate(hunks) if start <= hunk.start <= hunk.end <= end]
    if len(inside) < 2:
        return hunks
    first, last = hunks[inside[0]], hunks[inside[-1]]
    joined = Hunk(first.start, last.end, first.new_start, last.new_end)
    return [*hunks[: inside[0]], joined, *hunks[inside[-1] + 1 :]]


def _whole_numbers(hunks: list[Hunk], given: str, text: str) -> list[Hunk]:
    """The hunks, those of one joined that change digits on both sides of a sign in a number."""
    found: list[Hunk] = []
    for hunk in hunks:
        last = found[-1] if found else None
        if last is not None and given[last.end : hunk.start] in _IN_NUMBERS:
            both = Hunk(last.start, hunk.end, last.new_start, hunk.new_end)
            pieces = [given[one.start : one.end] for one in (last, hunk)]
            pieces += [text[one.new_start : one.new_end] for one in (last, hunk)]
            if all(_NUMBER.fullmatch(piece) for piece in pieces):
                found[-1] = both
                continue
        found.append(hunk)
    return found


def _moved(one: Hunk, other: Hunk, given: str, text: str) -> bool:
    """Whether words were taken out at one place and put in at the other."""
    sides = (one.start == one.end, one.new_start == one.new_end)
    if sides not in ((True, False), (False, True)):
        return False
    if sides != (other.new_start == other.new_end, other.start == other.end):
        return False
    if sides[0]:
        one, other = other, one
    gone, come = given[one.start : one.end], text[other.new_start : other.new_end]
    return _folded(gone) == _folded(come) != []


def _with_digits(hunk: Hunk, given: str, text: str) -> Hunk:
    """The hunk with the whole numbers between whose digits it stands."""
    start, end = hunk.start, hunk.end
    if not given[start - 1 : start].isdigit() or not given[end : end + 1].isdigit():
        return hunk
    if any(char.isalpha() for char in given[start:end] + text[hunk.new_start : hunk.new_end]):
        return hunk
    while start and given[start - 1].isdigit():
        start -= 1
    while end < len(given) and given[end].isdigit():
        end += 1
    return Hunk(start, end, hunk.new_start - (hunk.start - start), hunk.new_end + (end - hunk.end))


def _folded(text: str) -> list[str]:
    return [word.text.casefold() for word in words(text)]


def _kind(old: str, new: str, small: frozenset[str], *, moved: bool) -> Kind:
    return GRAMMAR if moved else change_kind(old, new, small)


def _place(segment: Segment, hunk: Hunk, old: str, new: str) -> tuple[str, int, int] | None:
    """Side, start and end of the error; None where there is no text to put it on."""
    if old:
        blank = len(old) - len(old.lstrip())
        length = len(old.strip()) or len(old)
        start = hunk.start + (blank if old.strip() else 0)
        return "target", start, start + length
    if not segment.target:
        return ("source", 0, len(segment.source)) if segment.source else None
    if change_kind(old, new) == OMISSION:
        span = _in_source(segment.source, new)
        if span is not None:
            return "source", *span
    unit = unit_at(units(segment.target, segment.tokens), hunk.start)
    if unit is None:
        return "target", 0, len(segment.target)
    return "target", unit.start, unit.end


def _in_source(source: str, new: str) -> tuple[int, int] | None:
    """Where the source has the very words, if it has them once."""
    wanted = _folded(new)
    listed = list(words(source))
    folded = [word.text.casefold() for word in listed]
    size = len(wanted)
    starts = [at for at in range(len(folded) - size + 1) if folded[at : at + size] == wanted]
    if not wanted or len(starts) != 1:
        return None
    return listed[starts[0]].start, listed[starts[0] + size - 1].end


def _accounts(error: ErrorMark, hunk: Hunk, place: tuple[str, int, int]) -> bool:
    if error.place == place and error.origin == ORIGIN:
        return True
    return error.side == "target" and hunk.touches(error.start, error.end)
