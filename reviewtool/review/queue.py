"""Which segments are shown: all, those that match a filter, and where a search finds something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Show(StrEnum):
    """What a filter lets through; `check` also needs the id of the check."""

    ALL = "all"
    FLAGGED = "flagged"
    TODO = "todo"
    CORRECTED = "corrected"
    QUERIED = "queried"
    DOUBTFUL = "doubtful"
    STALE = "stale"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of segments; `check` is set where `show` is `check`."""

    show: Show = Show.ALL
    check: str = ""

    def __str__(self) -> str:
        return f"check {self.check}" if self.show is Show.CHECK else str(self.show.value)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: segments done of all, and flags that are still open."""

    done: int
    total: int
    open_flags: int
