"""The review screen: one line of state, the list, the current segment, one line of keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Static

from reviewtool.records.accounting import Accounts
from reviewtool.review.queue import Filter
from reviewtool.tui.keys import bindings, first_key
from reviewtool.tui.messages import (
    ChecksFailed,
    ChecksProgressed,
    FlagsFound,
    RuleSaved,
    SavingChanged,
    SegmentsCut,
    TermAdded,
)
from reviewtool.tui.screens.editing import Editing
from reviewtool.tui.screens.judging import Judging
from reviewtool.tui.screens.jumping import Jumping
from reviewtool.tui.screens.leaving import Leaving
from reviewtool.tui.screens.marking import Marking
from reviewtool.tui.screens.reading_aids import ReadingAids
from reviewtool.tui.screens.recutting import Recuts
from reviewtool.tui.screens.rule_making import RuleMaking
from reviewtool.tui.screens.sampling import Sampling
from reviewtool.tui.screens.searching import Searching
from reviewtool.tui.screens.showing import Showing
from reviewtool.tui.screens.term_making import TermMaking
from reviewtool.tui.widgets.detail import DetailPane
from reviewtool.tui.widgets.key_line import KeyLine
from reviewtool.tui.widgets.progress_line import ProgressLine
from reviewtool.tui.widgets.segment_list import SegmentList
from reviewtool.tui.widgets.status import StatusLine
from reviewtool.tui.widgets.welcome_line import WelcomeLine
from reviewtool.tui.work import check_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.records.remembered import DocumentView
    from reviewtool.tui.desk import Desk

SMALLEST = (40, 10)
"""Columns and lines below which there is no sense in a list beside its flags."""
NOTICES = 3
"""As many notices are shown on opening; the rest are counted."""


class ReviewScreen(
    Judging,
    Jumping,
    Sampling,
    Marking,
    ReadingAids,
    Editing,
    RuleMaking,
    Recuts,
    Searching,
    Showing,
    TermMaking,
    Leaving,
):
    """Everything the reviewer does with one document."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(),
        Binding("escape", "end_welcome", show=False),
    ]
    welcoming = False
    """Whether the first keys are to be shown, in the first session of a reviewer."""
    goal: int | None = None
    """Index of the segment that the document was opened for."""
    greeting = ""
    """A sentence to begin with."""

    def __init__(
        self,
        desk: Desk,
        overrides: Mapping[str, str],
        clock: Callable[[], datetime],
        ticks: Callable[[], float],
    ) -> None:
        super().__init__(desk, clock)
        if desk.accounting:
            self.accounts = Accounts(ticks, desk.account)
        self.overrides = overrides
        self.alike_key = first_key("review.alike", overrides)
        self.undo_key = first_key("review.undo", overrides)
        self.sample_key = first_key("review.sample", overrides)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Static(id="more-room", markup=False)
        yield StatusLine()
        yield WelcomeLine(self.overrides)
        yield SegmentList(self.session)
        yield DetailPane()
        yield ProgressLine()
        yield KeyLine(self.overrides)

    def on_mount(self) -> None:
        """Show where the last session ended and start the checks."""
        self.list.can_focus = False
        self.restore(self._first_view())
        self.desk.listen(self._saving_changed)
        self.checking = True
        self.call_after_refresh(self._start_checks)  # which would hold up the first frame
        self.show_status()
        self.show_segment()
        self.query_one(WelcomeLine).display = self.welcoming
        if self.greeting:
            self.say(self.greeting, beside=True)
        for notice in self.desk.notices[:NOTICES]:
            self.say(notice, beside=True)
        if len(self.desk.notices) > NOTICES:
            self.say(f"and {len(self.desk.notices) - NOTICES} more notices", beside=True)

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """No command runs while a segment is being edited, or where its effect cannot be seen."""
        if action not in _ACTIONS:
            return True
        if not self.there or self.leaving or self.edit_pane is not None:
            return False
        return action == "leave" or not self.has_class("-small")

    def on_resize(self, event: events.Resize) -> None:
        """Ask for more room where there is too little."""
        width, height = event.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-small")
        self.query_one("#more-room", Static).update(
            f"More room, please: {SMALLEST[0]}×{SMALLEST[1]} at least, this is {width}×{height}."
        )
        self.show_segment()
        pane = self.edit_pane
        if pane is not None and not small:
            self.call_after_refresh(pane.take_keyboard)

    def action_end_welcome(self) -> None:
        """Take the first keys away."""
        self.query_one(WelcomeLine).end()

    @on(ChecksProgressed)
    def checks_progressed(self, event: ChecksProgressed) -> None:
        """Move the bar."""
        if self.checking and self.there:
            self.query_one(ProgressLine).tell("checking", event.done, event.total)

    @on(FlagsFound)
    def flags_found(self) -> None:
        """Show the flags, the cursor where it was."""
        if not self.there:
            return
        self.list.refresh_all()
        self.checked = True
        self.restore_filter()
        self._end_checks()
        for failure in self.desk.failures[:NOTICES]:
            self.say(failure, warning=True, beside=True)

    @on(ChecksFailed)
    def checks_failed(self, event: ChecksFailed) -> None:
        """Go on without flags."""
        if not self.there:
            return
        self.awaited = None
        self._end_checks()
        self.complain(event.error, beside=True)

    @on(RuleSaved)
    def rule_saved(self, event: RuleSaved) -> None:
        """Say where the rule is, and check again with it."""
        self.say(f"saved to {event.proposal.file}; the checks run again with it")
        self.checking = True
        self._start_checks()

    @on(TermAdded)
    def term_added(self, event: TermAdded) -> None:
        """Say where the term is, and check again with it."""
        beside = [f"“{text}”" for text in event.term.beside]
        also = f", beside {', '.join(beside)}" if beside else ""
        self.say(f"added to {event.term.file}{also} (u does not take it out); checking again")
        self.checking = True
        self._start_checks()

    @on(SegmentsCut)
    def segments_cut(self) -> None:
        """Check the segments as they are now."""
        self.checking = True
        self._start_checks()

    @on(SavingChanged)
    def saving_changed(self) -> None:
        """An act was saved or could not be: tell so, and take in what others decided."""
        if not self.there:
            return
        if self.desk.failure is None:
            self.saved = self.clock()
        elif not self.failing:
            self.complain(self.desk.failure, beside=True)
        self.failing = self.desk.failure is not None
        with self.changing:
            changed = self.desk.changed_elsewhere()
        for segment_id in changed:
            self.segment_changed(segment_id)
        if changed:
            self.show_segment()
            self.say(f"decided elsewhere meanwhile: {_segments(len(changed))}", beside=True)
        clashed = self.desk.clashed()
        if clashed:
            words = f"decided differently elsewhere: {_segments(len(clashed))}"
            self.say(words, warning=True, beside=True)
        if self.desk.recut_elsewhere():
            words = "segments were joined or split elsewhere: leave and come back to see it"
            self.say(words, beside=True)
        self.show_saving()

    def _first_view(self) -> DocumentView:
        view = self.desk.view
        return view if self.goal is None else replace(view, cursor=self.goal, filter=Filter())

    def _start_checks(self) -> None:
        if not self.there:
            return
        self.query_one(ProgressLine).tell("checking", 0, 0)
        work = partial(check_document, self, self.desk, self.changing)
        self.run_worker(work, thread=True, exclusive=True, group="checks")

    def _end_checks(self) -> None:
        self.checking = False
        self.query_one(ProgressLine).end()
        self.show_status()
        self.flag_free()

    def _saving_changed(self) -> None:
        """Called in the recorder's thread."""
        self.post_message(SavingChanged())


def _segments(count: int) -> str:
    return "1 segment" if count == 1 else f"{count} segments"


_ACTIONS = {binding.action.partition("(")[0] for binding in bindings()}
