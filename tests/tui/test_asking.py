"""What is asked when an edit raises flags of its own: the answer is always in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.review.session import Session
from tests.frames import frame, kept_frame
from tests.tui.made_desk import (
    PAIRS,
    MadeDesk,
    drive,
    made_app,
    made_document,
    made_flag,
    press,
    settled,
)
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewtool.checks.flag import Flag
    from reviewtool.segments.segment import Segment

SAYS = "No other translation has this, and the source has nothing that would make it right here."
ASKS = "Enter again keeps it all the same"


def strict_desk(*pairs: tuple[str, str]) -> MadeDesk:
    """Each of the letters j, q, v, w and z is flagged in what is written."""

    def recheck(segment: Segment) -> list[Flag]:
        return [
            made_flag(segment, letter, check=letter, message=SAYS).flag
            for letter in "jqvwz"
            if letter in segment.target
        ]

    return MadeDesk(Session(made_document(pairs or PAIRS), "anna", recheck=recheck))


@pytest.mark.parametrize(
    "size", [(60, 20), (80, 24), (160, 50)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_many_new_flags_leave_room_for_the_way_on(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"jqvwz", "enter")
        await settled(pilot)
        assert f"5 new flags; {ASKS}" in frame(pilot.app)
        kept = kept_frame(pilot.app, FRAMES / f"edit-asking-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(strict_desk()), script, size)


def test_a_long_text_and_many_new_flags_fit_too() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"jqvwz", "enter")
        await settled(pilot)
        assert ASKS in frame(pilot.app)

    drive(made_app(strict_desk(("bron " * 200, "word " * 200))), script)


def test_the_line_stands_only_while_it_is_true() -> None:
    desk = strict_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "z", "enter")
        await settled(pilot)
        assert ASKS in frame(pilot.app)
        await press(pilot, "s")
        await settled(pilot)
        assert ASKS not in frame(pilot.app)
        assert SAYS[:20] in frame(pilot.app)
        await press(pilot, "backspace", "enter")
        await settled(pilot)
        assert desk.acts

    drive(made_app(desk), script)
