"""The concordance: every hit of a phrase in the whole project, with what stands around it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from reviewtool.errors import ReviewError
from reviewtool.review.search import Scope, Search, found_in
from reviewtool.segments.control import pictured
from reviewtool.tui.passing import put_up
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.prompt import Prompt
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.concordance_content import Line, hit_content, other_content
from reviewtool.tui.widgets.key_line import said_keys
from reviewtool.tui.widgets.line_list import MOVING, LineList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.project import DocumentPlace
    from reviewtool.review.session import Session
    from reviewtool.tui.desk import Desk

MOST = 20_000
"""Hits that are listed."""
EVERY = 0.1
"""Seconds between two batches of hits."""
KEYS = "Enter goes there · j k move · r replace · Escape back"
CLICKS = {"Enter": "choose", "r": "replace", "Escape": "leave"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The documents of the project, what opens one, and which is open."""

    documents: Sequence[DocumentPlace]
    open_desk: Callable[[int], Desk]
    current: int


@dataclass(slots=True)
class Trail:
    """What was looked for last, and the hit at which a list was left.

    It goes along from document to document.
    """

    search: Search = field(default_factory=lambda: Search(""))
    listed: Search | None = None
    hit: Line | None = None


@dataclass(frozen=True, slots=True)
class GoThere:
    """Go to a segment of a document."""

    document: int
    segment: int


@dataclass(frozen=True, slots=True)
class ReplaceAsked:
    """Put `new` in the place of the hits, in these documents."""

    new: str
    documents: tuple[int, ...]


class ConcordancePage(Dialog["GoThere | ReplaceAsked | None"]):
    """Gives where to go or what to replace, or None where it was left at `hit`.

    Args:
        search: what is looked for.
        session: of the open document.
        neighbours: all documents.
        start: the hit to begin at, or the nearest to it.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "choose", "Go to the segment, also in another document"),
        ("r", "replace", "Replace what was found in translations, after a preview"),
        ("escape,q", "leave", "Back to where you were"),
        *MOVING,
    ]

    @dataclass
    class Searched(Message):
        """More hits, and how many documents are searched."""

        lines: list[Line]
        documents: int

    @dataclass
    class Ended(Message):
        """All is searched; or too many hits were found, or some documents could not be read."""

        more: bool
        unread: int
        error: ReviewError | None

    def __init__(
        self,
        search: Search,
        session: Session,
        neighbours: Neighbours,
        start: Line | None = None,
    ) -> None:
        super().__init__(classes="reading")
        self._search = search
        self._session = session
        self._neighbours = neighbours
        self._lines: list[Line] = []
        self.hit: Line | None = None
        self._start = start
        self._nearest: _Distance | None = None
        self._searched = 0
        self._ended: ConcordancePage.Ended | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Vertical(classes="reading-pane -list"):
            yield Static(classes="reading-line", id="concordance-title", markup=False)
            yield LineList(id="concordance-list")
            yield Static(classes="reading-line", id="concordance-place", markup=False)
            yield Static(said_keys(KEYS, CLICKS), classes="reading-line", markup=False)

    def on_mount(self) -> None:
        """Start to search."""
        self._tell()
        self.run_worker(self._find_all, thread=True, exclusive=True, group="concordance")

    @on(Searched)
    def searched(self, event: Searched) -> None:
        """List what came in, the cursor where it is."""
        new = range(len(self._lines), len(self._lines) + len(event.lines))
        self._lines += event.lines
        self._searched = event.documents
        if event.lines:
            self._list.tell(2 * len(self._lines), self._line, self._list.cursor)
            self._approach(new)
        self._tell()

    def _approach(self, places: range) -> None:
        """Go to where the list was left, unless the cursor was moved meanwhile."""
        start = self._start
        if start is None:
            return
        nearest = min((_distance(self._lines[place], start), place) for place in places)
        if self._nearest is None or nearest[0] < self._nearest:
            self._nearest = nearest[0]
            self._show_hit(nearest[1])

    @on(Ended)
    def ended(self, event: Ended) -> None:
        """Say how many there are."""
        self._ended = event
        self._tell()

    @on(LineList.Chosen)
    def line_chosen(self, event: LineList.Chosen) -> None:
        """A click makes the hit current; one on the current hit goes there."""
        hit = event.place // 2
        current = self._at == hit and self._clicked == hit
        self._clicked = hit
        self._go(hit)
        if current:
            self.action_choose()

    _clicked = -1

    def action_move(self, step: int) -> None:
        """Go so many hits down."""
        self._go(self._at + step)

    def action_page(self, step: int) -> None:
        """Go so many pages down."""
        self._go(self._at + step * max(1, self._list.size.height // 2 - 1))

    def action_choose(self) -> None:
        """Go to the segment of the hit."""
        if self._lines:
            line = self._lines[self._at]
            self.dismiss(GoThere(line.document, line.segment))

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    async def action_replace(self) -> None:
        """Ask what to put in the place of the hits in translations."""
        documents = {line.document for line in self._lines if line.side == "target"}
        if self._ended is None:
            self._say("still searching: wait until all hits are listed")
        elif self._ended.error is not None or self._ended.more:
            self._say("not all hits are listed: look for something narrower first")
        elif not documents:
            self._say("nothing was found in a translation: a source is never changed")
        else:
            first = self._neighbours.current
            order = tuple(sorted(documents, key=lambda place: (place != first, place)))

            def replace(new: str | None) -> None:
                if new is not None:
                    self.dismiss(ReplaceAsked(new, order))

            groups = r" (\1 is the first group)" if self._search.regex else ""
            title = f"Replace “{pictured(self._search.pattern[:40])}” with{groups}"
            prompt = Prompt(title, does="shows each place first")
            await self.app.push_screen(prompt, replace)

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _at(self) -> int:
        return self._list.cursor // 2

    def _go(self, hit: int) -> None:
        self._start = None
        self._show_hit(hit)

    def _show_hit(self, hit: int) -> None:
        hit = max(0, min(hit, len(self._lines) - 1))
        self._list.go(2 * hit + 1)  # so that both lines are in view
        self._list.go(2 * hit)
        self._tell()

    def _line(self, place: int, width: int) -> Content:
        line = self._lines[place // 2]
        content = other_content if place % 2 else hit_content
        return content(line, width, named=len(self._neighbours.documents) > 1)

    def _say(self, words: str) -> None:
        self.app.clear_notifications()
        put_up(self.app, words)

    def _tell(self) -> None:
        count, total = len(self._lines), len(self._neighbours.documents)
        words = f"“{pictured(self._search.pattern[:40])}”: {count:,} hit{'' if count == 1 else 's'}"
        ended = self._ended
        if ended is None:
            words += f"  searching… {self._searched:,} of {total:,} documents"
        elif ended.error is not None:
            words = f"{shown(ended.error.what, 200)}. {ended.error.remedy}"
        else:
            words += f" (the first {MOST:,}; there are more)" if ended.more else ""
            words += f"  {ended.unread:,} documents could not be read" if ended.unread else ""
        self.query_one("#concordance-title", Static).update(Content.styled(words, "bold"))
        where = Content()
        if self._lines:
            line = self.hit = self._lines[self._at]
            side = "source" if line.side == Scope.SOURCE else "translation"
            place = f"{self._at + 1:,} of {count:,} · segment {line.segment + 1} · {side} of "
            where = Content.styled(f"{place}{shown(line.name, 200)}", "$text-muted")
        self.query_one("#concordance-place", Static).update(where)

    def _find_all(self) -> None:
        """In a thread: post the hits as they come."""
        worker = get_current_worker()
        unread = count = 0
        batch: list[Line] = []
        last = time.monotonic()
        try:
            for done, place in enumerate(self._order()):
                try:
                    for line in self._lines_of(place):
                        batch.append(line)
                        count += 1
                        if worker.is_cancelled or count >= MOST:
                            self.post_message(self.Searched(batch, done))
                            self.post_message(self.Ended(count >= MOST, unread, None))
                            return
                        if time.monotonic() - last >= EVERY:
                            self.post_message(self.Searched(batch, done))
                            batch, last = [], time.monotonic()
                except _UnreadError:
                    unread += 1
                if worker.is_cancelled:
                    return
                self.post_message(self.Searched(batch, done + 1))
                batch = []
        except ReviewError as error:
            self.post_message(self.Ended(False, unread, error))
        else:
            self.post_message(self.Ended(False, unread, None))

    def _order(self) -> list[int]:
        """The open document first."""
        first = self._neighbours.current
        places = range(len(self._neighbours.documents))
        return [first, *(place for place in places if place != first)]

    def _lines_of(self, place: int) -> Iterator[Line]:
        if place == self._neighbours.current:
            yield from _found(self._session, self._search, place)
            return
        try:
            desk = self._neighbours.open_desk(place)
        except (ReviewError, OSError) as error:
            raise _UnreadError from error
        try:
            yield from _found(desk.session, self._search, place)
        finally:
            desk.close()


_Distance = tuple[bool, int, bool, int]


def _distance(line: Line, start: Line) -> _Distance:
    """How far a hit is from another: first by document, then by segment, side and place in it."""
    return (
        line.document != start.document,
        abs(line.segment - start.segment),
        line.side != start.side,
        abs(line.start - start.start),
    )


class _UnreadError(Exception):
    """A document could not be opened."""


def _found(session: Session, search: Search, place: int) -> Iterator[Line]:
    document = session.document
    for hit in found_in(session, search):
        segment = document.segments[hit.segment]
        source, target = segment.source, session.text(segment)
        text, other = (source, target) if hit.side == Scope.SOURCE else (target, source)
        yield Line(place, document.name, hit.segment, hit.side, hit.start, hit.end, text, other)
