"""The garbage collector waits until nobody presses a key."""

from __future__ import annotations

import ctypes
import gc
from typing import TYPE_CHECKING

import pytest

from reviewtool.tui.memory import QUIET, QuietCollector, give_back

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def made_due() -> None:
    for _ in range(12):
        gc.collect(1)


def test_a_full_collection_waits_for_a_pause(collected: list[int]) -> None:
    now = [0.0]
    collector = QuietCollector(lambda: now[0])
    made_due()
    collector.key_pressed()
    now[0] += QUIET
    collector.look()
    assert 2 not in collected
    now[0] += QUIET / 2
    collector.look()
    assert collected.count(2) == 1
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


def refused(_: object) -> object:
    raise OSError("no such library")


@pytest.mark.parametrize("library", [refused, lambda _: object()])
def test_memory_is_not_given_back_where_that_cannot_be(
    library: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", library)
    give_back()
