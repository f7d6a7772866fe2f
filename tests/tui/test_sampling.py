"""Reading a sample of what has no flags: proposed, walked through, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.review.queue import Filter
from reviewtool.review.session import Session
from reviewtool.tui.screens.confirm import Confirm
from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame, kept_frame
from tests.tui.made_desk import MadeDesk, drive, made_app, made_document, made_flag, press, settled
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from textual.pilot import Pilot


def desk(count: int = 60, flagged: int = 3) -> MadeDesk:
    """So many segments, the first of which are flagged."""
    texts = [f"This is line {number} of the story." for number in range(1, count + 1)]
    document = made_document([(f"Dit is regel {n}.", text) for n, text in enumerate(texts, 1)])
    flags = [made_flag(segment, "story") for segment in document.segments[:flagged]]
    return MadeDesk(Session(document, "anna"), flags)


def shown(made: MadeDesk, *keys: str, size: tuple[int, int] = (160, 40)) -> str:
    """The screen after these keys."""
    pictures: list[str] = []

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        pictures.append(frame(pilot.app))

    drive(made_app(made), script, size)
    return pictures[0]


def test_it_is_proposed_and_declined_without_a_trace() -> None:
    made = desk()

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "Y")
        assert isinstance(pilot.app.screen, Confirm)
        assert "57 segments without flags are unread" in frame(pilot.app)
        assert "Read 20 of them" in frame(pilot.app)
        await press(pilot, "n")
        assert review.filter == Filter()

    drive(made_app(made), script)
    assert made.acts == []


def test_the_sample_is_listed_and_read_to_its_end() -> None:
    made = desk()
    drawn = list(made.session.sample())

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "Y", "y")
        drawn[:] = made.session.sample()
        assert list(review.listed) == drawn
        assert len(drawn) == 20
        assert min(drawn) >= 3
        assert review.list.cursor == drawn[0]
        assert "[sample]" in frame(pilot.app)
        await press(pilot, *["enter"] * 19)
        assert review.list.cursor == drawn[-1]
        await press(pilot, "m", "a", "enter", "enter", "enter")
        await press(pilot, "enter")
        await settled(pilot)
        assert "about 2 errors are likely left in the 37 segments" in frame(pilot.app)

    drive(made_app(made), script, (160, 40))
    assert "about 2 errors are likely left" in shown(made, "Y")


def test_one_that_was_begun_goes_on_at_what_waits() -> None:
    made = desk()
    made.session.set_flags(made.flags)
    drawn = made.session.sample()
    for index in drawn[:5]:
        made.session.accept(made.document.segments[index])

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "Y")
        assert review.list.cursor == drawn[5]
        await settled(pilot)
        assert "so far, with 5 of 20 sampled segments decided: no errors; up to" in frame(pilot.app)
        assert "few were read" in frame(pilot.app)

    drive(made_app(made), script, (160, 40))


def test_flags_decided_tells_what_the_sample_said() -> None:
    made = desk()
    made.session.set_flags(made.flags)
    for index in made.session.sample():
        made.session.accept(made.document.segments[index])
    picture = shown(made, *["enter"] * 3)
    assert "all flags are decided; 37 segments are unread; no errors in 20" in picture


def test_where_all_is_flagged_it_says_so() -> None:
    assert "there is no segment without flags to sample" in shown(desk(3), "Y")


def test_a_few_are_read_all() -> None:
    assert "Read them" in shown(desk(5), "Y")
    made = desk(4)
    assert "no segment without flags is left unread" in shown(made, "Y", "y", "enter")


def test_the_filter_stands_among_the_others() -> None:
    assert "[sample]" in shown(desk(), "f", "y")


def test_what_hints_are_shown_changes_no_sample() -> None:
    made = desk()
    made.session.set_flags(made.flags)
    before = made.session.sample()
    made.session.show_hidden = True
    assert made.session.sample() == before


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", ["proposed", "begun", "told"])
def test_it_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    keys = {"proposed": ("Y",), "begun": ("Y", "y"), "told": ("Y", "y", *["enter"] * 20)}[name]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        file = FRAMES / f"sample-{name}-{size[0]}x{size[1]}.txt"
        assert frame(pilot.app) == kept_frame(pilot.app, file)

    drive(made_app(desk()), script, size)
