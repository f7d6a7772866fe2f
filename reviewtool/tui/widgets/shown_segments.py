"""Which segments a list shows, in which row, and how high they are. Knows no screen."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reviewtool.tui.widgets.row_content import shown_target, shown_text
from reviewtool.tui.widgets.row_paint import Layout, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment


class ShownSegments:
    """The segments of a session that are shown, by row; at first all of them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        segments = session.document.segments
        self._lengths = (
            array("Q", [len(segment.source) for segment in segments]),
            array("Q", [len(segment.target) for segment in segments]),
        )
        self.indexes: Sequence[int] = range(len(segments))
        self._rows: dict[int, int] | None = None

    def choose(self, indexes: Sequence[int]) -> None:
        """Show these, in this order."""
        self.indexes = indexes
        self._rows = None

    def row_of(self, index: int) -> int | None:
        """The row of a segment, counted from 0; None where it is not shown."""
        if isinstance(self.indexes, range):
            return self.indexes.index(index) if index in self.indexes else None
        if self._rows is None:
            self._rows = {shown: row for row, shown in enumerate(self.indexes)}
        return self._rows.get(index)

    def nearest(self, index: int) -> int | None:
        """The segment itself where it is shown, else the next one that is, else the last."""
        if not self.indexes or self.row_of(index) is not None:
            return index if self.indexes else None
        return next((shown for shown in self.indexes if shown >= index), self.indexes[-1])

    def segment(self, row: int) -> Segment:
        """The segment in a row."""
        return self.session.document.segments[self.indexes[row]]

    def texts(self, row: int) -> dict[str, str]:
        """Both texts of a row by side, as they stand in the file or correction."""
        segment = self.segment(row)
        return {"source": segment.source, "target": shown_target(self.session, segment)}

    def layout(self, width: int, *, side_by_side: bool) -> Layout:
        """How rows are laid out in so many cells."""
        document = self.session.document
        digits = len(str(len(document.segments)))
        return Layout(width, digits, side_by_side, document.has_source)

    def height(self, row: int, layout: Layout) -> int:
        """The exact height of a row."""
        texts = self.texts(row)
        return row_height(shown_text(texts["source"]), shown_text(texts["target"]), layout)

    def estimate(self, first: int, last: int, layout: Layout) -> int:
        """About the height of the rows from the first to before the last, from their lengths."""
        document = self.session.document
        rows = self.indexes[first:last]
        below = self._estimate(
            rows, 1, layout.target_width, wide=not document.target_language.spaced
        )
        if not layout.with_source:
            return below
        above = self._estimate(
            rows, 0, layout.source_width, wide=not document.source_language.spaced
        )
        return max(above, below) if layout.beside else above + below

    def _estimate(self, rows: Sequence[int], side: int, width: int, *, wide: bool) -> int:
        lengths = self._lengths[side]
        if isinstance(rows, range) and rows.step == 1 and rows:
            characters = sum(lengths[rows[0] : rows[-1] + 1])
        else:
            characters = sum(map(lengths.__getitem__, rows))
        cells = characters * (2 if wide else 1)
        return len(rows) // 2 + cells * 27 // (25 * width)  # lines end 8 % early, rows half-way
