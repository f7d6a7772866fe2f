"""A whole scripted review of the sample: the record ends as meant, and how many keys it takes."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import pytest

from benchmarks.keys import FILES, replay, sample_copy
from benchmarks.keys_editing import edits
from benchmarks.keys_replay import ACCEPTED, ERROR, FALSE_FLAG, FLAGS, READING

if TYPE_CHECKING:
    from pathlib import Path

EN, SYSTEM_B, *_ = FILES


def test_a_review_ends_as_meant_and_its_median_decision_takes_three_keys(tmp_path: Path) -> None:
    done = replay(sample_copy(tmp_path), EN, READING)
    assert done.lacking == []
    kinds = [one.kind for one in done.decisions]
    assert kinds.count(ERROR) == 23
    assert {FALSE_FLAG, ACCEPTED} < set(kinds)
    assert statistics.median(one.keys for one in done.decisions) <= 3
    taken = [one.keys for one in done.decisions if one.acts["take"] and not one.acts["classify"]]
    assert statistics.median(taken) <= 3
    assert max(taken) <= 3, "a suggestion that is right: to the flag, its digit, on"


def test_a_review_from_flag_to_flag_ends_as_meant(tmp_path: Path) -> None:
    done = replay(sample_copy(tmp_path), SYSTEM_B, FLAGS)
    assert done.lacking == []
    assert ACCEPTED not in {one.kind for one in done.decisions}


@pytest.mark.parametrize(
    ("change", "cursor", "keys"),
    [
        ((4, 7, "big"), 15, 3),  # Home, a word on, and one deleted
        ((0, 3, "a"), 0, 1),
        ((15, 15, "!"), 15, 0),
        ((12, 15, ""), 15, 1),
    ],
)
def test_the_fewest_keys_of_an_edit(change: tuple[int, int, str], cursor: int, keys: int) -> None:
    (place, edit), *others = edits("the old red cat", [change], cursor)
    assert (place, others) == (0, [])
    assert len(edit.counted) == keys
