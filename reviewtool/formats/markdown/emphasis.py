"""Which asterisks, underscores and tildes are marks of emphasis: CommonMark's rules for runs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Run:
    """Equal signs in a row, `start` to `end` those that are not used yet."""

    __slots__ = ("closes", "end", "length", "opens", "sign", "start")

    def __init__(self, sign: str, start: int, end: int, before: str, after: str) -> None:
        self.sign, self.start, self.end, self.length = sign, start, end, end - start
        left = not after.isspace() and (
            not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
        )
        right = not before.isspace() and (
            not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
        )
        self.opens, self.closes = left, right
        if sign == "_":
            self.opens = left and (not right or _is_punctuation(before))
            self.closes = right and (not left or _is_punctuation(after))
        elif sign == "~" and self.length > 2:
            self.opens = self.closes = False


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def paired(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """The half-open spans of the signs that are marks, each span within one run."""
    spans: list[tuple[int, int]] = []
    waiting: list[Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = (run.sign, run.opens, run.length % 3)
        while run.closes and run.start < run.end:
            place = _opener(waiting, run, bottoms.get(key, 0))
            if place is None:
                bottoms[key] = len(waiting)
                break
            opener = waiting[place]
            used = 2 if min(opener.end - opener.start, run.end - run.start) > 1 else 1
            spans += [(opener.end - used, opener.end), (run.start, run.start + used)]
            opener.end -= used
            run.start += used
            del waiting[place + (opener.start < opener.end) :]
            bottoms = {one: min(bottom, len(waiting)) for one, bottom in bottoms.items()}
        if run.opens and run.start < run.end:
            waiting.append(run)
    return _merged(sorted(spans))


def _opener(waiting: Sequence[Run], run: Run, bottom: int) -> int | None:
    for place in range(len(waiting) - 1, bottom - 1, -1):
        opener = waiting[place]
        if opener.sign != run.sign:
            continue
        if run.sign == "~":
            if opener.length == run.length:
                return place
        elif not (
            (opener.closes or run.opens)
            and (opener.length + run.length) % 3 == 0
            and (opener.length % 3 or run.length % 3)
        ):
            return place
    return None


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
