"""Messages: where they stand, and that they do not pile up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame
from tests.tui.made_desk import drive, hit, made_app, press, settled, storm_desk

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZES = [(80, 24), (60, 20), (160, 50)]


@pytest.mark.parametrize("size", SIZES)
def test_a_message_stands_above_the_keys_and_covers_no_translation(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await settled(pilot)
        before = frame(pilot.app).splitlines()
        await press(pilot, "1")
        await settled(pilot)
        lines = frame(pilot.app).splitlines()
        assert lines[-2].strip() == "there is no flag here to take a suggestion of"
        assert lines[:-2] == before[:-2]
        assert lines[-1] == before[-1]

    drive(made_app(storm_desk()), script, size)


def test_a_message_takes_the_place_of_the_one_before() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1", "x", "1")
        await settled(pilot)
        shown = frame(pilot.app)
        assert shown.count("there is no flag here to take") == 1
        assert "to dismiss" not in shown

    drive(made_app(storm_desk()), script)


def test_all_notices_on_opening_are_shown() -> None:
    desk = storm_desk()
    desk.notices = ["one notice", "another notice"]

    async def script(pilot: Pilot[int]) -> None:
        shown = frame(pilot.app)
        assert "one notice" in shown
        assert "another notice" in shown

    drive(made_app(desk), script)


def test_without_colours_a_correction_shows_in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "n", "1")
        await settled(pilot)
        assert "[-log into-]{+lie in+}" in frame(pilot.app)
        await press(pilot, "j", "j", "D")
        await settled(pilot)
        assert "[-The mayor spoke" in frame(pilot.app)

    drive(made_app(storm_desk()), script)


def test_a_deleted_segment_is_said_to_be_deleted_and_not_corrected() -> None:
    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "j", "D", "y")
        await settled(pilot)
        shown = frame(pilot.app)
        assert "2 · to be deleted from the file" in shown
        assert "corrected" not in shown

    drive(made_app(storm_desk()), script)


def test_a_message_goes_when_the_next_act_begins_however_fast_the_keys_come() -> None:
    async def script(pilot: Pilot[int]) -> None:
        for key in ("1", "j", "k"):
            hit(pilot, key)
        await settled(pilot)
        assert "no flag here" not in frame(pilot.app)
        for key in ("1", "enter"):
            hit(pilot, key)
        await settled(pilot)
        assert "no flag here" not in frame(pilot.app)
        for key in ("u", "1", "k", "1", "u"):
            hit(pilot, key)
        await settled(pilot)
        assert "there is nothing to undo" in frame(pilot.app).splitlines()[-2]
        assert "no flag here" not in frame(pilot.app)

    drive(made_app(storm_desk()), script)


def test_what_an_act_says_stays_beside_what_it_says_next() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter", "f", "t", "u")
        shown = frame(pilot.app)
        assert "the filter was taken off to show this segment" in shown
        assert "undone: segment 1" in shown

    drive(made_app(storm_desk()), script)


def test_the_cursor_that_moves_on_takes_only_what_was_true_of_where_it_was() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        review.say("true of the first", here=True)
        review.list.move_to(2)
        review.say("said by the next act", beside=True)
        await settled(pilot)
        shown = frame(pilot.app)
        assert "true of the first" not in shown
        assert "said by the next act" in shown

    drive(made_app(desk), script)


def test_news_stay_when_the_reviewer_moves_on_and_go_at_the_next_change() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        desk.elsewhere = ["s3"]
        desk.save()
        await settled(pilot)
        await press(pilot, "j", "1")
        await settled(pilot)
        await press(pilot, "j")
        assert "decided elsewhere meanwhile" in frame(pilot.app)
        await press(pilot, "enter")
        assert "decided elsewhere meanwhile" not in frame(pilot.app)

    drive(made_app(desk), script)
