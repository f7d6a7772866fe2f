"""Heights by block against an exact list of heights."""

from __future__ import annotations

import random
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.tui.widgets.row_heights import BLOCK, RowHeights

HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=4 * BLOCK)


def over(heights: list[int], guess: int = 2) -> RowHeights:
    return RowHeights(len(heights), heights.__getitem__, lambda: guesses(len(heights), guess))


def guesses(count: int, guess: int) -> list[int]:
    return [guess * min(BLOCK, count - first) for first in range(0, count, BLOCK)]


@given(HEIGHTS, st.integers(1, 5), st.data())
@settings(max_examples=60, deadline=None)
def test_measured_everywhere_it_equals_the_exact_list(
    heights: list[int], guess: int, data: st.DataObject
) -> None:
    rows = over(heights, guess)
    start = data.draw(st.integers(0, len(heights) - 1))
    rows.measure_around(start, sum(heights), sum(heights))
    tops = list(accumulate(heights, initial=0))
    assert rows.total == tops[-1]
    assert [rows.top(row) for row in range(len(heights) + 1)] == tops
    covered = [rows.row_at(y) for y in range(rows.total)]
    assert covered == [(row, y) for row, height in enumerate(heights) for y in range(height)]


@given(HEIGHTS, st.integers(1, 5), st.integers(1, 60), st.data())
@settings(max_examples=100, deadline=None)
def test_rows_near_the_measured_one_stand_at_exact_distances(
    heights: list[int], guess: int, reach: int, data: st.DataObject
) -> None:
    rows = over(heights, guess)
    row = data.draw(st.integers(0, len(heights) - 1))
    rows.measure_around(row, reach, reach)
    tops = list(accumulate(heights, initial=0))
    for other in range(len(heights)):
        if abs(tops[other] - tops[row]) <= reach:
            assert rows.top(other) - rows.top(row) == tops[other] - tops[row]


@given(HEIGHTS, st.data())
@settings(max_examples=60, deadline=None)
def test_a_row_that_changes_moves_only_what_follows(
    heights: list[int], data: st.DataObject
) -> None:
    rows = over(heights)
    rows.measure_around(0, 0, sum(heights))
    before = [rows.top(row) for row in range(len(heights) + 1)]
    row = data.draw(st.integers(0, len(heights) - 1))
    heights[row] = data.draw(st.integers(1, 20))
    growth = rows.changed(row)
    after = [rows.top(other) for other in range(len(heights) + 1)]
    assert after[: row + 1] == before[: row + 1]
    assert after[row + 1 :] == [top + growth for top in before[row + 1 :]]


def test_the_line_at_the_top_never_jumps_on_the_way_up() -> None:
    chance = random.Random(7)
    heights = [chance.randint(1, 7) for _ in range(20_000)]
    rows = over(heights)
    screen, y = 50, 10**9
    seen: tuple[int, int] | None = None
    for _ in range(900):
        row, line = rows.row_at(y)
        if seen is not None:
            assert (row, line) == seen
        rows.measure_around(row, 2 * screen, 3 * screen)
        y = rows.top(row) + min(line, rows.height(row) - 1)
        assert rows.row_at(y)[0] == row
        y -= 3
        seen = rows.row_at(y)


def test_only_what_is_near_is_measured_among_a_million() -> None:
    measured = []

    def measure(row: int) -> int:
        measured.append(row)
        return 3

    rows = RowHeights(1_000_000, measure, lambda: guesses(1_000_000, 2))
    rows.measure_around(500_000, 100, 150)
    assert rows.row_at(rows.top(500_000)) == (500_000, 0)
    assert len(measured) <= 3 * BLOCK


def test_forgetting_measures_anew() -> None:
    heights = [2] * 300
    rows = over(heights, guess=1)
    rows.measure_around(0, 0, 10_000)
    heights[:] = [5] * 300
    rows.forget()
    assert rows.total == 300
    rows.measure_around(0, 0, 10_000)
    assert rows.total == 1_500


def test_without_rows_there_is_no_row_to_find() -> None:
    rows = over([])
    assert rows.total == rows.top(0) == 0
    assert not rows.measure_around(0, 10, 10)
    with pytest.raises(IndexError):
        rows.row_at(0)
