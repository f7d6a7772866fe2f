"""The project: its documents with how far each is, who did what, and one of them to open."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.segments.control import visible
from reviewtool.tui.messages import DocumentsCounted, LeaveAsked
from reviewtool.tui.passing import put_up
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.prompt import Prompt
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.document_list import DocumentList
from reviewtool.tui.widgets.hanging import Hanging, HangingText, hanging
from reviewtool.tui.widgets.key_line import said_keys
from reviewtool.tui.work import count_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.project import DocumentPlace
    from reviewtool.records.status import DocumentStatus, Share
    from reviewtool.tui.home import Home

KEYS = "Enter opens · j k move · n unfinished · / find"
CLICKS = {"Enter": "open", "n": "unfinished", "/": "find", "q": "leave", "Escape": "close"}


class ProjectScreen(Dialog[int | None]):
    """Gives the place of the document to open; None where the open one stays.

    Args:
        documents: of the project.
        home: what tells how far they are.
        current: the place of the open document, -1 where none is.
        known: what is known already, by place; shown until the disk has been read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "open", "Open the document"),
        ("j,down", "move(1)", "Next document"),
        ("k,up", "move(-1)", "Document before"),
        ("pagedown,space", "page(1)", "A page down"),
        ("pageup", "page(-1)", "A page up"),
        ("g,home", "end(-1)", "First document"),
        ("G,end", "end(1)", "Last document"),
        ("n", "unfinished", "Next document that is not finished"),
        ("slash", "find", "Find a document by its name; empty: find it again"),
        ("escape,o", "close", "Back to the open document"),
        ("q", "leave", "Quit, or back to the open document"),
    ]

    def __init__(
        self,
        documents: Sequence[DocumentPlace],
        home: Home,
        current: int,
        known: dict[int, DocumentStatus],
    ) -> None:
        super().__init__()
        self._documents = documents
        self._home = home
        self._current = current
        self._known = known
        self._counted = 0
        self._query = ""

    def compose(self) -> ComposeResult:
        """Title, list, the current document, keys."""
        yield Static(id="project-title", markup=False)
        names = [place.name for place in self._documents]
        yield DocumentList(names, self._current, self._home.reviewer)
        with VerticalScroll(id="project-one", can_focus=False):
            yield HangingText()
        back = "q quits" if self._current < 0 else "Escape back"
        yield Static(said_keys(f"{KEYS} · {back}", CLICKS), id="project-keys", markup=False)

    def on_mount(self) -> None:
        """Show what is known, and have the rest counted."""
        for place, status in self._known.items():
            self.list.tell(place, status)
        self._tell()
        self.count()

    def count(self) -> None:
        """Have the documents counted, the current one first; what did not change is quick."""
        if not self._there:
            return
        self._counted = 0
        work = partial(count_documents, self, self._home, self._documents, self.list.cursor)
        self.run_worker(work, thread=True, exclusive=True, group="counting")

    @property
    def _there(self) -> bool:
        """Whether its parts are: counts may come in after they are gone."""
        return self in self.app.screen_stack and bool(self.query(DocumentList))

    @property
    def list(self) -> DocumentList:
        """The documents."""
        return self.query_one(DocumentList)

    @on(DocumentsCounted)
    def documents_counted(self, event: DocumentsCounted) -> None:
        """Fill in what came in."""
        if not self._there:
            return
        for place, status in event.statuses:
            self.list.tell(place, status)
            self._known[place] = status
        self._counted += len(event.statuses)
        self._tell()

    @on(DocumentList.Moved)
    def moved(self) -> None:
        """Say more of the current document."""
        self._tell()

    @on(DocumentList.Chosen)
    def chosen(self) -> None:
        """Open the one that was clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Give the current one."""
        self.workers.cancel_group(self, "counting")
        self.dismiss(self.list.cursor)

    def action_close(self) -> None:
        """Go back, where there is a document to go back to."""
        if self._current >= 0:
            self.workers.cancel_group(self, "counting")
            self.dismiss(None)

    def action_leave(self) -> None:
        """Go back; quit where no document is open."""
        if self._current >= 0:
            self.action_close()
        else:
            self.post_message(LeaveAsked())

    def action_move(self, step: int) -> None:
        """Go so many documents down, going round."""
        self.list.go((self.list.cursor + step) % len(self._documents))

    def action_page(self, step: int) -> None:
        """Go so many pages down."""
        self.list.page(step)

    def action_end(self, step: int) -> None:
        """Go to the first or the last."""
        self.list.go(0 if step < 0 else len(self._documents) - 1)

    def action_unfinished(self) -> None:
        """Go to the next document on which something is left, going round."""
        count = len(self._documents)
        for distance in range(1, count):
            place = (self.list.cursor + distance) % count
            status = self.list.status(place)
            if status is not None and status.total is not None and status.done < status.total:
                self.list.go(place)
                return
        self._say("no other document is known to be unfinished")

    async def action_find(self) -> None:
        """Ask for a part of a name and go to the next document that has it, going round."""
        prompt = Prompt("Find a document", self._query, does="finds the next one")
        await self.app.push_screen(prompt, self._find)

    def _find(self, query: str | None) -> None:
        self._query = visible(query or self._query)
        count = len(self._documents)
        for distance in range(1, count + 1) if query is not None and self._query else ():
            place = (self.list.cursor + distance) % count
            if self._query.casefold() in shown(self._documents[place].name, 1_000).casefold():
                self.list.go(place)
                return
        if query is not None and self._query:
            self._say(f"no document has “{shown(self._query)}” in its name")

    def _say(self, words: str) -> None:
        self.app.clear_notifications()
        put_up(self.app, words)

    def _tell(self) -> None:
        count = len(self._documents)
        title = f"Documents of the project: {count:,}"
        if self._counted < count:
            title += f"  (counted {self._counted:,})"
        else:
            title += f"  {_finished(self.list, count):,} finished"
        self.query_one("#project-title", Static).update(Content.styled(title, "bold"))
        place = self.list.cursor
        status = self.list.status(place)
        lines = document_lines(self._documents[place].name, status, self._home.reviewer)
        self.query_one(HangingText).tell(lines)


def document_lines(name: str, status: DocumentStatus | None, reviewer: str) -> list[Hanging]:
    """All that is known of a document, a line for each reviewer."""
    lines = [hanging(Content.styled(shown(name, 1_000), "bold"))]
    if status is None:
        return [*lines, hanging("counting…")]
    pair = f"{status.source_language or '?'} → {status.target_language or '?'}"
    facts = [shown(pair, 60)]
    if status.total is not None:
        facts.append(f"{status.done} of {status.total} segments done")
        flags = status.open_flags
        facts.append("not checked yet" if flags is None else _flags(flags))
    lines.append(hanging(" · ".join(facts)))
    shares = sorted(status.shares, key=lambda share: (share.reviewer != reviewer, share.reviewer))
    lines += [hanging(_share_words(share)) for share in shares]
    if status.problem:
        lines.append(hanging(Content.styled(shown(status.problem, 1_000), "bold $text-error")))
    return lines


def _share_words(share: Share) -> str:
    words = [f"{share.done} done"]
    words += [f"{share.corrected} corrected"] if share.corrected else []
    words += [f"{share.queried} queried"] if share.queried else []
    words += [f"last on {_day(share.last)}"] if share.last else []
    return f"{shown(share.reviewer, 100)}: {', '.join(words)}"


def _flags(count: int) -> str:
    if not count:
        return "no open flag when you left"
    return f"{count:,} open {'flag' if count == 1 else 'flags'} when you left"


def _day(time: str) -> str:
    try:
        return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return shown(time, 30)


def _finished(documents: DocumentList, count: int) -> int:
    statuses = (documents.status(place) for place in range(count))
    known = (one for one in statuses if one is not None and one.total is not None)
    return sum(one.done >= (one.total or 0) for one in known)
