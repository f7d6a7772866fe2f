"""Errors proposed after an edit, where `review.yaml` says `classify: ask`.

They stand below in a line that is never in the way: Enter keeps them and then does what Enter does
anyway, Escape leaves them out, and so does every other command.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from reviewtool.review.proposal import proposals
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.mark_dialog import MarkDialog, Marked
from reviewtool.tui.widgets.key_line import KeyLine
from reviewtool.tui.widgets.proposal_pane import LETTERS, ProposalPane
from reviewtool.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from textual import events

    from reviewtool.segments.segment import Segment

LONGEST = 20_000
"""Longer texts, in code points, are not compared for this."""


class Classifying(DeskScreen):
    """What an edit says of the errors that it mended."""

    @property
    def proposal_pane(self) -> ProposalPane | None:
        """The line of proposals, if there is one."""
        return next(
            (pane for pane in self.query(ProposalPane) if not pane.has_class("-gone")), None
        )

    async def propose(self, segment: Segment) -> None:
        """Show what the correction of a segment speaks of; nothing where that is not wanted."""
        self.decline()
        text = self.session.text(segment)
        if not self.desk.classify or len(text) + len(segment.target) > LONGEST:
            return
        known = self.session.errors(segment)
        language = segment.target_language or self.desk.document.target_language.code
        found = proposals(segment, text, known, language or "")
        if not found:
            return
        await self.mount(ProposalPane(segment.index, found), before=self.query_one(KeyLine))
        letters = "letters change" if len(found) > 1 else f"{LETTERS[0]} changes it"
        self.query_one(KeyLine).hint(f"Enter keeps and goes on · {letters} · Escape drops")

    def decline(self) -> None:
        """Take the proposals away."""
        pane = self.proposal_pane
        if pane is not None:
            pane.add_class("-gone")
            pane.remove()
            self.query_one(KeyLine).hint(None)

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of the line; every other command takes it away and does what it does."""
        pane = self.proposal_pane
        if pane is None or self.app.screen is not self:
            return
        place = pane.place(event.character or "")
        if place is not None:
            event.stop()
            event.prevent_default()
            await self._change(pane, place)
            return
        if event.key == "enter":
            self._keep_proposals(pane)
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
        elif event.key not in self.active_bindings:
            return  # a slip of the finger
        self.decline()

    @on(SegmentList.CursorMoved)
    def decline_elsewhere(self) -> None:
        """What was proposed belongs to another segment."""
        pane = self.proposal_pane
        if pane is not None and (self.segment is None or self.segment.index != pane.index):
            self.decline()

    def _keep_proposals(self, pane: ProposalPane) -> None:
        segment = self.desk.document.segments[pane.index]
        errors = [proposal.error for proposal in pane.proposals]
        self.perform(lambda: self.session.mark_all(segment, errors))

    async def _change(self, pane: ProposalPane, place: int) -> None:
        segment = self.desk.document.segments[pane.index]
        before = pane.proposals[place]
        error = before.error
        text = segment.source if error.side == "source" else segment.target

        def changed(marked: Marked | None) -> None:
            if marked is None:
                return
            if not marked.category:
                del pane.proposals[place]
            else:
                chosen = replace(error, category=marked.category, severity=marked.severity)
                pane.proposals[place] = replace(before, error=chosen)
            if pane.proposals:
                pane.show()
            else:
                self.decline()

        span = error.start, error.end
        await self.app.push_screen(
            MarkDialog("Which error is it?", text, [], span=span, category=error.category), changed
        )
