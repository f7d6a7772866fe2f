"""Errors proposed after an edit, where the settings ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.project import find_project
from reviewtool.records.desk import open_desk
from reviewtool.settings import read_settings
from reviewtool.taxonomy import Severity
from reviewtool.tui.keys import COMMANDS
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.widgets.proposal_pane import LETTERS
from tests.frames import frame, kept_frame
from tests.tui.made_desk import drive, hit, made_app, press, settled, storm_desk
from tests.tui.test_frames import FRAMES
from tests.tui.test_hostile import HOSTILE, RAW, hostile_desk

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.made_desk import MadeDesk

EDIT = ("e", *" now", "enter")
"""“Port city prepares for storm” gets a word."""


def asking_desk() -> MadeDesk:
    desk = storm_desk()
    desk.classify = True
    return desk


def review(pilot: Pilot[int]) -> ReviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def told(desk: MadeDesk) -> list[tuple[str, str, str, Severity]]:
    errors = desk.session.errors(desk.document.segments[0])
    return [(error.text, error.origin, error.category, error.severity) for error in errors]


def test_off_asks_nothing() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *EDIT)
        assert review(pilot).proposal_pane is None
        await press(pilot, "enter")
        assert review(pilot).list.cursor == 1

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["correct"]


def test_enter_keeps_them_and_goes_on_with_no_key_more() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *EDIT)
        assert "errors?" in frame(pilot.app)
        assert "+“now” minor omission" in frame(pilot.app)
        await press(pilot, "enter")
        assert review(pilot).list.cursor == 1
        assert "errors?" not in frame(pilot.app)
        await press(pilot, "u")
        assert told(desk) == []
        assert desk.session.text(desk.document.segments[0]).endswith("now")
        await press(pilot, "ctrl+r")

    drive(made_app(desk), script)
    assert told(desk) == [("storm", "diff", "accuracy/omission", Severity.MINOR)]
    assert [act.kind for act in desk.acts] == ["correct", "mark", "undo", "redo"]


@pytest.mark.parametrize("key", ["escape", "j", "n", "x", "down", "u"])
def test_any_other_key_leaves_them_out_and_does_what_it_does(key: str) -> None:
    desk, plain = asking_desk(), storm_desk()
    places = []

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *EDIT, key)
        await settled(pilot)
        places.append((review(pilot).list.cursor, frame(pilot.app).splitlines()[-1]))

    drive(made_app(desk), script)
    drive(made_app(plain), script)
    assert places[0] == places[1]
    assert told(desk) == []
    assert [act.kind for act in desk.acts] == [act.kind for act in plain.acts]


def test_a_letter_changes_one_or_says_that_it_is_none() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"s", "home", *"Air", "delete", "enter")
        before = frame(pilot.app)
        assert "letters change" in before
        await press(pilot, "y")
        assert "Which error is it? “storm”" in frame(pilot.app)
        await press(pilot, "g", "c")
        assert "“storm”→“storms” critical grammar" in frame(pilot.app)
        await press(pilot, "r", "-")
        assert "r  “storm”→“storms” critical grammar" in frame(pilot.app)
        await press(pilot, "y")  # there is no second one any more, and no such command
        assert review(pilot).proposal_pane is not None
        await press(pilot, "e", "!", "enter", "r", "escape", "enter")

    drive(made_app(desk), script, (100, 30))
    assert [error[0] for error in told(desk)] == ["Port", "storm"]


def test_no_letter_of_it_is_a_command() -> None:
    assert set(LETTERS).isdisjoint(key for command in COMMANDS for key in command.keys)


def test_keys_typed_after_it_arrive_in_their_order() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *EDIT)
        for key in ("r", "g", "m", "enter", "j"):
            hit(pilot, key)
        await settled(pilot)
        assert review(pilot).list.cursor == 2

    drive(made_app(desk), script)
    assert told(desk) == [("storm", "diff", "linguistic-conventions/grammar", Severity.MINOR)]


def test_a_message_stands_above_it_and_below_when_it_is_gone() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *EDIT)
        review(pilot).say("a message")
        await settled(pilot)
        lines = frame(pilot.app).splitlines()
        assert [line.strip().partition(" ")[0] for line in lines[-3:]] == ["a", "errors?", "Enter"]
        await press(pilot, "escape")
        await settled(pilot)
        assert frame(pilot.app).splitlines()[-2].strip() == "a message"

    drive(made_app(desk), script)


def test_a_confirmed_flag_needs_no_proposal() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "tab", "1")
        assert review(pilot).proposal_pane is None

    drive(made_app(desk), script)


def test_an_edit_of_all_words_keeps_to_its_lines() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "home")
        for _ in range(5):
            await press(pilot, "X", "ctrl+right")
        await press(pilot, "enter")
        await settled(pilot)
        last = frame(pilot.app).splitlines()[-1]
        assert last.startswith("Enter keeps")
        assert last.endswith("Escape drops")

    drive(made_app(desk), script, (60, 20))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_the_screen(text: str) -> None:
    desk = hostile_desk(text)
    desk.classify = True

    async def script(pilot: Pilot[int]) -> None:
        for key in ("j", "e", "home", "Z", "enter", "enter", "t", "g", "m", "enter", "k", "j"):
            await press(pilot, key)
            assert not RAW.search(frame(pilot.app)), key

    drive(made_app(desk), script, (100, 30))


def test_the_setting_is_read_and_others_are_refused(sample: Path) -> None:
    settings = sample / "review.yaml"
    given = settings.read_text(encoding="utf-8")
    assert read_settings(sample).classify == "off"
    settings.write_text(given + "classify: ask\n", encoding="utf-8")
    project = find_project([sample])
    desk = open_desk(project, project.places[0], "anna")
    assert desk.classify
    assert desk.close()
    settings.write_text(given + "classify: always\n", encoding="utf-8")
    with pytest.raises(ReviewError, match="could not be used"):
        read_settings(sample)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *" now", "home", *"Air", "enter")
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"classifying-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(desk), script, size)
