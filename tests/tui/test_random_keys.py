"""Random keys over hostile texts: the program lives, the record is readable, nothing is lost.

REVIEWTOOL_RANDOM_KEYS says how many keys are pressed; `benchmarks/random_keys.py` plays more, and
sees to it that every command and every screen is reached.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.tui.hostile_project import hostile_project
from tests.tui.left_behind import look_over
from tests.tui.monkey import Monkey

if TYPE_CHECKING:
    from pathlib import Path

KEYS = int(os.environ.get("REVIEWTOOL_RANDOM_KEYS", "500"))
COMMANDS = 30
"""So many different commands run within the fewest keys."""
SCREENS = 8
"""And so many different screens are seen."""


def test_random_keys_leave_a_readable_record(tmp_path: Path) -> None:
    played = Monkey(hostile_project(tmp_path), seed=1).play(KEYS)
    assert not played.wrong, played.last
    assert len(played.actions) >= COMMANDS
    assert len(played.screens) >= SCREENS
    assert not look_over(tmp_path)
