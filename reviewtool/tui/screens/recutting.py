"""Joining, splitting and pairing segments by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.mark_words import units
from reviewtool.review.recutting import joining, pairing_anew, refuse_rows, splitting
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.pair_dialog import PairDialog
from reviewtool.tui.screens.split_dialog import SplitDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.review.recutting import Reach, Recutting
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.screens.split_dialog import Places

LONGEST = 100_000
"""Longer texts, in code points, are not cut into words at a key press."""


class Recuts(DeskScreen):
    """What changes the segments, and not the file."""

    def action_join(self) -> None:
        """Make one segment of this one and the next."""
        segment = self.segment
        if segment is not None:
            self._recut(lambda: joining(self.desk.document, self.session.sides, segment.index))

    async def action_split(self) -> None:
        """Ask where, and make two segments of this one."""
        segment = self._segment_of_prose()
        if segment is None:
            return
        if max(len(segment.source), len(segment.target)) > LONGEST:
            self.say("the segment is too long to show its words: use `reviewtool split`")
            return
        index = segment.index
        found = (
            units(segment.source, segment.source_tokens),
            units(segment.target, segment.tokens),
        )
        if max(map(len, found)) < 2:
            self.say("there is nothing here to split: neither side has two words")
            return

        def split(places: Places | None) -> None:
            if places is not None:
                self._recut(
                    lambda: splitting(self.desk.document, self.session.sides, index, *places)
                )

        self.app.clear_notifications()
        await self.app.push_screen(SplitDialog(segment, *found), split)

    async def action_pair(self) -> None:
        """Ask which source the translation belongs to, with a preview, and pair it so."""
        segment = self._segment_of_prose()
        if segment is None:
            return
        if not segment.target:
            self.say("there is no translation here; go to one and choose its source there")
            return
        if not self.desk.document.has_source:
            self.say("the document has no source to pair translations with")
            return
        index = segment.index

        def proposed(other: int | None, reach: Reach) -> Recutting:
            return pairing_anew(self.desk.document, self.session.sides, index, other, reach)

        def pair(chosen: Recutting | None) -> None:
            if chosen is not None:
                self._recut(lambda: chosen)

        self.app.clear_notifications()
        await self.app.push_screen(PairDialog(self.desk.document, index, proposed), pair)

    def _segment_of_prose(self) -> Segment | None:
        try:
            refuse_rows(self.desk.document)
        except ReviewError as error:
            self.complain(error)
            return None
        return self.segment

    def _recut(self, propose: Callable[[], Recutting]) -> None:
        """Do what is proposed, and go to what came of it."""
        try:
            proposed = propose()
        except ReviewError as error:
            self.complain(error)
            return
        if self.perform(lambda: self.session.recut(proposed)) is None:
            return
        self.go_to(proposed.place)
        count = len(proposed.after)
        done = {"join": "joined: one segment now", "split": "split: two segments now"}
        said = done.get(proposed.recut.kind, f"paired anew: {count} segments")
        self.say(f"{said}; u takes it back")
