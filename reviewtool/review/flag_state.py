"""A flag together with what the reviewer said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.review.decision import DISMISSED, Reason

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.review.decision import Dismissal, Verdict


@dataclass(frozen=True, slots=True)
class FlagState:
    """A ranked flag, the verdict on it, and the wider dismissal that silences it, if any.

    `passed` says that the segment was decided without a word on this flag.
    """

    ranked: RankedFlag
    verdict: Verdict | None
    dismissal: Dismissal | None
    passed: bool

    @property
    def flag(self) -> Flag:
        """The flag itself."""
        return self.ranked.flag

    @property
    def dismissed(self) -> bool:
        """Whether the reviewer silenced it, here or more widely."""
        if self.dismissal is not None:
            return True
        return self.verdict is not None and self.verdict.verdict == DISMISSED

    @property
    def false_alarm(self) -> bool:
        """Whether the reviewer said so of this very flag."""
        return self.verdict is not None and self.verdict.reason == Reason.FALSE_ALARM

    @property
    def open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.verdict is None and self.dismissal is None and not self.passed
