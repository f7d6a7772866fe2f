"""The order of a printed list: the most serious first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.ranking.ranked_flag import RankedFlag


def most_serious_first(flags: Iterable[RankedFlag]) -> list[RankedFlag]:
    """The flags by severity, then by confidence; equal ones keep the order given."""
    return sorted(flags, key=lambda ranked: (-ranked.flag.severity.rank, -ranked.confidence))
