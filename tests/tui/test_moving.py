"""Where the cursor goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.records.remembered import DocumentView
from tests.frames import frame
from tests.tui.made_desk import drive, made_app, press, settled, storm_desk
from tests.tui.test_judging import cursor

if TYPE_CHECKING:
    from textual.pilot import Pilot


def test_keys_move_over_segments() -> None:
    moves = {"j": 1, "down": 2, "k": 1, "up": 0, "G": 4, "g": 0, "end": 4, "home": 0}

    async def script(pilot: Pilot[int]) -> None:
        for key, place in moves.items():
            await press(pilot, key)
            assert cursor(pilot) == place, key
        await press(pilot, "pagedown")
        assert cursor(pilot) > 0
        await press(pilot, "pageup")
        assert cursor(pilot) == 0

    drive(made_app(storm_desk()), script)


def test_n_visits_every_open_flag_forwards_and_backwards() -> None:
    seen: list[tuple[int, int]] = []

    async def script(pilot: Pilot[int]) -> None:
        for key in ("n", "n", "n", "n", "n", "N", "N", "N"):
            await press(pilot, key)
            await settled(pilot)
            review = pilot.app.screen
            seen.append((cursor(pilot), review.flag_at))  # type: ignore[attr-defined]

    drive(made_app(storm_desk()), script)
    assert seen == [(1, 0), (1, 1), (2, 0), (3, 0), (1, 0), (3, 0), (2, 0), (1, 1)]


def test_n_says_when_there_is_nothing_left() -> None:
    desk = storm_desk()
    desk.flags = []

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n")
        await settled(pilot)
        assert "no other open flag" in frame(pilot.app)
        assert cursor(pilot) == 0

    drive(made_app(desk), script)


def test_a_search_goes_on_from_where_it_was() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", *"storm", "enter")
        assert cursor(pilot) == 2
        await press(pilot, "/", "enter")
        assert cursor(pilot) == 0
        await press(pilot, "/", *"x", "escape")
        assert cursor(pilot) == 0

    drive(made_app(storm_desk()), script)


def test_a_search_takes_the_filter_off_where_it_hides_what_was_found() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f", "f", "/", *"gewond", "enter")
        await settled(pilot)
        assert cursor(pilot) == 4
        assert "the filter was taken off" in frame(pilot.app)
        assert "[flagged]" not in frame(pilot.app)
        await press(pilot, "/", *"nowhere to be found", "enter")
        await settled(pilot)
        assert "not found" in frame(pilot.app)

    drive(made_app(storm_desk()), script)


def test_the_cursor_is_remembered_and_taken_up() -> None:
    desk = storm_desk()
    desk.view = DocumentView(cursor=3)

    async def script(pilot: Pilot[int]) -> None:
        assert cursor(pilot) == 3
        await press(pilot, "k", "q")
        await settled(pilot)

    drive(made_app(desk), script)
    assert desk.view.cursor == 2
    assert desk.closed == 1


def test_layout_difference_and_scrolling_change_what_is_seen() -> None:
    async def script(pilot: Pilot[int]) -> None:
        beside = frame(pilot.app)
        await press(pilot, "s")
        await settled(pilot)
        assert frame(pilot.app) != beside
        await press(pilot, "j", "tab", "1", "d")
        await settled(pilot)
        assert "given Both dikes log into the east." in frame(pilot.app)
        assert "yours Both dikes lie in the east." in frame(pilot.app)
        await press(pilot, "J", "J", "J")
        await settled(pilot)
        assert "2 · todo" not in frame(pilot.app)
        await press(pilot, "K", "K", "K")
        await settled(pilot)
        assert "2 · todo · corrected in part" in frame(pilot.app)

    drive(made_app(storm_desk()), script, (70, 20))
