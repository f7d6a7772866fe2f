"""What comes next: by harm, undecided, doubtful, of the same check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.records.remembered import DocumentView
from reviewtool.review.decision import Status
from reviewtool.review.session import Session
from reviewtool.segments.segment import Cut
from reviewtool.taxonomy import Severity
from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame, kept_frame
from tests.tui.made_desk import MadeDesk, drive, made_app, made_document, made_flag, press, settled
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from textual.pilot import Pilot

TEXTS = ["Nothing here.", "Small slip.", "Great harm.", "Two words wrong.", "Not its source."]


def desk(**flags: Severity) -> MadeDesk:
    """Five segments: none, minor, critical and major (with a minor) flags; the last is doubtful."""
    document = made_document([("Bron.", text) for text in TEXTS])
    segments = list(document.segments)
    segments[4] = replace(segments[4], cut=Cut(pairing=0.2))
    document = replace(document, segments=tuple(segments))
    made = [
        made_flag(segments[1], "slip", check="word", severity=Severity.MINOR),
        made_flag(segments[2], "harm", check="word", severity=Severity.CRITICAL),
        made_flag(segments[3], "Two", check="number", severity=Severity.MAJOR),
        made_flag(segments[3], "wrong", check="word", severity=Severity.MINOR),
    ]
    return MadeDesk(Session(document, "anna"), made)


def cursors(*keys: str, start: MadeDesk | None = None, said: str = "") -> list[int]:
    """Where the cursor is after each of the keys; `said` stands on the screen at the end."""
    found: list[int] = []

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        for key in keys:
            await press(pilot, key)
            found.append(review.list.cursor)
        await settled(pilot)
        assert said in frame(pilot.app)

    drive(made_app(start or desk()), script, (160, 40))
    return found


def test_by_harm_the_next_flag_is_the_worst() -> None:
    assert cursors("n", "n") == [1, 2]
    assert cursors("O", *"nnnnn") == [0, 2, 3, 3, 1, 2]
    assert cursors("O", *"nnN") == [0, 2, 3, 2]


def test_by_harm_accepting_goes_on_to_what_is_next_worst_and_last_to_the_unflagged() -> None:
    keys = ("O", "n", *["enter"] * 5)
    assert cursors(*keys, said="every segment is decided") == [0, 2, 3, 4, 1, 0, 0]


def test_the_order_is_said_and_can_be_taken_back() -> None:
    assert cursors("O", said="[by harm]") == [0]
    assert cursors("O", said="next is what may do most harm") == [0]
    assert cursors("O", "O", "n", said="Small slip") == [0, 0, 1]


def test_the_order_is_remembered() -> None:
    made = desk()
    made.view = DocumentView(by_harm=True)
    assert cursors("n", start=made, said="[by harm]") == [2]


def test_by_harm_only_what_is_listed_comes_next() -> None:
    # The filter lists what is to do; the worst is decided.
    made = desk()
    made.session.set_status(made.document.segments[2], Status.SKIPPED)
    assert cursors("f", "t", "O", "n", start=made)[-1] == 3


def test_the_next_undecided() -> None:
    made = desk()
    for index in (1, 2):
        made.session.accept(made.document.segments[index])
    keys = ("t", "t", "t", "ctrl+t")
    assert cursors(*keys, start=made) == [3, 4, 0, 4]
    for segment in made.document.segments[3:]:
        made.session.accept(segment)
    assert cursors("t", start=made, said="there is no other undecided segment") == [0]


def test_the_next_doubtful_pairing() -> None:
    assert cursors("p", "p", said="there is no other doubtful pair to decide") == [4, 4]
    made = desk()
    made.session.accept(made.document.segments[4])
    assert cursors("p", start=made, said="there is no other doubtful pair to decide") == [0]


def test_the_next_flag_of_the_same_check() -> None:
    assert cursors("n", *"...", said="wrong") == [1, 2, 3, 1]
    assert cursors("n", *",,,") == [1, 3, 2, 1]
    made = desk()
    assert cursors("n", "n", "n", ".", start=made, said="no other open flag of this check")[-1] == 3
    assert cursors(".", said="there is no flag here") == [0]


@pytest.mark.parametrize(("key", "places"), [(".", [1, 2, 0]), (",", [2, 1, 0])])
def test_flags_of_the_same_check_in_one_segment(key: str, places: list[int]) -> None:
    document = made_document([("Bron.", "one two three")])
    words = document.segments[0].target.split()
    made = MadeDesk(
        Session(document, "anna"), [made_flag(document.segments[0], word) for word in words]
    )
    found: list[int] = []

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        for _ in places:
            await press(pilot, key)
            found.append(review.flag_at)

    drive(made_app(made), script)
    assert found == places


def test_when_the_last_flag_is_decided_it_says_what_is_unread() -> None:
    told = "all flags are decided; 2 segments are unread; Y draws a sample of them"
    keys = ("n", "enter", "enter", "enter")
    assert cursors(*keys, said=told)[-1] == 4
    assert cursors(*keys, "n", said=told)[-1] == 4
    assert cursors(*keys, said="3/5 done  all flags decided")[-1] == 4
    assert cursors(*keys[:3], said="2/5 done  2 open flags")[-1] == 3


def test_hints_beyond_the_budget_are_not_called_decided() -> None:
    made = desk()
    made.flags = [replace(ranked, shown=False) for ranked in made.flags]
    assert cursors("n", start=made, said="0/5 done  0 open flags") == [0]
    assert cursors("n", start=made, said="there is no other open flag") == [0]


def test_one_flag_is_not_flags() -> None:
    made = desk()
    made.flags = made.flags[:1]
    assert cursors("j", start=made, said="1 open flag\n") == [1]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("name", ["harm", "decided"])
def test_it_looks_as_it_did(name: str, size: tuple[int, int]) -> None:
    keys = {"harm": ("O", "n"), "decided": ("n", "enter", "enter", "enter")}[name]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        file = FRAMES / f"next-{name}-{size[0]}x{size[1]}.txt"
        assert frame(pilot.app) == kept_frame(pilot.app, file)

    drive(made_app(desk()), script, size)
