"""A flag with what the ranking made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag


@dataclass(frozen=True, slots=True)
class RankedFlag:
    """A flag, its confidence (0 to 1), and whether the budget shows it.

    The confidence is the share of such flags that is expected to be right, given this project's
    verdicts and other checks that point at the same words.
    """

    flag: Flag
    confidence: float
    shown: bool
