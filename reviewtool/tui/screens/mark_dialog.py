"""An error marked by hand: its words, its category, its severity, each by letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.mark_steps import CategoryStep, SeverityStep, picked_text
from reviewtool.tui.screens.words_step import WordsStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewtool.segments.words import Word
    from reviewtool.taxonomy import Severity
    from reviewtool.tui.screens.mark_steps import Step


@dataclass(frozen=True, slots=True)
class Marked:
    """A span, its category (empty: no error), its severity."""

    start: int
    end: int
    category: str
    severity: Severity


class MarkDialog(Dialog["Marked | None"]):
    """Gives what was marked, or None where it was called off.

    Args:
        title: what is asked for.
        text: the text of which words are chosen.
        units: what can be chosen of it; none where `span` says it.
        span: the marked words where they are known already; their category may then be dropped.
        category: where the cursor stands first.
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        title: str,
        text: str,
        units: Sequence[Word],
        *,
        span: tuple[int, int] | None = None,
        category: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._category = category
        self._over = False
        self._words = WordsStep(text, units)
        self._span = span
        self._kind: CategoryStep | None = None
        self._severity = SeverityStep()
        self._steps: list[Step] = [self._words]
        if span is not None:
            self._steps = [self._kind_step()]

    def compose(self) -> ComposeResult:
        """Title, body, note, keys."""
        with Vertical(id="mark-pane"):
            yield Static(id="mark-title", markup=False)
            with VerticalScroll(id="mark-body", can_focus=False):
                yield Static(id="mark-text", markup=False)
            yield Static(id="mark-note", markup=False)
            yield Static(id="mark-keys", markup=False)

    def on_resize(self) -> None:
        """Fit what is shown to the width."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Hand each key to the step that asks; Escape goes one step back."""
        explains = self._steps[-1] is self._kind
        if not self._over and (event.key == "f1" or (event.character == "?" and not explains)):
            return  # the program shows help
        event.stop()
        event.prevent_default()
        if self._over:  # typed ahead: it is for the screen below
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key in ("escape", "backspace"):
            self._go_back(leave=event.key == "escape")
        elif event.key in ("shift+down", "shift+up"):
            down = event.key == "shift+down"
            self.query_one("#mark-body").scroll_relative(y=2 if down else -2, animate=False)
        elif self._steps[-1].press(event.key, event.character or ""):
            if self._steps[-1].done:
                self._go_on()
            self._show()

    def _go_on(self) -> None:
        """Ask the next question, or give the answers."""
        asked = self._steps[-1]
        if asked is self._words:
            self._steps.append(self._kind_step())
        elif asked is self._kind and self._kind.chosen:
            self._steps.append(self._severity)
        else:
            chosen = self._kind.chosen if self._kind is not None else ""
            self._end(Marked(*self._marked, chosen, self._severity.chosen))

    def _go_back(self, *, leave: bool) -> None:
        if self._steps[-1].back():
            self._show()
        elif len(self._steps) > 1:
            self._steps.pop()
            self._steps[-1].done = False
            self._show()
        elif leave:
            self._end(None)

    def _end(self, marked: Marked | None) -> None:
        self._over = True
        self.dismiss(marked)

    def _kind_step(self) -> CategoryStep:
        self._kind = CategoryStep(self._category, droppable=self._span is not None)
        return self._kind

    @property
    def _marked(self) -> tuple[int, int]:
        return self._span if self._span is not None else self._words.span

    def _show(self) -> None:
        if self._over:
            return
        body = self.query_one("#mark-body", VerticalScroll)
        width = self.size.width - 3
        look = self._steps[-1].look(width)
        self.query_one("#mark-title", Static).update(self._heading())
        self.query_one("#mark-text", Static).update(look.body)
        note = self._kind.note if self._steps[-1] is self._kind and self._kind else None
        self.query_one("#mark-note", Static).update(note or Content())
        self.query_one("#mark-note").display = note is not None
        self.query_one("#mark-keys", Static).update(Content.styled(look.keys, "dim"))
        self.call_after_refresh(self._keep_in_view, body, look.line)

    def _keep_in_view(self, body: VerticalScroll, line: int) -> None:
        height = body.size.height
        if height and not body.scroll_y <= line <= body.scroll_y + height - 2:
            body.scroll_to(y=max(0, line - height // 2), animate=False)

    def _heading(self) -> Content:
        heading = Content.styled(self._title, "bold")
        if self._steps[-1] is self._words:
            return heading
        start, end = self._marked
        chosen = ""
        if self._steps[-1] is self._severity and self._kind is not None:
            chosen = f" {self._kind.chosen}"
        room = self.size.width - len(self._title) - len(chosen) - 9
        return Content.assemble(heading, " ", picked_text(self._text[start:end], room), chosen)
