"""Marking errors by hand: words, category and severity by letter, on either side."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.review.session import Session
from reviewtool.taxonomy import Severity
from reviewtool.tui.screens.mark_dialog import MarkDialog
from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame, kept_frame
from tests.tui.made_desk import (
    MadeDesk,
    drive,
    hit,
    made_app,
    made_document,
    press,
    settled,
    storm_desk,
)
from tests.tui.test_frames import FRAMES
from tests.tui.test_hostile import HOSTILE, RAW

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (160, 50)]
Told = tuple[str, str, str, Severity]


def told(desk: MadeDesk, index: int = 1) -> list[Told]:
    errors = desk.session.errors(desk.document.segments[index])
    return [(error.side, error.text, error.category, error.severity) for error in errors]


def marked(*keys: str, desk: MadeDesk | None = None) -> list[Told]:
    """The errors of the second segment, “Both dikes log into the east.”, after these keys."""
    made = desk or storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", *keys)
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(made), script)
    return told(made)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("mdfmj", ("target", "log into", "accuracy/mistranslation", Severity.MAJOR)),
        ("mfdmc", ("target", "log into", "accuracy/mistranslation", Severity.CRITICAL)),
        ("mjjp1", ("target", ".", "linguistic-conventions/punctuation", Severity.NEUTRAL)),
        ("Mffo2", ("source", "in", "accuracy/omission", Severity.MINOR)),
    ],
)
def test_letters_mark_words_category_and_severity(keys: str, expected: Told) -> None:
    assert marked(*keys) == [expected]


def test_enter_takes_what_is_likely() -> None:
    likely = ("target", "dikes", "accuracy/mistranslation", Severity.MAJOR)
    assert marked("m", "s", "enter", "enter", "enter") == [likely]
    left_out = ("source", "dijken", "accuracy/omission", Severity.MAJOR)
    assert marked("M", "s", "enter", "enter", "enter") == [left_out]


def test_arrow_keys_do_without_letters() -> None:
    keys = ("m", "right", "right", "enter", "right", "enter", "down", "enter", "enter")
    assert marked(*keys) == [("target", "dikes log", "accuracy/omission", Severity.MAJOR)]


def test_escape_goes_back_step_by_step() -> None:
    back = ("escape",) * 3
    keys = ("m", "s", "s", "m", *back, "d", "enter", "g", "m")
    grammar = "linguistic-conventions/grammar"
    assert marked(*keys) == [("target", "log", grammar, Severity.MINOR)]
    assert marked("m", "s", "s", "m", *back, "escape") == []
    assert marked("m", "escape") == []


def test_u_takes_the_mark_back() -> None:
    desk = storm_desk()
    assert marked("m", "s", "s", "m", "j", "u", desk=desk) == []
    assert [act.kind for act in desk.acts] == ["mark", "undo"]


def test_keys_typed_ahead_arrive() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in "jmdfmjj":
            hit(pilot, key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.list.cursor == 2

    drive(made_app(desk), script)
    assert told(desk) == [("target", "log into", "accuracy/mistranslation", Severity.MAJOR)]


def test_plus_shows_all_categories_and_a_question_mark_what_one_means() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "m", "s", "enter")
        assert "Meaning differs from source" not in frame(pilot.app)
        await press(pilot, "?")
        assert "accuracy/mistranslation: Meaning differs from source" in frame(pilot.app)
        await press(pilot, "?", "+")
        assert "accuracy › overtranslation" in frame(pilot.app)
        await press(pilot, "escape")
        assert "overtranslation" not in frame(pilot.app)
        await press(pilot, "+", "down", "enter", "enter")

    drive(made_app(desk), script)
    assert told(desk)[0][2] == "accuracy/overtranslation"


@pytest.mark.parametrize("size", SIZES)
def test_the_last_category_of_all_can_be_reached(size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "m", "s", "enter", "+", *["pagedown"] * 6)
        await settled(pilot)
        assert "▸ m" in frame(pilot.app)
        assert "link/cross-reference" in frame(pilot.app)
        assert "Escape back" in frame(pilot.app)

    drive(made_app(storm_desk()), script, size)


@pytest.mark.parametrize("size", SIZES)
def test_all_of_it_fits(size: tuple[int, int]) -> None:
    text = " ".join(f"word{number}," for number in range(150))
    desk = MadeDesk(Session(made_document([(text, text)]), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        async def look(*said: str) -> None:
            await settled(pilot)
            lines = frame(pilot.app).splitlines()
            assert len(lines) == size[1]
            for one in said:
                assert one in "\n".join(lines), lines

        await press(pilot, "m")
        await look("Mark an error", "Tab more words", "Escape leaves")
        await press(pilot, "left", *["right"] * 199)
        await look("word99", "Mark an error")
        await press(pilot, "tab", "a")
        await look("word100", "the last word")
        await press(pilot, "s", "?")
        await look(
            "Mark an error", "▸ m", "l  locale conventions", "Meaning differs", "Escape back"
        )
        await press(pilot, "o")
        await look("accuracy/omission", "[major]", "4 critical", "Escape back")
        await press(pilot, "enter")

    drive(made_app(desk), script, size)
    assert told(desk, 0)[0][1] == "word100,"


def test_a_span_can_reach_over_more_words_than_have_hints() -> None:
    text = " ".join(f"w{number}" for number in range(450))
    desk = MadeDesk(Session(made_document([("", text)]), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "m", "a", "tab", "tab", "a", "m", "j")

    drive(made_app(desk), script)
    assert told(desk, 0)[0][1] == " ".join(f"w{number}" for number in range(401))


def test_of_a_corrected_segment_the_given_text_is_marked() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "tab", "1", "m")
        assert "in the translation as it was given" in frame(pilot.app)
        await press(pilot, "s", "s", "s", "m")
        assert "error “dikes” minor linguistic-conventions/spelling" in frame(pilot.app)

    drive(made_app(desk), script, (100, 30))
    assert [error[1] for error in told(desk)] == ["log into", "dikes"]


def test_a_tag_is_marked_as_one_word() -> None:
    document = made_document([("", "Press <b>OK</b>")])
    segment = replace(document.segments[0], tokens=((6, 9), (11, 15)))
    desk = MadeDesk(Session(replace(document, segments=(segment,)), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *"msdmj")

    drive(made_app(desk), script)
    assert told(desk, 0)[0][1] == "<b>OK"


@pytest.mark.parametrize(("key", "pair"), [("m", ("bron", "")), ("M", ("", "text"))])
def test_where_there_are_no_words_it_says_so(key: str, pair: tuple[str, str]) -> None:
    desk = MadeDesk(Session(made_document([pair]), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "has no words to mark here" in frame(pilot.app)

    drive(made_app(desk), script)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_the_screen(text: str) -> None:
    desk = MadeDesk(Session(made_document([(text, text)]), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        for key in ("m", "a", "d", "?", "+", "escape", "m", "enter", "M", "a", "a", "o", "j", "u"):
            await press(pilot, key)
            assert not RAW.search(frame(pilot.app)), key
        assert not isinstance(pilot.app.screen, MarkDialog)

    drive(made_app(desk), script, (100, 30))
    assert re.fullmatch("mark|undo", desk.acts[-1].kind)


LOOKS = {"words": ("m",), "last": ("m", "s"), "category": ("M", "d", "f", "?")}
LOOKS |= {"all": ("m", "s", "d", "+"), "severity": ("m", "d", "f", "m"), "done": tuple("mdfmj")}


@pytest.mark.parametrize("size", SIZES, ids=["60x20", "80x24", "160x50"])
@pytest.mark.parametrize("name", LOOKS)
def test_it_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", *LOOKS[name])
        await settled(pilot)
        file = FRAMES / f"marking-{name}-{size[0]}x{size[1]}.txt"
        assert frame(pilot.app) == kept_frame(pilot.app, file)

    drive(made_app(storm_desk()), script, size)
