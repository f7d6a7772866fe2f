"""Decides between flags that say the same of the same words.

Two flags mean the same where they stand on the same side, have the same category, one span lies
within the other, and the weaker one leans on no evidence that the stronger one lacks. A flag with
evidence of its own stays: the ranking counts it as a second witness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.flag import Kind

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag

_STRENGTH = {Kind.GUARD: 0, Kind.HINT: 1, Kind.LINT: 2, Kind.DRAFT: 3}


def resolve(flags: list[Flag]) -> list[Flag]:
    """The flags of one segment without repetitions, in reading order."""
    if len(flags) < 2:
        return flags
    kept: list[Flag] = []
    for flag in sorted(flags, key=_strongest_first):
        if not any(_covers(other, flag) for other in kept):
            kept.append(flag)
    return sorted(kept, key=reading_order)


def reading_order(flag: Flag) -> tuple[int, int, int, str]:
    """Sorts the flags of one segment by place: source side first, then start, the longer first."""
    return (0 if flag.side == "source" else 1, flag.start, -flag.end, flag.check)


def _strongest_first(flag: Flag) -> tuple[int, int, int, str]:
    return (_STRENGTH[flag.kind], flag.start - flag.end, flag.start, flag.check)


def _covers(strong: Flag, weak: Flag) -> bool:
    if strong.side != weak.side:
        return False
    nested = (strong.start <= weak.start and weak.end <= strong.end) or (
        weak.start <= strong.start and strong.end <= weak.end
    )
    if not nested:
        return False
    if strong.check == weak.check:
        return True
    return strong.category == weak.category and set(weak.evidence) <= set(strong.evidence)
