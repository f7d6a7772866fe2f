"""Screens that go before they are wholly there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual import events
from textual.command import CommandList

from reviewtool.tui.palette import Palette
from reviewtool.tui.screens.prompt import Field
from reviewtool.tui.screens.review import ReviewScreen
from tests.tui.made_desk import drive, hit, made_app, press, storm_desk

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.mark.parametrize("key", ["/", "x", "o"])
@pytest.mark.parametrize("turns", range(2, 8))
def test_the_program_ends_while_a_screen_is_coming(key: str, turns: int) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n")
        hit(pilot, key)
        for _ in range(turns):
            await asyncio.sleep(0)
        pilot.app.exit(0)

    assert drive(made_app(storm_desk()), script).return_code == 0


@pytest.mark.parametrize("turns", range(2, 24))
def test_a_document_is_put_away_while_an_editor_is_coming(turns: int) -> None:
    came: list[str] = []

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        hit(pilot, "e")
        for _ in range(turns):
            await asyncio.sleep(0)
        review.put_away(came.append)
        while not came:
            await pilot.pause(0)

    drive(made_app(storm_desk()), script)
    assert came == ["saved"]


@pytest.mark.parametrize("page", ["pageup", "pagedown"])
def test_a_page_asked_for_before_the_themes_are_laid_out_ends_nothing(page: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pilot.app.action_change_theme()
        hit(pilot, page)
        await press(pilot, page, "escape")
        assert pilot.app.is_running

    drive(made_app(storm_desk()), script)


def test_a_click_on_a_command_that_is_gone_ends_nothing() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+p")
        found = pilot.app.screen.query_one(CommandList)
        while not found.option_count:
            await pilot.pause(0)
        await pilot.pause(0)

        def click(option: int) -> None:
            x, y = found.region.offset
            meant = Style.from_meta({"option": option})
            event = events.Click(found, 0, 0, 0, 0, 1, False, False, False, x, y, meant)
            found.post_message(event)

        click(found.option_count)
        await pilot.pause(0)
        assert isinstance(pilot.app.screen, Palette)
        click(0)
        for _ in range(20):
            await pilot.pause(0)
        assert not isinstance(pilot.app.screen, Palette)

    drive(made_app(storm_desk()), script)


@pytest.mark.parametrize("key", ["c", "/"])
def test_enter_that_comes_below_another_screen_leaves_a_field_that_is_typed_into(key: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, key)
        prompt = pilot.app.screen
        field = prompt.query_one(Field)
        await press(pilot, "x", "f1")
        assert pilot.app.screen is not prompt
        field.post_message(events.Key("enter", "\r"))
        await press(pilot, "escape")
        assert pilot.app.screen is prompt
        await press(pilot, "y")
        assert field.value == "xy"
        await press(pilot, "enter")
        assert pilot.app.screen is not prompt

    drive(made_app(storm_desk()), script)
