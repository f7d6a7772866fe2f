"""An error marked by hand: its words, its category, its severity, each by letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.screens.mark_steps import CategoryStep, SeverityStep, picked_text
from reviewtool.tui.screens.step_dialog import StepDialog
from reviewtool.tui.screens.words_step import WordsStep

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reviewtool.segments.words import Word
    from reviewtool.taxonomy import Severity


@dataclass(frozen=True, slots=True)
class Marked:
    """A span, its category (empty: no error), its severity."""

    start: int
    end: int
    category: str
    severity: Severity


class MarkDialog(StepDialog["Marked | None"]):
    """Gives what was marked, or None where it was called off.

    Args:
        title: what is asked for.
        text: the text of which words are chosen.
        units: what can be chosen of it; none where `span` says it.
        span: the marked words where they are known already; their category may then be dropped.
        marked: spans that are marked already; their category may be dropped too.
        category: where the cursor stands first.
        every: all categories are offered first, not the usual ones.
    """

    def __init__(
        self,
        title: str,
        text: str,
        units: Sequence[Word],
        *,
        span: tuple[int, int] | None = None,
        marked: Container[tuple[int, int]] = (),
        category: str = "",
        every: bool = False,
    ) -> None:
        self._title = title
        self._text = text
        self._category = category
        self._words = WordsStep(text, units)
        self._span = span
        self._known = marked
        self._every = every
        self._kind: CategoryStep | None = None
        self._severity = SeverityStep()
        super().__init__([self._words if span is None else self._kind_step()])

    async def _go_on(self) -> None:
        asked = self._steps[-1]
        if asked is self._words:
            self._steps.append(self._kind_step())
        elif asked is self._kind and self._kind.chosen:
            self._steps.append(self._severity)
        else:
            chosen = self._kind.chosen if self._kind is not None else ""
            self._end(Marked(*self._marked, chosen, self._severity.chosen))

    def _kind_step(self) -> CategoryStep:
        droppable = self._span is not None or self._marked in self._known
        self._kind = CategoryStep(self._category, droppable=droppable, every=self._every)
        return self._kind

    @property
    def _marked(self) -> tuple[int, int]:
        return self._span if self._span is not None else self._words.span

    def _explains(self) -> bool:
        return self._steps[-1] is self._kind

    def _note(self) -> Content | None:
        return self._kind.note if self._kind is not None and self._explains() else None

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
