"""Which source a translation belongs to, with what comes of it before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtool.errors import ReviewError
from reviewtool.review.recutting import Reach
from reviewtool.tui.screens.dialog import Dialog
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.key_line import said_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reviewtool.review.recutting import Recutting
    from reviewtool.segments.segment import Document, Segment

MOST = 40
"""As many rows are shown before and after; the rest are counted."""
KEYS = "↑ ↓ which source · n none · f what moves along · Escape leaves"
CLICKS = {"Enter": "pair", "n": "none", "f": "reach", "Escape": "leave"}
_FOLLOWS = {
    Reach.PARAGRAPH: "The rest of the paragraph moves along.",
    Reach.ALONE: "Nothing else moves along.",
    Reach.DOCUMENT: "The rest of the document moves along.",
}


class PairDialog(Dialog["Recutting | None"]):
    """Gives what was chosen, or None where it was called off.

    Args:
        document: what is paired anew.
        index: the segment whose translation is paired.
        propose: what would come of another segment's source (None: of none); may raise ReviewError.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        ("k,up", "step(-1)", "Choose the source above"),
        ("j,down", "step(1)", "Choose the source below"),
        ("n", "none", "Choose no source"),
        ("f", "reach", "Let more or less move along"),
        ("enter", "pair", "Pair them as shown"),
        ("escape,q", "leave", "Leave everything as it is"),
        ("shift+down,pagedown", "scroll(4)", "Scroll down"),
        ("shift+up,pageup", "scroll(-4)", "Scroll up"),
    ]

    def __init__(
        self,
        document: Document,
        index: int,
        propose: Callable[[int | None, Reach], Recutting],
    ) -> None:
        super().__init__()
        self._segments = document.segments
        self._index = index
        self._propose = propose
        self._other: int | None = index
        self._reach = Reach.PARAGRAPH
        self._proposed: Recutting | None = None

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        with Vertical(id="mark-pane"):
            yield Static(id="mark-title", markup=False)
            with VerticalScroll(id="pair-body", can_focus=False):
                yield Static(id="pair-rows", markup=False)
            yield Static(id="mark-keys", markup=False)

    def on_resize(self) -> None:
        """Fit what is shown to the width."""
        self._show()

    def action_step(self, step: int) -> None:
        """Choose the next source in a direction."""
        place = self._index if self._other is None else self._other
        place += step
        while 0 <= place < len(self._segments):
            if self._segments[place].source or place == self._index:
                self._choose(place)
                return
            place += step

    def action_none(self) -> None:
        """Choose no source."""
        self._choose(None)

    def action_reach(self) -> None:
        """Let more or less move along."""
        reaches = list(_FOLLOWS)
        self._reach = reaches[(reaches.index(self._reach) + 1) % len(reaches)]
        self._choose(self._other)

    def action_pair(self) -> None:
        """Do what is shown."""
        if self._proposed is not None:
            self.dismiss(self._proposed)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll the rows."""
        self.query_one("#pair-body").scroll_relative(y=lines, animate=False)

    def _choose(self, other: int | None) -> None:
        self._other = other
        self._proposed = None
        self._show()

    def _show(self) -> None:
        number = self._index + 1
        title = f"Pair segment {number}: which source does the translation belong to?"
        keys = KEYS
        if self._other == self._index:
            body = self._rows(self._segments[max(0, self._index - 2) : self._index + 3])
        else:
            body = self._preview()
        if self._proposed is not None:
            keys = f"Enter pairs them · {KEYS}"
            title = f"Pair segment {number} like this? {_FOLLOWS[self._reach]}"
        self.query_one("#mark-title", Static).update(Content.styled(title, "bold"))
        self.query_one("#pair-rows", Static).update(body)
        self.query_one("#mark-keys", Static).update(said_keys(keys, CLICKS))

    def _preview(self) -> Content:
        try:
            self._proposed = self._propose(self._other, self._reach)
        except ReviewError as error:
            return Content(shown(f"{error.what}. {error.remedy}", 1_000))
        return Content("\n").join(
            [
                Content.styled("now", "dim"),
                self._rows(self._proposed.before),
                Content.styled("then", "dim"),
                self._rows(self._proposed.after),
            ]
        )

    def _rows(self, segments: Sequence[Segment]) -> Content:
        width = max(self.size.width - 4, 20)
        digits = len(str(len(self._segments) + 1))
        half = (width - digits - 4) // 2
        target = self._segments[self._index].target
        lines = []
        for segment in segments[:MOST]:
            source = _fitted(segment.source or "—", half)
            said = _fitted(segment.target or "—", half)
            mine = segment.target == target and segment.start == self._segments[self._index].start
            lines.append(
                Content.assemble(
                    (f"{segment.index + 1:>{digits}} ", "dim"),
                    source,
                    (" │ ", "dim"),
                    (said, "bold reverse" if mine else ""),
                )
            )
        if len(segments) > MOST:
            lines.append(Content(f"… and {len(segments) - MOST} more"))
        return Content("\n").join(lines)


def _fitted(text: str, width: int) -> str:
    """The text in exactly so many cells, cut with an ellipsis."""
    one = shown(text, 10 * width)
    cut = set_cell_size(one, width)
    return cut if cut.rstrip() == one.rstrip() else set_cell_size(one, width - 1) + "…"
