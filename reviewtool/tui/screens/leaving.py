"""Leaving: to another document, or out of the program, never without what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import on

from reviewtool.tui.messages import DocumentLeft, DocumentsAsked, LeaveAsked
from reviewtool.tui.screens.desk_screen import DeskScreen
from reviewtool.tui.screens.unsaved import Unsaved
from reviewtool.tui.widgets.status import StatusLine
from reviewtool.tui.work import close_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.tui.screens.unsaved import Answer

Outcome = Literal["saved", "lost", "stays"]
"""All is on the disk; the reviewer gave up what is not; the document stays open."""


class Leaving(DeskScreen):
    """How a document is put away.

    `leaving` is true from the wish to leave until everything is on the disk, or cannot be.
    """

    leaving = False
    failing = False
    _then: Callable[[Outcome], None] | None = None

    def action_leave(self) -> None:
        """Save and quit."""
        self.post_message(LeaveAsked())

    def action_documents(self) -> None:
        """List the documents."""
        self.post_message(DocumentsAsked())

    def put_away(self, then: Callable[[Outcome], None]) -> None:
        """Save, close the desk and call `then` with what came of it."""
        if self.leaving or self._editing():
            then("stays")
            return
        self._then = then
        if self.desk.failure is not None and self.desk.pending:
            self._ask()
            return
        self._close()

    def conclude(self) -> bool:
        """Put the document away at once; False where something could not be saved."""
        self.note_down()
        return self.desk.close()

    def _editing(self) -> bool:
        """Whether a text is being edited that leaving would lose; if so, says it."""
        pane = self.edit_pane
        if pane is None or not pane.changed:
            return False
        self.say("the text being edited is not kept yet: Enter keeps it, Escape leaves it")
        return True

    def _close(self) -> None:
        self.leaving = True
        self.note_down()
        if self.desk.pending:
            self.query_one(StatusLine).say(f"saving {self.desk.pending} decisions…")
        self.run_worker(partial(close_document, self, self.desk), thread=True, group="closing")

    @on(DocumentLeft)
    def document_left(self, event: DocumentLeft) -> None:
        """Go on to what comes next, or ask what to do."""
        self.leaving = False
        if not event.saved:
            self._ask()
        else:
            self._go_on("saved")

    def _ask(self) -> None:
        self.show_saving()
        self.app.push_screen(Unsaved(self.desk.pending, self.desk.failure), self._answered)

    def _answered(self, answer: Answer | None) -> None:
        if answer == "retry":
            self.desk.retry()
            self.show_saving()
        self._go_on("lost" if answer == "lose" else "stays")

    def _go_on(self, outcome: Outcome) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(outcome)
