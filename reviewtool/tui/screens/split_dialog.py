"""Where a segment is split: the word that the second one begins with, by hint letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.cut_places import proposed_place
from reviewtool.tui.screens.mark_steps import Look
from reviewtool.tui.screens.step_dialog import StepDialog
from reviewtool.tui.screens.words_step import AT_ONCE, WordsStep
from reviewtool.tui.widgets.hinted_words import fitting_hints

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def _pick(self, place: int, *, alone: bool = False) -> None:  # noqa: ARG002
        if place:
            self.at, self.done = self._units[place].start, True


class SplitDialog(StepDialog["Places | None"]):
    """Gives the places, or None where it was called off."""

    def __init__(self, segment: Segment, source: Sequence[Word], target: Sequence[Word]) -> None:
        self._segment = segment
        self._source_words = source
        self._target = CutStep(segment.target, target, 0.5) if len(target) > 1 else None
        self._source: CutStep | None = None
        super().__init__([] if self._target is None else [self._target])
        if self._target is None:
            self._ask_source()

    async def _go_on(self) -> None:
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

    def _heading(self) -> Content:
        side = "translation" if self._steps[-1] is self._target else "source"
        title = f"Split segment {self._segment.index + 1}: where does the second {side} begin?"
        return Content.styled(title, "bold")
