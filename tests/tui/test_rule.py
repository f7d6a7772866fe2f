"""R: a correction becomes a rule that is proved, tried, saved and used, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.pack.prove import Problem
from reviewtool.errors import ReviewError
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.screens.rule_dialog import RuleDialog
from tests.frames import frame
from tests.tui.made_desk import NOON, drive, made_app, press, settled, storm_desk

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SOURCE = "De boot ligt stil.\n\nHij kocht een flinke taart.\n\nEen flinke storm kwam op.\n"
TARGET = "The boat lies still.\n\nHe bought a brave cake.\n\nA brave storm rose.\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in (("source", SOURCE), ("translations/en", TARGET)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "house.txt").write_text(text, encoding="utf-8")
    (tmp_path / "review.yaml").write_text("source_language: nl\n", encoding="utf-8")
    return tmp_path


def house_app(house: Path, opened: list[Desk]) -> ReviewApp:
    project = find_project([house])

    def opens(place: int) -> Desk:
        opened.append(open_desk(project, project.places[place], "anna"))
        return opened[-1]

    return ReviewApp(opens, project.places, 0, {}, clock=lambda: NOON)


def test_a_rule_is_made_tried_saved_and_used_at_once(house: Path) -> None:
    desks: list[Desk] = []
    file = house / "packs" / "own-nl-en.yaml"

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        desk = desks[0]
        second, third = desk.document.segments[1:3]
        desk.session.correct(second, "He bought a big cake.")
        await press(pilot, "j", "R")
        await settled(pilot)
        assert "proved" in frame(pilot.app)
        assert "right         “big”" in frame(pilot.app)
        await press(pilot, "ctrl+u", *"flinke?", "ctrl+s")
        await settled(pilot)
        assert "Enter tries them first" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert "It would flag 1 other place:" in frame(pilot.app)
        assert "house.txt:5  A brave storm rose." in frame(pilot.app)
        assert not file.exists()
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert pilot.app.screen is review
        assert "own-nl-en.yaml" in frame(pilot.app)
        desk.session.show_hidden = True
        await press(pilot, "j")
        flags = [state.flag for state in desk.session.flags(third)]
        assert [flag.text for flag in flags if flag.check.startswith("own-nl-en.")] == ["brave"]
        assert "flink → big" in frame(pilot.app)

    drive(house_app(house, desks), script, (100, 40))
    assert "source: 'flinke?'" in file.read_text(encoding="utf-8")


def test_a_pack_changed_meanwhile_is_not_overwritten(house: Path) -> None:
    desks: list[Desk] = []
    file = house / "packs" / "own-nl-en.yaml"
    other = "schema: 1\npack: {id: own-nl-en, source: nl, target: en}\nconfusions:\n"

    async def script(pilot: Pilot[int]) -> None:
        desks[0].session.correct(desks[0].document.segments[1], "He bought a big cake.")
        await press(pilot, "j", "R")
        await settled(pilot)
        file.parent.mkdir()
        file.write_text(other, encoding="utf-8")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "changed while the rule was tried" in frame(pilot.app)
        await press(pilot, "escape")

    drive(house_app(house, desks), script, (100, 40))
    assert file.read_text(encoding="utf-8") == other


def test_without_a_correction_it_says_what_to_do() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "R")
        await settled(pilot)
        assert "correct the segment first" in frame(pilot.app)
        desk.session.delete(desk.document.segments[0])
        await press(pilot, "R")
        await settled(pilot)
        assert "there are none here" in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.proposed == []


def test_several_changes_are_gone_through() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        desk.session.correct(desk.document.segments[1], "Two dikes lie in the east.")
        await press(pilot, "j", "R")
        await settled(pilot)
        assert "(change 1 of 2)" in frame(pilot.app)
        assert "right         “Two”" in frame(pilot.app)
        await press(pilot, "ctrl+n")
        await settled(pilot)
        assert "(change 2 of 2)" in frame(pilot.app)
        await press(pilot, "tab", "ctrl+u", *"logs? into", "enter")
        await settled(pilot)
        assert "(change 2 of 2)" in frame(pilot.app)
        await press(pilot, "ctrl+n")
        await settled(pilot)
        await press(pilot, "escape")

    drive(made_app(desk), script)
    assert [(draft.wrong, draft.right) for draft in desk.proposed] == [
        ("Both", "Two"),
        ("log into", "lie in"),
        ("logs? into", "lie in"),
        ("Both", "Two"),
    ]
    assert desk.saved_rules == []
    assert desk.checked == 1


def test_what_is_not_proved_or_cannot_be_written_is_not_saved() -> None:
    desk = storm_desk()
    desk.problems = [Problem("own", "own.rule", 1, "never fires", "Change it.")]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "tab", "1", "R")
        await settled(pilot)
        assert "not proved: never fires. Change it." in frame(pilot.app)
        await press(pilot, "ctrl+s")
        assert desk.saved_rules == []
        desk.problems = []
        desk.failure = ReviewError("the disk is full", "Make room.")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "the disk is full. Make room." in frame(pilot.app)
        assert isinstance(pilot.app.screen, RuleDialog)
        desk.failure = None
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "packs/own-nl-en.yaml" in frame(pilot.app)

    drive(made_app(desk), script)
    assert len(desk.saved_rules) == 1
    assert desk.checked == 2


def test_the_dialog_can_be_used_where_there_is_little_room() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "tab", "1", "R")
        await settled(pilot)
        assert "wrong words   log into" in frame(pilot.app)
        await press(pilot, *["down"] * 3, "pagedown", "pageup", "up")
        await settled(pilot)
        assert "proved" in frame(pilot.app)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "Both dikes log into the east." in frame(pilot.app)
        await press(pilot, "ctrl+s")
        await settled(pilot)

    drive(made_app(desk), script, (40, 10))
    assert len(desk.saved_rules) == 1


def test_a_text_of_one_language_has_no_source_words(tmp_path: Path) -> None:
    (tmp_path / "note.en.txt").write_text("source: a nice small goat.\n", encoding="utf-8")
    project = find_project([tmp_path / "note.en.txt"])
    desks: list[Desk] = []

    def opens(place: int) -> Desk:
        desks.append(open_desk(project, project.places[place], "anna"))
        return desks[-1]

    async def script(pilot: Pilot[int]) -> None:
        desk = desks[0]
        desk.session.correct(desk.document.segments[0], "source: a nice little goat.")
        await press(pilot, "R")
        await settled(pilot)
        assert "source words" not in frame(pilot.app)
        await press(pilot, "ctrl+s")
        await settled(pilot)

    drive(ReviewApp(opens, project.places, 0, {}, clock=lambda: NOON), script)
    pack = (tmp_path / "packs" / "own-en.yaml").read_text(encoding="utf-8")
    assert "pack: {id: own-en, target: en}" in pack
