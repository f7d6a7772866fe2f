"""Editing: in place, in the reviewer's editor, deleting, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reviewtool.errors import ReviewError
from reviewtool.review.recutting import place_of
from reviewtool.review.tag_guard import refused
from reviewtool.tui.keys import EDITOR_COMMANDS, first_key
from reviewtool.tui.screens.confirm import Confirm
from reviewtool.tui.screens.removal import removal_preview
from reviewtool.tui.screens.writing import Writing
from reviewtool.tui.suspend import edit_outside
from reviewtool.tui.widgets.edit_pane import EditPane
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.key_line import KeyLine
from reviewtool.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.review.act import Act
    from reviewtool.segments.segment import Segment


_CUTS = {"join": "the join", "split": "the split", "pair": "the new pairing"}
LONGEST_IN_PLACE = 20_000
"""Longer texts, in code points, make each key in the editor slow."""


class Editing(Writing):
    """What changes the text."""

    async def action_edit(self) -> None:
        """Edit the segment in the pane below the list."""
        segment = self.segment
        if segment is None:
            return
        text = self.session.text(segment)
        if len(text) > LONGEST_IN_PLACE:
            self.say(f"{len(text):,} characters are too many to edit here: E opens $EDITOR")
        else:
            await self._open_pane(segment, text)

    async def action_edit_outside(self) -> None:
        """Edit the segment in $VISUAL or $EDITOR; what the checks newly say is shown first."""
        segment = self.segment
        if segment is None:
            return
        before = self.session.text(segment)
        try:
            text = edit_outside(self.app, before)
        except ReviewError as error:
            self.complain(error)
            return
        if text == before:
            self.say("the editor left the text as it was")
            return
        fresh = self._checked(segment, text)
        if fresh and len(text) <= LONGEST_IN_PLACE:
            await self._open_pane(segment, text, fresh)
            return
        await self._keep(segment, text)
        self.say_new(fresh)

    @on(SegmentList.Chosen)
    async def segment_chosen(self) -> None:
        """Edit what was clicked twice."""
        if self.check_action("edit", ()):
            await self.action_edit()

    @on(SegmentEditor.Finished)
    async def edit_finished(self, event: SegmentEditor.Finished) -> None:
        """Keep the text, once the reviewer has seen what the checks newly say of it."""
        pane = self.edit_pane
        if pane is None or pane.closed:
            return
        segment = self.desk.document.segments[pane.index]
        if event.text == self.session.text(segment):
            self._close_pane()
            return
        if event.text != pane.asked:
            fresh = self._checked(segment, event.text)
            refusal = None if fresh else refused(segment, event.text)
            if fresh or refusal is not None:
                pane.ask(event.text, fresh, refusal)
                return
        await self._keep(segment, event.text)

    @on(SegmentEditor.Cancelled)
    def edit_cancelled(self) -> None:
        """Leave the text as it was."""
        self._close_pane()

    def action_delete(self) -> None:
        """Show what would disappear from the file, and delete the segment if that is wanted."""
        segment = self.segment
        if segment is None:
            return
        if not segment.target:
            self.say("there is no translation here to delete")
        elif self.session.deleted(segment):
            self.say("it is to be deleted already; u takes that back")
        else:
            self._ask_to_delete(segment)

    def action_undo(self) -> None:
        """Take back the last act and go to its segment."""
        self._step(self.session.undo, "undone")

    def action_redo(self) -> None:
        """Do the last undone act again and go to its segment."""
        self._step(self.session.redo, "done again")

    def _step(self, step: Callable[[], Act], word: str) -> None:
        act = self.perform(step)
        if act is None:
            return
        if act.cut is not None:
            first = place_of(self.desk.document, act.cut)
            self.go_to(first)
            self.say(f"{word}: {_CUTS.get(act.cut_kind, 'the cut')} at segment {first + 1}")
            return
        if len(act.changes) > 1:
            self.flag_free()
            self.say(f"{word}: {len(act.changes):,} segments")
            return
        segments = [change.segment for change in act.changes]
        place = self.place_of(segments[0]) if segments else None
        if place is not None:
            self.go_to(place)
        self.flag_free()
        self.say(f"{word}: segment {place + 1}" if place is not None else f"{word}: a dismissal")

    def _checked(self, segment: Segment, text: str) -> Sequence[Flag]:
        fresh = self.session.fresh_flags(segment, text)
        self.keep_fresh(segment, text, fresh)
        return fresh

    async def _keep(self, segment: Segment, text: str) -> None:
        if not text and segment.target:
            self._ask_to_delete(segment)
        elif self.perform(lambda: self.session.correct(segment, text)) is not None:
            self._close_pane()
            self.flag_free()
            await self.propose(segment)

    def _ask_to_delete(self, segment: Segment) -> None:
        try:
            preview = removal_preview(self.desk.document, segment, brackets=self.app.no_color)
        except ReviewError as error:
            self.complain(error)
            return

        def delete(wanted: bool | None) -> None:
            if wanted and self.perform(lambda: self.session.delete(segment)) is not None:
                self._close_pane()

        self.app.push_screen(Confirm(f"Delete segment {segment.index + 1}?", preview), delete)

    async def _open_pane(self, segment: Segment, text: str, fresh: Sequence[Flag] = ()) -> None:
        """Returns once the editor has the keyboard, so that no key typed ahead is lost."""
        if self.edit_pane is not None:
            return
        pane = EditPane(self.session, segment, text, fresh, self.overrides)
        self.add_class("-editing")
        await self.mount(pane, before=self.query_one(KeyLine))
        pane.take_keyboard()
        keeps, leaves = (first_key(f"edit.{does}", self.overrides) for does in ("finish", "leave"))
        self.query_one(KeyLine).hint(
            f"editing {segment.index + 1}: {keeps} keeps it · {leaves} leaves it",
            EDITOR_COMMANDS,
        )

    def _close_pane(self) -> None:
        pane = self.edit_pane
        if pane is not None and not pane.closed:
            pane.closed = True
            pane.remove()
            self.remove_class("-editing")
            self.query_one(KeyLine).hint(None)
            self.call_after_refresh(self.show_segment)
