"""Where the review by lines stands: the document, the segment, the flag, what is listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.texts import change_words, flag_lines, fresh_lines, segment_lines
from reviewtool.review.queue import Filter, visible
from reviewtool.review.way import Way, lists

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.records.accounting import Accounts
    from reviewtool.records.desk import Desk
    from reviewtool.records.remembered import DocumentView
    from reviewtool.review.flag_state import FlagState
    from reviewtool.segments.segment import Segment


class Position:
    """A place in an open document; nothing here changes a decision.

    Args:
        place: which of the project's documents it is.
        desk: that document, reviewed from now on as the last session left it.
        ticks: seconds that only ever grow, by which stays at segments are measured.
    """

    def __init__(self, place: int, desk: Desk, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self.take_desk(place, desk)

    def take_desk(self, place: int, desk: Desk) -> None:
        """Review this document from now on, as the last session left it."""
        self.place = place
        self.desk = desk
        self.session = desk.session
        self.accounts: Accounts | None = None
        if desk.accounting:
            from reviewtool.records.accounting import Accounts

            self.accounts = Accounts(self._ticks, desk.account)
        self.filter = Filter()
        self.listed: Sequence[int] = range(len(desk.document.segments))
        """Indexes of the segments that the filter let through when it was chosen."""
        self.differences = desk.view.differences
        self.by_harm = desk.view.by_harm
        self.session.show_hidden = desk.view.hidden
        self.at = min(desk.view.cursor, max(0, len(desk.document.segments) - 1))
        self._flag: tuple[int, int] | None = None
        self._decided = False
        self._fresh: dict[str, tuple[str, Sequence[Flag]]] = {}

    @property
    def segment(self) -> Segment:
        """The current segment."""
        return self.desk.document.segments[self.at]

    def lists(self, index: int) -> bool:
        """Whether a segment is among those listed."""
        return lists(self.listed, index)

    @property
    def way(self) -> Way:
        """What comes next from here."""
        return Way(self.session, self.listed, self.filter, self.at, self.by_harm)

    @property
    def states(self) -> list[FlagState]:
        """The flags of the current segment."""
        return self.session.flags(self.segment)

    @property
    def flag_at(self) -> int:
        """The place of the current flag: the one gone to, else the first without a decision."""
        if self._flag is not None and self._flag[0] == self.at:
            return self._flag[1]
        for place, state in enumerate(self.states):
            if state.verdict is None and state.dismissal is None:
                return place
        return 0

    @property
    def flag(self) -> Flag | None:
        """The current flag of the current segment."""
        states, place = self.states, self.flag_at
        return states[place].flag if place < len(states) else None

    @property
    def flags_decided(self) -> bool:
        """Whether there are flags, and none is open: the document is done, read or not."""
        return self.session.has_flags and not self.session.progress().open_flags

    def what_is_left(self) -> str:
        """What a document whose flags are decided may still hold, as a sentence."""
        from reviewtool.review.sample import what_is_left

        return what_is_left(self.session, "Y")

    def view(self) -> DocumentView:
        """How the document is looked at, for the next session."""
        return replace(
            self.desk.view,
            cursor=self.at,
            filter=self.filter,
            differences=self.differences,
            hidden=self.session.show_hidden,
            by_harm=self.by_harm,
            open_flags=self.session.progress().open_flags,
        )

    def go_to(self, index: int) -> None:
        """Go to a segment and show it; the filter gives way where it hides that one."""
        if not self.lists(index):
            self.list_only(Filter())
            note("the filter was taken off to show this segment")
        self.move_to(index)
        self.show()

    def move_to(self, index: int) -> None:
        """Make a segment current."""
        self.at = index

    def show_changed(self) -> None:
        """Say what an act made of the current segment, whose texts were heard before."""
        self.flag_free()
        self.show(given=False)

    def choose_flag(self, place: int) -> None:
        """Make a flag of the current segment current."""
        self._flag = self.at, place

    def flag_free(self) -> None:
        """Let the first flag without a decision be current again."""
        self._flag = None

    def list_only(self, chosen: Filter) -> bool:
        """List what the filter lets through; False, and no change, where that is nothing."""
        found = visible(self.session, chosen)
        if not found and chosen != Filter():
            return False
        self.filter, self.listed = chosen, found
        if found and self.at not in found:
            self.at = next((index for index in found if index >= self.at), found[-1])
        return True

    def keep_fresh(self, segment: Segment, text: str) -> Sequence[Flag]:
        """What a correction newly raises; kept, to be shown as long as it stands."""
        fresh = self.session.fresh_flags(segment, text)
        self._fresh[segment.id] = (text, fresh)
        return fresh

    def show(self, *, given: bool = True) -> None:
        """Say all that is known of the current segment; the given texts only where wanted."""
        segment = self.segment
        if self.accounts is not None:
            self.accounts.at(segment.id)
        result("")
        for line in segment_lines(self.desk, segment, given=given):
            result(line)
        text = self.session.text(segment)
        if self.differences and text and text != segment.target:
            for line in change_words(segment.target, text):
                result(line)
        chosen = self._flag is not None and self._flag[0] == self.at
        for line in flag_lines(self.desk, segment, self.states, self.flag_at, chosen=chosen):
            result(line)
        self.show_fresh()

    def show_fresh(self) -> None:
        """Say what the correction newly raised."""
        text, fresh = self._fresh.get(self.segment.id, ("", ()))
        if fresh and text == self.session.text(self.segment):
            for line in fresh_lines(self.desk, fresh):
                result(line)
