"""Replacing what was found, document after document, each place shown first."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.replacing import Replaced, many, replaceable
from reviewtool.tui.screens.alike_dialog import AlikeDialog
from reviewtool.tui.screens.propagating import Propagating
from reviewtool.tui.widgets.alike_content import replacing_title

if TYPE_CHECKING:
    from reviewtool.review.propagation import Hit
    from reviewtool.review.replacing import Replaceable
    from reviewtool.review.search import Search
    from reviewtool.tui.desk import Desk
    from reviewtool.tui.screens.concordance_page import Neighbours


@dataclass(slots=True)
class Replacement:
    """What is put where: `documents` are the places of those that hold hits."""

    search: Search
    new: str
    documents: tuple[int, ...]
    done: Replaced = field(init=False)
    stopped: bool = False

    def __post_init__(self) -> None:
        self.done = Replaced(len(self.documents))


class Replacing(Propagating):
    """What is replaced in a document is one act of its own, undone there."""

    async def replace_in_next(self, replacement: Replacement, neighbours: Neighbours) -> None:
        """Show each place of the next document, and go on once that is answered.

        Where it is stopped, what was taken is replaced, and no other document is looked at.
        """
        documents = replacement.documents
        if replacement.stopped or not replacement.done.left:
            if len(documents) > 1:
                self.say(replacement.done.words, beside=True)
            return
        place = documents[replacement.done.begun]
        here = place == neighbours.current
        try:
            desk = self.desk if here else await asyncio.to_thread(neighbours.open_desk, place)
            search, new = replacement.search, replacement.new
            found = await asyncio.to_thread(replaceable, desk.session, search, new)
        except ReviewError as error:
            self.complain(error)
            replacement.stopped = True
            await self.replace_in_next(replacement, neighbours)
            return
        replacement.done.begun += 1
        self._tell_of_kept_back(found)
        if not found.hits:
            if not here:
                await asyncio.to_thread(desk.close)
            await self.replace_in_next(replacement, neighbours)
            return
        which = (replacement.done.begun, len(documents))
        title = replacing_title(search.pattern, new, desk.document.name, which)
        dialog = AlikeDialog(desk.session, title, found.hits, brackets=self.app.no_color)

        def answered(taken: list[Hit] | None) -> None:
            replacement.stopped = dialog.stopped
            work = self._take(desk, taken or [], found, replacement, neighbours)
            self.run_worker(work, group="replacing")

        await self.app.push_screen(dialog, answered)

    async def _take(
        self,
        desk: Desk,
        taken: list[Hit],
        found: Replaceable,
        replacement: Replacement,
        neighbours: Neighbours,
    ) -> None:
        """Correct what was taken in this document or another, and go on to the next."""
        if desk is self.desk:
            replacement.done.count(self._take_all(taken, found.hits))
        else:
            try:
                await asyncio.to_thread(_correct, desk, taken)
            except ReviewError as error:
                self.complain(error)
            else:
                replacement.done.count(len(taken))
                if taken:
                    count = many(len(taken), "segment")
                    self.say(f"{count} corrected in {desk.document.name}; undo there", beside=True)
        await self.replace_in_next(replacement, neighbours)

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
