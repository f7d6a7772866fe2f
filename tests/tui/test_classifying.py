"""Errors proposed after an edit, where the settings ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.project import find_project
from reviewtool.records.desk import open_desk
from reviewtool.review import proposal
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

DELETE = ("D", "y")
"""“Port city prepares for storm” goes, and what error that was is asked for."""


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
        await press(pilot, "e", *" now")
        assert "errors" not in frame(pilot.app)
        await press(pilot, "tab")
        assert "errors are asked for where review.yaml says `classify: ask`" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert review(pilot).list.cursor == 1
        await press(pilot, "tab", "1")
        assert review(pilot).proposal_pane is None

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["correct", "take"]


def test_finishing_an_edit_keeps_what_is_shown_of_it_and_goes_on() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e")
        assert "errors?" not in frame(pilot.app)
        await press(pilot, *" now")
        assert "+“now” minor omission" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert review(pilot).list.cursor == 1
        assert "errors?" not in frame(pilot.app)
        assert told(desk) == [("storm", "diff", "accuracy/omission", Severity.MINOR)]
        await press(pilot, "u")
        assert told(desk) == []
        assert review(pilot).list.cursor == 0
        await press(pilot, "ctrl+r")

    drive(made_app(desk), script)
    assert told(desk) == [("storm", "diff", "accuracy/omission", Severity.MINOR)]
    assert [act.kind for act in desk.acts] == ["correct", "undo", "redo"]


def test_an_edit_can_be_kept_without_going_on() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *" now", "ctrl+s")
        await settled(pilot)
        assert review(pilot).list.cursor == 0
        assert review(pilot).edit_pane is None

    drive(made_app(desk), script)
    assert told(desk) == [("storm", "diff", "accuracy/omission", Severity.MINOR)]


def test_a_text_is_kept_and_stayed_at_while_an_error_is_changed() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"s", "tab", "4", "tab", "ctrl+s")
        await settled(pilot)
        assert review(pilot).list.cursor == 0
        assert review(pilot).edit_pane is None

    drive(made_app(desk), script)
    assert told(desk) == [("storm", "diff", "linguistic-conventions/spelling", Severity.CRITICAL)]


def test_an_error_can_be_changed_where_the_text_stays_as_it_was_corrected() -> None:
    desk = asking_desk()
    segment = desk.document.segments[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "n", "e", *"lie in", "ctrl+s")
        await settled(pilot)
        await press(pilot, "e", "tab", "t", "4", "enter")
        await settled(pilot)

    drive(made_app(desk), script)
    (error,) = desk.session.errors(segment)
    assert (error.text, error.origin) == ("log into", "check:liggen")
    assert (error.category, error.severity) == ("terminology/wrong-term", Severity.CRITICAL)
    assert desk.session.text(segment) == "Both dikes lie in the east."


def test_an_error_of_an_earlier_edit_can_be_changed_and_taken_away() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"s!", "ctrl+s")
        await settled(pilot)
        (before,) = desk.session.errors(desk.document.segments[0])
        await press(pilot, "e")
        assert "errors: “storm”→“storms!”" in frame(pilot.app)
        await press(pilot, "tab", "t", "4", "ctrl+s")
        await settled(pilot)
        assert told(desk) == [("storm", "diff", "terminology/wrong-term", Severity.CRITICAL)]
        (after,) = desk.session.errors(desk.document.segments[0])
        assert after.id == before.id
        await press(pilot, "e", "tab", "-", "ctrl+s")
        await settled(pilot)
        assert told(desk) == []

    drive(made_app(desk), script)
    assert desk.session.text(desk.document.segments[0]).endswith("storms!")


def test_what_is_said_of_an_error_counts_where_the_segment_is_emptied() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "ctrl+a", "f7", "backspace", "tab", "w", "1", "enter")
        await settled(pilot)
        await press(pilot, "y")
        await settled(pilot)
        assert "errors?" not in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.session.deleted(desk.document.segments[0])
    ((text, origin, category, severity),) = told(desk)
    assert (text, origin, severity) == ("Port city prepares for storm", "diff", Severity.NEUTRAL)
    assert category == "style/awkward-style"


def test_an_error_of_a_change_that_was_taken_back_is_none() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"s", "tab", "4", "backspace", "enter")
        await settled(pilot)

    drive(made_app(desk), script)
    assert desk.acts == []


def test_texts_too_long_to_be_compared_leave_the_errors_to_the_flags(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proposal, "LONGEST", 40)
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "n", "e", *"lie in", "enter")
        await settled(pilot)

    drive(made_app(desk), script)
    (error,) = desk.session.errors(desk.document.segments[1])
    assert (error.text, error.origin) == ("log into", "check:liggen")


def test_letters_and_numbers_change_the_errors_of_an_edit_while_it_goes_on() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"s", "home", *"Air")
        assert "“Port”→“AirPort” major mistranslation  “storm”→“storms” minor spelling" in frame(
            pilot.app
        )
        await press(pilot, "tab", "t", "4")
        assert "“Port”→“AirPort” critical wrong term" in frame(pilot.app)
        await press(pilot, "X", "tab", "tab", "-")
        assert "“Port”→“AirXPort” critical wrong term" in frame(pilot.app)
        assert "storms” minor" not in frame(pilot.app)
        await press(pilot, "tab", "tab", "Y", "tab", "k", "escape", "Z", "tab", "enter")
        await settled(pilot)
        assert review(pilot).list.cursor == 1

    drive(made_app(desk), script, (120, 30))
    assert desk.session.text(desk.document.segments[0]).startswith("AirXYZPort")
    assert told(desk) == [("Port", "diff", "terminology/wrong-term", Severity.CRITICAL)]


def test_all_categories_are_a_key_away_while_an_edit_goes_on() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"s", "tab", "+")
        await settled(pilot)
        assert "Which error is it? “storm”" in frame(pilot.app)
        assert "+ fewer" in frame(pilot.app)
        await press(pilot, "t", "2")
        await settled(pilot)
        await press(pilot, "!", "enter")
        await settled(pilot)

    drive(made_app(desk), script, (120, 40))
    assert desk.session.text(desk.document.segments[0]).endswith("storms!")
    ((text, origin, category, severity),) = told(desk)
    assert (text, origin, severity) == ("storm", "diff", Severity.MINOR)
    assert category != "linguistic-conventions/spelling"


def test_what_was_put_in_another_way_is_shown_afterwards() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *DELETE)
        await settled(pilot)
        assert "errors?" in frame(pilot.app)
        assert "minor addition" in frame(pilot.app)
        assert "Enter keeps and goes on  y changes it  Escape drops" in frame(pilot.app)
        await press(pilot, "enter")
        assert review(pilot).list.cursor == 1

    drive(made_app(desk), script)
    assert [category for _, _, category, _ in told(desk)] == ["accuracy/addition"]
    assert [act.kind for act in desk.acts] == ["delete", "mark"]


@pytest.mark.parametrize("key", ["escape", "j", "n", "down", "u"])
def test_any_other_key_leaves_them_out_and_does_what_it_does(key: str) -> None:
    desk, plain = asking_desk(), storm_desk()
    places = []

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *DELETE)
        await settled(pilot)
        await press(pilot, key)
        await settled(pilot)
        places.append((review(pilot).list.cursor, frame(pilot.app).splitlines()[-1]))

    drive(made_app(desk), script)
    drive(made_app(plain), script)
    assert places[0] == places[1]
    assert told(desk) == []
    assert [act.kind for act in desk.acts] == [act.kind for act in plain.acts]


def test_the_error_of_a_taken_suggestion_can_be_changed_in_the_record() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "tab", "1")
        await settled(pilot)
        assert "errors:  y  “log into”→“lie in”" in frame(pilot.app)
        assert "Enter goes on  y changes it" in frame(pilot.app)
        await press(pilot, "y", "t", "4")
        assert "“log into”→“lie in” critical wrong term" in frame(pilot.app)
        await press(pilot, "y", "-")
        await settled(pilot)
        assert "errors" not in frame(pilot.app)
        assert desk.session.errors(desk.document.segments[1]) == ()
        await press(pilot, "u")

    drive(made_app(desk), script, (100, 30))
    (error,) = desk.session.errors(desk.document.segments[1])
    assert (error.category, error.severity) == ("terminology/wrong-term", Severity.CRITICAL)
    assert [act.kind for act in desk.acts] == ["take", "mark", "mark", "mark", "undo"]


def test_one_of_several_is_changed_with_all_categories_at_hand() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *DELETE)
        await settled(pilot)
        await press(pilot, "y", "+")
        await settled(pilot)
        assert "Which error is it?" in frame(pilot.app)
        await press(pilot, "escape", "escape", "y", "-")
        await settled(pilot)
        assert review(pilot).proposal_pane is None
        await press(pilot, "enter")

    drive(made_app(desk), script, (100, 30))
    assert told(desk) == []


def test_other_keys_for_commands_are_not_taken_from_them() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *DELETE)
        await settled(pilot)
        assert "Z keeps and goes on  z changes it" in frame(pilot.app)
        await press(pilot, "z", "4", "Z")
        await settled(pilot)
        assert review(pilot).list.cursor == 1

    drive(made_app(desk, keys={"review.accept": "Z", "review.query": "y"}), script)
    assert [severity for _, _, _, severity in told(desk)] == [Severity.CRITICAL]


def test_no_letter_of_it_is_a_command() -> None:
    assert set(LETTERS).isdisjoint(key for command in COMMANDS for key in command.keys)


def test_keys_typed_after_it_arrive_in_their_order() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in ("e", *" now", "tab", "g", "3", "!", "enter", "j"):
            hit(pilot, key)
        await settled(pilot)
        assert review(pilot).list.cursor == 2

    drive(made_app(desk), script)
    assert told(desk) == [("storm", "diff", "linguistic-conventions/grammar", Severity.MAJOR)]


def test_a_message_stands_above_it_and_below_when_it_is_gone() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *DELETE)
        review(pilot).say("a message")
        await settled(pilot)
        lines = frame(pilot.app).splitlines()
        assert [line.strip().partition(" ")[0] for line in lines[-3:]] == ["a", "errors?", "Enter"]
        await press(pilot, "escape")
        await settled(pilot)
        assert frame(pilot.app).splitlines()[-2].strip() == "a message"

    drive(made_app(desk), script)


def test_an_edit_of_all_words_keeps_to_its_lines() -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "home")
        for _ in range(5):
            await press(pilot, "X", "ctrl+right")
        await settled(pilot)
        lines = frame(pilot.app).splitlines()
        assert any(line.strip().startswith("errors?") for line in lines)
        assert lines[-1].startswith("editing 1: Enter keeps it")

    drive(made_app(desk), script, (60, 20))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_the_screen(text: str) -> None:
    desk = hostile_desk(text)
    desk.classify = True

    async def script(pilot: Pilot[int]) -> None:
        for key in ("j", "e", "home", "Z", "tab", "g", "3", "enter", "enter", "k", "D", "y", "y"):
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


LOOKS = {
    "classifying": ("e", *" now", "home", *"Air"),
    "choosing": ("e", *" now", "home", *"Air", "tab", "t"),
    "recorded": ("j", "tab", "1"),
}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", LOOKS)
def test_it_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    desk = asking_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *LOOKS[name])
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(desk), script, size)
