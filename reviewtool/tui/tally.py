"""Progress counted segment by segment: counting a large document at each key would be slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.review.decision import DONE
from reviewtool.review.queue import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.review.session import Session


class Tally:
    """What `Session.progress` says, as long as whoever changes the session says so."""

    def __init__(self, session: Session, places: dict[str, int]) -> None:
        self._session = session
        self._places = places
        self._flagged: frozenset[str] = frozenset()
        self._done: set[str] = set()
        self._open: dict[str, int] = {}
        self.count()

    @property
    def progress(self) -> Progress:
        """Segments done, segments in all, flags open."""
        total = len(self._session.document.segments)
        return Progress(len(self._done), total, sum(self._open.values()))

    def flags_found(self, segments: Iterable[str]) -> None:
        """Take note of which segments have flags at all, and count."""
        self._flagged = frozenset(segments)
        self.count()

    def count(self) -> None:
        """Count all segments that have flags or decisions."""
        self._done.clear()
        self._open.clear()
        decided = {decision.segment for decision in self._session.decisions()}
        for segment_id in self._flagged | decided:
            self.update(segment_id)

    def update(self, segment_id: str) -> None:
        """Count one segment anew."""
        place = self._places.get(segment_id)
        if place is None:
            return
        segment = self._session.document.segments[place]
        if self._session.status(segment) in DONE:
            self._done.add(segment_id)
        else:
            self._done.discard(segment_id)
        count = len(self._session.open_flags(segment)) if segment_id in self._flagged else 0
        if count:
            self._open[segment_id] = count
        else:
            self._open.pop(segment_id, None)
