"""One table: what it says is what is bound, shown, found and explained."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.command import DiscoveryHit

from reviewtool.errors import ReviewError
from reviewtool.tui.keys import COMMANDS, Command, bindings, keys_of
from reviewtool.tui.overrides import check_overrides
from reviewtool.tui.palette import ReviewCommands
from reviewtool.tui.screens.help import HelpScreen, help_lines
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.widgets.hanging import hanging_content
from reviewtool.tui.widgets.key_line import key_line_content
from tests.frames import frame
from tests.tui.made_desk import drive, made_app, press, settled, storm_desk

if TYPE_CHECKING:
    from textual.pilot import Pilot


def test_every_command_is_bound_and_has_an_action_of_the_screen() -> None:
    table = {binding_id for command in COMMANDS for binding_id, _, _ in command.bindings}
    assert {binding.id for binding in bindings()} == table
    for command in COMMANDS:
        assert hasattr(ReviewScreen, f"action_{command.action.partition('(')[0]}"), command.id


def test_no_two_commands_share_a_key_or_an_id() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    check_overrides({})


def test_help_has_a_line_for_every_command() -> None:
    lines = hanging_content(help_lines({}), 200).plain.splitlines()
    for command in COMMANDS:
        wanted = f"{keys_of(command, {}):<12} {command.sentence}"
        assert lines.count(wanted) == 1, command.id


def test_palette_finds_every_command() -> None:
    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "j", "tab")
        found = [hit.text or "" async for hit in ReviewCommands(review).discover()]
        for command in COMMANDS:
            assert any(text.startswith(command.sentence) for text in found), command.id

    drive(made_app(storm_desk()), script)


def test_palette_goes_to_segments_and_filters_by_check() -> None:
    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "ctrl+p", "4")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert review.list.cursor == 3
        hits = [hit async for hit in ReviewCommands(review).search("flagged by: honderdste")]
        hits[0].command()
        assert list(review.listed) == [2]
        assert [hit async for hit in ReviewCommands(review).search("99")] == []

    drive(made_app(storm_desk()), script)


def test_footer_keeps_help_and_quit_however_narrow() -> None:
    for width in (20, 40, 80, 160):
        line = key_line_content({}, width)
        assert line.cell_length <= width
        assert line.plain.endswith("? help  q quit")
    wide = key_line_content({}, 300).plain
    for command in COMMANDS:
        assert (f"{_first_key(command)} {command.word}" in wide) == command.footer, command.id


async def _help(pilot: Pilot[int], *keys: str) -> str:
    """The page of help after these keys, up to the first group of all keys."""
    await press(pilot, *keys)
    await settled(pilot)
    assert isinstance(pilot.app.screen, HelpScreen)
    page = frame(pilot.app).partition("Judge")[0]
    await press(pilot, "escape")
    assert not isinstance(pilot.app.screen, HelpScreen)
    return page


def test_help_begins_with_what_makes_sense_on_a_segment() -> None:
    async def script(pilot: Pilot[int]) -> None:
        plain = await _help(pilot, "?")
        assert "On this segment" in plain
        assert "Take this suggestion" not in plain
        bare = await _help(pilot, "n", "?")
        assert "On this flag" in bare
        assert "Take this suggestion" not in bare
        assert "Go to the next flag of this segment" in bare
        flagged = await _help(pilot, "n", "?")
        assert "1-9          Take this suggestion" in flagged
        assert "x            Dismiss the current flag" in flagged
        corrected = await _help(pilot, "n", "1", "?")
        assert "On this correction" in corrected
        assert "a            Correct all that is like this correction" in corrected
        hidden = await _help(pilot, "G", "?")
        assert "v            Show the hints" in hidden

    drive(made_app(storm_desk()), script, (100, 40))


@pytest.mark.parametrize(
    ("keys", "asked", "said"),
    [
        (("n", "x"), "?", "false alarm"),
        (("f",), "?", "Choose the line under the cursor"),
        (("j", "D"), "?", "y            Yes"),
        (("o",), "?", "Open the document"),
        (("j", "m"), "?", "Choose what the letters stand beside"),
        (("j", "m", "s", "enter"), "f1", "All categories"),
        (("c",), "f1", "Take what was typed"),
        (("e",), "f1", "Ctrl+S"),
        (("n", "n", "1", "R"), "f1", "Ctrl+N"),
    ],
)
def test_help_begins_with_the_keys_of_a_dialog(
    keys: tuple[str, ...], asked: str, said: str
) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        below = pilot.app.screen
        assert said in await _help(pilot, asked)
        assert pilot.app.screen is below

    drive(made_app(storm_desk(), storm_desk()), script, (100, 40))


@pytest.mark.parametrize("keys", [("j", "m"), ("j", "|"), ("j", "P"), ("o",), ("l",)])
def test_help_of_a_dialog_names_no_keys_of_the_framework(keys: tuple[str, ...]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        shown = await _help(pilot, "f1")
        assert "In this dialog" in shown or keys == ("o",)
        assert "Focus" not in shown
        assert "Copy selected" not in shown

    drive(made_app(storm_desk(), storm_desk()), script, (100, 60))


def test_a_long_line_of_help_goes_on_below_itself() -> None:
    async def script(pilot: Pilot[int]) -> None:
        shown = await _help(pilot, "n", "?")
        assert "with a reason,\n              once or more widely" in shown

    drive(made_app(storm_desk()), script, (60, 20))


@pytest.mark.parametrize("keys", [("c",), ("/",), ("e",)])
def test_a_question_mark_can_be_typed(keys: tuple[str, ...]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys, "?")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, HelpScreen)
        assert "?" in next(iter(pilot.app.screen.query("Input, TextArea"))).render_line(0).text

    drive(made_app(storm_desk()), script)


def test_palette_shows_the_keys_of_every_command() -> None:
    other = {"review.accept": "f2,space"}

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "j", "tab")
        hits = [hit async for hit in ReviewCommands(review).discover()]
        lines = {str(hit.display) for hit in hits if isinstance(hit, DiscoveryHit)}
        for command in COMMANDS:
            if not command.numbered:
                assert f"{command.sentence}  {keys_of(command, other)}" in lines, command.id
        assert "Take this suggestion of the current flag: lie in  1" in lines

    drive(made_app(storm_desk(), keys=other), script)


def test_a_clash_is_refused_with_both_names() -> None:
    table = {binding_id: keys[0] for one in COMMANDS for binding_id, keys, _ in one.bindings}
    for binding_id, key in table.items():
        other = "move.down" if binding_id != "move.down" else "move.up"
        with pytest.raises(ReviewError) as refused:
            check_overrides({other: key})
        assert binding_id in refused.value.what
        assert other in refused.value.what


def _first_key(command: Command) -> str:
    return keys_of(command, {}).partition(" ")[0]


def test_other_keys_work_and_are_shown() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        assert desk.acts == []
        await press(pilot, "z")
        assert [act.kind for act in desk.acts] == ["accept"]
        assert "z accept" in frame(pilot.app)
        await press(pilot, "f1")
        await settled(pilot)
        assert "z            Accept the segment" in frame(pilot.app)

    drive(made_app(desk, keys={"review.accept": "z"}), script)


def test_keys_can_be_exchanged() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "S")
        await press(pilot, "Q")
        assert [act.kind for act in desk.acts] == ["query", "skip"]

    drive(made_app(desk, keys={"review.query": "S", "review.skip": "Q"}), script)


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ({"review.acept": "t"}, "review.accept"),
        ({"review.accept": "x"}, "review.dismiss"),
        ({"review.accept": "t", "review.undo": "t"}, "t"),
        ({"review.accept": "?"}, "program.help"),
        ({"review.accept": "question_mark"}, "program.help"),
        ({"review.accept": ""}, "without a key"),
        ({"review.accept": "hyper+q"}, "hyper+q"),
        ({"review.accept": "the enter key"}, "the enter key"),
        ({"review.accept": "ctrl+q"}, "quits"),
        ({"review.take-3": "e"}, "review.edit"),
    ],
)
def test_keys_that_cannot_work_are_refused(overrides: dict[str, str], named: str) -> None:
    with pytest.raises(ReviewError) as refused:
        check_overrides(overrides)
    assert refused.value.file == "review.yaml"
    assert named in f"{refused.value.what} {refused.value.remedy}"


def test_keys_that_can_work_are_taken() -> None:
    given = {"review.accept": "space, f5", "review.take-1": "ctrl+y", "move.down": "j,plus,alt+x"}
    taken = check_overrides(given)
    assert taken["review.accept"] == "space,f5"
    assert asyncio.run(_with_keymap(taken)) == {"space", "f5"}


async def _with_keymap(keys: dict[str, str]) -> set[str]:
    app = made_app(storm_desk(), keys=keys)
    async with app.run_test() as pilot:
        await settled(pilot)
        return {
            key
            for key, active in app.screen.active_bindings.items()
            if active.binding.id == "review.accept"
        }
