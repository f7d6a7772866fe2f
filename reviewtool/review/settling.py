"""Which flags an edit settles, and the errors that they were: one error for one mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.review.act import new_id
from reviewtool.review.change_kind import OMISSION
from reviewtool.review.decision import ErrorMark
from reviewtool.review.difference import difference
from reviewtool.review.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.difference import Hunk
    from reviewtool.segments.segment import Segment

_OMISSION = OMISSION[0]


@dataclass(frozen=True, slots=True)
class Settled:
    """A flag, and the changes that settle it, in order."""

    ranked: RankedFlag
    hunks: tuple[Hunk, ...]

    @property
    def flag(self) -> Flag:
        """The flag itself."""
        return self.ranked.flag


def settled(segment: Segment, text: str, flags: Iterable[RankedFlag]) -> list[Settled]:
    """The flags that the correction `text` settles, in the order given.

    A flag on the target is settled by the changes that touch it. One on the source is settled where
    its words are put into the target, or, of an omission, where any words are put in; each such
    insertion settles one omission.
    """
    hunks = difference(segment.target, text)
    insertions = [hunk for hunk in hunks if _puts_in(hunk, segment.target, text)]
    found = []
    for ranked in flags:
        flag = ranked.flag
        if flag.side == "target":
            by = tuple(hunk for hunk in hunks if hunk.touches(flag.start, flag.end))
        else:
            by = _restored(flag, hunks, segment.target, text)
            if not by and flag.category == _OMISSION and insertions:
                by = (insertions.pop(0),)
        if by:
            found.append(Settled(ranked, by))
    return found


def settled_errors(
    segment: Segment,
    text: str,
    flags: Iterable[Settled],
    known: Sequence[ErrorMark] = (),
    taken: Flag | None = None,
) -> list[Proposal]:
    """The errors that these flags were, in the order of their places.

    Flags that overlap speak of one mistake. What it was says the flag whose suggestion was `taken`,
    else the one that has said it before, of which the error is among the `known` and is given as it
    stands; else the one most likely right, then the gravest. A flag on words that another known
    error spans says nothing.
    """
    heard: list[Flag] = []
    found = []
    for one in sorted(flags, key=lambda s: _weight(s.ranked, taken, known), reverse=True):
        flag = one.flag
        if any(overlap(flag, other) for other in heard):
            continue
        mine = next((error for error in known if _is_from(error, flag)), None)
        by_others = (error for error in known if not error.by_check)
        if mine is None and any(overlap(flag, error) for error in by_others):
            continue
        heard.append(flag)
        first, last = one.hunks[0], one.hunks[-1]
        old, new = segment.target[first.start : last.end], text[first.new_start : last.new_end]
        found.append(Proposal(mine or _error(flag), old, new))
    return sorted(found, key=lambda one: (one.error.side, one.error.start))


def _weight(
    ranked: RankedFlag, taken: Flag | None, known: Sequence[ErrorMark]
) -> tuple[bool, bool, float, int]:
    flag = ranked.flag
    said = any(_is_from(error, flag) for error in known)
    return flag == taken, said, ranked.confidence, flag.severity.rank


def _puts_in(hunk: Hunk, given: str, text: str) -> bool:
    old, new = given[hunk.start : hunk.end], text[hunk.new_start : hunk.new_end]
    return not old.strip() and any(map(str.isalnum, new))


def _restored(flag: Flag, hunks: Sequence[Hunk], given: str, text: str) -> tuple[Hunk, ...]:
    wanted = flag.text.casefold()
    return tuple(
        hunk
        for hunk in hunks
        if wanted.strip()
        and wanted in text[hunk.new_start : hunk.new_end].casefold()
        and wanted not in given[hunk.start : hunk.end].casefold()
    )


def overlap(one: Flag, other: Flag | ErrorMark) -> bool:
    """Whether both are on the same side and share a character."""
    return one.side == other.side and one.start < other.end and other.start < one.end


def untold(flags: Iterable[Flag], errors: Collection[ErrorMark]) -> list[Flag]:
    """The flags on whose words none of the errors stands."""
    return [flag for flag in flags if not any(overlap(flag, error) for error in errors)]


def _is_from(error: ErrorMark, flag: Flag) -> bool:
    place = flag.side, flag.start, flag.end
    return error.origin == f"check:{flag.check}" and error.place == place


def _error(flag: Flag) -> ErrorMark:
    return ErrorMark(
        id=new_id(),
        side=flag.side,
        start=flag.start,
        end=flag.end,
        text=flag.text,
        category=flag.category,
        severity=flag.severity,
        origin=f"check:{flag.check}",
    )
