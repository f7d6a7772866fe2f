"""Reading aids: other wordings, the ledger of names, the history of a segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reviewtool.review.tag_guard import refused
from reviewtool.review.wordings import wordings
from reviewtool.tui.screens.editing import Editing
from reviewtool.tui.screens.history_page import HistoryPage
from reviewtool.tui.screens.ledger_page import LedgerPage
from reviewtool.tui.screens.wordings_page import WordingsPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.records.segment_history import SegmentHistory
    from reviewtool.review.forms import Entry
    from reviewtool.segments.segment import Segment

QUICK = 20_000
"""Segments up to which the names are counted without a word."""


class ReadingAids(Editing):
    """What helps to judge a segment beside its flags."""

    @dataclass
    class HistoryRead(Message):
        """The history of a segment is there."""

        segment: Segment
        history: SegmentHistory

    @dataclass
    class NamesCounted(Message):
        """The ledger is there."""

        entries: Sequence[Entry]

    async def action_wordings(self) -> None:
        """Show the other wordings of the segment; one of them may be taken."""
        segment = self.segment
        if segment is None:
            return
        text = self.session.text(segment)
        page = WordingsPage(segment, text, wordings(segment), brackets=self.app.no_color)

        async def take(taken: str | None) -> None:
            if taken is not None:
                await self._take_wording(segment, taken)

        self.app.clear_notifications()
        await self.app.push_screen(page, take)

    def action_ledger(self) -> None:
        """Count the names and phrases and list them."""
        if len(self.desk.document.segments) > QUICK:
            self.say("counting names…")
        self.run_worker(self._count_names, thread=True, exclusive=True, group="reading")

    def action_history(self) -> None:
        """Read what was done to the segment and show it."""
        segment = self.segment
        if segment is None:
            return

        def read() -> None:
            self.post_message(self.HistoryRead(segment, self.desk.segment_history(segment)))

        self.run_worker(read, thread=True, exclusive=True, group="reading")

    @on(HistoryRead)
    async def history_read(self, event: HistoryRead) -> None:
        """Show it, unless something else came in between."""
        if self._free:
            page = HistoryPage(event.segment, event.history, brackets=self.app.no_color)
            self.app.clear_notifications()
            await self.app.push_screen(page)

    @on(NamesCounted)
    async def names_counted(self, event: NamesCounted) -> None:
        """Show them, unless something else came in between."""

        def go(index: int | None) -> None:
            if index is not None:
                self.go_to(index)

        if self._free:
            self.app.clear_notifications()
            await self.app.push_screen(LedgerPage(self.session, event.entries), go)

    @property
    def _free(self) -> bool:
        return self.app.screen is self and self.edit_pane is None

    def _count_names(self) -> None:
        from reviewtool.review.forms import entries

        self.post_message(self.NamesCounted(entries(self.session, self.desk.terms)))

    async def _take_wording(self, segment: Segment, text: str) -> None:
        """Correct the segment so; where tags would be lost, in the editor, which asks."""
        if text == self.session.text(segment):
            self.say("the translation reads so already")
            return
        if refused(segment, text) is not None:
            await self._open_pane(segment, text)
            return
        fresh = self._checked(segment, text)
        await self._keep(segment, text)
        self.say_new(fresh)
