"""A flag with what the ranking made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag


@dataclass(frozen=True, slots=True)
class RankedFlag:
    """A flag, the share of such flags that proved right (0 to 1), and whether the budget shows it."""

    flag: Flag
    confidence: float
    shown: bool
