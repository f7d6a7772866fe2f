"""Nothing is lost: what the screen says of saving, and how it lets one leave."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import INCOMPLETE, OK, UNUSABLE, ReviewError
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.screens.unsaved import Unsaved
from tests.frames import frame
from tests.tui.made_desk import (
    MadeDesk,
    drive,
    made_app,
    made_place,
    press,
    settled,
    storm_desk,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot

FULL = ReviewError("the disk is full", "Make room, then try again.", file="anna.yaml")


def top_line(pilot: Pilot[int]) -> str:
    return frame(pilot.app).splitlines()[0]


def test_an_act_is_pending_until_it_is_on_the_disk() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        assert "saved" not in top_line(pilot)
        await press(pilot, "enter", "enter")
        await settled(pilot)
        assert "saving 2…" in top_line(pilot)
        assert " 1 ✓…" in frame(pilot.app)
        desk.save()
        await settled(pilot)
        assert "saved ✓ 10:03" in top_line(pilot)
        assert "…" not in frame(pilot.app)

    drive(made_app(desk), script)


def test_what_others_decided_is_shown() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        desk.session.accept(desk.document.segments[4])
        desk.elsewhere = [desk.document.segments[4].id]
        desk.save()
        await settled(pilot)
        assert " 5 ✓" in frame(pilot.app)
        assert "decided elsewhere meanwhile" in frame(pilot.app)

    drive(made_app(desk), script)


@pytest.mark.parametrize("quit_key", ["q", "ctrl+q"])
def test_a_failed_save_blocks_quitting(quit_key: str) -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter", "enter")
        desk.fail(FULL)
        await settled(pilot)
        assert "NOT SAVED (2): the disk is full" in top_line(pilot)
        assert "try again" in frame(pilot.app)
        await press(pilot, quit_key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, Unsaved)
        assert "2 decisions are not on the disk" in frame(pilot.app)
        await press(pilot, *"y", "enter")
        assert isinstance(pilot.app.screen, Unsaved)
        await press(pilot, "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert desk.closed == 0
        await press(pilot, quit_key, "enter")
        await settled(pilot)
        assert desk.retried == 1
        assert isinstance(pilot.app.screen, ReviewScreen)
        desk.save()
        await settled(pilot)
        assert "saved ✓" in top_line(pilot)
        await press(pilot, quit_key)
        await settled(pilot)

    app = drive(made_app(desk), script)
    assert app.return_value == OK
    assert desk.closed == 1


def test_decisions_are_given_up_only_by_the_whole_word() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        desk.fail(FULL)
        await press(pilot, "q", *"yes", "enter")
        await settled(pilot)

    app = drive(made_app(desk), script)
    assert app.return_value == INCOMPLETE


def test_a_save_that_fails_while_quitting_is_asked_about_too() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        desk.failure = FULL
        desk.pending = 0
        await press(pilot, "enter")
        desk.failure = None
        desk.close = lambda: False  # type: ignore[method-assign]
        await press(pilot, "q")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Unsaved)
        await press(pilot, "escape", "j")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.list.cursor == 3

    drive(made_app(desk), script)


def test_another_document_is_opened_once_the_first_is_put_away() -> None:
    first, second = storm_desk(), storm_desk()
    second.place = made_place("en/calm.txt")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter", "o")
        await settled(pilot)
        assert "▌▸ en/storm.txt" in frame(pilot.app)
        assert "   en/calm.txt" in frame(pilot.app)
        await press(pilot, "j", "enter")
        await settled(pilot)
        assert first.closed == 1
        await press(pilot, "enter")
        assert len(second.acts) == 1
        assert len(first.acts) == 1
        await press(pilot, "o")
        await settled(pilot)
        assert "▌▸ en/calm.txt" in frame(pilot.app)

    drive(made_app(first, second), script)


def test_a_document_that_cannot_be_opened_leaves_the_open_one() -> None:
    desk = storm_desk()
    refusal = ReviewError("it is no text", "Name a text file.", file="\x1b[31mbad.bin")

    def open_desk(place: int) -> MadeDesk:
        if place:
            raise refusal
        return desk

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "o", "j", "enter")
        await settled(pilot)
        seen = frame(pilot.app)
        assert "␛[31mbad.bin: it is no text. Name a text file." in seen.replace("\n", " ")
        assert "en/storm.txt" in top_line(pilot)
        await press(pilot, "enter")
        assert len(desk.acts) == 1

    drive(ReviewApp(open_desk, [desk.place, made_place("bad.bin")], 0, {}), script, (160, 40))


def test_a_first_document_that_cannot_be_opened_is_told_with_its_remedy() -> None:
    def open_desk(place: int) -> MadeDesk:
        if place == 0:
            raise ReviewError("it is no text", "Name a text file.", file="bad.bin")
        return storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        seen = frame(pilot.app)
        assert "bad.bin" in seen
        assert "it is no text" in seen
        assert "Name a text file." in seen
        await press(pilot, "o", "j", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)

    async def leave(pilot: Pilot[int]) -> None:
        await press(pilot, "q")

    places = [made_place("bad.bin"), made_place()]
    drive(ReviewApp(open_desk, places, 0, {}), script)
    assert drive(ReviewApp(open_desk, places[:1], 0, {}), leave).return_value == UNUSABLE


def test_a_file_that_is_gone_is_told_like_any_refusal() -> None:
    def open_desk(place: int) -> MadeDesk:
        raise FileNotFoundError(2, "No such file or directory", "gone.txt")

    async def script(pilot: Pilot[int]) -> None:
        assert "gone.txt" in frame(pilot.app)
        assert "Check that the file is there" in frame(pilot.app)

    drive(ReviewApp(open_desk, [made_place("gone.txt")], 0, {}), script)


@pytest.mark.parametrize(
    "error", [ValueError("[/b] \x1b[31m"), ReviewError("no pack", "Write one.")]
)
def test_checks_that_stop_do_not_stop_the_review(error: Exception) -> None:
    desk = storm_desk()
    desk.check_error = error

    async def script(pilot: Pilot[int]) -> None:
        assert "checking" not in frame(pilot.app)
        assert str(error.args[0])[-5:] not in ("\x1b[31m",) or "\x1b" not in frame(pilot.app)
        await press(pilot, "enter")
        assert len(desk.acts) == 1

    drive(made_app(desk), script)


def test_notices_are_shown_and_counted() -> None:
    desk = storm_desk()
    desk.notices = ["one stale", "[/b]two", "three", "four", "five"]

    async def script(pilot: Pilot[int]) -> None:
        seen = frame(pilot.app)
        assert "one stale" in seen
        assert "[/b]two" in seen
        assert "and 2 more notices" in seen

    drive(made_app(desk), script, (80, 40))


def test_acts_and_flags_from_the_checks_never_change_the_session_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = storm_desk()
    app = made_app(desk)
    held: dict[str, tuple[bool, bool]] = {}

    def watched(name: str) -> None:
        method = getattr(desk.session, name)

        def watch(*given: object) -> object:
            assert app.review is not None
            on_the_screen = threading.current_thread() is threading.main_thread()
            held[name] = app.review.changing.locked(), on_the_screen
            return method(*given)

        monkeypatch.setattr(desk.session, name, watch)

    watched("set_flags")
    watched("accept")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")

    drive(app, script)
    assert held == {"set_flags": (True, False), "accept": (True, True)}
