"""The documents of a project, a line each, with a cursor: hundreds scroll as lightly as ten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment as Piece
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reviewtool.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reviewtool.records.status import DocumentStatus

PAIR = 7
"""Cells of the languages, where no pair needs more."""
BAR = 10
"""Cells of the bar of progress."""
ROOMY = 76
"""Cells from which there is room for the bar and for who did what."""


class DocumentList(ScrollView, can_focus=False):
    """One line for each name; what is known of it comes in later.

    Args:
        names: of the documents.
        current: the place of the one that is open, or -1.
        reviewer: whose share is named first.
    """

    @dataclass
    class Moved(Message):
        """Another line is current."""

        place: int

    @dataclass
    class Chosen(Message):
        """The current line was clicked."""

        place: int

    def __init__(self, names: Sequence[str], current: int, reviewer: str) -> None:
        super().__init__(id="document-list")
        self._names = [shown(name, 200) for name in names]
        self._current = current
        self._reviewer = reviewer
        self._statuses: dict[int, DocumentStatus] = {}
        self._pair = PAIR
        self._who = 0
        self.cursor = max(0, current)

    def on_mount(self) -> None:
        """Show the open document."""
        self.virtual_size = Size(0, len(self._names))
        self.call_after_refresh(self._reveal)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(0, len(self._names))
        self._reveal()

    def tell(self, place: int, status: DocumentStatus) -> None:
        """This is known of a document now."""
        self._statuses[place] = status
        self._pair = max(self._pair, min(cell_len(pair_words(status)), 2 * PAIR))
        self._who = max(self._who, cell_len(who_words(status, self._reviewer)))
        self.refresh()

    def status(self, place: int) -> DocumentStatus | None:
        """What is known of a document."""
        return self._statuses.get(place)

    def page(self, step: int) -> None:
        """Go so many pages down."""
        self.go(self.cursor + step * max(1, self.size.height - 1))

    def go(self, place: int) -> None:
        """Go to a line, or as far as there are any."""
        place = max(0, min(place, len(self._names) - 1))
        if place != self.cursor:
            self.cursor = place
            self._reveal()
            self.refresh()
            self.post_message(self.Moved(place))

    def on_click(self, event: events.Click) -> None:
        """Make a line current; choose it where it is."""
        offset = event.get_content_offset(self)
        place = offset.y + self.scroll_offset.y if offset is not None else -1
        if not 0 <= place < len(self._names):
            return
        if place == self.cursor:
            self.post_message(self.Chosen(place))
        else:
            self.go(place)

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        place = y + self.scroll_offset.y
        width, style = self.size.width, self.rich_style
        if not 0 <= place < len(self._names):
            return Strip([Piece(" " * width, style)], width)
        here = place == self.cursor
        content = row_content(
            self._names[place],
            self._statuses.get(place),
            self._reviewer,
            width,
            (self._pair, self._who),
            open_here=place == self._current,
            here=here,
        )
        strip = Strip(content.render_segments(self.visual_style), content.cell_length)
        strip = strip.adjust_cell_length(width, style)
        return strip.apply_style(Style(bold=True, reverse=True)) if here else strip

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= self.cursor < top + height:
            above = self.cursor < top
            self.scroll_to(
                y=self.cursor if above else self.cursor - height + 1, animate=False, immediate=True
            )


def row_content(
    name: str,
    status: DocumentStatus | None,
    reviewer: str,
    width: int,
    cells: tuple[int, int] = (PAIR, 0),
    *,
    open_here: bool = False,
    here: bool = False,
) -> Content:
    """One line in so many cells: name, languages, progress, open flags, who did what.

    `cells` are those of the languages, and of the last column at most. Of a long name the end
    tells it from others.
    """
    pair = counts = flags = who = ""
    bar = Content()
    if status is not None:
        pair = pair_words(status)
        counts = "" if status.total is None else f"{status.done}/{status.total}"
        counts = "unreadable" if status.problem and not counts else counts
        flags = "" if status.open_flags is None else f"{status.open_flags} open"
        bar = bar_content(status)
        who = who_words(status, reviewer)
    roomy = width >= ROOMY
    left = f"{'▌' if here else ' '}{'▸' if open_here else ' '} "
    columns = [(counts, 10), (flags, 9)]
    rest = cells[0] + 1 + sum(room + 1 for _, room in columns) + (BAR + 1 if roomy else 0)
    room = width - len(left) - rest
    share = min(cells[1] + 1, max(12, room * 2 // 5)) if roomy else 0
    name_cells = max(8, room - share - 1)
    title = Content(_end(name, name_cells)).truncate(name_cells, pad=True)
    pieces = [Content(left + title.plain)]
    pieces.append(Content(pair).truncate(cells[0], ellipsis=True, pad=True))
    if roomy:
        pieces.append(bar)
    pieces += [Content(f"{words:>{room}}") for words, room in columns]
    if roomy:
        pieces.append(Content(" " + who).truncate(share, ellipsis=True))
    return Content(" ").join(pieces)


def pair_words(status: DocumentStatus) -> str:
    """`nl→en`."""
    pair = f"{status.source_language or '?'}→{status.target_language or '?'}"
    return shown(pair, 40)


def _end(name: str, cells: int) -> str:
    """The name, or as much of its end as there is room for."""
    if cell_len(name) <= cells:
        return name
    while cell_len(name) > cells - 1:
        name = name[max(1, (cell_len(name) - cells) // 2) :]
    return f"…{name}"


def bar_content(status: DocumentStatus, cells: int = BAR) -> Content:
    """`━━━───────`; full only where all is done, begun where anything is."""
    total = status.total or 0
    filled = cells * status.done // total if total else 0
    if status.done and not filled:
        filled = 1
    return Content.assemble(("━" * filled, "$text-primary"), ("─" * (cells - filled), "dim"))


def who_words(status: DocumentStatus, reviewer: str) -> str:
    """`anna 12, boris 3`, the one who asks first."""
    if status.problem and not status.shares:
        return "see below"
    shares = sorted(status.shares, key=lambda share: (share.reviewer != reviewer, share.reviewer))
    return shown(", ".join(f"{share.reviewer} {share.done}" for share in shares), 80)
