"""What changed between a translation and its correction, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from reviewtool.segments.words import tokens

LONGEST = 4_000
"""Texts that differ over more tokens than this are one hunk: difflib takes quadratic time."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """A changed place: `old[start:end]` became `new[new_start:new_end]`; half-open code points."""

    start: int
    end: int
    new_start: int
    new_end: int

    def touches(self, start: int, end: int) -> bool:
        """Whether it changes the old span, or inserts inside it."""
        if self.start == self.end:
            return start < self.start < end
        return self.start < end and start < self.end


def difference(old: str, new: str) -> list[Hunk]:
    """The hunks that turn `old` into `new`, in order, never overlapping; empty where equal."""
    return [*_difference(old, new)]


@lru_cache(maxsize=4)
def _difference(old: str, new: str) -> tuple[Hunk, ...]:
    """Kept for the last few texts: each key in the editor is asked about by several."""
    before, after = tokens(old), tokens(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle_before = before[head : len(before) - tail]
    middle_after = after[head : len(after) - tail]
    if not middle_before and not middle_after:
        return ()
    at = list(accumulate(map(len, before), initial=0))
    new_at = list(accumulate(map(len, after), initial=0))
    if len(middle_before) + len(middle_after) > LONGEST:
        ends = at[len(before) - tail], new_at[len(after) - tail]
        return (Hunk(at[head], ends[0], new_at[head], ends[1]),)
    matcher = SequenceMatcher(None, middle_before, middle_after, autojunk=False)
    return tuple(
        Hunk(at[head + a], at[head + b], new_at[head + c], new_at[head + d])
        for tag, a, b, c, d in _grouped(matcher, middle_before, middle_after)
        if tag != "equal"
    )


def moved(start: int, end: int, hunks: list[Hunk]) -> tuple[int, int] | None:
    """Where a span of the old text stands in the new one; None where a hunk touches it."""
    shift = 0
    for hunk in hunks:
        if hunk.touches(start, end):
            return None
        if hunk.end <= start:
            shift += (hunk.new_end - hunk.new_start) - (hunk.end - hunk.start)
    return start + shift, end + shift


def _common(left: list[str], right: list[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


Opcode = tuple[str, int, int, int, int]


def _grouped(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> list[Opcode]:
    """Join changes that only white space parts, so that edits read as runs (as delta does)."""
    joined: list[Opcode] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        blank = tag == "equal" and not "".join(old[a:b]).strip()
        inner = blank and joined and joined[-1][0] != "equal"
        if inner or (tag != "equal" and joined and joined[-1][0] != "equal"):
            _, start, _, new_start, _ = joined.pop()
            joined.append(("replace", start, b, new_start, d))
        else:
            joined.append((tag, a, b, c, d))
    return [_without_trailing_blank(opcode, old, new) for opcode in joined]


def _without_trailing_blank(opcode: Opcode, old: list[str], new: list[str]) -> Opcode:
    """A blank that was joined to a change, and that no further change followed, is given back."""
    tag, a, b, c, d = opcode
    if tag == "replace" and b - a > 1 and d - c > 1 and old[b - 1] == new[d - 1]:
        return tag, a, b - 1, c, d - 1
    return opcode
