"""Moving: over segments and over flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reviewtool.review.queue import Filter, Show
from reviewtool.review.sample import in_words, session_estimate, what_is_left
from reviewtool.review.way import Way
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.review.way import Found


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
        way = self.way
        if way is None:
            return
        place = way.flag_here(self.flag_at, step)
        if place is not None:
            self.choose_flag(way.at, place)
            return
        if self.checking:
            self.say("the checks are still running")
            return
        self.go_to_flag(way.flag_beyond(step), self._no_flag)

    def next_to_do(self) -> None:
        """Go to the next listed segment that waits for a decision, going round."""
        way = self.way
        index = way.to_do() if way is not None else None
        if index is not None:
            self.list.move_to(index)
        elif self.filter.show is Show.SAMPLE:
            self.say(in_words(session_estimate(self.session)))
        else:
            self.say(f"every segment{self.here} is decided")

    def go_to_flag(self, found: Found | None, none: Callable[[], str]) -> None:
        """Go to a flag that was looked for, or say that there is `none`."""
        if found is None:
            self.say(none())
        else:
            self.list.move_to(found[0])
            self.choose_flag(*found)

    def _no_flag(self) -> str:
        if self.flags_decided:
            return what_is_left(self.session, self.sample_key)
        return f"there is no other open flag{self.here}"

    @property
    def way(self) -> Way | None:
        """What comes next from here; None where nothing is listed."""
        segment = self.segment
        if segment is None:
            return None
        return Way(self.session, self.listed, self.filter, segment.index, self.by_harm)

    @property
    def here(self) -> str:
        """Whether “no other” speaks of all segments or of those that are listed."""
        return "" if self.filter == Filter() else " listed here"
