"""Which segments are shown: all, or those that match a filter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reviewtool.review.decision import DONE, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment


class Show(StrEnum):
    """What a filter lets through; `check` also needs the id of the check."""

    ALL = "all"
    FLAGGED = "flagged"
    TODO = "todo"
    CORRECTED = "corrected"
    QUERIED = "queried"
    DOUBTFUL = "doubtful"
    STALE = "stale"
    SAMPLE = "sample"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of segments; `check` is set where `show` is `check`."""

    show: Show = Show.ALL
    check: str = ""

    def __str__(self) -> str:
        return f"check {self.check}" if self.show is Show.CHECK else str(self.show.value)


FILTERS = {
    "a": (Show.ALL, "all segments"),
    "f": (Show.FLAGGED, "with open flags"),
    "t": (Show.TODO, "to do"),
    "c": (Show.CORRECTED, "corrected"),
    "u": (Show.QUERIED, "queried"),
    "d": (Show.DOUBTFUL, "doubtful pairs of source and translation"),
    "s": (Show.STALE, "decided on a text that has changed since"),
    "y": (Show.SAMPLE, "the sample of segments without flags"),
}
"""Letter, filter, words; the checks come after them without letters."""


def visible(session: Session, chosen: Filter) -> Sequence[int]:
    """The indexes of the segments that the filter lets through, in document order."""
    segments = session.document.segments
    if chosen.show is Show.ALL:
        return range(len(segments))
    if chosen.show is Show.SAMPLE:
        return session.sample()
    return [segment.index for segment in segments if _passes(session, segment, chosen)]


def _passes(session: Session, segment: Segment, chosen: Filter) -> bool:
    match chosen.show:
        case Show.FLAGGED:
            return bool(session.open_flags(segment))
        case Show.TODO:
            return session.status(segment) not in DONE
        case Show.CORRECTED:
            return session.text(segment) != segment.target
        case Show.QUERIED:
            return session.status(segment) is Status.QUERIED
        case Show.DOUBTFUL:
            return segment.doubtful
        case Show.STALE:
            return segment.id in session.stale
        case Show.CHECK:
            return any(state.flag.check == chosen.check for state in session.flags(segment))
        case Show.SAMPLE:
            return segment.index in session.sample()
        case Show.ALL:
            return True


def next_flagged(session: Session, start: int, step: int = 1) -> int | None:
    """Index of the next other segment with an open flag, going round from `start`."""
    segments = session.document.segments
    for distance in range(1, len(segments)):
        segment = segments[(start + step * distance) % len(segments)]
        if session.open_flags(segment):
            return segment.index
    return None
