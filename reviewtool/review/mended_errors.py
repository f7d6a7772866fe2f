"""The errors that an edit mends, as the reviewer sees and changes them while typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.review.proposal import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.review.decision import ErrorMark
    from reviewtool.review.proposal import Proposal
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment
    from reviewtool.taxonomy import Severity

    Place = tuple[str, int, int]
    """Side, start and end of an error."""


class MendedErrors:
    """What flags and changes tell of a text, and what the reviewer says otherwise of it.

    Args:
        session: knows flags and errors of the segment.
        segment: what is edited.
        chosen: the words of the target that were selected to be replaced, half-open code points.
    """

    def __init__(
        self, session: Session, segment: Segment, chosen: tuple[int, int] | None = None
    ) -> None:
        self._session = session
        self._segment = segment
        self._words = chosen
        self._said: dict[Place, tuple[str, Severity] | None] = {}

    def to_record(self, text: str) -> tuple[ErrorMark, ...] | None:
        """What is to be recorded with a text; None for one that is too long to compare."""
        if not comparable(self._segment, text):
            return None
        return tuple(one.error for one in self.of(text))

    def of(self, text: str) -> list[Proposal]:
        """What flags and changes tell, as far as the reviewer did not say otherwise."""
        found = []
        for one in self._told(text):
            error = one.error
            kind = self._said.get(error.place, (error.category, error.severity))
            if kind is not None:
                category, severity = kind
                found.append(
                    replace(one, error=replace(error, category=category, severity=severity))
                )
        return found

    def recorded(self, mended: Iterable[Proposal]) -> frozenset[str]:
        """The ids of those that stand in the record just so."""
        stand = self._session.errors(self._segment)
        return frozenset(one.error.id for one in mended if one.error in stand)

    def judged(self, text: str) -> bool:
        """Whether the reviewer said something else of an error of the text than was shown."""
        return any(one.error.place in self._said for one in self._told(text))

    def change(self, error: ErrorMark, changed: ErrorMark | None) -> None:
        """Say what an error is; None: that it is none."""
        kind = None if changed is None else (changed.category, changed.severity)
        self._said[error.place] = kind

    def _told(self, text: str) -> list[Proposal]:
        if not comparable(self._segment, text):
            return []
        return self._session.edit_errors(self._segment, text, self._words)
