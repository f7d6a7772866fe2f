"""Where a reviewer goes next, on the screen and in line mode alike. It goes nowhere itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reviewtool.review.decision import DONE, Status
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewtool.review.flag_state import FlagState
    from reviewtool.review.session import Session

Found = tuple[int, int]
"""The index of a segment, and the place of a flag among its flags."""


def lists(indexes: Sequence[int], index: int) -> bool:
    """Whether an index is among those that grow."""
    place = bisect_left(indexes, index)
    return place < len(indexes) and indexes[place] == index


def going_round(indexes: Sequence[int], index: int, step: int = 1) -> Iterator[int]:
    """The others of these growing indexes from one on, going round; back for a step of -1."""
    begin = bisect_right(indexes, index) if step > 0 else bisect_left(indexes, index) - 1
    for distance in range(len(indexes)):
        other = indexes[(begin + step * distance) % len(indexes)]
        if other != index:
            yield other


@dataclass(frozen=True, slots=True)
class Way:
    """What comes after the current segment, of what is listed, going round.

    `filter` is what let the `listed` indexes through, `at` is the index of the current segment.
    With `by_harm` what may do most harm comes first, where what waits is asked for.
    """

    session: Session
    listed: Sequence[int]
    filter: Filter
    at: int
    by_harm: bool = False

    def to_do(self) -> int | None:
        """The next segment that waits for a decision."""
        for index in chain(self._harmful(), going_round(self.listed, self.at)):
            if self._status(index) is Status.TODO and (
                self.filter.show is not Show.FLAGGED or self._open(index)
            ):
                return index
        return None

    def undecided(self, step: int) -> int | None:
        """The next segment on which nothing is decided, in document order."""
        others = going_round(self.listed, self.at, step)
        return next((index for index in others if self._status(index) is Status.TODO), None)

    def doubtful(self) -> int | None:
        """The next doubtful pairing that is not settled."""
        others = self._listed(self.session.document.doubtful)
        return next((index for index in others if self._status(index) not in DONE), None)

    def flag_here(self, flag_at: int, step: int) -> int | None:
        """The place of the next open flag of the current segment; it does not go round."""
        later = [place for place in self._open(self.at) if (place - flag_at) * step > 0]
        return later[::step][0] if later else None

    def flag_beyond(self, step: int) -> Found | None:
        """The next open flag of another segment."""
        for index in chain(self._harmful(step), self._listed(self.session.waiting(), step)):
            places = self._open(index)
            if places:
                return index, places[::step][0]
        return None

    def same_check(self, flag_at: int, check: str, step: int) -> Found | None:
        """The next open flag of a check: here, elsewhere, and at last here before this flag."""

        def alike(state: FlagState) -> bool:
            return state.flag.check == check

        here = self._open(self.at, alike)
        beyond = [place for place in here if (place - flag_at) * step > 0][::step]
        before = [place for place in here if (place - flag_at) * step < 0][::step]
        if beyond:
            return self.at, beyond[0]
        for index in self._listed(self.session.flagged_by(check), step):
            places = self._open(index, alike)
            if places:
                return index, places[::step][0]
        return (self.at, before[0]) if before else None

    def _listed(self, indexes: Sequence[int], step: int = 1) -> Iterator[int]:
        """The others of these growing indexes that are listed: what is fewer is gone over."""
        fewer, more = sorted((indexes, self.listed), key=len)
        return (other for other in going_round(fewer, self.at, step) if lists(more, other))

    def _harmful(self, step: int = 1) -> Iterable[int]:
        """Where that order is chosen, the listed segments by the harm to expect."""
        if not self.by_harm:
            return ()
        ordered = self.session.by_harm.after(self.at, step)
        return (index for index in ordered if lists(self.listed, index))

    def _status(self, index: int) -> Status:
        return self.session.status(self.session.document.segments[index])

    def _open(self, index: int, wanted: Callable[[FlagState], bool] = lambda _: True) -> list[int]:
        """The places of the open flags of a segment."""
        states = self.session.flags(self.session.document.segments[index])
        return [place for place, state in enumerate(states) if state.open and wanted(state)]
