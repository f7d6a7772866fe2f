"""Moving: over segments and over flags."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from textual import on

from reviewtool.review.decision import Status
from reviewtool.review.queue import Filter, Show
from reviewtool.review.sample import in_words, session_estimate
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.segments.segment import Segment


class Moving(DeskScreen):
    """Where the cursor goes."""

    @on(SegmentList.CursorMoved)
    def cursor_moved(self) -> None:
        """Another segment is current."""
        self.take_down_elsewhere()
        self.detail.to_top()
        self.show_segment()

    def action_move(self, step: int) -> None:
        """Go so many segments down."""
        self.list.move(step)

    def action_page(self, step: int) -> None:
        """Go so many pages down."""
        self.list.page(step)

    def action_home(self) -> None:
        """Go to the first segment."""
        self.list.home()

    def action_end(self) -> None:
        """Go to the last segment."""
        self.list.end()

    def action_scroll_detail(self, step: int) -> None:
        """Scroll the pane below the list."""
        self.detail.scroll_relative(y=step, animate=False)

    def action_flag_here(self) -> None:
        """Make the next flag of this segment current, going round."""
        segment = self.segment
        count = len(self.session.flags(segment)) if segment is not None else 0
        if segment is not None and count:
            self.choose_flag(segment.index, (self.flag_at + 1) % count)

    def action_choose_flag(self, place: int) -> None:
        """Make a flag of this segment current, as a click on it does."""
        if self.segment is not None and self.edit_pane is None:
            self.choose_flag(self.segment.index, place)

    def action_next_flag(self, step: int) -> None:
        """Go to the next open flag: of this segment, or of the next one that has any."""
        segment = self.segment
        if segment is None:
            return
        states = self.session.flags(segment)
        current = self.flag_at
        later, earlier = range(current + 1, len(states)), range(current - 1, -1, -1)
        for place in later if step > 0 else earlier:
            if states[place].open:
                self.choose_flag(segment.index, place)
                return
        self._go_to_flagged(segment, step)

    def next_to_do(self, segment: Segment) -> None:
        """Go to the next listed segment that waits for a decision, going round."""
        for index in chain(self._harmful(segment.index), self.after(segment.index)):
            other = self.desk.document.segments[index]
            if self.session.status(other) is not Status.TODO:
                continue
            if self.filter.show is Show.FLAGGED and not self.session.open_flags(other):
                continue
            self.list.move_to(index)
            return
        if self.filter.show is Show.SAMPLE:
            self.say(in_words(session_estimate(self.session)))
            return
        self.say(f"every segment{self.here} is decided")

    def _go_to_flagged(self, segment: Segment, step: int) -> None:
        if self.checking:
            self.say("the checks are still running")
            return
        for index in chain(self._harmful(segment.index, step), self.after(segment.index, step)):
            states = self.session.flags(self.desk.document.segments[index])
            places = [place for place, state in enumerate(states) if state.open]
            if places:
                self.list.move_to(index)
                self.choose_flag(index, places[0] if step > 0 else places[-1])
                return
        if self.flags_decided:
            self.say(self.what_is_left())
        else:
            self.say(f"there is no other open flag{self.here}")

    @property
    def here(self) -> str:
        """Whether “no other” speaks of all segments or of those that are listed."""
        return "" if self.filter == Filter() else " listed here"

    def _harmful(self, index: int, step: int = 1) -> Iterable[int]:
        """Where that order is chosen, the listed segments by the harm to expect, going round."""
        if not self.by_harm:
            return ()
        ordered = self.session.by_harm.after(index, step)
        return (other for other in ordered if self.list.row_of(other) is not None)

    def after(self, index: int, step: int = 1) -> Iterable[int]:
        """The listed indexes after this one in a direction, going round, without itself."""
        listed = self.listed
        count = len(listed)
        begin = bisect_right(listed, index) if step > 0 else bisect_left(listed, index) - 1
        for distance in range(count):
            other = listed[(begin + step * distance) % count]
            if other != index:
                yield other
