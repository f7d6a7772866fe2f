"""How heights of rows are estimated, and what is looked at for that."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reviewtool.review.all_but import AllBut
from reviewtool.segments.segment import Segment
from reviewtool.tui.widgets import shown_segments
from reviewtool.tui.widgets.row_heights import BLOCK
from reviewtool.tui.widgets.shown_segments import SAMPLED, ShownSegments
from tests.tui.widgets.made_session import made_segments, made_session

if TYPE_CHECKING:
    import pytest

COUNT = 5 * BLOCK + 7


class _Counted(tuple[Segment, ...]):
    """Segments that count how many of them are asked for."""

    asked = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        type(self).asked += len(found) if isinstance(place, slice) else 1
        return found


def _shown() -> ShownSegments:
    """Segments that get longer towards the end."""
    session = made_session(
        made_segments((f"De {'w ' * n}", f"The {'w ' * n}") for n in range(COUNT))
    )
    session.document = replace(session.document, segments=_Counted(session.document.segments))
    _Counted.asked = 0
    return ShownSegments(session)


def test_one_segment_of_so_many_tells_the_heights_of_all_lists() -> None:
    shown = _shown()
    layout = shown.layout(80, side_by_side=True)
    for listed in (range(COUNT), AllBut(COUNT, [3, 200]), list(range(0, COUNT, 2))):
        shown.choose(listed)
        assert len(shown.estimates(layout)) == -(-len(listed) // BLOCK)
    assert _Counted.asked == -(-COUNT // SAMPLED)


def test_estimates_are_close_in_every_list() -> None:
    shown = _shown()
    layout = shown.layout(80, side_by_side=True)
    for listed in (range(COUNT), AllBut(COUNT, [3, 200]), list(range(0, COUNT, 2))):
        shown.choose(listed)
        heights = [shown.height(row, layout) for row in range(len(listed))]
        exact = [sum(heights[first : first + BLOCK]) for first in range(0, len(heights), BLOCK)]
        for guess, height in zip(shown.estimates(layout), exact, strict=True):
            assert abs(guess - height) < 0.3 * height + 8


def test_of_many_rows_whole_stretches_are_taken_for_even(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_segments, "STRETCHES", 2)
    shown = _shown()
    layout = shown.layout(80, side_by_side=True)
    *found, last = shown.estimates(layout)
    assert sum(one != other for one, other in pairwise(found)) == 1
    assert 7 <= last < min(found)
    exact = sum(shown.height(row, layout) for row in range(COUNT))
    assert abs(sum(found) + last - exact) < 0.2 * exact
