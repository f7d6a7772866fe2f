"""Which segments are shown: all, or those that match a filter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reviewtool.review.all_but import AllBut
from reviewtool.review.decision import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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

    def said(self, title: Callable[[str], str]) -> str:
        """What is listed, in words; `title` gives what a check of an id is called."""
        return f"flagged by {title(self.check)}" if self.show is Show.CHECK else self.show.value


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
    """The indexes of the segments that the filter lets through, in document order.

    Only those that can pass are looked at: of a million segments few are flagged or decided.
    """
    segments = session.document.segments
    match chosen.show:
        case Show.ALL:
            return range(len(segments))
        case Show.SAMPLE:
            return session.sample()
        case Show.DOUBTFUL:
            return session.document.doubtful
        case Show.TODO:
            return AllBut(len(segments), [*session.done()])
        case Show.FLAGGED:
            return session.waiting()[:]
        case Show.CHECK:
            return session.flagged_by(chosen.check)
        case Show.STALE:
            found = sorted(_indexes(session, session.stale))
        case Show.CORRECTED | Show.QUERIED:
            found = sorted(_indexes(session, (d.segment for d in session.decisions())))
    return [index for index in found if _passes(session, segments[index], chosen)]


def _indexes(session: Session, ids: Iterable[str]) -> Iterator[int]:
    """Where the segments stand; ids that are not in the document are left out."""
    for segment_id in ids:
        index = session.document.places.get(segment_id)
        if index is not None:
            yield index


def _passes(session: Session, segment: Segment, chosen: Filter) -> bool:
    """Whether a segment that has flags or a decision passes a filter for such."""
    match chosen.show:
        case Show.CORRECTED:
            return session.text(segment) != segment.target
        case Show.QUERIED:
            return session.status(segment) is Status.QUERIED
        case _:
            return True
