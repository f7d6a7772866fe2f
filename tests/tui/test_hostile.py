"""Texts, names and messages that want to drive the terminal or break the screen."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.checks.pack.prove import Problem
from reviewtool.checks.pack.schema import Good
from reviewtool.errors import ReviewError
from reviewtool.ranking.dry_run import Hit
from reviewtool.review.session import Session
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.rule_content import typeable
from tests.frames import frame
from tests.tui.made_desk import (
    MadeDesk,
    drive,
    made_app,
    made_document,
    made_flag,
    made_place,
    press,
    settled,
    storm_desk,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = [
    "\x1b]0;pwned\x07 \x9b31m\x00\x7f\x85\u2028tab\there",
    "[/b] [b]$x[/b] [@click=app.bell]x[/] {}%s$flag-major\\",
    "\u202eevil\u202c \u2066x\u2069 half \udcff",
]


def hostile_desk(text: str) -> MadeDesk:
    document = made_document([(text, f"{text} a"), ("", text), (text, "")], name=text or "empty")
    flag = made_flag(
        document.segments[0], text, text, "", check=text, source=text, message=f"{text}!"
    )
    desk = MadeDesk(Session(document, text or "anna"), [flag])
    desk.hits = [Hit(f"en/{text}", document.segments[1], replace(flag.flag, start=0, end=3))]
    desk.problems = [Problem(text, text, 1, text, text)]
    desk.examples = {text: Good(text, text, text)}
    desk.notices = [text]
    desk.failures = [text]
    desk.place = made_place(f"en/{text}")
    return desk


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_reaches_the_screen(text: str) -> None:
    desk = hostile_desk(text)
    keys = ("1", "u", "d", "c", "escape", "x", "c", "f", "escape", "o", "escape", "D", "n", "e")

    async def script(pilot: Pilot[int]) -> None:
        desk.fail(ReviewError(text, text, file=text))
        for key in (*keys, "a", "enter", ":", "escape", "s", "j", "D", "n", "?", "escape", "q"):
            await press(pilot, key)
            assert not RAW.search(frame(pilot.app)), key

    drive(made_app(desk), script, (100, 30))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_rule_of_a_hostile_text_is_safe_to_look_at(text: str) -> None:
    desk = hostile_desk(text)
    first = desk.document.segments[0]
    writable = text.replace("\0", "").encode("utf-8", "replace").decode()
    desk.session.correct(first, f"{writable} b")

    async def script(pilot: Pilot[int]) -> None:
        for key in ("R", "enter", "ctrl+n", "ctrl+s", "tab", "enter", "escape", "j"):
            await press(pilot, key)
            await settled(pilot)
            assert not RAW.search(frame(pilot.app)), key
        desk.rule_error = ReviewError(text, text, file=text)
        await press(pilot, "k", "R")
        await settled(pilot)
        assert "no rule" in frame(pilot.app)
        assert not RAW.search(frame(pilot.app))

    drive(made_app(desk), script, (100, 40))
    assert desk.proposed


@given(st.text(st.characters(codec=None), max_size=40))
def test_a_typeable_pattern_means_the_same(text: str) -> None:
    pattern = typeable(re.escape(text))
    assert pattern.isprintable()
    assert re.fullmatch(pattern, text)


def test_pasted_control_characters_are_dropped() -> None:
    from textual import events

    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "c")
        pilot.app.post_message(events.Paste("a\x1b]0;x\x07b\x9b"))
        await settled(pilot)
        await press(pilot, "enter")

    drive(made_app(desk), script)
    decision = desk.session.decision(desk.document.segments[0])
    assert decision is not None
    assert decision.comment == "a]0;xb"


@given(st.text(st.characters(codec=None), max_size=400))
@settings(max_examples=200)
def test_shown_text_is_one_line_without_controls(text: str) -> None:
    line = shown(text)
    assert not RAW.search(line)
    assert "\n" not in line


@pytest.mark.parametrize("text", ["a" * 1_000_000, "ab " * 333_333])
def test_a_megabyte_in_one_line(text: str) -> None:
    document = made_document([(text, text), ("kort", "short")])
    flag = made_flag(document.segments[0], text[:10], "b", check="long")
    desk = MadeDesk(Session(document, "anna"), [flag])

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1", "d", "D", "n", "G")
        await settled(pilot)
        assert "short" in frame(pilot.app)

    drive(made_app(desk), script)
    assert len(desk.acts) == 1


def test_a_document_without_segments() -> None:
    desk = MadeDesk(Session(made_document([]), "anna"))
    keys = [*"jkgGnNeEx1uDQScsdvJK", "enter", "ctrl+r", "tab", "pagedown", "pageup"]

    async def script(pilot: Pilot[int]) -> None:
        for key in keys:
            await press(pilot, key)
        await press(pilot, "/", "x", "enter", "f", "f", ":", "escape", "?", "escape")
        await settled(pilot)
        assert "nothing to review" in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.acts == []


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (39, 30), (200, 3)])
def test_too_small_a_terminal_asks_for_more_room(size: tuple[int, int]) -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter", "x", "c", "D", "y", "e", "?", "o")
        assert desk.acts == []
        if size == (20, 5):
            assert "More room, please" in frame(pilot.app)
            assert "20×5" in frame(pilot.app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Port city" in frame(pilot.app)
        await press(pilot, "e", "s")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        await press(pilot, "t", "enter")
        await settled(pilot)

    drive(made_app(desk), script, size)
    assert desk.session.text(desk.document.segments[0]) == "Port city prepares for stormst"


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_every_theme_knows_the_colours_of_severities(theme: str) -> None:
    async def look() -> None:
        app = made_app(storm_desk())
        async with app.run_test() as pilot:
            app.theme = theme
            await settled(pilot)
            await press(pilot, "n", "tab")
            names = {name for name in app.theme_variables if name.startswith("flag-")}
            assert names == {"flag-critical", "flag-major", "flag-minor", "flag-neutral"}

    asyncio.run(look())
