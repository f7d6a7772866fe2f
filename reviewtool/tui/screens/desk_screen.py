"""What every part of the review screen stands on: the desk, the current segment, performing acts.

The screen is cut by what the reviewer does (moving, judging, editing, showing, leaving); each part
is a class of its own over this one, and `ReviewScreen` is all of them together.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from textual.screen import Screen

from reviewtool.errors import ReviewError
from reviewtool.records.remembered import DocumentView
from reviewtool.review.queue import Filter, visible
from reviewtool.review.sample import what_is_left
from reviewtool.tui.messages import SegmentsCut
from reviewtool.tui.passing import Passing, put_up, take_down
from reviewtool.tui.screens.going import comes_too_late
from reviewtool.tui.widgets.detail import DetailPane, View
from reviewtool.tui.widgets.edit_pane import EditPane
from reviewtool.tui.widgets.flag_content import Known
from reviewtool.tui.widgets.segment_list import SegmentList
from reviewtool.tui.widgets.status import Saving, StatusLine, Viewed
from reviewtool.tui.widgets.welcome_line import WelcomeLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual import events
    from textual.notifications import Notification

    from reviewtool.checks.flag import Flag
    from reviewtool.records.accounting import Accounts
    from reviewtool.review.act import Act
    from reviewtool.review.flag_state import FlagState
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.desk import Desk


ROOMY = 32
"""Lines of a screen from which the pane has room for a rule's example."""


class DeskScreen(Screen[None]):
    """The state of the screen and the few ways to change it.

    `changing` is held by whoever changes the session, for the flags come in from a thread.
    `awaited` is what the last session listed, while the flags that its filter goes by are not
    there yet; `checked` is true once they are. `by_harm` says that what comes next is what may do
    most harm, else what comes next in the document.

    Args:
        desk: the open document.
        clock: the time of day that “saved” shows.
    """

    BLANK = True  # its widgets cover it: lines painted below them took a third of a frame

    def __init__(self, desk: Desk, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.desk = desk
        self.session = desk.session
        self.filter = Filter()
        self.listed: Sequence[int] = range(len(desk.document.segments))
        self._chosen_flag: tuple[int, int] | None = None
        self.differences = True
        self.checking = False
        self.checked = False
        self.by_harm = False
        self.accounts: Accounts | None = None
        self.awaited: DocumentView | None = None
        self.changing = Lock()
        self.saved: datetime | None = None
        self.clock = clock
        self._unsaved: deque[frozenset[str]] = deque()
        self.alike_key = "a"
        self.undo_key = "u"
        self.passing = Passing()
        self._said_of: tuple[int, Notification] | None = None
        self.sample_key = "Y"
        self._fresh: dict[str, tuple[str, Sequence[Flag]]] = {}

    # Reading

    @property
    def there(self) -> bool:
        """Whether its parts are: keys may come before they are made, and after they are gone."""
        return self in self.app.screen_stack and bool(self.query(StatusLine))

    async def on_event(self, event: events.Event) -> None:
        """Take in what concerns the screen, as long as it is there."""
        if not comes_too_late(self, event):
            await super().on_event(event)

    @property
    def list(self) -> SegmentList:
        """The list of segments."""
        return self.query_one(SegmentList)

    @property
    def detail(self) -> DetailPane:
        """The pane below it."""
        return self.query_one(DetailPane)

    @property
    def segment(self) -> Segment | None:
        """The segment under the cursor; None where nothing is listed."""
        segments = self.desk.document.segments
        if not self.listed or not 0 <= self.list.cursor < len(segments):
            return None
        return segments[self.list.cursor]

    @property
    def flag_at(self) -> int:
        """The place of the current flag: the one gone to, else the first without a decision."""
        segment = self.segment
        if segment is None:
            return 0
        if self._chosen_flag is not None and self._chosen_flag[0] == segment.index:
            return self._chosen_flag[1]
        for place, state in enumerate(self.session.flags(segment)):
            if state.verdict is None and state.dismissal is None:
                return place
        return 0

    @property
    def flag(self) -> FlagState | None:
        """The current flag of the current segment."""
        states = self.session.flags(self.segment) if self.segment is not None else []
        place = self.flag_at
        return states[place] if place < len(states) else None

    @property
    def edit_pane(self) -> EditPane | None:
        """The pane in which a segment is being edited, if one is."""
        return next(iter(self.query(EditPane)), None)

    def place_of(self, segment_id: str | None) -> int | None:
        """The index of the segment with this id."""
        if segment_id is None:
            return None
        current = self.segment
        if current is not None and current.id == segment_id:
            return current.index
        return self.desk.document.places.get(segment_id)

    def view(self) -> DocumentView:
        """How the document is looked at, for the next session."""
        if not self.there:  # asked to leave before anything was shown
            return self.desk.view
        chosen = self.filter
        if chosen == Filter() and self.awaited is not None:
            chosen = self.awaited.filter
        counted = self.session.progress().open_flags if self.checked else self.desk.view.open_flags
        return DocumentView(
            cursor=self.list.cursor,
            filter=chosen,
            side_by_side=self.list.side_by_side,
            differences=self.differences,
            hidden=self.session.show_hidden,
            open_flags=counted,
            by_harm=self.by_harm,
        )

    @property
    def flags_decided(self) -> bool:
        """Whether there are flags, and none is open: the document is done, read or not."""
        if not self.checked or self.session.progress().open_flags:
            return False
        return self.session.has_flags

    # Changing

    def perform(self, act: Callable[[], Act]) -> Act | None:
        """Do an act, hand it on to be saved and show what it changed; None if it was refused."""
        self.passing.make_way(self.app)
        decided = self.flags_decided
        try:
            with self.changing:
                done = act()
        except ReviewError as error:
            self.complain(error)
            return None
        changed = [change.segment for change in done.changes]
        self.desk.record(done)
        self._count(done)
        self._unsaved.append(frozenset(name for name in changed if name is not None))
        if done.cut is not None:
            self._cut_anew()
        if None in changed:
            self.list.refresh_all()
        for segment_id in changed:
            self.segment_changed(segment_id)
        self.show_saving()
        self.show_segment()
        if self.flags_decided and not decided:
            self.say(what_is_left(self.session, self.sample_key), beside=True)
        return done

    def key_pressed(self) -> None:
        """A key was pressed, wherever it goes."""
        if self.accounts is not None:
            self.accounts.key()

    def remember(self) -> None:
        """Keep how the document is looked at for the next session."""
        self.desk.remember_view(self.view())

    def note_down(self) -> None:
        """Keep the look and the last stay, because the document is being left."""
        self.remember()
        if self.accounts is not None:
            self.accounts.end()

    def _count(self, done: Act) -> None:
        for line in self.query(WelcomeLine):
            line.decided()
        segment = self.segment
        if self.accounts is None or segment is None:
            return
        for change in done.changes:
            if change.segment == segment.id and change.text_changed:
                self.accounts.edit()

    def _cut_anew(self) -> None:
        """List the segments as they are cut now, and have them checked."""
        self._chosen_flag = None
        listed = visible(self.session, self.filter)
        if not listed:
            self.filter, listed = Filter(), visible(self.session, Filter())
        self.listed = listed
        self.list.cut_anew(listed)
        self.post_message(SegmentsCut())

    def segment_changed(self, segment_id: str | None) -> None:
        """Paint one segment anew."""
        place = self.place_of(segment_id)
        if place is not None:
            self.list.refresh_segment(place)

    def go_to(self, index: int) -> None:
        """Put the cursor on a segment; the filter gives way where it hides that one."""
        if not self.there:
            return
        if self.list.row_of(index) is None:
            self.show_filter(Filter())
            self.say("the filter was taken off to show this segment")
        self.list.move_to(index)
        self.show_segment()

    def show_filter(self, chosen: Filter) -> bool:
        """List what the filter lets through; False, and no change, where that is nothing."""
        if not self.there:
            return False
        listed = visible(self.session, chosen)
        if not listed and chosen != Filter():
            return False
        self.filter = chosen
        self.listed = listed
        self.list.show(listed)
        self.show_status()
        self.show_segment()
        return True

    def choose_flag(self, index: int, place: int) -> None:
        """Make a flag of the segment with this index current."""
        self._chosen_flag = (index, place)
        self.show_segment()

    def flag_free(self) -> None:
        """Let the first flag without a decision be current again."""
        self._chosen_flag = None
        self.show_segment()

    # Showing

    def show_segment(self) -> None:
        """Bring the pane below the list up to date."""
        if not self.there:
            return
        segment = self.segment
        if self.accounts is not None:
            self.accounts.at(segment.id if segment is not None else None)
        fresh: Sequence[Flag] = ()
        if segment is not None and segment.id in self._fresh:
            text, flags = self._fresh[segment.id]
            fresh = flags if text == self.session.text(segment) else ()
        known = self._known(segment) if segment is not None else None
        view = View(
            self.flag_at,
            fresh,
            self.differences,
            self.app.no_color,
            self.checking,
            self.alike_key,
        )
        self.detail.tell(self.session, segment, known, view)

    def _known(self, segment: Segment) -> Known:
        roomy = self.size.height >= ROOMY
        return Known(
            self.desk.title,
            self.desk.standing,
            partial(self.desk.measured, segment),
            partial(self.desk.example, segment) if roomy else None,
            self.desk.terms(segment),
        )

    def show_status(self) -> None:
        """Bring the top line up to date."""
        saving = Saving(self.desk.pending, self.saved, self.desk.failure)
        line = self.query_one(StatusLine)
        progress = self.session.progress()
        listed = self.filter.said(self.desk.title)
        view = Viewed(listed, self.by_harm, self.checked, self.session.has_flags)
        line.tell(self.desk.document, progress, view, saving)

    def show_saving(self) -> None:
        """Bring the top line and the marks of unsaved rows up to date."""
        while len(self._unsaved) > self.desk.pending:
            self._unsaved.popleft()
        self.list.pending = frozenset[str]().union(*self._unsaved)
        self.show_status()

    def keep_fresh(self, segment: Segment, text: str, flags: Sequence[Flag]) -> None:
        """Remember what a correction newly raised, to be shown as long as it stands."""
        self._fresh[segment.id] = (text, flags)

    def say_new(self, fresh: Sequence[Flag]) -> None:
        """Tell what a correction newly raised, if anything, until the cursor moves."""
        if fresh:
            count = "a new flag" if len(fresh) == 1 else f"{len(fresh)} new flags"
            back = f"{self.undo_key} takes it back"
            self.say(f"the corrected text raises {count}: see above; {back}", here=True)

    def say(
        self, text: str, *, warning: bool = False, beside: bool = False, here: bool = False
    ) -> Notification:
        """A passing message, in the place of those of earlier acts or `beside` them.

        A warning stays on. What is true `here` only goes when the cursor goes to another segment,
        all else that is not `beside` as soon as the next act begins. `passing.py` says why.
        """
        if not warning and not beside:
            self.passing.make_way(self.app)
        said = put_up(self.app, text, warning=warning)
        self.passing.add(said, answer=not (beside or here))
        if here:
            self._said_of = self.list.cursor, said
        return said

    def take_down_elsewhere(self) -> None:
        """Take away what was true of another segment than the one that the cursor is on."""
        if self._said_of is not None and self._said_of[0] != self.list.cursor:
            take_down(self.app, [self._said_of[1]])
            self._said_of = None

    def announce(self, text: str) -> None:
        """A sentence in the top line, until that is brought up to date."""
        self.query_one(StatusLine).say(text)

    def complain(self, error: ReviewError, *, beside: bool = False) -> None:
        """A refusal with its remedy; `beside` where it does not answer an act."""
        line = f":{error.line}" if error.line else ""
        where = f"{error.file}{line}: " if error.file is not None else ""
        self.say(f"{where}{error.what}. {error.remedy}", warning=True, beside=beside)
