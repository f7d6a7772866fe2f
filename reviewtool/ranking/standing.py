"""How far a check is trusted, and how that moves with what reviewers say.

    confidence = (WEIGHT · expected + confirmed) / (WEIGHT + confirmed + dismissed)

That is the mean of a Beta distribution: the author's expectation counts as `WEIGHT` verdicts, so a
first dismissal moves little and twenty decide. Flags that were passed without a verdict are no
evidence and are not counted.
"""

from __future__ import annotations

from reviewtool.checks.flag import Kind

WEIGHT = 8.0
"""The number of verdicts that the author's expectation is worth."""
ENOUGH = 8
"""With fewer verdicts no check loses its place."""
GUARD_FLOOR = 0.5
"""A guard that is wrong more often than right is only a hint."""
LINT_FLOOR = 0.3
"""A lint below this share of right flags is hidden."""
HINT_FLOOR = 0.12
"""A hint below this share is hidden: about what random words reach."""


def confidence(expected: float, confirmed: int, dismissed: int) -> float:
    """The expected share of right flags, 0 to 1, after these verdicts of this project."""
    return (WEIGHT * expected + confirmed) / (WEIGHT + confirmed + dismissed)


def standing(kind: Kind, expected: float, confirmed: int, dismissed: int) -> Kind:
    """The kind that a check has earned; `Kind.DRAFT` where it is hidden until asked for."""
    if confirmed + dismissed < ENOUGH:
        return kind
    share = confidence(expected, confirmed, dismissed)
    if kind is Kind.GUARD and share < GUARD_FLOOR:
        kind = Kind.HINT
    if kind is Kind.HINT and share < HINT_FLOOR:
        return Kind.DRAFT
    if kind is Kind.LINT and share < LINT_FLOOR:
        return Kind.DRAFT
    return kind
