"""Places like one that was corrected, reviewed one by one before any of them is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.alike_content import (
    heading_content,
    list_line,
    named,
    sides,
)
from reviewtool.tui.widgets.flag_content import fresh_content
from reviewtool.tui.widgets.hanging import HangingText, hanging
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.review.propagation import Hit
    from reviewtool.review.session import Session

KEYS = "y take · n leave · A all the rest · j k look · Escape keeps those taken"
CLICKS = {"y": "say(True)", "n": "say(False)", "A": "rest", "Escape": "stop"}
_SOURCE = 2_000
_NARROW = 60
"""Columns below which before and after stand below each other."""
_LOW = 16
"""Lines below which there is no room for a list of the places."""


class AlikeDialog(Dialog["list[Hit]"]):
    """Gives the hits that were taken; nothing is changed before it closes.

    Ends by itself once something was said of every hit; `stopped` says that the reviewer ended it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "say(True)", "Take"),
        ("n", "say(False)", "Leave"),
        ("A", "rest", "Take all the rest"),
        ("j,down", "look(1)", "Down"),
        ("k,up", "look(-1)", "Up"),
        ("J,shift+down,pagedown", "scroll(3)", "Scroll down"),
        ("K,shift+up,pageup", "scroll(-3)", "Scroll up"),
        ("escape,q", "stop", "Keep those taken, and stop"),
    ]

    def __init__(
        self, session: Session, title: Content, hits: Sequence[Hit], *, brackets: bool
    ) -> None:
        super().__init__()
        self._session = session
        self._title = title
        self._hits = hits
        self._brackets = brackets
        self._said: list[bool | None] = [None] * len(hits)
        self._at = 0
        self.stopped = False
        document = session.document
        codes = (document.source_language, document.target_language)
        self._rtl = any(code.direction == "rtl" for code in codes)

    def compose(self) -> ComposeResult:
        """What became what, the places, the current one, keys."""
        with Vertical(classes="alike-dialog"):
            yield Static(id="alike-title", markup=False)
            yield Static(id="alike-list", markup=False)
            with VerticalScroll(can_focus=False, id="alike-one"):
                yield HangingText(id="alike-about")
                with Container(id="alike-sides"):
                    yield HangingText(id="alike-before")
                    yield HangingText(id="alike-after")
                yield HangingText(id="alike-fresh")
            yield Static(said_keys(KEYS, CLICKS), id="alike-keys", markup=False)

    def on_mount(self) -> None:
        """Show the first place."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Fit list and columns to the room."""
        stacked = self._rtl or event.size.width < _NARROW
        self.query_one("#alike-sides").set_class(stacked, "-stacked")
        self.set_class(event.size.height < _LOW, "-low")
        self.call_after_refresh(self._show_list)

    def action_say(self, take: bool) -> None:
        """Take or leave this place and go on to the next without a word; end after the last."""
        self._said[self._at] = take
        count = len(self._hits)
        later = ((self._at + step) % count for step in range(1, count))
        open_one = next((place for place in later if self._said[place] is None), None)
        if open_one is None:
            self._end()
            return
        self._at = open_one
        self._show()

    def action_rest(self) -> None:
        """Take whatever nothing was said of, and end."""
        self._said = [True if said is None else said for said in self._said]
        self._end()

    def action_look(self, step: int) -> None:
        """Look at another place; what was said of it can be said anew."""
        self._at = max(0, min(len(self._hits) - 1, self._at + step))
        self._show()

    def action_scroll(self, lines: int) -> None:
        """Scroll the current place."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_stop(self) -> None:
        """Give what was taken; what comes after this dialog is not wanted."""
        self.stopped = True
        self._end()

    def _end(self) -> None:
        both = zip(self._hits, self._said, strict=True)
        self.dismiss([hit for hit, said in both if said])

    def _show(self) -> None:
        self._show_list()
        hit = self._hits[self._at]
        about = [hanging(heading_content(hit))]
        if hit.segment.source:
            about.append(named("source", shown(hit.segment.source, _SOURCE)))
        self.query_one("#alike-about", HangingText).tell(about)
        both = sides(hit.before, hit.after, brackets=self._brackets)
        before = self.query_one("#alike-before", HangingText)
        before.tell([hanging(Content.styled("before", "bold")), hanging(both.before)])
        after = self.query_one("#alike-after", HangingText)
        after.tell([hanging(Content.styled("after", "bold")), hanging(both.after)])
        fresh = self._session.fresh_flags(hit.segment, hit.after)
        self.query_one("#alike-fresh", HangingText).tell(fresh_content(fresh))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _show_list(self) -> None:
        if self not in self.app.screen_stack:  # it was left meanwhile
            return
        taken = sum(said is True for said in self._said)
        left = sum(said is False for said in self._said)
        count = f"{self._at + 1} of {len(self._hits)}  "
        counted = f"  ({taken} to take, {left} to leave)" if taken or left else ""
        title = Content.assemble(count, self._title, (counted, "$text-muted"))
        self.query_one("#alike-title", Static).update(title)
        view = self.query_one("#alike-list", Static)
        width, rows = view.size.width or 70, self._rows()
        first = max(0, min(self._at - rows // 2, len(self._hits) - rows))
        lines = [
            list_line(
                self._hits[place],
                self._said[place],
                current=place == self._at,
                width=width,
                digits=len(str(self._hits[-1].segment.index + 1)),
            )
            for place in range(first, min(first + rows, len(self._hits)))
        ]
        view.update(Content("\n").join(lines))

    def _rows(self) -> int:
        """As many lines of places as leave room for the current one."""
        return max(1, min(len(self._hits), (self.size.height - 8) // 3))
