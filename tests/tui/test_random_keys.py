"""Random keys over hostile texts: the program lives, the record is readable, nothing is lost.

REVIEWTOOL_RANDOM_KEYS says how many keys a seed gets; `benchmarks/random_keys.py` plays more.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.tui.hostile_project import hostile_project
from tests.tui.left_behind import look_over
from tests.tui.monkey import Monkey

if TYPE_CHECKING:
    from pathlib import Path

KEYS = int(os.environ.get("REVIEWTOOL_RANDOM_KEYS", "1000"))
MORE = 250
MOST = 5 * KEYS
"""Keys after which every command must have run, and every screen have been seen."""


@pytest.mark.parametrize("seed", [1, 2])
def test_random_keys_leave_a_readable_record(tmp_path: Path, seed: int) -> None:
    monkey = Monkey(hostile_project(tmp_path), seed)
    played = monkey.play(KEYS)
    while played.missed and not played.wrong and played.keys < MOST:
        monkey.play(MORE)
    assert not played.wrong, played.last
    assert not played.missed
    assert not look_over(tmp_path)
