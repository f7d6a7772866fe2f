"""The program on the screen: it opens documents, puts them away, and ends."""

from __future__ import annotations

import gc
import os
import sys
import time
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from textual import events, on
from textual.app import App
from textual.errors import NoWidget
from textual.filter import DimFilter
from textual.screen import ModalScreen
from textual.theme import ThemeProvider
from textual.widgets import Input

from reviewtool.errors import INCOMPLETE, OK, UNUSABLE
from reviewtool.tui.bidi_mode import back_on, keep_off
from reviewtool.tui.hangup import watch_terminal
from reviewtool.tui.home import Home, KeptHome
from reviewtool.tui.keys import first_key
from reviewtool.tui.memory import EVERY, QuietCollector
from reviewtool.tui.messages import (
    DocumentOpened,
    DocumentRefused,
    DocumentsAsked,
    LeaveAsked,
    SavingChanged,
    SegmentAsked,
)
from reviewtool.tui.overrides import check_overrides
from reviewtool.tui.palette import ReviewCommands
from reviewtool.tui.screens.concordance_page import Neighbours, Trail
from reviewtool.tui.screens.documents import ProjectScreen
from reviewtool.tui.screens.help import HelpScreen
from reviewtool.tui.screens.opening import OpeningScreen
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.sensible_keys import asks_for_help, dialog_keys
from reviewtool.tui.shown import shown
from reviewtool.tui.themes import DEFAULT, DIM, DIM_ELSEWHERE, THEMES
from reviewtool.tui.widgets.clickable import clicked_action
from reviewtool.tui.widgets.drawn import Drawn
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.severity import severity_colours
from reviewtool.tui.work import open_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.filter import LineFilter
    from textual.theme import Theme
    from textual.widget import Widget

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.records.status import DocumentStatus
    from reviewtool.tui.desk import Desk
    from reviewtool.tui.screens.leaving import Outcome
    from reviewtool.tui.visual_order import Direction

_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])
"""C0 but tab and line end, DEL, C1: nobody means to paste them into a translation."""


_dim_filter = cache(DimFilter)
"""One for each share of the colour that is kept, for what it paints is kept under its name."""

SWITCH = 0.001
"""Seconds after which a thread that checks lets the keys be answered."""
WRITING = 0.0007
"""Seconds in which the thread that writes a frame gets it out: else it waits for what comes next,
which after a dialog is 3 ms.
"""


class ReviewApp(App[int]):
    """Reviews documents; ends with an exit code.

    Args:
        open_desk: loads the document at a place in `documents`; runs in a thread, may raise
            ReviewError.
        documents: what can be reviewed.
        start: the place of the document to open first; None lets the reviewer choose.
        keys: keys for commands by id, where they are not the table's; ReviewError where they
            cannot work.
        clock: the time of day.
        home: what is kept of the project for the reviewer; nothing where it is not given.
        theme: the colours, where the reviewer has chosen none.
        ticks: seconds that only ever grow, by which stays at segments are measured.
        direction: who turns what runs from right to left.
    """

    CSS_PATH = "app.tcss"
    TITLE = "reviewtool"
    COMMANDS: ClassVar = {ReviewCommands}
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        open_desk: Callable[[int], Desk],
        documents: Sequence[DocumentPlace],
        start: int | None,
        keys: Mapping[str, str],
        clock: Callable[[], datetime] = datetime.now,
        *,
        home: Home | None = None,
        theme: str = "",
        ticks: Callable[[], float] = time.monotonic,
        direction: Direction = "terminal",
    ) -> None:
        self._overrides = check_overrides(keys)
        super().__init__()
        self._open_desk = open_desk
        self._documents = documents
        self._start = start
        self._clock = clock
        self._ticks = ticks
        self.direction: Direction = direction
        self._home = home or Home()
        self._current = -1 if start is None else start
        self._statuses: dict[int, DocumentStatus] = {}
        self._refused = False
        self._goal: tuple[int, int] | None = None
        self._trail = Trail()
        self.collector = QuietCollector(ticks)
        self._readers: WeakKeyDictionary[events.Event, Widget] = WeakKeyDictionary()
        for one in THEMES:
            self.register_theme(one)
        self.theme = self._first_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of severities."""
        return severity_colours(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, but what is dimmed stays readable."""
        dim = _dim_filter(DIM.get(self.theme, DIM_ELSEWHERE))
        filters = super().get_line_filters()
        return [dim if isinstance(one, DimFilter) else one for one in filters]

    def post_display_hook(self) -> None:
        """Have a frame seen before anything else is done."""
        if not self.is_headless:
            time.sleep(WRITING)

    def _first_theme(self, wanted: str) -> str:
        """The one that the reviewer chose, else the project, else the environment."""
        names = [self._home.view.theme, wanted, os.environ.get("TEXTUAL_THEME", "")]
        return next((name for name in names if name in self.available_themes), DEFAULT)

    @property
    def review(self) -> ReviewScreen | None:
        """The document on the screen, if one is open."""
        return next((s for s in self.screen_stack if isinstance(s, ReviewScreen)), None)

    async def on_mount(self) -> None:
        """Open the first document."""
        self.set_keymap(self._overrides)
        self.set_interval(EVERY, self.collector.look)
        if self.direction == "visual":
            keep_off(self)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        watch_terminal(self, self._save_and_exit, self._hang_up)
        await self.push_screen(OpeningScreen())
        if self._start is None:
            self.list_documents()
        else:
            self._load(self._start)

    async def on_event(self, event: events.Event) -> None:
        """Let no control character in by pasting, and lose no key that was typed ahead."""
        if isinstance(event, events.InputEvent) and not self.screen_stack:
            return  # the program is ending
        if isinstance(event, events.MouseDown) and self._gone(event):
            return
        if isinstance(event, events.Paste):
            event.text = event.text.replace("\r\n", "\n").translate(_CONTROLS)
        elif isinstance(event, events.Key):
            self.collector.key_pressed()
            if self.review is not None and not event.is_forwarded:
                self.review.key_pressed()
            reader = self.focused or self.screen
            if not event.is_forwarded:
                self._readers[event] = reader
            elif self._readers.pop(event, reader) is not reader:
                # what this key should be read by opened after the key was pressed
                event = events.Key(event.key, event.character)
            elif asks_for_help(self.screen, self.focused, event.key):
                heading, here = dialog_keys(self.screen, self.focused, self._overrides)
                await self.push_screen(HelpScreen(self._overrides, heading, here))
                return
        await super().on_event(event)

    def _gone(self, event: events.MouseDown) -> bool:
        """Whether what was clicked is just being taken away: Textual fails on that."""
        try:
            widget, _ = self.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return not widget.is_attached

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Have fields draw control characters as pictures, as all else does."""
        if isinstance(event.widget, Input) and event.widget.highlighter is None:
            event.widget.highlighter = Drawn()

    def on_mouse_down(self) -> None:
        """Whoever points at something has read what the act before answered."""
        if self.review is not None and self.screen is self.review:
            self.review.passing.begin(self)

    async def on_click(self, event: events.Click) -> None:
        """Do what the words that were clicked stand for."""
        action = clicked_action(event)
        if action is not None:
            event.stop()
            await self.screen.run_action(action)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click stands for; what the act before answered goes first."""
        if isinstance(default_namespace, ReviewScreen | SegmentEditor) and self.review is not None:
            self.review.passing.begin(self)
        return await super().run_action(action, default_namespace, namespaces)

    def search_themes(self) -> None:
        """Choose among all themes by name."""
        from reviewtool.tui.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    async def action_quit(self) -> None:
        """Quit as `q` does, whatever is on the screen."""
        self.leave()

    @on(LeaveAsked)
    def leave(self) -> None:
        """Put the document away and end."""
        self._keep_looks()
        if self.review is None:
            self.exit(UNUSABLE if self._refused else OK)
        else:
            self.review.put_away(self._end)

    @on(SegmentAsked)
    def go_to_segment(self, event: SegmentAsked) -> None:
        """Open another document at a segment."""
        self._goal = event.document, event.segment
        self._load(event.document)

    @on(DocumentsAsked)
    def list_documents(self) -> None:
        """Let the reviewer choose another document."""
        self.clear_notifications()
        if self.review is not None:
            self.review.remember()
        self._keep_looks()

        def choose(place: int | None) -> None:
            if place is not None and (place != self._current or self.review is None):
                self._load(place)

        current = self._current if self.review is not None else -1
        self.push_screen(
            ProjectScreen(self._documents, self._home, current, self._statuses), choose
        )

    @on(SavingChanged)
    def saving_changed(self) -> None:
        """Count the open document anew, where the documents are on the screen."""
        if self.screen_stack and isinstance(self.screen, ProjectScreen):
            self.screen.count()

    @on(DocumentOpened)
    def document_opened(self, event: DocumentOpened) -> None:
        """Show the document, once the one before is put away."""
        review = self.review
        if review is not None:  # what was frozen with the documents before is let go of
            gc.unfreeze()
            gc.collect()
        gc.freeze()  # else a full collection stops a large review for half a second
        if review is None:
            self._show(event.desk, event.place)
            return

        def go_on(outcome: Outcome) -> None:
            if outcome == "stays":
                self.run_worker(event.desk.close, thread=True, group="closing")
            else:
                self._show(event.desk, event.place)

        review.put_away(go_on)

    @on(DocumentRefused)
    def document_refused(self, event: DocumentRefused) -> None:
        """Say why; an open document stays."""
        if self.review is not None:
            self.review.show_status()
            self.review.complain(event.error)
        elif isinstance(self.screen, OpeningScreen):
            self._refused = True
            self.screen.refuse(event.error, others=len(self._documents) > 1)

    def _save_and_exit(self) -> None:
        saved = self.review is None or self.review.conclude()
        self.exit(OK if saved else INCOMPLETE)

    def _hang_up(self) -> None:
        """Save and be gone: there is no terminal left to put in order."""
        saved = self.review is None or self.review.conclude()
        os._exit(OK if saved else INCOMPLETE)

    def _end(self, outcome: Outcome) -> None:
        if outcome != "stays":
            self.exit(OK if outcome == "saved" else INCOMPLETE)

    def _load(self, place: int) -> None:
        name = shown(self._documents[place].name) if place < len(self._documents) else "document"
        if self.review is not None:
            self.review.announce(f"opening {name}…")
        elif isinstance(self.screen, OpeningScreen):
            self.screen.tell(f"opening {name}…")
        work = partial(open_document, self, self._open_desk, place)
        self.run_worker(work, thread=True, exclusive=True, group="opening")

    def _show(self, desk: Desk, place: int) -> None:
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self._current = place
        first_time = not self._home.view.welcomed
        last = self._home.view.document
        self._home.keep(document=self._documents[place].name, welcomed=True)
        review = ReviewScreen(desk, self._overrides, self._clock, self._ticks)
        review.welcoming = first_time
        review.neighbours = Neighbours(self._documents, self._open_desk, place)
        review.trail = self._trail
        goal, self._goal = self._goal, None
        if goal is not None and goal[0] == place:
            review.goal = goal[1]
        if self.review is None and last == self._documents[place].name:
            review.greeting = self._greeting(last)
        self.switch_screen(review)

    def _greeting(self, name: str) -> str:
        """Where one is, and how to get to the other documents, if there are any."""
        count = len(self._documents)
        if count < 2:
            return ""
        key = first_key("program.documents", self._overrides)
        return f"going on with {name}; {key} shows all {count:,} documents"

    def _keep_looks(self) -> None:
        """Have documents that were never open look as this one does."""
        if self.review is not None:
            view = self.review.view()
            self._home.keep(side_by_side=view.side_by_side, differences=view.differences)

    def _keep_theme(self, theme: Theme) -> None:
        self._home.keep(theme=theme.name)


def run(
    open_desk: Callable[[int], Desk], project: Project, start: int | None, reviewer: str
) -> int:
    """Review documents on the screen until the reviewer quits; gives the exit code.

    Raises ReviewError where the project's keys cannot work.
    """
    settings = project.settings
    home = KeptHome(project.places[0], reviewer)
    app = ReviewApp(
        open_desk,
        project.places,
        start,
        settings.keys,
        home=home,
        theme=settings.theme,
        direction=settings.direction,
    )
    sys.setswitchinterval(SWITCH)
    app.collector.begin()
    try:
        code = app.run()
    finally:
        if app.direction == "visual":
            back_on()
    return OK if code is None else code
