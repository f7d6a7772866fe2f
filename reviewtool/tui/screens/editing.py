"""Editing: in place, in the reviewer's editor, deleting, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reviewtool.errors import ReviewError
from reviewtool.review.decision import DONE
from reviewtool.review.difference import difference, moved
from reviewtool.review.kept_tokens import whole_tokens
from reviewtool.review.mark_words import units
from reviewtool.review.recutting import place_of
from reviewtool.review.tag_guard import refused
from reviewtool.tui.keys import EDITOR_COMMANDS, first_key
from reviewtool.tui.screens.confirm import Confirm
from reviewtool.tui.screens.moving import Moving
from reviewtool.tui.screens.removal import removal_preview
from reviewtool.tui.screens.words_dialog import WordsDialog
from reviewtool.tui.screens.writing import Writing
from reviewtool.tui.suspend import edit_outside
from reviewtool.tui.widgets.edit_pane import EditPane
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.error_line import CHANGING
from reviewtool.tui.widgets.key_line import KeyLine
from reviewtool.tui.widgets.segment_list import SegmentList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.review.act import Act
    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Segment


_CUTS = {"join": "the join", "split": "the split", "pair": "the new pairing"}
LONGEST_IN_PLACE = 20_000
"""Longer texts, in code points, make each key in the editor slow."""


class Editing(Moving, Writing):
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
            await self._open_pane(segment, text, select=self.flagged_span(segment, text))

    async def action_replace_words(self) -> None:
        """Edit the segment with words selected that are chosen by their hints."""
        segment = self.segment
        if segment is None:
            return
        text = self.session.text(segment)
        found = units(text, whole_tokens(text, segment.tags))
        if not found or len(text) > LONGEST_IN_PLACE:
            await self.action_edit()
            return

        async def edit(span: tuple[int, int]) -> None:
            await self._open_pane(segment, text, select=span)

        self.app.clear_notifications()
        await self.app.push_screen(WordsDialog("Replace which words?", text, found, edit))

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
        if await self._keep(segment, text):
            await self.propose(segment)
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
        if event.text == self.session.text(segment) and not pane.judged:
            await self._close_pane()
            return
        if event.text != pane.asked:
            fresh = self._checked(segment, event.text)
            refusal = None if fresh else refused(segment, event.text)
            if fresh or refusal is not None:
                pane.ask(event.text, fresh, refusal)
                pane.editor.go_on()
                return
        if not await self._keep(segment, event.text, pane.errors):
            pane.editor.go_on()
            return
        if event.goes_on and self.session.status(segment) in DONE:
            self.next_to_do()

    @on(EditPane.Choosing)
    def choosing(self, event: EditPane.Choosing) -> None:
        """Say what the keys do now."""
        pane = self.edit_pane
        if pane is None or pane.closed:
            return
        if event.on:
            self.query_one(KeyLine).hint(CHANGING)
        else:
            self._hint_editing(pane.segment)

    @on(SegmentEditor.Cancelled)
    async def edit_cancelled(self) -> None:
        """Leave the text as it was."""
        await self._close_pane()

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
        segments = [change.segment for change in act.changes]
        place = self.place_of(segments[0]) if len(segments) == 1 else None
        if place is not None:
            self.go_to(place)
            what = f"segment {place + 1}"
        else:
            several = len(segments) > 1 and None not in segments
            what = f"{len(segments):,} segments" if several else "a dismissal"
        self.flag_free()
        self.say(f"{word}: {what}")

    def _checked(self, segment: Segment, text: str) -> Sequence[Flag]:
        fresh = self.session.fresh_flags(segment, text)
        self.keep_fresh(segment, text, fresh)
        return fresh

    async def _keep(
        self, segment: Segment, text: str, errors: Sequence[ErrorMark] | None = None
    ) -> bool:
        """Correct the segment; False where that was refused, or is a deletion to be agreed to."""
        if not text and segment.target:
            self._ask_to_delete(segment, errors)
            return False
        if self.perform(lambda: self.session.correct(segment, text, errors=errors)) is None:
            return False
        await self._close_pane()
        self.flag_free()
        return True

    def flagged_span(self, segment: Segment, text: str) -> tuple[int, int] | None:
        """Where the words of the current flag stand, if it still waits."""
        state = self.flag
        if state is None or not state.open or state.flag.side != "target":
            return None
        return moved(state.flag.start, state.flag.end, difference(segment.target, text))

    def _ask_to_delete(self, segment: Segment, errors: Sequence[ErrorMark] | None = None) -> None:
        try:
            preview = removal_preview(self.desk.document, segment, brackets=self.app.no_color)
        except ReviewError as error:
            self.complain(error)
            return

        async def delete(wanted: bool | None) -> None:
            if not wanted or self.perform(lambda: self.session.delete(segment, errors)) is None:
                return
            await self._close_pane()
            if errors is None:
                await self.propose(segment)

        self.app.push_screen(Confirm(f"Delete segment {segment.index + 1}?", preview), delete)

    async def _open_pane(
        self,
        segment: Segment,
        text: str,
        fresh: Sequence[Flag] = (),
        select: tuple[int, int] | None = None,
    ) -> None:
        """Returns once the editor has the keyboard, so that no key typed ahead is lost."""
        if self.edit_pane is not None or not self.there or not self.is_attached:
            return
        self.decline()
        classify = self.desk.classify
        pane = EditPane(
            self.session, segment, text, fresh, self.overrides, classify=classify, chosen=select
        )
        self.add_class("-editing")
        await self.mount(pane, before=self.query_one(KeyLine))
        pane.take_keyboard()
        self._hint_editing(segment)

    def _hint_editing(self, segment: Segment) -> None:
        keeps, leaves = (first_key(f"edit.{does}", self.overrides) for does in ("finish", "leave"))
        self.query_one(KeyLine).hint(
            f"editing {segment.index + 1}: {keeps} keeps it · {leaves} leaves it",
            [one for one in EDITOR_COMMANDS if one.id != "edit.errors" or self.desk.classify],
        )

    async def _close_pane(self) -> None:
        """Take the pane away; the keys that were typed after it are the screen's."""
        pane = self.edit_pane
        if pane is not None and not pane.closed:
            pane.closed = True
            typed_ahead = await pane.editor.end()
            self.set_focus(None)
            for key in typed_ahead:
                await self.app.on_event(key)
            pane.remove()
            self.remove_class("-editing")
            self.query_one(KeyLine).hint(None)
            self.call_after_refresh(self.show_segment)
