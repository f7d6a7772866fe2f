"""Judging: accept, take a suggestion, dismiss, query, skip, comment."""

from __future__ import annotations

from reviewtool.errors import ReviewError
from reviewtool.review.correction import with_suggestion
from reviewtool.review.decision import Status
from reviewtool.tui.screens.classifying import Classifying
from reviewtool.tui.screens.dismissal import DismissalChooser, Dismissing
from reviewtool.tui.screens.moving import Moving
from reviewtool.tui.screens.prompt import Prompt
from reviewtool.tui.shown import shown

_SETTLED = frozenset({Status.ACCEPTED, Status.CORRECTED})


class Judging(Moving, Classifying):
    """What the reviewer says of a segment or a flag."""

    def action_accept(self) -> None:
        """Accept the segment as it stands and go on; what is decided already stays as it is."""
        segment = self.segment
        if segment is None:
            return
        decision = self.session.decision(segment)
        settled = decision is not None and decision.status in _SETTLED and not decision.clashes
        if settled or self.perform(lambda: self.session.accept(segment)) is not None:
            self.next_to_do()

    async def action_take(self, number: int) -> None:
        """Put a suggestion of the current flag in the place of its span."""
        segment, state = self.segment, self.flag
        if segment is None or state is None:
            self.say("there is no flag here to take a suggestion of")
            return
        try:
            text = with_suggestion(segment, self.session.text(segment), state.flag, number - 1)
        except ReviewError as error:
            self.complain(error)
            return
        fresh = self.session.fresh_flags(segment, text)
        self.keep_fresh(segment, text, fresh)
        if self.perform(lambda: self.session.take(segment, state.flag, number - 1)) is None:
            return
        self.flag_free()
        self.say_new(fresh)
        await self.propose(segment)

    async def action_dismiss_flag(self) -> None:
        """Ask for the reason and reach of a dismissal of the current flag."""
        segment, state = self.segment, self.flag
        if segment is None or state is None:
            self.say("there is no flag here to dismiss")
            return

        def dismiss(chosen: Dismissing | None) -> None:
            if chosen is None:
                return
            act = self.perform(
                lambda: self.session.dismiss(segment, state.flag, chosen.reason, chosen.scope)
            )
            if act is not None:
                self.flag_free()

        await self.app.push_screen(DismissalChooser(state.flag), dismiss)

    def action_query(self) -> None:
        """Put a question mark on the segment and go on, or take it away."""
        self._set_aside(Status.QUERIED)

    def action_skip(self) -> None:
        """Skip the segment and go on, or open it again."""
        self._set_aside(Status.SKIPPED)

    async def action_comment(self) -> None:
        """Ask for a comment on the segment; the empty one takes it away."""
        segment = self.segment
        if segment is None:
            return
        decision = self.session.decision(segment)
        before = shown(decision.comment, 100_000) if decision is not None else ""

        def comment(text: str | None) -> None:
            if text is not None and text != before:
                self.perform(lambda: self.session.comment(segment, text))

        await self.app.push_screen(
            Prompt(f"Comment on segment {segment.index + 1}", before), comment
        )

    def _set_aside(self, status: Status) -> None:
        segment = self.segment
        if segment is None:
            return
        if self.session.status(segment) is status:
            self.perform(lambda: self.session.set_status(segment, Status.TODO))
        elif self.perform(lambda: self.session.set_status(segment, status)) is not None:
            self.next_to_do()
