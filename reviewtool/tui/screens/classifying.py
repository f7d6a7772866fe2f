"""The errors of an edit, where `review.yaml` says `classify: ask`.

While a segment is edited they stand below the text, and finishing keeps them. What was changed
otherwise (a suggestion taken, another editor, a deletion) shows them afterwards in a line that is
never in the way: Enter keeps them and then does what Enter does anyway, Escape and every other
command leave out what is not in the record yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on

from reviewtool.review.proposal import comparable
from reviewtool.tui.keys import first_key
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.mark_dialog import MarkDialog, Marked
from reviewtool.tui.widgets.edit_pane import EditPane
from reviewtool.tui.widgets.error_line import CHANGING, ErrorLine
from reviewtool.tui.widgets.key_line import KeyLine
from reviewtool.tui.widgets.proposal_pane import ProposalPane
from reviewtool.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Segment


class Classifying(DeskScreen):
    """What an edit says of the errors that it mended."""

    overrides: Mapping[str, str]

    @property
    def proposal_pane(self) -> ProposalPane | None:
        """The line of errors, if there is one."""
        return next(
            (pane for pane in self.query(ProposalPane) if not pane.has_class("-gone")), None
        )

    async def propose(self, segment: Segment) -> None:
        """Show what the correction of a segment speaks of; nothing where that is not wanted."""
        self.decline()
        text = self.session.text(segment)
        if not self.desk.classify or not comparable(segment, text):
            return
        found = self.session.edit_errors(segment, text)
        if not found:
            return
        pane = ProposalPane(segment.index, self._change, self.active_bindings)
        await self.mount(pane, before=self.query_one(KeyLine))
        pane.put(found, self._recorded(segment))
        self._hint(pane)

    def decline(self) -> None:
        """Take the line away."""
        pane = self.proposal_pane
        if pane is not None:
            pane.add_class("-gone")
            pane.remove()
            self.query_one(KeyLine).hint(None)

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of the line; every other command takes it away and does what it does."""
        if self.app.screen is not self:  # typed ahead: it is for the dialog
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
            return
        pane = self.proposal_pane
        if pane is None:
            return
        if self._takes(pane, event):
            event.stop()
            event.prevent_default()
            return
        bound = self.active_bindings.get(event.key)
        if bound is not None and bound.binding.action == "accept":
            self._keep_proposals(pane)
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
        elif bound is None:
            return  # a slip of the finger
        self.decline()

    @on(SegmentList.CursorMoved)
    def decline_elsewhere(self) -> None:
        """What was proposed belongs to another segment."""
        pane = self.proposal_pane
        if pane is not None and (self.segment is None or self.segment.index != pane.index):
            self.decline()

    @on(EditPane.ListWanted)
    def list_wanted(self, event: EditPane.ListWanted) -> None:
        """Show all categories for an error of the edit that goes on."""
        self._ask_all(event.pane.segment, event.line)

    def _takes(self, pane: ProposalPane, event: events.Key) -> bool:
        """Whether the key is one of the line: a letter of it, or what changes the one chosen."""
        character = event.character or ""
        if pane.at is None:
            place = pane.place(character)
            if place is None:
                return False
            pane.choose(place)
        elif event.key == "escape":
            pane.choose(None)
        elif event.key == "tab":
            pane.choose((pane.at + 1) % len(pane.proposals))
        elif character == "+":
            self._ask_all(self.desk.document.segments[pane.index], pane)
        elif not pane.press(character):
            return False
        self._hint(pane)
        return True

    def _hint(self, pane: ProposalPane) -> None:
        if self.proposal_pane is not pane:
            return
        letter = pane.letters[:1]
        letters = "letters change" if len(pane.proposals) > 1 else f"{letter} changes it"
        asked = any(one.error.id not in pane.recorded for one in pane.proposals)
        accept = first_key("review.accept", self.overrides)
        keeps = f"{accept} keeps and goes on" if asked else f"{accept} goes on"
        drops = " · Escape drops" if asked else ""
        usual = f"{keeps} · {letters}{drops}"
        self.query_one(KeyLine).hint(usual if pane.at is None else CHANGING)

    def _recorded(self, segment: Segment) -> frozenset[str]:
        return frozenset(error.id for error in self.session.errors(segment))

    def _keep_proposals(self, pane: ProposalPane) -> None:
        segment = self.desk.document.segments[pane.index]
        recorded = self._recorded(segment)
        errors = [one.error for one in pane.proposals if one.error.id not in recorded]
        if errors:
            self.perform(lambda: self.session.mark_all(segment, errors))

    def _change(self, place: int, error: ErrorMark | None) -> None:
        """Change an error of the line, also in the record where it stands there already."""
        pane = self.proposal_pane
        if pane is None:
            return
        segment = self.desk.document.segments[pane.index]
        before = pane.proposals[place]
        if before.error.id in pane.recorded and (
            self.perform(lambda: self.session.change_error(segment, before.error.id, error)) is None
        ):
            return
        after = [] if error is None else [replace(before, error=error)]
        left = [*pane.proposals[:place], *after, *pane.proposals[place + 1 :]]
        if left:
            pane.put(left, pane.recorded)
        else:
            self.decline()

    def _ask_all(self, segment: Segment, line: ErrorLine) -> None:
        """Let the reviewer choose from all categories for the error that is being changed."""
        place = line.at
        if place is None:
            return
        error = line.proposals[place].error
        text = segment.source if error.side == "source" else segment.target

        def chosen(marked: Marked | None) -> None:
            if marked is None:
                return
            kind = replace(error, category=marked.category, severity=marked.severity)
            line.choose(None)
            line.change(place, kind if marked.category else None)
            if isinstance(line, ProposalPane):
                self._hint(line)

        span = error.start, error.end
        title = "Which error is it?"
        dialog = MarkDialog(title, text, [], span=span, category=error.category, every=True)
        self.app.push_screen(dialog, chosen)
