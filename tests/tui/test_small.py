"""Every screen and dialog at 60×20, and the two layouts of the list by width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.widgets.segment_list import SegmentList
from tests.frames import frame
from tests.tui.made_desk import (
    drive,
    made_app,
    made_place,
    press,
    settled,
    storm_desk,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot

SMALL = (60, 20)
NEEDED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "review": ((), ("en/storm.txt", "0/5 done", "4 open flags", "? help", "q quit")),
    "flag": (("n", "n"), ("flag 2 of 2", "! major", "“log into”", "“lie in”", "“are located in”")),
    "correction": (("n", "n", "1"), ("2 · todo · corrected in part", "0/5 done")),
    "dismissal": (
        ("n", "x"),
        (
            "Dismiss “dikes”",
            "c  correct in this",
            "d  another flag",
            " 3  the project",
            "Escape",
        ),
    ),
    "filters": (("f",), ("List which segments?", "all segments", "Escape calls it off")),
    "last filter": (("f", "k"), ("check: ", "Escape calls it off")),
    "deletion": (("j", "D"), ("y yes", "n no", "Both dikes")),
    "comment": (("c",), ("Enter keeps it  Escape calls it off",)),
    "search": (("/",), ("Find", "Alt+R", "Alt+S both sides", "Enter finds the next one")),
    "editing": (("j", "e"), ("Both dikes log into the east.", "Enter keeps it")),
    "words": (("j", "m"), ("Mark an error", "Escape leaves")),
    "categories": (("j", "m", "s", "enter"), ("▸ m", "Escape back")),
    "severities": (("j", "m", "s", "enter", "enter"), ("[major]", "4 critical", "Escape back")),
    "rule": (("n", "n", "1", "R"), ("source words", "wrong words", "right", "Ctrl+S")),
    "documents": (
        ("o",),
        ("Documents of the project: 2", "en/storm.txt", "Enter opens", "Escape back"),
    ),
    "pairing": (("j", "P"), ("Escape",)),
    "splitting": (("j", "|"), ("Escape",)),
    "help": (("?",), ("? or Escape closes", "On this segment", "Accept the segment as it")),
    "palette": ((":",), ("Accept the segment",)),
}


@pytest.mark.parametrize("name", NEEDED)
def test_nothing_that_is_needed_is_cut_off(name: str) -> None:
    keys, needed = NEEDED[name]

    async def script(pilot: Pilot[int]) -> None:
        for key in keys:
            await press(pilot, key)
            await settled(pilot)
        seen = frame(pilot.app)
        assert len(seen.splitlines()) <= SMALL[1]
        for words in needed:
            assert words in seen, seen

    drive(made_app(storm_desk(), storm_desk()), script, SMALL)


def test_unsaved_decisions_and_all_ways_out_of_them_fit() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        desk.fail(ReviewError("the disk is full " * 5, "Make room on it.", file="/a/" + "b" * 60))
        await settled(pilot)
        await press(pilot, "q")
        await settled(pilot)
        seen = frame(pilot.app)
        for words in (
            "1 decision is not on",
            "Make room",
            "Enter tries",
            "Escape goes",
            "type yes",
        ):
            assert words in seen, seen

    drive(made_app(desk), script, SMALL)


def test_a_refusal_at_the_start_and_its_remedy_fit() -> None:
    def open_desk(place: int) -> object:
        raise ReviewError("it is no text " * 12, "Name a text file.", file="x" * 100)

    async def script(pilot: Pilot[int]) -> None:
        seen = frame(pilot.app)
        assert "Name a text file." in seen
        assert "q quits" in seen

    places = [made_place("a.txt"), made_place("b.txt")]
    drive(ReviewApp(open_desk, places, 0, {}), script, SMALL)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "beside"),
    [(40, False), (59, False), (60, False), (80, True), (100, True), (160, True)],
)
def test_the_list_is_stacked_where_it_is_narrow(width: int, beside: bool) -> None:
    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.list.side_by_side
        rows = [line for line in frame(pilot.app).splitlines() if "Niemand" in line]
        assert ("Nobody" in rows[0]) == beside
        await press(pilot, "s")
        rows = [line for line in frame(pilot.app).splitlines() if "Niemand" in line]
        assert "Nobody" not in rows[0]

    drive(made_app(storm_desk()), script, (width, 30))


def test_the_list_follows_a_change_of_the_width() -> None:
    async def script(pilot: Pilot[int]) -> None:
        for width, beside in ((80, True), (50, False), (160, True)):
            await pilot.resize_terminal(width, 30)
            for _ in range(100):
                await pilot.pause()
                if pilot.app.screen.query_one(SegmentList).size.width == width:
                    break
            await settled(pilot)
            row = next(line for line in frame(pilot.app).splitlines() if "Niemand" in line)
            assert ("Nobody" in row) == beside, width

    drive(made_app(storm_desk()), script)
