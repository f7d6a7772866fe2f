"""The ledger of a document: each term, name and phrase, how it is written, and where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.visual_order import direction_of
from reviewtool.tui.widgets.key_line import said_keys
from reviewtool.tui.widgets.ledger_content import counted, entry_line, place_line, places_of
from reviewtool.tui.widgets.line_list import MOVING, LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.review.forms import Entry, Place
    from reviewtool.review.session import Session


class LedgerPage(Dialog["int | None"]):
    """Gives the index of the segment to go to, or None where it was left.

    Args:
        session: for the texts of the places.
        entries: in the order in which they are listed.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "choose", "List the places of an entry; go to a place"),
        ("escape,q,backspace", "leave", "Back, at last out"),
        *MOVING,
    ]

    def __init__(self, session: Session, entries: Sequence[Entry]) -> None:
        super().__init__(classes="reading")
        self._session = session
        self._entries = entries
        self._entry: Entry | None = None
        self._places: Sequence[Place] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        with Vertical(classes="reading-pane -list"):
            yield Static(classes="reading-line", id="ledger-title", markup=False)
            yield LineList(id="ledger-list")
            yield Static(classes="reading-line", id="ledger-keys", markup=False)

    def on_mount(self) -> None:
        """List the entries."""
        self._list_entries()

    @on(LineList.Chosen)
    def line_chosen(self) -> None:
        """A click does what Enter does."""
        self.action_choose()

    def action_move(self, step: int) -> None:
        """Go so many lines down."""
        self._list.go(self._list.cursor + step)

    def action_page(self, step: int) -> None:
        """Go so many pages down."""
        self._list.page(step)

    def action_choose(self) -> None:
        """List the places of the entry, or go to the place."""
        if self._entry is not None:
            self.dismiss(self._places[self._list.cursor].segment)
        elif self._entries:
            self._at = self._list.cursor
            self._entry = self._entries[self._at]
            self._list_places(self._entry)

    def action_leave(self) -> None:
        """Back to the entries, or out."""
        if self._entry is None:
            self.dismiss(None)
        else:
            self._entry = None
            self._list_entries()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    def _list_entries(self) -> None:
        title = "; ".join(counted(self._entries))
        keys = "Enter lists the places · ↑ ↓ · Escape leaves"
        if not self._entries:
            title = "No term, name or repeated phrase was found in this document"
            keys = "Escape leaves"
        self._say(Content.styled(title, "bold"), keys)
        direction = direction_of(self.app)
        self._list.tell(
            len(self._entries),
            lambda place, width: entry_line(self._entries[place], width, direction),
            self._at,
        )

    def _list_places(self, entry: Entry) -> None:
        self._places = places_of(entry)
        width = max(self.size.width - 4, 20)
        title = entry_line(entry, width, direction_of(self.app))
        self._say(title, "Enter goes there · ↑ ↓ · Escape back to the list")
        here = self._session.document.segments
        digits = len(str(len(here)))
        line = partial(place_line, self._session, entry, digits, direction_of(self.app))
        self._list.tell(len(self._places), lambda at, cells: line(self._places[at], cells))

    def _say(self, title: Content, keys: str) -> None:
        self.query_one("#ledger-title", Static).update(title)
        self.query_one("#ledger-keys", Static).update(said_keys(keys))
