"""How far a check is trusted: what its author expects, what was measured, what reviewers say.

    confidence = (WEIGHT · expected + right) / (WEIGHT + right + wrong)

That is the mean of a Beta distribution: the author's expectation counts as `WEIGHT` observations.
What was observed is the measured record of the check and this project's verdicts. The record
counts as `MOST_RECORDED` observations at most, so that a project whose texts differ still moves
it: a first dismissal moves little and forty decide. Flags that were passed without a verdict are no
evidence and are not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from reviewtool.checks.flag import Kind

WEIGHT = 8.0
"""The number of observations that the author's expectation is worth."""
MOST_RECORDED = 40.0
"""The number of observations that the measured record is worth, however long it is."""
ENOUGH = 8
"""With fewer observations no check loses its place."""
GUARD_FLOOR = 0.5
"""A guard that is wrong more often than right is only a hint."""
LINT_FLOOR = 0.3
"""A lint below this share of right flags is hidden."""
HINT_FLOOR = 0.12
"""A hint below this share is hidden: about what random words reach."""


class Observed(NamedTuple):
    """How many flags of a check were right and wrong; broken numbers where a record was capped."""

    right: float
    wrong: float


def observed(record: tuple[int, int], verdicts: tuple[int, int]) -> Observed:
    """A check's record (right, raised) and verdicts (confirmed, dismissed) taken together."""
    right, raised = record
    share = min(1.0, MOST_RECORDED / raised) if raised else 0.0
    return Observed(right * share + verdicts[0], (raised - right) * share + verdicts[1])


def confidence(expected: float, right: float, wrong: float) -> float:
    """The expected share of right flags, 0 to 1, after these observations."""
    return (WEIGHT * expected + right) / (WEIGHT + right + wrong)


def standing(kind: Kind, expected: float, right: float, wrong: float) -> Kind:
    """The kind that a check has earned; `Kind.DRAFT` where it is hidden until asked for."""
    if right + wrong < ENOUGH:
        return kind
    share = confidence(expected, right, wrong)
    if kind is Kind.GUARD and share < GUARD_FLOOR:
        kind = Kind.HINT
    if kind is Kind.HINT and share < HINT_FLOOR:
        return Kind.DRAFT
    if kind is Kind.LINT and share < LINT_FLOOR:
        return Kind.DRAFT
    return kind
