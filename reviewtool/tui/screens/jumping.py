"""Jumping: to what waits, to what is like this, by the harm to expect."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reviewtool.review.decision import DONE, Status
from reviewtool.tui.screens.moving import Moving

if TYPE_CHECKING:
    from collections.abc import Iterable


class Jumping(Moving):
    """Where the cursor goes at one key, however far that is."""

    def action_order(self) -> None:
        """Go on by expected harm, or in document order."""
        self.by_harm = not self.by_harm
        self.show_status()
        self.say(
            "next is what may do most harm; the list stays in document order"
            if self.by_harm
            else "next is what comes next in the document"
        )

    def action_next_undecided(self, step: int) -> None:
        """Go to the next segment that nothing is decided on, in document order."""
        for index in self._others(step):
            if self.session.status(self.desk.document.segments[index]) is Status.TODO:
                self.list.move_to(index)
                return
        self.say(f"there is no other undecided segment{self.here}")

    def action_next_doubtful(self) -> None:
        """Go to the next doubtful pairing that is not settled."""
        for index in self._others(1):
            segment = self.desk.document.segments[index]
            if segment.doubtful and self.session.status(segment) not in DONE:
                self.list.move_to(index)
                return
        self.say(f"there is no other doubtful pair to decide{self.here}")

    def action_same_check(self, step: int) -> None:
        """Go to the next open flag of the check that raised the current one."""
        segment, state = self.segment, self.flag
        if segment is None or state is None:
            self.say("there is no flag here to find others like it")
            return
        for index, beyond in self._like(segment.index, step):
            states = self.session.flags(self.desk.document.segments[index])
            places = [
                place
                for place, other in enumerate(states)
                if other.open
                and other.flag.check == state.flag.check
                and (beyond is None or (place - self.flag_at) * step * beyond > 0)
            ]
            if places:
                place = places[0] if step > 0 else places[-1]
                self.list.move_to(index)
                self.choose_flag(index, place)
                return
        self.say(f"there is no other open flag of this check{self.here}")

    def _like(self, here: int, step: int) -> Iterable[tuple[int, int | None]]:
        """The listed segments with flags from here on, going round.

        Here itself is the first, for the flags beyond the current one (1), and the last, for those
        before it (-1).
        """
        flagged = self.session.flagged()
        later = flagged[bisect_right(flagged, here) :]
        earlier = flagged[: bisect_left(flagged, here)]
        others = [*later, *earlier] if step > 0 else [*reversed(earlier), *reversed(later)]
        yield here, 1
        yield from ((index, None) for index in others if self.list.row_of(index) is not None)
        yield here, -1

    def _others(self, step: int) -> Iterable[int]:
        segment = self.segment
        return () if segment is None else self.after(segment.index, step)
