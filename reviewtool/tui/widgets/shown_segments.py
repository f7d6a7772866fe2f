"""Which segments a list shows, in which row, and how high they are. Knows no screen."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reviewtool.tui.widgets.row_content import shown_target, shown_text
from reviewtool.tui.widgets.row_heights import BLOCK
from reviewtool.tui.widgets.row_paint import Layout, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment
    from reviewtool.tui.visual_order import Direction

SAMPLED = 32
"""Every so many segments, one is asked for its length to estimate the heights of rows near it."""
STRETCHES = 250
"""Of so many stretches at most the heights are estimated; the blocks of each are taken for even."""


class ShownSegments:
    """The segments of a session that are shown, by row; at first all of them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.indexes: Sequence[int] = range(len(session.document.segments))
        self._lengths: list[tuple[float, float]] = []
        self._sizes: list[tuple[int, int]] = []

    def choose(self, indexes: Sequence[int]) -> None:
        """Show these; they grow."""
        self.indexes = indexes
        self._lengths = []

    def row_of(self, index: int) -> int | None:
        """The row of a segment, counted from 0; None where it is not shown."""
        row = bisect_left(self.indexes, index)
        return row if row < len(self.indexes) and self.indexes[row] == index else None

    def nearest(self, index: int) -> int | None:
        """The segment itself where it is shown, else the next one that is, else the last."""
        if not self.indexes:
            return None
        return self.indexes[min(bisect_left(self.indexes, index), len(self.indexes) - 1)]

    def segment(self, row: int) -> Segment:
        """The segment in a row."""
        return self.session.document.segments[self.indexes[row]]

    def texts(self, row: int) -> dict[str, str]:
        """Both texts of a row by side, as they stand in the file or correction."""
        segment = self.segment(row)
        return {"source": segment.source, "target": shown_target(self.session, segment)}

    def layout(
        self, width: int, *, side_by_side: bool, direction: Direction = "terminal"
    ) -> Layout:
        """How rows are laid out in so many cells."""
        document = self.session.document
        digits = len(str(len(document.segments)))
        languages = {"source": document.source_language, "target": document.target_language}
        turned = tuple(side for side, one in languages.items() if one.direction == "rtl")
        return Layout(width, digits, side_by_side, document.has_source, direction, turned)

    def height(self, row: int, layout: Layout) -> int:
        """The exact height of a row."""
        texts = self.texts(row)
        return row_height(shown_text(texts["source"]), shown_text(texts["target"]), layout)

    def estimates(self, layout: Layout) -> list[int]:
        """About the height of each block of rows, from the lengths of a few texts."""
        document, count = self.session.document, len(self.indexes)
        blocks = -(-count // BLOCK)
        even = max(1, -(-blocks // STRETCHES))
        if not self._lengths:
            self._lengths = self._sampled(even * SAMPLED)
        below = _lines(layout.target_width, wide=not document.target_language.spaced)
        above = _lines(layout.source_width, wide=not document.source_language.spaced)
        join = max if layout.beside else sum

        def height(rows: int, source: float, target: float) -> int:
            sides = [rows // 2 + rows * target / below]
            if layout.with_source:
                sides.append(rows // 2 + rows * source / above)
            return max(rows, int(join(sides)))

        heights = [height(BLOCK, *lengths) for lengths in self._lengths]
        found = [one for one in heights for _ in range(even)][:blocks]
        if found:
            found[-1] = height((count - 1) % BLOCK + 1, *self._lengths[-1])
        return found

    def _sampled(self, step: int) -> list[tuple[float, float]]:
        """About how many characters source and target have, on an average of every few samples."""
        if not self._sizes:
            sample = self.session.document.segments[::SAMPLED]
            self._sizes = [(len(segment.source), len(segment.target)) for segment in sample]
        sizes = [self._sizes[index // SAMPLED] for index in self.indexes[::step]]
        few = BLOCK // SAMPLED
        stretches = (sizes[first : first + few] for first in range(0, len(sizes), few))
        return [
            (sum(source for source, _ in some) / len(some), sum(t for _, t in some) / len(some))
            for some in stretches
        ]


def _lines(width: int, *, wide: bool) -> float:
    """How many characters fill a line: lines end 8 % early."""
    return width * 25 / 27 / (2 if wide else 1)
