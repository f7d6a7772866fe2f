"""Words of a segment become a term of the project's glossary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewtool.review.mark_words import units
from reviewtool.tui.messages import TermAdded
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.term_dialog import TermDialog
from reviewtool.tui.screens.term_words import Side, TermWords

if TYPE_CHECKING:
    from reviewtool.formats.unit import Spans
    from reviewtool.records.term_adding import AddedTerm
    from reviewtool.segments.segment import Segment

LONGEST = 100_000
"""Longer texts, in code points, are not cut into words at a key press."""


class TermMaking(DeskScreen):
    """What is agreed on for the whole project."""

    async def action_term(self) -> None:
        """Ask for the words of a term on both sides, those that are not flagged, and keep it."""
        segment = self.segment
        if segment is None:
            return
        source = _side(segment.source, segment.source_tokens)
        text = self.session.text(segment)
        target = _side(text, segment.saying(text).tokens)
        if not source.units:
            self.say("a term is made of words of the source, and there are none to choose here")
            return
        self.app.clear_notifications()
        known = self._flagged_words()
        if known and not target.units:
            await self._ask_for_term(segment, (known, ""))
            return
        dialog = TermWords(source, target, known)
        await self.app.push_screen(dialog, partial(self._ask_for_term, segment))

    def _flagged_words(self) -> str:
        """The words of the source that the current flag is on, or leans on."""
        state = self.flag
        if state is None:
            return ""
        flag = state.flag
        return flag.text if flag.side == "source" else flag.source_text

    async def _ask_for_term(self, segment: Segment, words: tuple[str, str] | None) -> None:
        if words is None:
            return

        def added(term: AddedTerm | None) -> None:
            if term is not None:
                self.post_message(TermAdded(term))

        dialog = TermDialog(*words, partial(self.desk.add_term, segment))
        await self.app.push_screen(dialog, added)


def _side(text: str, tokens: Spans) -> Side:
    return Side(text, units(text, tokens) if len(text) <= LONGEST else [])
