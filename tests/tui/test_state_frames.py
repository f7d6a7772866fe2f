"""Looks of the states that are no act of a reviewer's, and of the small dialogs.

REVIEWTOOL_UPDATE_FRAMES=1 writes them anew; read the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.review.decision import Decision, Status
from tests.frames import frame, kept_frame
from tests.tui.made_desk import drive, made_app, press, settled, stale_desk, storm_desk
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.made_desk import MadeDesk

FULL = ReviewError("the disk is full", "Make room, then try again.")
STALE = Decision("s3", "", "", Status.CORRECTED, "It was.", "It became.")
LOOKS: dict[str, tuple[str, ...]] = {
    "commenting": ("c",),
    "commented": ("c", *"ask Emil", "enter"),
    "queried": ("Q", "k"),
    "skipped": ("S", "k"),
    "stacked": ("s",),
    "palette": (":",),
    "stale": ("j", "j", "j"),
    "not-saved": ("enter", "enter", "fail"),
    "unsaved": ("enter", "enter", "fail", "q"),
    "taken-all": ("n", "n", "1", "enter", "n", "1"),
}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", LOOKS)
def test_a_state_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    desk = stale_desk(STALE) if name == "stale" else storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in LOOKS[name]:
            await _does(pilot, desk, key)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(desk), script, size)


async def _does(pilot: Pilot[int], desk: MadeDesk, key: str) -> None:
    if key == "fail":
        desk.fail(FULL)
    else:
        await press(pilot, key)
    await settled(pilot)
