"""The screen over the real thing: the sample project, its checks and its records on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import INCOMPLETE, OK
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.review.decision import DISMISSED, Status
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.screens.unsaved import Unsaved
from tests.frames import frame
from tests.tui.made_desk import NOON, drive, press, settled

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

WRITTEN = "שלום 👍🏽 end"


def sample_app(sample: Path, opened: list[Desk]) -> ReviewApp:
    project = find_project([sample])
    start = [place.name for place in project.places].index("en/night-report.txt")

    def opens(place: int) -> Desk:
        opened.append(open_desk(project, project.places[place], "anna"))
        return opened[-1]

    return ReviewApp(opens, project.places, start, {}, clock=lambda: NOON)


async def saved(pilot: Pilot[int], desk: Desk) -> None:
    """Wait for the recorder, by the door that quitting goes through."""
    assert desk.close()
    await settled(pilot)


def test_a_review_is_as_it_was_left(sample: Path) -> None:
    desks: list[Desk] = []
    taken: list[int] = []

    async def review(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        while screen.flag is None or not screen.flag.flag.suggestions:
            await press(pilot, "n")
        await press(pilot, "1")
        taken.append(screen.list.cursor)
        await press(pilot, "enter", "e", "ctrl+a", "f7", *WRITTEN, "enter")
        taken.append(screen.list.cursor)
        await press(pilot, "enter", "n", "x", "f")
        taken.append(screen.list.cursor)
        await press(pilot, "enter", "u")
        await saved(pilot, desks[0])
        assert "saved ✓ 10:03" in frame(pilot.app)
        await press(pilot, "q")
        await settled(pilot)

    async def look(pilot: Pilot[int]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        session, segments = screen.session, desks[1].document.segments
        assert session.status(segments[taken[0]]) is Status.CORRECTED
        assert session.text(segments[taken[1]]).endswith(WRITTEN)
        dismissed = session.decision(segments[taken[2]])
        assert dismissed is not None
        assert dismissed.status is Status.TODO
        assert [verdict.verdict for verdict in dismissed.flags] == [DISMISSED]
        assert screen.list.cursor == taken[2]
        await press(pilot, "u")
        assert session.decision(segments[taken[2]]) is None
        await press(pilot, "q")
        await settled(pilot)

    assert drive(sample_app(sample, desks), review).return_value == OK
    assert drive(sample_app(sample, desks), look).return_value == OK


def test_decisions_that_cannot_be_written_are_kept_until_they_can(sample: Path) -> None:
    desks: list[Desk] = []
    blocked = sample / "corrections"

    async def script(pilot: Pilot[int]) -> None:
        blocked.write_text("in the way", encoding="utf-8")
        await press(pilot, "Q", "Q")
        assert not desks[0].close()
        await settled(pilot)
        assert "NOT SAVED (2)" in frame(pilot.app)
        await press(pilot, "q")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Unsaved)
        blocked.unlink()
        await press(pilot, "enter")
        await saved(pilot, desks[0])
        assert "saved ✓" in frame(pilot.app)
        await press(pilot, "q")
        await settled(pilot)

    assert drive(sample_app(sample, desks), script).return_value == OK
    assert list(blocked.rglob("*.yaml"))


def test_giving_up_unsaved_decisions_is_an_incomplete_end(sample: Path) -> None:
    desks: list[Desk] = []

    async def script(pilot: Pilot[int]) -> None:
        (sample / "corrections").write_text("in the way", encoding="utf-8")
        await press(pilot, "Q")
        assert not desks[0].close()
        await settled(pilot)
        await press(pilot, "q", *"yes", "enter")
        await settled(pilot)

    assert drive(sample_app(sample, desks), script).return_value == INCOMPLETE


def test_every_document_of_the_sample_opens(sample: Path) -> None:
    desks: list[Desk] = []

    async def script(pilot: Pilot[int]) -> None:
        for _ in find_project([sample]).places:
            await press(pilot, "o", "k" if len(desks) % 2 else "j", "enter")
            await settled(pilot)
            assert isinstance(pilot.app.screen, ReviewScreen)
        assert len(desks) > 1

    drive(sample_app(sample, desks), script)
