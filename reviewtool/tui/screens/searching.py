"""Searching: the next hit, and the concordance of the project."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.search import finding, in_targets
from reviewtool.segments.control import pictured
from reviewtool.tui.messages import SegmentAsked
from reviewtool.tui.passing import take_down
from reviewtool.tui.screens.concordance_page import (
    ConcordancePage,
    GoThere,
    Neighbours,
    ReplaceAsked,
    Trail,
)
from reviewtool.tui.screens.replacing import Replacement, Replacing
from reviewtool.tui.screens.search_prompt import SearchPrompt

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.notifications import Notification

    from reviewtool.review.search import Search
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.desk import Desk
    from reviewtool.tui.widgets.concordance_content import Line

SLICE = 0.004
"""Seconds of searching between two rests."""
REST = 0.001
"""Seconds in which keys are answered meanwhile."""
PATIENCE = 0.3
"""Seconds after which a search says that it goes on."""


class Searching(Replacing):
    """Where a text stands. `neighbours` are all documents of the project."""

    neighbours: Neighbours | None = None

    def __init__(self, desk: Desk, clock: Callable[[], datetime]) -> None:
        super().__init__(desk, clock)
        self.trail = Trail()

    async def action_find(self) -> None:
        """Ask for a text and go to the next segment that holds it."""
        before = self.trail.search
        prompt = SearchPrompt("Find", before, before.pattern, does="finds the next one")
        await self.app.push_screen(prompt, self._find)

    async def action_concordance(self) -> None:
        """Ask for a phrase and list its hits in the whole project."""
        trail, title = self.trail, "Find in all documents"
        text = self.flag.flag.text if self.flag is not None else ""
        if trail.listed is not None and self._is_here(trail.hit):
            text = trail.listed.pattern
        elif trail.search.pattern:
            title += f"; empty: “{pictured(trail.search.pattern[:30])}” again"
        prompt = SearchPrompt(title, trail.search, text, does="lists all hits")
        await self.app.push_screen(prompt, self._list_hits)

    def _is_here(self, hit: Line | None) -> bool:
        """Whether the cursor is on the segment of a hit."""
        document = self.neighbours.current if self.neighbours is not None else 0
        segment = self.segment
        return (
            hit is not None
            and segment is not None
            and (hit.document, hit.segment) == (document, segment.index)
        )

    def _find(self, search: Search | None) -> None:
        segment = self.segment
        if search is None or segment is None or not search.pattern:
            return
        self.trail.search = search
        self.run_worker(self._find_from(segment, search), exclusive=True, group="finding")

    async def _find_from(self, segment: Segment, search: Search) -> None:
        """Go to the next hit, unless the reviewer has gone elsewhere meanwhile."""
        words = f"“{pictured(search.pattern[:100])}”"
        began = pause = time.monotonic()
        told: Notification | None = None
        found = None
        try:
            for place in finding(self.session, search, segment.index + 1):
                found = place if place >= 0 else None
                if time.monotonic() - pause > SLICE:
                    if told is None and time.monotonic() - began > PATIENCE:
                        told = self.say(f"looking for {words}; any move calls it off")
                    await asyncio.sleep(REST)
                    if self.segment is not segment:
                        return
                    pause = time.monotonic()
        except ReviewError as error:
            self.complain(error)
            return
        if told is not None:
            take_down(self.app, [told])
        late = told is not None
        if found is None:
            self.say(f"{words} is not found", beside=late)
        elif found == segment.index:
            self.say(f"{words} is found nowhere else", beside=late)
        else:
            self.go_to(found)

    async def _list_hits(self, search: Search | None) -> None:
        if search is None or not search.pattern:
            return
        trail = self.trail
        trail.search = search
        neighbours = self.neighbours or Neighbours((self.desk.place,), lambda _: self.desk, 0)

        start = trail.hit if trail.listed == search else None
        page = ConcordancePage(search, self.session, neighbours, start)

        def answered(answer: GoThere | ReplaceAsked | None) -> None:
            trail.listed, trail.hit = search, page.hit
            if isinstance(answer, ReplaceAsked):
                replacement = Replacement(in_targets(search), answer.new, answer.documents)
                work = self.replace_in_next(replacement, neighbours)
                self.run_worker(work, exclusive=True, group="replacing")
            elif answer is not None and answer.document == neighbours.current:
                self.go_to(answer.segment)
            elif answer is not None:
                self.post_message(SegmentAsked(answer.document, answer.segment))

        self.app.clear_notifications()
        await self.app.push_screen(page, answered)
