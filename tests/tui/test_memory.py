"""The garbage collector waits until nobody presses a key."""

from __future__ import annotations

import ctypes
import gc
import platform
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from reviewtool.tui.memory import PATIENCE, PAUSE, QuietCollector, keep_large_blocks_apart
from tests.tui.made_desk import drive, made_app, press, storm_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """The generations of the collections that are made, with Python's own settings afterwards."""
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            generations.append(info["generation"])

    threshold = gc.get_threshold()
    gc.collect()
    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)
    gc.set_threshold(*threshold)


MANY = 600_000
"""Objects for which Python makes several full collections."""


@pytest.mark.parametrize("due", [8, 16])
def test_a_full_collection_waits_for_a_pause_that_is_the_shorter_the_more_is_due(
    due: int, collected: list[int]
) -> None:
    now = [0.0]
    collector = QuietCollector(lambda: now[0])
    for _ in range(due):
        gc.collect(1)
    due = gc.get_count()[2]
    collector.key_pressed()
    now[0] += 0.9 * PATIENCE / due
    collector.look()
    assert 2 not in collected
    now[0] += 0.2 * PATIENCE / due
    collector.look()
    assert collected.count(2) == 1
    now[0] += PATIENCE
    collector.look()
    assert collected.count(2) == 1


def test_between_two_keys_of_somebody_busy_there_is_no_pause(collected: list[int]) -> None:
    now = [0.0]
    collector = QuietCollector(lambda: now[0])
    for _ in range(round(2 * PATIENCE / PAUSE)):
        gc.collect(1)
    collector.key_pressed()
    now[0] += 0.9 * PAUSE
    collector.look()
    assert 2 not in collected
    now[0] += 0.2 * PAUSE
    collector.look()
    assert collected.count(2) == 1


def test_python_by_itself_collects_no_more_as_often(collected: list[int]) -> None:
    kept = [[place] for place in range(MANY)]
    assert 2 in collected
    QuietCollector(lambda: 0.0).begin()
    collected.clear()
    kept += [[place] for place in range(MANY)]
    assert 1 in collected
    assert 2 not in collected


def test_dialogs_that_are_gone_leave_nothing_behind() -> None:
    async def script(pilot: Pilot[int]) -> None:
        now = count(0.0, PATIENCE)
        collector = QuietCollector(lambda: next(now))
        counts = []
        for _ in range(3):
            for _ in range(4):
                await press(pilot, "f", "escape", "/", "escape")
            for _ in range(12):
                gc.collect(1)
            collector.look()
            counts.append(len(gc.get_objects()))
        assert counts[2] - counts[1] < 1_000

    drive(made_app(storm_desk()), script)


HOLES = """
import sys
from pathlib import Path
from reviewtool.tui.memory import keep_large_blocks_apart

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if sys.argv[1] == "apart":
    keep_large_blocks_apart()
before = resident()
largest = b"x" * (16 << 20)
del largest
blocks = [(b"x" * 200_000, b"y" * 2_000) for _ in range(500)]
kept = [small for _, small in blocks]
del blocks
print(resident() - before)
"""


def held(how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", HOLES, how], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries do otherwise")
def test_large_blocks_leave_no_holes() -> None:
    assert held("apart") < 10_000_000 < held("as it is")


def refused(_: object) -> object:
    raise OSError("no such library")


@pytest.mark.parametrize("library", [refused, lambda _: object()])
def test_other_c_libraries_keep_their_blocks_as_they_do(
    library: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", library)
    keep_large_blocks_apart()
