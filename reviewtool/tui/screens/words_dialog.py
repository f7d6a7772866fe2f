"""Choosing words of a text by their hints: one by its letters, more with Shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.screens.step_dialog import StepDialog
from reviewtool.tui.screens.words_step import WordsStep

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from reviewtool.segments.words import Word


class WordsDialog(StepDialog["tuple[int, int] | None"]):
    """Gives the span of the words (half-open code points), or None where it was called off.

    Args:
        title: what they are chosen for.
        text: the text in which they stand.
        units: what can be chosen of it.
        then: what is done with the span first, so that the keys typed after it come to that.
    """

    def __init__(
        self,
        title: str,
        text: str,
        units: Sequence[Word],
        then: Callable[[tuple[int, int]], Awaitable[None]] | None = None,
    ) -> None:
        self._title = title
        self._words = WordsStep(text, units, one=True)
        self._then = then
        super().__init__([self._words])

    async def _go_on(self) -> None:
        if self._then is not None:
            await self._then(self._words.span)
        self._end(self._words.span)

    def _heading(self) -> Content:
        return Content.styled(self._title, "bold")
