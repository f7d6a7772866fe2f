"""Fix once, review the rest: a correction is offered to all that is like it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from reviewtool.review.propagation import correction_of, earlier_correction, hits
from reviewtool.tui.keys import first_key
from reviewtool.tui.screens.alike_dialog import AlikeDialog
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.widgets.alike_content import title_content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.worker import WorkType

    from reviewtool.review.act import Act
    from reviewtool.review.propagation import Correction, Hit
    from reviewtool.segments.segment import Segment

SLICE = 10_000
"""Segments that are searched before the keys have their turn."""
CHECKED = 50
"""Corrected segments up to which the checks say what is new in each."""
_SPREADING = frozenset({"correct", "take", "delete"})


class Propagating(DeskScreen):
    """What one correction leads to elsewhere."""

    overrides: Mapping[str, str]
    _told: frozenset[str] = frozenset()
    _offered: Segment | None = None
    """The segment whose correction was said last to have more like it."""

    def perform(self, act: Callable[[], Act]) -> Act | None:
        """Do an act; after a correction, look in the background for more like it."""
        done = super().perform(act)
        if done is not None and done.kind in _SPREADING:
            place = self.place_of(done.changes[0].segment)
            if place is not None:
                segment = self.desk.document.segments[place]
                work: WorkType[None] = partial(self._tell_of_more, segment)
                self.run_worker(work, exclusive=True, group="alike")
        return done

    async def action_alike(self) -> None:
        """Show all that is like this correction, one by one; or take the correction of a twin.

        Where neither is, the correction counts that was said to have more like it.
        """
        segment = self.segment
        if segment is None:
            return
        correction = correction_of(self.session, segment)
        if correction is None and self._take_earlier(segment):
            return
        if correction is None and self._offered is not None:
            correction = correction_of(self.session, self._offered)
        if correction is None:
            self.say("correct the segment first: then this finds all that is like it")
            return
        found = await self._hits(correction)
        if not found:
            self.say("nothing else here is like this correction")
            return
        self.app.clear_notifications()
        dialog = AlikeDialog(
            self.session, title_content(correction), found, brackets=self.app.no_color
        )

        def answered(taken: list[Hit] | None) -> None:
            self._take_all(taken or [], found)

        await self.app.push_screen(dialog, answered)

    def _take_earlier(self, segment: Segment) -> bool:
        """Take the correction of a segment with the same texts; False where there is none."""
        earlier = earlier_correction(self.session, segment)
        if earlier is None or earlier.corrected is None:
            return False
        text = earlier.corrected
        fresh = self.session.fresh_flags(segment, text)
        self.keep_fresh(segment, text, fresh)
        if self.perform(lambda: self.session.correct(segment, text)) is not None:
            self.flag_free()
        return True

    def _take_all(self, taken: Sequence[Hit], found: Sequence[Hit]) -> int:
        """Correct what was taken, but for what became another text meanwhile; how many."""
        still = [hit for hit in taken if self.session.text(hit.segment) == hit.before]
        left = len(found) - len(still)
        if not still:
            self.say(f"nothing taken, {left:,} left")
            return 0
        pairs = [(hit.segment, hit.after) for hit in still]
        if self.perform(lambda: self.session.correct_all(pairs)) is None:
            return 0
        new = self._keep_new(still)
        undo = first_key("review.undo", self.overrides)
        words = f"{len(still):,} taken" + (f", {left:,} left" if left else "")
        back = "it back" if len(still) == 1 else "all of them back"
        self.say(f"{words}: {undo} takes {back}")
        if new:
            count = "one of them raises" if new == 1 else f"{new} of them raise"
            self.say(f"{count} a new flag", beside=True)
        return len(still)

    def _keep_new(self, taken: Sequence[Hit]) -> int:
        """How many of the corrected segments raise a flag that they did not raise before."""
        count = 0
        for hit in taken[:CHECKED]:
            fresh = self.session.fresh_flags(hit.segment, hit.after)
            self.keep_fresh(hit.segment, hit.after, fresh)
            count += bool(fresh)
        return count

    async def _tell_of_more(self, segment: Segment) -> None:
        correction = correction_of(self.session, segment)
        if correction is None:
            return
        words = "\0".join(phrase.forms[0].wrong for phrase in correction.phrases)
        words = f"{words}\0\0{correction.text if not words else ''}"
        if words in self._told:
            return
        found = await self._hits(correction)
        seen = self.app.screen is self  # who looks at them already need not be told
        if found and seen and self.session.text(segment) == correction.text:
            self._told |= {words}
            self._offered = segment
            key = first_key("review.alike", self.overrides)
            self.say(f"{len(found):,} more like segment {segment.index + 1}: {key}", beside=True)

    async def _hits(self, correction: Correction) -> list[Hit]:
        segments = self.desk.document.segments
        found: list[Hit] = []
        for start in range(0, len(segments), SLICE):
            found += hits(correction, self.session, segments[start : start + SLICE])
            await asyncio.sleep(0)
        return found
