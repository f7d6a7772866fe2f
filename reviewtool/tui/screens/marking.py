"""Marking errors by hand."""

from __future__ import annotations

from reviewtool.review.mark_words import units
from reviewtool.review.marking import marked_error
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.mark_dialog import MarkDialog, Marked

_SIDES = {"target": "the translation", "source": "the source"}
LONGEST = 100_000
"""Longer texts, in code points, are not cut into words at a key press."""


class Marking(DeskScreen):
    """What says that words are wrong."""

    async def action_mark(self, side: str) -> None:
        """Ask which words of this side of the segment are wrong, and how."""
        segment = self.segment
        if segment is None:
            return
        source = side == "source"
        text = segment.source if source else segment.target
        found = units(text, segment.source_tokens if source else segment.tokens)
        if not found or len(text) > LONGEST:
            why = "is too long to mark words in" if found else "has no words to mark"
            other = "m marks the translation" if source else "M marks the source"
            self.say(f"{_SIDES[side]} {why} here: {other}")
            return

        def mark(marked: Marked | None) -> None:
            if marked is None:
                return
            there = self.session.error_on(segment, side, marked.start, marked.end)
            if not marked.category:
                if there is not None:
                    self.perform(lambda: self.session.change_error(segment, there.id, None))
                return
            self.perform(
                lambda: self.session.mark(
                    segment,
                    marked_error(
                        segment,
                        marked.start,
                        marked.end,
                        marked.category,
                        marked.severity,
                        side=side,
                    ),
                )
            )

        self.app.clear_notifications()
        given = "" if source or self.session.text(segment) == text else " as it was given"
        title = f"Mark an error in {_SIDES[side]}{given}"
        usual = "accuracy/omission" if source else "accuracy/mistranslation"
        known = {(one.start, one.end) for one in self.session.errors(segment) if one.side == side}
        dialog = MarkDialog(title, text, found, marked=known, category=usual)
        await self.app.push_screen(dialog, mark)
