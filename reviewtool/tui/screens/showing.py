"""Showing: what is listed, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandPalette
from textual.content import Content

from reviewtool.review.queue import FILTERS, Filter, Show, visible
from reviewtool.tui.screens.choice import Alternative, Choice
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.help import HelpScreen
from reviewtool.tui.shown import shown
from reviewtool.tui.themes import next_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.records.remembered import DocumentView

COUNTED = 20_000
"""Documents with more segments than this get a list of filters without counts, to be quick."""


class Showing(DeskScreen):
    """What the reviewer looks at."""

    overrides: Mapping[str, str]

    def restore(self, view: DocumentView) -> None:
        """Look at the document as the last session did; a filter that shows nothing is dropped."""
        self.list.side_by_side = view.side_by_side
        self.differences = view.differences
        with self.changing:
            self.session.show_hidden = view.hidden
        if self.listed:
            self.list.move_to(min(view.cursor, self.listed[-1]))
        self.awaited = view
        self.by_harm = view.by_harm
        if view.filter.show not in (Show.FLAGGED, Show.CHECK, Show.SAMPLE):
            self.restore_filter()

    def restore_filter(self) -> None:
        """List what the last session did, unless something else was chosen meanwhile."""
        view, self.awaited = self.awaited, None
        if view is not None and self.filter == Filter() != view.filter:
            self.show_filter(view.filter)

    async def action_filter(self) -> None:
        """Choose what is listed."""
        alternatives = self._filters()
        values = [alternative.value for alternative in alternatives]
        start = values.index(self.filter) if self.filter in values else 0

        def choose(chosen: Filter | None) -> None:
            if chosen is not None and not self.show_filter(chosen):
                self.say("no segment is like that; the list stays as it is")

        await self.app.push_screen(
            Choice("List which segments?", alternatives, start=start), choose
        )

    def action_layout(self) -> None:
        """Side by side or stacked."""
        self.list.side_by_side = not self.list.side_by_side

    def action_difference(self) -> None:
        """Corrections as differences, or before and after."""
        self.differences = not self.differences
        self.show_segment()

    def action_hidden(self) -> None:
        """The hints beyond the budget, or not."""
        with self.changing:
            self.session.show_hidden = not self.session.show_hidden
        self.list.refresh_all()
        self.flag_free()
        self.show_status()
        self.say("all hints are shown" if self.session.show_hidden else "the best hints are shown")

    def action_theme(self) -> None:
        """The next of the program's own themes."""
        self.app.theme = next_theme(self.app.theme)
        self.say(f"theme: {self.app.theme}")

    async def action_palette(self) -> None:
        """Find a command by name."""
        if not CommandPalette.is_open(self.app):
            from reviewtool.tui.palette import Palette

            await self.app.push_screen(Palette())

    def action_suspend(self) -> None:
        """Stop the program until the shell brings it back."""
        self.app.action_suspend_process()

    async def action_help(self) -> None:
        """Show the keys that make sense here, then all."""
        from reviewtool.tui.sensible_keys import review_keys

        await self.app.push_screen(HelpScreen(self.overrides, *review_keys(self, self.overrides)))

    def _filters(self) -> list[Alternative[Filter]]:
        counted = len(self.desk.document.segments) <= COUNTED

        def alternative(chosen: Filter, words: str, letter: str = "") -> Alternative[Filter]:
            count = f"  ({len(visible(self.session, chosen))})" if counted else ""
            return Alternative(Content(words + count), chosen, letter)

        named = [
            alternative(Filter(show), words, letter)
            for letter, (show, words) in FILTERS.items()
            if show is not Show.SAMPLE or self.checked
        ]
        return named + [
            alternative(Filter(Show.CHECK, check), f"check: {shown(self.desk.title(check), 80)}")
            for check in self.session.checks_flagging()
        ]
