"""Whole looks, as text. REVIEWTOOL_UPDATE_FRAMES=1 writes them anew; read the difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.frames import frame, kept_frame
from tests.tui.made_desk import drive, made_app, press, settled, storm_desk

if TYPE_CHECKING:
    from textual.pilot import Pilot

FRAMES = Path(__file__).parent / "frames"
KEYS: dict[str, tuple[str, ...]] = {
    "opened": (),
    "flags": ("n", "n"),
    "corrected": ("n", "n", "1"),
    "editing": ("n", "n", "n", "e"),
    "dismissing": ("n", "n", "x", "2"),
    "filtering": ("f",),
    "deleting": ("j", "D"),
    "words": ("j", "r"),
    "words-from": ("j", "r", "D"),
    "rule": ("n", "n", "1", "R"),
    "help": ("?",),
}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", KEYS)
def test_the_screen_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in KEYS[name]:
            await press(pilot, key)
            if desk.pending:
                desk.save()
            await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(desk), script, size)
