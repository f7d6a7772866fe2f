"""Searching: the next hit, the concordance of the project, replacing what was found."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.replacing import replaceable
from reviewtool.review.search import Search, finding, in_targets
from reviewtool.tui.messages import SegmentAsked
from reviewtool.tui.screens.alike_dialog import AlikeDialog
from reviewtool.tui.screens.concordance_page import (
    ConcordancePage,
    GoThere,
    Neighbours,
    ReplaceAsked,
)
from reviewtool.tui.screens.propagating import Propagating
from reviewtool.tui.screens.search_prompt import SearchPrompt
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.alike_content import replacing_title

if TYPE_CHECKING:
    from reviewtool.review.propagation import Hit
    from reviewtool.review.replacing import Replaceable
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.desk import Desk

SLICE = 0.004
"""Seconds of searching between two rests."""
REST = 0.001
"""Seconds in which keys are answered meanwhile."""
PATIENCE = 0.3
"""Seconds after which a search says that it goes on."""


class Searching(Propagating):
    """Where a text stands. `neighbours` are all documents of the project."""

    neighbours: Neighbours | None = None
    _search = Search("")

    async def action_find(self) -> None:
        """Ask for a text and go to the next segment that holds it."""
        before = self._search
        prompt = SearchPrompt("Find", before, before.pattern, does="finds the next one")
        await self.app.push_screen(prompt, self._find)

    async def action_concordance(self) -> None:
        """Ask for a phrase and list its hits in the whole project."""
        text = self.flag.flag.text if self.flag is not None else ""
        text = text if shown(text) == text else ""
        prompt = SearchPrompt(
            "Find in all documents", replace(self._search, pattern=""), text, does="lists all hits"
        )
        await self.app.push_screen(prompt, self._list_hits)

    def _find(self, search: Search | None) -> None:
        segment = self.segment
        if search is None or segment is None or not search.pattern:
            return
        self._search = search
        self.run_worker(self._find_from(segment, search), exclusive=True, group="finding")

    async def _find_from(self, segment: Segment, search: Search) -> None:
        """Go to the next hit, unless the reviewer has gone elsewhere meanwhile."""
        words = f"“{shown(search.pattern, 100)}”"
        began = pause = time.monotonic()
        told, found = False, None
        try:
            for place in finding(self.session, search, segment.index + 1):
                found = place if place >= 0 else None
                if time.monotonic() - pause > SLICE:
                    if not told and time.monotonic() - began > PATIENCE:
                        told = True
                        self.say(f"looking for {words}; any move calls it off")
                    await asyncio.sleep(REST)
                    if self.segment is not segment:
                        return
                    pause = time.monotonic()
        except ReviewError as error:
            self.complain(error)
            return
        if told:
            self.app.clear_notifications()
        if found is None:
            self.say(f"{words} is not found")
        elif found == segment.index:
            self.say(f"{words} is found nowhere else")
        else:
            self.go_to(found)

    async def _list_hits(self, search: Search | None) -> None:
        if search is None or not search.pattern:
            return
        self._search = search
        neighbours = self.neighbours or Neighbours((self.desk.place,), lambda _: self.desk, 0)

        def answered(answer: GoThere | ReplaceAsked | None) -> None:
            if isinstance(answer, ReplaceAsked):
                work = self._replace(in_targets(search), answer, neighbours)
                self.run_worker(work, exclusive=True, group="replacing")
            elif answer is not None and answer.document == neighbours.current:
                self.go_to(answer.segment)
            elif answer is not None:
                self.post_message(SegmentAsked(answer.document, answer.segment))

        self.app.clear_notifications()
        await self.app.push_screen(ConcordancePage(search, self.session, neighbours), answered)

    async def _replace(self, search: Search, asked: ReplaceAsked, neighbours: Neighbours) -> None:
        """Show each place of the first document, and go on to the next when that is answered."""
        if not asked.documents:
            return
        place, rest = asked.documents[0], replace(asked, documents=asked.documents[1:])
        here = place == neighbours.current
        try:
            desk = self.desk if here else await asyncio.to_thread(neighbours.open_desk, place)
            found = await asyncio.to_thread(replaceable, desk.session, search, asked.new)
        except ReviewError as error:
            self.complain(error)
            return

        def answered(taken: list[Hit] | None) -> None:
            if here:
                self._take_all(taken or [], found.hits)
                work = self._replace(search, rest, neighbours)
            else:
                work = self._keep_there(desk, taken or [], search, rest, neighbours)
            self.run_worker(work, group="replacing")

        self._tell_of_kept_back(found)
        if found.hits:
            title = replacing_title(search.pattern, asked.new, desk.document.name)
            dialog = AlikeDialog(desk.session, title, found.hits, brackets=self.app.no_color)
            await self.app.push_screen(dialog, answered)
        else:
            await self._replace(search, rest, neighbours)

    async def _keep_there(
        self,
        desk: Desk,
        taken: list[Hit],
        search: Search,
        rest: ReplaceAsked,
        neighbours: Neighbours,
    ) -> None:
        """Correct in another document, an act of its own, and go on to the next."""
        try:
            await asyncio.to_thread(_correct, desk, taken)
        except ReviewError as error:
            self.complain(error)
        else:
            count = "1 segment" if len(taken) == 1 else f"{len(taken):,} segments"
            if taken:
                self.say(f"{count} corrected in {desk.document.name}; undo there", beside=True)
        await self._replace(search, rest, neighbours)

    def _tell_of_kept_back(self, found: Replaceable) -> None:
        if found.kept_back:
            count = "1 segment is" if found.kept_back == 1 else f"{found.kept_back:,} segments are"
            self.say(
                f"{count} left: a tag or placeholder would be damaged, or nothing would remain",
                beside=True,
            )


def _correct(desk: Desk, taken: list[Hit]) -> None:
    """In a thread: correct and save; raises ReviewError where that could not be done."""
    if taken:
        desk.session.set_flags(desk.check(lambda _done, _total: None))
        desk.record(desk.session.correct_all((hit.segment, hit.after) for hit in taken))
    if not desk.close():
        raise desk.failure or ReviewError("nothing was saved", "Try again.", file=desk.place.target)
