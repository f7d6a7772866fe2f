"""The helps while a segment is edited: words by hint, characters by name, missing tokens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.review.session import Session
from reviewtool.segments.segment import Opinion
from reviewtool.tui.keys import COMMANDS, EDITOR_COMMANDS, keys_of
from reviewtool.tui.overrides import check_overrides
from reviewtool.tui.screens.help import help_lines
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.hanging import hanging_content
from reviewtool.tui.widgets.key_line import hint_content
from tests.frames import frame, kept_frame
from tests.tui.made_desk import MadeDesk, drive, hit, made_app, made_document, press, settled
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from textual.pilot import Pilot

PAIRS = [
    ("Klik op <b>Opslaan</b> om {name} te bewaren.", "Click <b>Save</b> to keep {name}."),
    ("De Rijksdienst ligt in Łódź.", "The agency is in Lodz."),
    ("", "There is no source here."),
    ("東京で会う", "Meet in Tokyo"),
]


def desk(*opinions: str) -> MadeDesk:
    document = made_document(PAIRS)
    told = tuple(Opinion(text, f"system{number}") for number, text in enumerate(opinions, 1))
    segments = tuple(replace(one, opinions=told) for one in document.segments)
    return MadeDesk(Session(replace(document, segments=segments), "anna"))


def editor(pilot: Pilot[int]) -> SegmentEditor:
    return pilot.app.screen.query_one(SegmentEditor)


def written(desk: MadeDesk, *keys: str, row: int = 0) -> str:
    """What the editor holds after these keys in a segment."""
    found: list[str] = []

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *["j"] * row, "e", *keys)
        await settled(pilot)
        found.append(editor(pilot).text)

    drive(made_app(desk), script)
    return found[0]


@pytest.mark.parametrize(
    ("row", "keys", "wanted"),
    [
        (1, ["ctrl+w", "backspace", "ctrl+f", "g"], "The agency is in Łódź"),
        (1, ["ctrl+f", "s"], "The agency is in Lodz. Rijksdienst"),
        (1, ["ctrl+f", "A", "s"], "The agency is in Lodz. De Rijksdienst"),
        (1, ["ctrl+f", "escape", "x"], "The agency is in Lodz.x"),
        (1, ["ctrl+f", "%", "backspace", "escape"], "The agency is in Lodz."),
        (1, ["ctrl+f", "s", "ctrl+z"], "The agency is in Lodz."),
        (3, ["ctrl+f", "a"], "Meet in Tokyo東"),
        (2, ["ctrl+f", "x"], "There is no source here.x"),
        (1, ["ctrl+f", "tab", "s"], "The agency is in Lodz. Bureau"),
        (2, ["ctrl+f", "s"], "There is no source here. Bureau"),
    ],
)
def test_a_word_is_put_in_by_its_hint(row: int, keys: list[str], wanted: str) -> None:
    opinions = () if "x" in keys else ("The Bureau",)
    assert written(desk(*opinions), *keys, row=row) == wanted


def test_hint_letters_typed_ahead_are_hints_and_what_follows_is_text() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "e")
        await settled(pilot)
        for key in ("ctrl+f", "s", "!", "ctrl+f", "S", "a", "?"):
            hit(pilot, key)
        await settled(pilot)
        assert editor(pilot).text == "The agency is in Lodz. Rijksdienst! Rijksdienst De?"

    drive(made_app(desk()), script)


def test_a_missing_token_is_named_until_it_is_back() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "left", "backspace")
        await settled(pilot)
        assert editor(pilot).text == "Click <b>Save</b> to keep ."
        assert "missing {name}  Ctrl+N puts it back" in frame(pilot.app)
        await press(pilot, "ctrl+n")
        await settled(pilot)
        assert editor(pilot).text == "Click <b>Save</b> to keep {name}."
        assert "missing" not in frame(pilot.app)
        await press(pilot, "ctrl+n")
        await settled(pilot)
        assert "no tag or placeholder is missing" in frame(pilot.app)

    drive(made_app(desk()), script)


def test_missing_tags_are_put_around_what_is_selected() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "f7", *"Click Save to keep {name}.", "home")
        await press(pilot, "ctrl+right", "ctrl+f", "escape", *["shift+right"] * 4, "ctrl+n")
        await settled(pilot)
        assert editor(pilot).text == "Click <b>Save</b> to keep {name}."

    drive(made_app(desk()), script)


def test_what_damages_a_tag_is_refused_until_it_is_asked_for_twice() -> None:
    made = desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "left", "backspace", "enter")
        await settled(pilot)
        assert made.acts == []
        assert "would damage what a program reads" in frame(pilot.app)
        await press(pilot, "ctrl+n", "enter")
        await settled(pilot)
        assert made.acts == []
        await press(pilot, "e", "left", "backspace", "enter", "enter")
        await settled(pilot)

    drive(made_app(made), script)
    assert [act.kind for act in made.acts] == ["correct"]
    assert made.session.text(made.document.segments[0]) == "Click <b>Save</b> to keep ."


def test_a_character_is_found_by_name_and_is_the_first_next_time() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "e", "ctrl+g", *"right arrow", "enter", "!")
        await settled(pilot)
        assert editor(pilot).text.startswith("The agency is in Lodz.")
        found = editor(pilot).text[-2]
        await press(pilot, "ctrl+g", "enter", "ctrl+g", "escape")
        await settled(pilot)
        assert editor(pilot).text.endswith(f"{found}!{found}")

    drive(made_app(desk()), script)


def test_keys_typed_ahead_of_the_character_dialog_are_its_query() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "e")
        await settled(pilot)
        for key in ("ctrl+g", *"nnbsp", "enter", "%"):
            hit(pilot, key)
        await settled(pilot)
        assert editor(pilot).text == "The agency is in Lodz.\u202f%"

    drive(made_app(desk()), script)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("picking", ["e", "left", "backspace", "ctrl+f"]),
        ("character", ["e", "ctrl+g", *"em d"]),
        ("characters", ["e", "ctrl+g"]),
    ],
)
def test_the_looks(name: str, keys: list[str], size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"edit-{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(desk()), script, size)


def test_every_key_of_the_editor_does_something() -> None:
    for command in EDITOR_COMMANDS:
        owner = ReviewScreen if command.action.startswith("screen.") else SegmentEditor
        action = command.action.removeprefix("screen.").partition("(")[0]
        assert hasattr(owner, f"action_{action}"), command.id
    keys = [key for command in EDITOR_COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert not {one.id for one in EDITOR_COMMANDS} & {one.id for one in COMMANDS}


def test_help_and_the_key_line_name_the_keys_of_the_editor() -> None:
    lines = hanging_content(help_lines({}), 200).plain.splitlines()
    for command in EDITOR_COMMANDS:
        assert any(line.endswith(command.sentence) for line in lines), command.id
    for width in (60, 80, 200):
        line = hint_content("editing: Enter keeps it", EDITOR_COMMANDS, {}, width)
        assert line.cell_length <= width
        assert line.plain.endswith("F1 keys")
    assert "F5 word" in hint_content("", EDITOR_COMMANDS, {"edit.word": "f5"}, 200).plain


def test_other_keys_for_the_editor_work_everywhere() -> None:
    made = desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "e", "ctrl+f", "s")
        await settled(pilot)
        assert editor(pilot).text.endswith("Lodz.s")
        await press(pilot, "f5", "s", "f9")
        await settled(pilot)

    drive(made_app(made, keys={"edit.word": "f5", "edit.finish": "f9"}), script)
    assert made.session.text(made.document.segments[1]).endswith("Lodz.s Rijksdienst")


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        ({"edit.word": "w"}, "types a character"),
        ({"edit.word": "space"}, "types a character"),
        ({"edit.word": "left"}, "cursor left"),
        ({"edit.word": "ctrl+k"}, "delete to line end"),
        ({"edit.word": "ctrl+t"}, "edit.swap"),
        ({"edit.wrod": "f5"}, "edit.word"),
        ({"edit.leave": "escape"}, "closes dialogs"),
    ],
)
def test_keys_that_cannot_work_in_the_editor_are_refused(
    overrides: dict[str, str], named: str
) -> None:
    with pytest.raises(ReviewError) as refused:
        check_overrides(overrides)
    assert named in f"{refused.value.what} {refused.value.remedy}"


def test_a_key_may_mean_one_thing_in_the_list_and_another_in_the_editor() -> None:
    given = {"review.accept": "ctrl+f", "edit.word": "f2"}
    assert check_overrides(given) == given
    assert keys_of(EDITOR_COMMANDS[0], {}) == "Enter"
