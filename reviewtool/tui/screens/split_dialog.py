"""Where a segment is split: the word that the second one begins with, by hint letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.review.cut_places import proposed_place
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.screens.mark_steps import Look
from reviewtool.tui.screens.words_step import AT_ONCE, WordsStep
from reviewtool.tui.widgets.hinted_words import fitting_hints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reviewtool.segments.segment import Segment
    from reviewtool.segments.words import Word

Places = tuple[int | None, int | None]
"""Offsets in target and source; None where the side stays whole, with the first segment."""


class CutStep(WordsStep):
    """One word: the first of the second segment; or none, where the text stays whole."""

    def __init__(self, text: str, words: Sequence[Word], share: float) -> None:
        super().__init__(text, words)
        self.at: int | None = None
        place = proposed_place(text, share)
        self._proposed = next(
            (
                number
                for number, word in enumerate(words)
                if place is not None and word.start >= place
            ),
            None,
        )
        self._to_proposed()

    def press(self, key: str, character: str) -> bool:
        """As for words; `-` leaves the text whole."""
        if character == "-":
            self.at, self.done = None, True
            return True
        return super().press(key, character)

    def back(self) -> bool:
        """Forget the half of a hint."""
        self.done = False
        return self._hints.back()

    def look(self, width: int) -> Look:
        """The words with their hints."""
        shown = super().look(width)
        enter = "Enter at the mark" if self._cursor is not None else "← → Enter"
        more = " · Tab more words" if len(self._units) > AT_ONCE else ""
        keys = f"letters: the second begins there · {enter}{more} · - keep whole · Escape"
        return Look(shown.body, shown.line, keys)

    def _to_proposed(self) -> None:
        self._cursor = self._proposed
        if self._cursor is not None:
            self._view(self._cursor // AT_ONCE * AT_ONCE)

    def _view(self, start: int) -> None:
        """Nothing can begin with the first word of all, so that it has no hint."""
        if self._from != start or not self._offered:
            self._from = start
            inview = self._units[start : start + AT_ONCE]
            self._offered = fitting_hints(inview) if start else ["", *fitting_hints(inview[1:])]

    def _pick(self, place: int) -> None:
        if place:
            self.at, self.done = self._units[place].start, True


class SplitDialog(Dialog["Places | None"]):
    """Gives the places, or None where it was called off."""

    AUTO_FOCUS = ""

    def __init__(self, segment: Segment, source: Sequence[Word], target: Sequence[Word]) -> None:
        super().__init__()
        self._segment = segment
        self._source_words = source
        self._over = False
        self._target = CutStep(segment.target, target, 0.5) if len(target) > 1 else None
        self._source: CutStep | None = None
        self._steps: list[CutStep] = []
        if self._target is not None:
            self._steps.append(self._target)
        else:
            self._ask_source()

    def compose(self) -> ComposeResult:
        """Title, words, keys."""
        with Vertical(id="mark-pane"):
            yield Static(id="mark-title", markup=False)
            with VerticalScroll(id="mark-body", can_focus=False):
                yield Static(id="mark-text", markup=False)
            yield Static(id="mark-keys", markup=False)

    def on_resize(self) -> None:
        """Fit what is shown to the width."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Hand each key to the side that is asked for; Escape goes back."""
        if not self._over and (event.key == "f1" or event.character == "?"):
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
        if self._steps[-1] is self._target and len(self._source_words) > 1:
            self._ask_source()
            return
        at = self._target.at if self._target is not None else None
        source_at = self._source.at if self._source is not None else None
        self._end(None if at is None and source_at is None else (at, source_at))

    def _ask_source(self) -> None:
        at = self._target.at if self._target is not None else None
        share = at / len(self._segment.target) if at is not None else 0.5
        self._source = CutStep(self._segment.source, self._source_words, share)
        self._steps.append(self._source)

    def _go_back(self, *, leave: bool) -> None:
        if self._steps[-1].back():
            self._show()
        elif len(self._steps) > 1:
            self._steps.pop()
            self._source = None
            self._steps[-1].done = False
            self._show()
        elif leave:
            self._end(None)

    def _end(self, places: Places | None) -> None:
        self._over = True
        self.dismiss(places)

    def _show(self) -> None:
        if self._over:
            return
        look = self._steps[-1].look(self.size.width - 3)
        side = "translation" if self._steps[-1] is self._target else "source"
        title = f"Split segment {self._segment.index + 1}: where does the second {side} begin?"
        self.query_one("#mark-title", Static).update(Content.styled(title, "bold"))
        self.query_one("#mark-text", Static).update(look.body)
        self.query_one("#mark-keys", Static).update(Content.styled(look.keys, "dim"))
        self.call_after_refresh(self._keep_in_view, look.line)

    def _keep_in_view(self, line: int) -> None:
        if self._over:
            return
        body = self.query_one("#mark-body", VerticalScroll)
        height = body.size.height
        if height and not body.scroll_y <= line <= body.scroll_y + height - 2:
            body.scroll_to(y=max(0, line - height // 2), animate=False)
