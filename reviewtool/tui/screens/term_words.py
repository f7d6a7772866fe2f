"""The words of a term, chosen by their hints: first in the source, then in the translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.screens.mark_steps import picked_text
from reviewtool.tui.screens.step_dialog import StepDialog
from reviewtool.tui.screens.words_step import WordsStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.words import Word

TITLE = "A term for the glossary"


@dataclass(frozen=True, slots=True)
class Side:
    """A text and what can be chosen of it."""

    text: str
    units: Sequence[Word]


class TermWords(StepDialog["tuple[str, str] | None"]):
    """Gives the words of both sides, or None where it was called off.

    Args:
        source: the text of the source.
        target: that of the translation; without units its words are not asked for.
        known: the words of the source where they are known already.
    """

    def __init__(self, source: Side, target: Side, known: str = "") -> None:
        self._texts = source.text, target.text
        self._known = known
        self._source = WordsStep(source.text, source.units, one=True)
        self._target = WordsStep(target.text, target.units, one=True) if target.units else None
        super().__init__([self._target if known and self._target else self._source])

    async def _go_on(self) -> None:
        if self._steps[-1] is self._source and self._target is not None:
            self._steps.append(self._target)
            return
        said = self._texts[1][slice(*self._target.span)] if self._target is not None else ""
        self._end((self._words, said))

    @property
    def _words(self) -> str:
        return self._known or self._texts[0][slice(*self._source.span)]

    def _heading(self) -> Content:
        heading = Content.styled(TITLE, "bold")
        if self._steps[-1] is self._source:
            return Content.assemble(heading, ": its words in the source")
        room = self.size.width - len(TITLE) - 30
        return Content.assemble(
            heading, ": ", picked_text(self._words, room), " in the translation"
        )
