"""Decides which flags are shown: few, and the best ones first.

Guards always show. Hints show within a budget per 1,000 words. Lint is counted apart and capped at
the same number, so that matters of form never bury a suspect phrase. Drafts never show.

Different checks that point at the same words are independent witnesses; their confidences combine
as `1 - (1 - a)(1 - b)…`. Of equally good hints those with the smaller id show: ids are hashes, so
the choice spreads over the whole text and stays the same from run to run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.flag import Kind
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.ranking.standing import confidence, observed, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewtool.checks.flag import Flag

BUDGET = 10.0
"""Hints shown per 1,000 words, unless the reviewer says otherwise."""
AT_LEAST = 5
"""Hints shown in a document, however short, as long as there is a budget."""
UNKNOWN_CHECK = 0.3
"""The expectation for a check that nothing is known of."""


def rank(
    flags: Iterable[Flag],
    words: int,
    *,
    expected: Mapping[str, float],
    record: Mapping[str, tuple[int, int]],
    verdicts: Mapping[str, tuple[int, int]],
    budget: float = BUDGET,
) -> list[RankedFlag]:
    """The flags of one document in the order given, with confidence and whether to show them.

    `words` is the number of words of the document's targets. `expected` gives the share of right
    flags that the author of a check expects, `record` how many of its flags were right, of how
    many raised, where that was measured, `verdicts` how often this project confirmed and dismissed
    it; all by check id. A flag with a weight of its own has that in place of expectation and
    record. Lint is about form, which those who mark errors pass over: the record says nothing of
    it.
    """
    given = list(flags)
    kinds: list[Kind] = []
    alone: list[float] = []
    for flag in given:
        share = expected.get(flag.check, UNKNOWN_CHECK)
        measured = (0, 0) if flag.kind is Kind.LINT else record.get(flag.check, (0, 0))
        if flag.weight is not None:
            share, measured = flag.weight, (0, 0)
        seen = observed(measured, verdicts.get(flag.check, (0, 0)))
        kinds.append(standing(flag.kind, share, *seen))
        alone.append(confidence(share, *seen))
    agreed = _agreement(given, kinds, alone)
    shown = _shown(given, kinds, agreed, allowance(words, budget))
    return [RankedFlag(flag, agreed[place], place in shown) for place, flag in enumerate(given)]


def allowance(words: int, budget: float) -> int:
    """How many hints a document of so many words may show."""
    if budget <= 0:
        return 0
    return max(AT_LEAST, round(budget * words / 1000))


def _shown(
    flags: Sequence[Flag], kinds: Sequence[Kind], agreed: Sequence[float], allowed: int
) -> set[int]:
    shown = {place for place, kind in enumerate(kinds) if kind is Kind.GUARD}
    for counted in (Kind.HINT, Kind.LINT):
        waiting = [place for place, kind in enumerate(kinds) if kind is counted]
        if len(waiting) > allowed:
            waiting.sort(
                key=lambda place: (-agreed[place], -flags[place].severity.rank, flags[place].id)
            )
        shown.update(waiting[:allowed])
    return shown


def _agreement(flags: Sequence[Flag], kinds: Sequence[Kind], alone: Sequence[float]) -> list[float]:
    """Each flag's confidence joined with that of other checks on overlapping words."""
    agreed = list(alone)
    by_side: dict[tuple[str, str], list[int]] = {}
    for place, flag in enumerate(flags):
        if kinds[place] in (Kind.GUARD, Kind.HINT):
            by_side.setdefault((flag.segment, flag.side), []).append(place)
    for places in by_side.values():
        if len(places) < 2:
            continue
        for place in places:
            witnesses: dict[str, float] = {}
            for other in places:
                if flags[other].check != flags[place].check and _overlap(
                    flags[place], flags[other]
                ):
                    check = flags[other].check
                    witnesses[check] = max(witnesses.get(check, 0.0), alone[other])
            doubt = 1.0 - alone[place]
            for witness in witnesses.values():
                doubt *= 1.0 - witness
            agreed[place] = 1.0 - doubt if witnesses else alone[place]
    return agreed


def _overlap(one: Flag, other: Flag) -> bool:
    return one.start < other.end and other.start < one.end
