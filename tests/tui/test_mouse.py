"""What the mouse does: every word that looks like a way to act is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from reviewtool.records.status import DocumentStatus
from reviewtool.review.decision import Status
from reviewtool.review.queue import Filter, Show
from reviewtool.review.session import Session
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.home import Home
from reviewtool.tui.screens.choice import Choice
from reviewtool.tui.screens.documents import ProjectScreen
from reviewtool.tui.screens.help import HelpScreen
from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame
from tests.tui.made_desk import (
    PAIRS,
    MadeDesk,
    drive,
    made_app,
    made_document,
    made_place,
    press,
    settled,
    storm_desk,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def click(pilot: Pilot[int], words: str) -> None:
    """Click on the first place where these words stand on the screen."""
    for y, line in enumerate(frame(pilot.app).splitlines()):
        if words in line:
            await pilot.click(offset=(line.index(words) + len(words) // 2, y))
            await settled(pilot)
            return
    raise AssertionError(f"{words} is not on the screen")


def review(pilot: Pilot[int]) -> ReviewScreen:
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


async def wheel(pilot: Pilot[int], at: tuple[int, int], times: int = 5) -> None:
    for _ in range(times):
        widget = pilot.app.screen.get_widget_at(*at)[0]
        widget.post_message(events.MouseScrollDown(widget, *at, 0, 1, 0, False, False, False, *at))
        await pilot.pause(0)
    await settled(pilot)


def test_rows_flags_and_suggestions_are_clicked() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await click(pilot, "Both dikes")
        assert review(pilot).list.cursor == 1
        await click(pilot, "flag 2 of 2")
        assert review(pilot).flag_at == 1
        await click(pilot, "flag 1 of 2")
        assert review(pilot).flag_at == 0
        await click(pilot, "flag 2 of 2")
        await click(pilot, "are located in")
        segment = desk.document.segments[1]
        assert desk.session.text(segment) == "Both dikes are located in the east."
        assert len(desk.acts) == 1

    drive(made_app(desk), script)


def test_a_click_takes_away_what_the_act_before_answered() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "u")
        assert "there is nothing to undo" in frame(pilot.app)
        await click(pilot, "Both dikes")
        assert review(pilot).list.cursor == 1
        assert "there is nothing to undo" not in frame(pilot.app)

    drive(made_app(storm_desk()), script)


@pytest.mark.parametrize("width", [60, 80, 160])
def test_words_of_the_footer_are_clicked(width: int) -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await click(pilot, "accept")
        assert desk.session.status(desk.document.segments[0]) is Status.ACCEPTED
        await click(pilot, "help")
        assert isinstance(pilot.app.screen, HelpScreen)

    drive(made_app(desk), script, (width, 24))


def test_the_words_of_the_top_line_are_clicked() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await click(pilot, "4 open flags")
        assert isinstance(pilot.app.screen, Choice)
        await click(pilot, "with open flags")
        assert review(pilot).filter == Filter(Show.FLAGGED)
        await click(pilot, "[flagged]")
        assert isinstance(pilot.app.screen, Choice)
        await click(pilot, "Escape calls it off")
        await click(pilot, "en/storm.txt")
        assert isinstance(pilot.app.screen, ProjectScreen)

    drive(made_app(storm_desk()), script)


def test_reasons_scopes_and_answers_are_clicked() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "x")
        await click(pilot, "this document")
        assert "[this document]" in frame(pilot.app)
        await click(pilot, "false alarm")
        assert [act.kind for act in desk.acts] == ["dismiss"]
        await press(pilot, "D")
        await click(pilot, " no")
        assert len(desk.acts) == 1
        await press(pilot, "D")
        await click(pilot, " yes")
        assert desk.session.deleted(desk.document.segments[1])

    drive(made_app(desk), script)


def test_text_of_a_file_is_never_an_action() -> None:
    desk = storm_desk()
    desk.notices = ["[@click=screen.delete]press here[/]"]

    async def script(pilot: Pilot[int]) -> None:
        await click(pilot, "press here")
        assert desk.acts == []
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(desk), script)


class Counted(Home):
    """A home that knows a figure of every document."""

    def status(self, place: object) -> DocumentStatus:
        return DocumentStatus(place.name, "nl", "en", 10, 3, 2)  # type: ignore[attr-defined]


def test_documents_are_clicked_and_every_list_takes_the_wheel() -> None:
    desks = [storm_desk() for _ in range(60)]
    desks[20] = MadeDesk(Session(made_document(PAIRS * 10), "anna"))
    places = [made_place(f"en/part-{number:02}.txt") for number in range(60)]
    opened: list[int] = []

    def open_desk(place: int) -> object:
        opened.append(place)
        return desks[place]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "o")
        await settled(pilot)
        await click(pilot, "en/part-03.txt")
        assert opened == [0]
        await wheel(pilot, (10, 5))
        assert "en/part-00.txt" not in frame(pilot.app)
        await click(pilot, "en/part-20.txt")
        await click(pilot, "en/part-20.txt")
        assert opened == [0, 20]
        await press(pilot, "f")
        await wheel(pilot, (40, 12))
        assert isinstance(pilot.app.screen, Choice)
        await press(pilot, "escape", "?")
        before = frame(pilot.app)
        await wheel(pilot, (10, 10))
        assert frame(pilot.app) != before
        await press(pilot, "escape")
        before = frame(pilot.app)
        await wheel(pilot, (10, 3))
        assert frame(pilot.app) != before

    app = ReviewApp(open_desk, places, 0, {}, home=Counted())  # type: ignore[arg-type]
    drive(app, script, (80, 18))
