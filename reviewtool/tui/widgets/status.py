"""The top line: which document, how far, and whether everything is on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.clickable import clickable

if TYPE_CHECKING:
    from datetime import datetime

    from reviewtool.errors import ReviewError
    from reviewtool.review.tally import Progress
    from reviewtool.segments.segment import Document

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Saving:
    """Where the acts are: `pending` wait, the last save was at `saved` or ended in `failure`."""

    pending: int = 0
    saved: datetime | None = None
    failure: ReviewError | None = None


@dataclass(frozen=True, slots=True)
class Viewed:
    """What is listed and in which order, whether the checks are through, and found anything."""

    filter: str = "all"
    by_harm: bool = False
    checked: bool = False
    flagged: bool = False


class StatusLine(Static):
    """One line; where it is narrow, first the language pair and then the name give way."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._parts: tuple[str, list[Content], Content] = ("", [], Content())

    def tell(self, document: Document, progress: Progress, viewed: Viewed, saving: Saving) -> None:
        """Show this state."""
        facts = [
            Content(languages(document)),
            clickable(Content(f"{progress.done}/{progress.total} done"), "filter"),
            clickable(Content(flag_words(progress, viewed)), "filter"),
        ]
        if viewed.by_harm:
            facts.append(clickable(Content.styled("[by harm]", "bold"), "order"))
        if viewed.filter != "all":
            word = Content.styled(f"[{shown(viewed.filter, 40)}]", "bold")
            facts.append(clickable(word, "filter"))
        self._parts = (shown(document.name, 200), facts, saving_content(saving))
        self._lay_out()

    def say(self, text: str) -> None:
        """Show one sentence instead, until the next `tell`."""
        self._parts = (shown(text), [], Content())
        self._lay_out()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width:
            self.update(status_content(*self._parts, width=width))


def status_content(name: str, facts: list[Content], saved: Content, *, width: int) -> Content:
    """Name and facts on the left, the state of saving on the right, in `width` cells."""
    facts = list(facts)
    saved = saved.truncate(max(10, width * 2 // 3), ellipsis=True)
    shortest = min(len(name), 12)
    while facts:
        left = Content(_GAP).join(facts)
        if shortest + len(_GAP) + left.cell_length + len(_GAP) + saved.cell_length <= width:
            break
        facts.pop(0)
    tail = Content(_GAP).join(["", *facts])
    room = width - tail.cell_length - saved.cell_length - (len(_GAP) if saved.cell_length else 0)
    head = Content.styled(name, "bold").truncate(max(room, 1), ellipsis=True)
    head = clickable(head, "documents") if facts else head
    gap = " " * max(0, width - head.cell_length - tail.cell_length - saved.cell_length)
    return Content.assemble(head, tail, gap, saved)


def flag_words(progress: Progress, viewed: Viewed) -> str:
    """`3 open flags`; once the last of them is decided, that this is so."""
    if viewed.checked and viewed.flagged and not progress.open_flags:
        return "all flags decided"
    return "1 open flag" if progress.open_flags == 1 else f"{progress.open_flags} open flags"


def languages(document: Document) -> str:
    """`nl → en`, with a word if it is a guess."""
    source = document.source_language.code or "?"
    target = document.target_language.code or "?"
    guessed = " (guessed)" if document.guessed else ""
    return f"{shown(source, 20)} → {shown(target, 20)}{guessed}"


def saving_content(saving: Saving) -> Content:
    """`saved ✓ 10:03`, `saving 2…` or `NOT SAVED (2): …`; nothing before the first act."""
    if saving.failure is not None and saving.pending:
        what = shown(saving.failure.what, 80)
        return Content.styled(f" NOT SAVED ({saving.pending}): {what} ", "bold reverse $text-error")
    if saving.pending:
        return Content.styled(f"saving {saving.pending}…", "italic")
    if saving.saved is not None:
        return Content.styled(f"saved ✓ {saving.saved:%H:%M}", "$text-success")
    return Content()
