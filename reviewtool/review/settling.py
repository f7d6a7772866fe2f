"""Which flags an edit settles, and the errors that they were: one error for one mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.review.act import new_id
from reviewtool.review.change_kind import OMISSION
from reviewtool.review.decision import ErrorMark
from reviewtool.review.difference import difference
from reviewtool.review.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.difference import Hunk
    from reviewtool.segments.segment import Segment

_OMISSION = OMISSION[0]


def settled(segment: Segment, text: str, flags: Iterable[RankedFlag]) -> list[RankedFlag]:
    """The flags that the correction `text` settles, in the order given.

    A flag on the target is settled by a change that touches it. One on the source is settled where
    its words are put into the target, or, of an omission, where any words are put in; each such
    insertion settles one omission.
    """
    hunks = difference(segment.target, text)
    insertions = [hunk for hunk in hunks if _puts_in(hunk, segment.target, text)]
    found = []
    for ranked in flags:
        flag = ranked.flag
        if flag.side == "target":
            if any(hunk.touches(flag.start, flag.end) for hunk in hunks):
                found.append(ranked)
        elif _restored(flag, hunks, segment.target, text):
            found.append(ranked)
        elif flag.category == _OMISSION and insertions:
            insertions.pop(0)
            found.append(ranked)
    return found


def settled_errors(
    segment: Segment, text: str, flags: Sequence[RankedFlag], known: Sequence[ErrorMark] = ()
) -> list[Proposal]:
    """The errors that these settled flags were, in the order of their places.

    Flags that overlap speak of one mistake: the one most likely right, then the gravest, says what
    it was. A flag on words that a `known` error spans already says nothing more, unless that
    error came from this very flag: then it is given as it stands.
    """
    hunks = difference(segment.target, text)
    taken: list[Flag] = []
    found = []
    for ranked in sorted(flags, key=lambda r: (-r.confidence, -r.flag.severity.rank)):
        flag = ranked.flag
        if any(_overlap(flag, other) for other in taken):
            continue
        mine = next((error for error in known if _is_from(error, flag)), None)
        by_others = (error for error in known if not error.origin.startswith("check:"))
        if mine is None and any(_overlap(flag, error) for error in by_others):
            continue
        taken.append(flag)
        found.append(Proposal(mine or _error(flag), *_change(flag, hunks, segment.target, text)))
    return sorted(found, key=lambda one: (one.error.side, one.error.start))


def _puts_in(hunk: Hunk, given: str, text: str) -> bool:
    old, new = given[hunk.start : hunk.end], text[hunk.new_start : hunk.new_end]
    return not old.strip() and any(map(str.isalnum, new))


def _restored(flag: Flag, hunks: Sequence[Hunk], given: str, text: str) -> bool:
    wanted = flag.text.casefold()
    return bool(wanted.strip()) and any(
        wanted in text[hunk.new_start : hunk.new_end].casefold()
        and wanted not in given[hunk.start : hunk.end].casefold()
        for hunk in hunks
    )


def _overlap(one: Flag, other: Flag | ErrorMark) -> bool:
    return one.side == other.side and one.start < other.end and other.start < one.end


def _is_from(error: ErrorMark, flag: Flag) -> bool:
    place = error.side, error.start, error.end
    return error.origin == f"check:{flag.check}" and place == (flag.side, flag.start, flag.end)


def _change(flag: Flag, hunks: Sequence[Hunk], given: str, text: str) -> tuple[str, str]:
    """What stood at the flag, with all of the changes that touch it, and what stands there now."""
    touching = [hunk for hunk in hunks if hunk.touches(flag.start, flag.end)]
    if flag.side != "target" or not touching:
        return flag.text, ""
    first, last = touching[0], touching[-1]
    return given[first.start : last.end], text[first.new_start : last.new_end]


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
