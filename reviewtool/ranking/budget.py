"""Decides which flags are shown: few, and the best ones first.

Guards always show. Hints show within a budget per 1,000 words. Lint is counted apart and capped at
the same number, so that matters of form never bury a suspect phrase. Drafts never show.

Different checks that point at the same words are independent witnesses; their confidences combine
as `1 - (1 - a)(1 - b)…`. Of equally good hints those with the smaller id show: ids are hashes, so
the choice spreads over the whole text and stays the same from run to run.
"""

from __future__ import annotations

from array import array
from heapq import nsmallest
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.flag import Kind
from reviewtool.ranking.standing import confidence, observed, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewtool.checks.flag import Flag

    _Waiting = dict[tuple[float, int], array[int]]
    """Places of flags by confidence and severity."""

BUDGET = 10.0
"""Hints shown per 1,000 words, unless the reviewer says otherwise."""
AT_LEAST = 5
"""Hints shown in a document, however short, as long as there is a budget."""
UNKNOWN_CHECK = 0.3
"""The expectation for a check that nothing is known of."""


_WITNESSES = frozenset((Kind.GUARD, Kind.HINT))


class Ranks(NamedTuple):
    """For each flag, how sure it is (0 to 1), and 1 where it is shown, else 0."""

    confidences: array[float]
    shown: bytearray


def rank(
    flags: Sequence[Flag],
    words: int,
    *,
    expected: Mapping[str, float],
    record: Mapping[str, tuple[int, int]],
    verdicts: Mapping[str, tuple[int, int]],
    budget: float = BUDGET,
) -> Ranks:
    """What to make of the flags of one document, those of a segment following each other.

    `words` is the number of words of the document's targets. `expected` gives the share of right
    flags that the author of a check expects, `record` how many of its flags were right, of how
    many raised, where that was measured, `verdicts` how often this project confirmed and dismissed
    it; all by check id. A flag with a weight of its own has that in place of expectation and
    record. Lint is about form, which those who mark errors pass over: the record says nothing of
    it.
    """
    confidences, shown = array("d"), bytearray()
    waiting: dict[Kind, _Waiting] = {Kind.HINT: {}, Kind.LINT: {}}
    for _, segment_flags in groupby(flags, attrgetter("segment")):
        own = [_trusted(flag, expected, record, verdicts) for flag in segment_flags]
        for one in own:
            sure = _agreed(one, own)
            if one.kind in waiting:
                alike = waiting[one.kind].setdefault((sure, one.flag.severity.rank), array("I"))
                alike.append(len(shown))
            confidences.append(sure)
            shown.append(one.kind is Kind.GUARD)
    for places in waiting.values():
        for place in _best(places, flags, allowance(words, budget)):
            shown[place] = 1
    return Ranks(confidences, shown)


def allowance(words: int, budget: float) -> int:
    """How many hints a document of so many words may show."""
    if budget <= 0:
        return 0
    return max(AT_LEAST, round(budget * words / 1000))


class _Trusted(NamedTuple):
    """A flag, the kind that its check has earned, and its confidence by itself."""

    flag: Flag
    kind: Kind
    alone: float


def _trusted(
    flag: Flag,
    expected: Mapping[str, float],
    record: Mapping[str, tuple[int, int]],
    verdicts: Mapping[str, tuple[int, int]],
) -> _Trusted:
    share = expected.get(flag.check, UNKNOWN_CHECK)
    measured = (0, 0) if flag.kind is Kind.LINT else record.get(flag.check, (0, 0))
    if flag.weight is not None:
        share, measured = flag.weight, (0, 0)
    seen = observed(measured, verdicts.get(flag.check, (0, 0)))
    return _Trusted(flag, standing(flag.kind, share, *seen), confidence(share, *seen))


def _agreed(one: _Trusted, others: Sequence[_Trusted]) -> float:
    """A flag's confidence joined with that of other checks on overlapping words."""
    if one.kind not in _WITNESSES:
        return one.alone
    witnesses: dict[str, float] = {}
    for other in others:
        check = other.flag.check
        if (
            other.kind in _WITNESSES
            and check != one.flag.check
            and other.flag.side == one.flag.side
            and _overlap(one.flag, other.flag)
        ):
            witnesses[check] = max(witnesses.get(check, 0.0), other.alone)
    doubt = 1.0 - one.alone
    for witness in witnesses.values():
        doubt *= 1.0 - witness
    return 1.0 - doubt if witnesses else one.alone


def _overlap(one: Flag, other: Flag) -> bool:
    return one.start < other.end and other.start < one.end


def _best(waiting: _Waiting, flags: Sequence[Flag], allowed: int) -> Iterator[int]:
    """The places of the best of them; only where equal ones are too many are ids asked for."""
    for key in sorted(waiting, reverse=True):
        places: Sequence[int] = waiting[key]
        if len(places) > allowed:
            places = nsmallest(allowed, places, key=lambda place: flags[place].id)
        yield from places
        allowed -= len(places)
