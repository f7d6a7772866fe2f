"""a: a correction is offered to all that is like it, one by one, and all come back by one undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtool.review.decision import Status
from reviewtool.review.session import Session
from reviewtool.tui.screens.alike_dialog import AlikeDialog
from tests.frames import frame, kept_frame
from tests.tui.made_desk import MadeDesk, drive, made_app, made_document, made_flag, press, settled
from tests.tui.test_hostile import HOSTILE, RAW
from tests.tui.test_judging import cursor

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewtool.checks.flag import Flag
    from reviewtool.segments.segment import Segment

FRAMES = Path(__file__).parent / "frames"
PAIRS = [
    ("Lees ook:", "Read too:"),
    ("Beide dijken liggen in het oosten.", "Both dikes log into the east."),
    ("De steden liggen in de republieken.", "The cities log into the republics of the same name."),
    ("Niemand raakte gewond.", "Nobody was hurt."),
    ("Liggen in het zand: de boten.", "Log into the sand: the boats."),
    ("Lees ook:", "Read too:"),
    ("De dorpen liggen in het water.", "The villages log into the water."),
]


def flood_desk(pairs: list[tuple[str, str]] = PAIRS) -> MadeDesk:
    """The same error four times, a line that comes twice; “lie in the sand” raises a new flag."""
    document = made_document(pairs)

    def recheck(segment: Segment) -> list[Flag]:
        if "Lie in the sand" not in segment.target:
            return []
        return [made_flag(segment, "the sand", check="sand", message="Which sand?").flag]

    second = document.segments[1]
    flags = []
    if "log into" in second.target:
        flags.append(made_flag(second, "log into", "lie in", source="liggen in"))
    return MadeDesk(Session(document, "anna", recheck=recheck), flags)


def texts(desk: MadeDesk) -> list[str]:
    return [desk.session.text(segment) for segment in desk.document.segments]


def wrong(desk: MadeDesk) -> list[int]:
    return [index for index, text in enumerate(texts(desk)) if "log into" in text.lower()]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("alike-told", ("j", "1")),
        ("alike", ("j", "1", "a")),
        ("alike-some", ("j", "j", "enter", "g", "j", "1", "a", "y", "n", "k")),
        ("alike-twin", ("e", "ctrl+u", *"See also:", "enter", "G", "k")),
        ("alike-gone-on", ("j", "e", *"lie in", "enter")),
    ],
)
def test_the_screen_looks_as_it_did(
    name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in keys:
            await press(pilot, key)
            if desk.pending:
                desk.save()
            await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(desk), script, size)


def test_some_are_taken_some_left_and_u_takes_all_back() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1")
        await settled(pilot)
        assert "3 more like segment 2: a" in frame(pilot.app)
        await press(pilot, "a", "y", "n")
        await settled(pilot)
        assert "3 of 3  Correct “log into” → “lie in”  (1 to take, 1 to leave)" in frame(pilot.app)
        assert wrong(desk) == [2, 4, 6]
        await press(pilot, "y")
        await settled(pilot)
        assert "2 taken, 1 left: u takes all of them back" in frame(pilot.app)
        assert wrong(desk) == [4]
        assert cursor(pilot) == 1
        await press(pilot, "u")
        await settled(pilot)
        assert "undone: 2 segments" in frame(pilot.app)
        assert wrong(desk) == [2, 4, 6]
        await press(pilot, "ctrl+r")
        assert wrong(desk) == [4]

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["take", "propagate", "undo", "redo"]


def test_all_the_rest_are_taken_but_what_was_left() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1", "a", "n", "A")
        await settled(pilot)
        assert "2 taken, 1 left" in frame(pilot.app)
        assert "one of them raises a new flag" in frame(pilot.app)
        await press(pilot, "j", "j", "j")
        await settled(pilot)
        assert "Which sand?" in frame(pilot.app)

    drive(made_app(desk), script)
    assert wrong(desk) == [2]
    assert texts(desk)[4] == "Lie in the sand: the boats."


def test_escape_keeps_what_was_taken_and_nothing_else() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1", "a", "y", "escape")
        await settled(pilot)
        assert "1 taken, 2 left: u takes it back" in frame(pilot.app)
        await press(pilot, "a", "escape")
        await settled(pilot)
        assert "nothing taken, 2 left" in frame(pilot.app)

    drive(made_app(desk), script)
    assert wrong(desk) == [4, 6]


def test_what_was_said_can_be_said_anew() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1", "a", "n", "k", "y", "k", "k", "k", "down", "down", "n", "n")

    drive(made_app(desk), script)
    assert wrong(desk) == [4, 6]


def test_it_is_told_once_that_there_is_more() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1")
        await settled(pilot)
        assert "more like segment" in frame(pilot.app)
        await press(pilot, "u", "1")
        await settled(pilot)
        assert "more like segment" not in frame(pilot.app)

    drive(made_app(desk), script)


def test_nothing_is_told_where_there_is_nothing() -> None:
    desk = flood_desk(PAIRS[:2])

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1")
        await settled(pilot)
        assert "more like segment" not in frame(pilot.app)
        await press(pilot, "a")
        await settled(pilot)
        assert "nothing else here is like this correction" in frame(pilot.app)
        await press(pilot, "k", "a")
        await settled(pilot)
        assert "correct the segment first" in frame(pilot.app)

    drive(made_app(desk), script)
    assert len(desk.acts) == 1


def test_the_correction_of_a_twin_is_taken() -> None:
    desk = flood_desk()
    last = desk.document.segments[5]

    async def script(pilot: Pilot[int]) -> None:
        desk.session.correct(desk.document.segments[0], "See also:")
        await press(pilot, "G", "k")
        await settled(pilot)
        assert "as segment 1, which has the same texts" in frame(pilot.app)
        assert desk.session.status(last) is Status.TODO
        await press(pilot, "a")
        await settled(pilot)
        assert "as segment 1" not in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.session.text(last) == "See also:"
    assert [act.kind for act in desk.acts] == ["correct"]


def test_what_is_like_the_last_correction_is_offered_once_one_has_gone_on() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "e", *"lie in", "enter")
        await settled(pilot)
        assert "3 more like segment 2: a" in frame(pilot.app)
        await press(pilot, "a", "A")
        await settled(pilot)

    drive(made_app(desk), script)
    assert wrong(desk) == []
    assert [act.kind for act in desk.acts] == ["correct", "propagate"]


def test_a_deleted_line_is_offered_to_be_deleted_wherever_it_stands() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "D", "y")
        await settled(pilot)
        assert "1 more like segment 1: a" in frame(pilot.app)
        await press(pilot, "a")
        await settled(pilot)
        assert "would be deleted from the file" in frame(pilot.app)
        await press(pilot, "y")
        await settled(pilot)

    drive(made_app(desk), script)
    assert texts(desk)[0] == texts(desk)[5] == ""


def test_what_changed_while_it_was_looked_at_is_left() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1", "a", "y", "y")
        desk.session.correct(desk.document.segments[2], "The cities lie there.")
        await press(pilot, "n")
        await settled(pilot)
        assert "1 taken, 2 left" in frame(pilot.app)

    drive(made_app(desk), script)
    assert texts(desk)[2] == "The cities lie there."


def test_every_row_waits_until_the_act_is_saved() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1")
        desk.save()
        await press(pilot, "a", "A")
        await settled(pilot)
        review = pilot.app.screen
        assert review.list.pending == {"s2", "s4", "s6"}  # type: ignore[attr-defined]
        desk.save()
        await settled(pilot)
        assert review.list.pending == set()  # type: ignore[attr-defined]

    drive(made_app(desk), script)


def test_other_keys_are_named() -> None:
    desk = flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "1")
        await settled(pilot)
        assert "3 more like segment 2: F5" in frame(pilot.app)
        await press(pilot, "f5", "A")
        await settled(pilot)
        assert "3 taken: F6 takes all of them back" in frame(pilot.app)

    drive(made_app(desk, keys={"review.alike": "f5", "review.undo": "f6"}), script)


def test_many_places_and_little_room_are_no_trouble() -> None:
    desk = flood_desk([(f"De stad ligt in {n}.", f"The town logs into {n}.") for n in range(300)])

    async def script(pilot: Pilot[int]) -> None:
        desk.session.correct(desk.document.segments[0], "The town lies in 0.")
        await press(pilot, "a", *["n"] * 200)
        await settled(pilot)
        assert "201 of 299" in frame(pilot.app)
        await pilot.resize_terminal(42, 11)
        await settled(pilot)
        assert "201 of 299" in frame(pilot.app)
        await press(pilot, "pagedown", "pageup", "J", "K", "A")
        await settled(pilot)

    drive(made_app(desk), script)
    assert sum("lies in" in text for text in texts(desk)) == 100


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_the_screen(text: str) -> None:
    writable = text.replace("\0", "").encode("utf-8", "replace").decode()
    pairs = [(text, f"{writable} kitties {number}") for number in range(3)]
    desk = flood_desk([*pairs, (text, f"{writable} kitties 0")])

    async def script(pilot: Pilot[int]) -> None:
        desk.session.correct(desk.document.segments[0], f"{writable} kittens {writable}")
        for key in ("G", "g", "a", "j", "k", "y", "n", "escape", "u"):
            await press(pilot, key)
            await settled(pilot)
            assert not RAW.search(frame(pilot.app)), key
            if key == "a":
                assert isinstance(pilot.app.screen, AlikeDialog)

    drive(made_app(desk), script, (100, 40))
