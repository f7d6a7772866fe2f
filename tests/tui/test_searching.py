"""Finding with switches, the concordance, and replacing what it lists."""

from __future__ import annotations

from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from reviewtool.review.session import Session
from reviewtool.tui.screens import searching
from reviewtool.tui.screens.concordance_page import ConcordancePage
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.screens.search_prompt import SearchPrompt
from tests.frames import frame, kept_frame
from tests.tui.made_desk import (
    PAIRS,
    MadeDesk,
    drive,
    made_app,
    made_document,
    press,
    settled,
    storm_desk,
)
from tests.tui.test_judging import cursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

FRAMES = Path(__file__).parent / "frames"
SIZES = [(80, 24), (160, 50)]


def flood_desk(name: str = "en/flood.txt", second: str = "De storm") -> MadeDesk:
    document = made_document([*PAIRS[:1], (second, "The storm of storms")], name)
    return MadeDesk(Session(document, "anna"), (), name)


def texts(desk: MadeDesk) -> list[str]:
    return [desk.session.text(segment) for segment in desk.document.segments]


@pytest.mark.parametrize("regex", ["alt+r", "f5"])
def test_switches_are_kept_from_one_search_to_the_next(regex: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", regex, *"d.kes", "enter")
        assert cursor(pilot) == 1
        await press(pilot, "/")
        assert "[x] regex" in frame(pilot.app)
        await press(pilot, regex, "enter")
        await settled(pilot)
        assert "not found" in frame(pilot.app)
        await press(pilot, "/", "alt+c", *"STORM", "enter")
        await settled(pilot)
        assert "“STORM” is not found" in frame(pilot.app)
        await press(pilot, "/", "alt+c", "alt+w", *"stor", "enter")
        await settled(pilot)
        assert "“stor” is not found" in frame(pilot.app)
        await press(pilot, "/", "alt+w", "alt+s", "alt+s", *"gewond", "enter")
        await settled(pilot)
        assert "“gewond” is not found" in frame(pilot.app)

    drive(made_app(storm_desk()), script)


def test_what_is_typed_after_a_switch_is_text() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", *"rwcs", "alt+r", *"rwcs")
        assert pilot.app.screen.query_one(Input).value == "rwcsrwcs"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(storm_desk()), script)


def test_a_switch_turns_on_a_click() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/")
        await pilot.click("#search-switches", offset=(2, 0))
        await pilot.pause()
        assert "[x] regex" in frame(pilot.app)

    drive(made_app(storm_desk()), script)


def test_a_bad_pattern_stays_in_the_prompt_with_its_reason() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", "alt+r", "(", "enter")
        assert isinstance(pilot.app.screen, SearchPrompt)
        assert "no regular expression" in frame(pilot.app)
        await press(pilot, "backspace", *"hurt", "enter")
        assert cursor(pilot) == 4

    drive(made_app(storm_desk()), script)


def test_a_slow_pattern_is_refused_and_the_screen_lives() -> None:
    pairs = [("bron", "ab" * 2_000 + "xd"), ("bron", "hurt")]
    desk = MadeDesk(Session(made_document(pairs), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        for key in ("/", "F"):
            await press(pilot, key, "ctrl+u", *"^(a|b|ab)*d$")
            await press(pilot, *(["alt+r"] if key == "/" else []), "enter")
            await settled(pilot)
            assert "takes too long" in frame(pilot.app)
        await press(pilot, "escape", "j")
        assert cursor(pilot) == 1

    drive(made_app(desk), script)


def test_a_correction_is_searched_as_it_would_be_exported() -> None:
    desk = storm_desk()
    desk.session.correct(desk.document.segments[4], "No one came to harm.")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", *"came to harm", "enter")
        assert cursor(pilot) == 4

    drive(made_app(desk), script)


def test_the_concordance_goes_to_another_document_and_back_to_where_one_was() -> None:
    storm, flood = storm_desk(), flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "F", "ctrl+u", *"storm", "enter")
        await settled(pilot)
        assert "9 hits" in frame(pilot.app), frame(pilot.app)
        assert flood.closed == 1
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert cursor(pilot) == 1
        await press(pilot, "F", "ctrl+u", *"storms", "enter")
        await settled(pilot)
        assert "1 hit" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen.desk is flood
        assert cursor(pilot) == 1

    drive(made_app(storm, flood), script)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
def test_documents_of_one_name_are_told_apart(size: tuple[int, int]) -> None:
    other = flood_desk("en.systemB/storm.txt", "De\nstorm")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", *"storm", "enter")
        await settled(pilot)
        await press(pilot, "G")
        await settled(pilot)
        shown = frame(pilot.app)
        assert " en.s" in shown
        assert "De↵storm" in shown
        await press(pilot, "g")
        assert " en/s" in frame(pilot.app)

    drive(made_app(storm_desk(), other), script, size)


def test_the_flag_is_the_first_phrase() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "F")
        assert pilot.app.screen.query_one(Input).value == "dikes"
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ConcordancePage)
        assert "1 hit" in frame(pilot.app)
        await press(pilot, "enter")
        assert cursor(pilot) == 1

    drive(made_app(storm_desk()), script)


def test_replacing_shows_each_place_and_is_undone_at_once() -> None:
    storm, flood = storm_desk(), flood_desk()
    before = texts(storm)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", "alt+r", *"(st)orm", "enter")
        await settled(pilot)
        await press(pilot, "r", *r"\1ir", "enter")
        await settled(pilot)
        assert texts(storm) == before
        await press(pilot, "y", "n")
        await settled(pilot)
        assert texts(storm)[0] == "Port city prepares for stir"
        assert texts(storm)[2] == before[2]
        assert "en/flood.txt" in frame(pilot.app)
        await press(pilot, "A")
        await settled(pilot)
        assert texts(flood)[1] == "The stir of stirs"
        assert len(flood.acts) == 1
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "u")
        await settled(pilot)
        assert texts(storm) == before

    drive(made_app(storm, flood), script)


def test_a_replacement_that_cannot_be_put_in_is_refused() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", "alt+r", *"storm", "enter")
        await settled(pilot)
        await press(pilot, "r", *r"\4", "enter")
        await settled(pilot)
        assert "cannot be put in" in frame(pilot.app)
        assert not desk.acts

    drive(made_app(desk), script)


def test_a_source_is_never_replaced() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", *"gewond", "enter")
        await settled(pilot)
        await press(pilot, "r")
        await settled(pilot)
        assert "a source is never changed" in frame(pilot.app)

    drive(made_app(storm_desk()), script)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("find-prompt", ("/", "alt+w", *"storm")),
        ("concordance", ("F", "ctrl+u", *"storm", "enter")),
        ("replace", ("F", "ctrl+u", *"storm", "enter", "r", *"gale", "enter")),
    ],
)
def test_the_screen_looks_as_it_did(
    name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async def script(pilot: Pilot[int]) -> None:
        for key in keys:
            await press(pilot, key)
            if key == "enter":
                await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(storm_desk(), flood_desk()), script, size)


def test_a_search_that_takes_long_says_so_and_any_move_calls_it_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[int] = []

    def endless(*_: object) -> Iterator[int]:
        try:
            yield from repeat(-1)
        finally:
            ended.append(1)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", "x", "enter")
        while "any move calls it off" not in frame(pilot.app):
            await pilot.pause()
        assert not ended
        await press(pilot, "j")
        await settled(pilot)
        assert ended == [1]
        assert cursor(pilot) == 1

    monkeypatch.setattr(searching, "finding", endless)
    drive(made_app(storm_desk()), script)


def test_the_concordance_comes_back_to_the_hit_that_was_left() -> None:
    storm, flood = storm_desk(), flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", *"storm", "enter")
        await settled(pilot)
        await press(pilot, "j", "j", "enter")
        await settled(pilot)
        assert cursor(pilot) == 2
        await press(pilot, "F")
        assert pilot.app.screen.query_one(Input).value == "storm"
        await press(pilot, "enter")
        await settled(pilot)
        assert "3 of 9 · segment 3" in frame(pilot.app)
        await press(pilot, "G", "escape", "F", "ctrl+u")
        assert "empty: “storm” again" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert "9 of 9 · segment 2" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.desk is flood
        await press(pilot, "F", "enter")
        await settled(pilot)
        assert "segment 2 · translation of en/flood.txt" in frame(pilot.app)
        await press(pilot, "escape", "F", "ctrl+u", *"the", "enter")
        await settled(pilot)
        assert "1 of " in frame(pilot.app)

    drive(made_app(storm, flood), script)


def test_a_search_goes_along_to_another_document() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", "alt+c", *"The storm", "enter")
        await settled(pilot)
        await press(pilot, "F", "ctrl+u", "enter")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.desk.document.name == "en/flood.txt"
        await press(pilot, "/")
        assert pilot.app.screen.query_one(Input).value == "The storm"
        assert "[x] case" in frame(pilot.app)

    drive(made_app(storm_desk(), flood_desk()), script)


@pytest.mark.parametrize("stop", ["escape", "q"])
def test_escape_ends_a_replacement_in_several_documents(stop: str) -> None:
    storm, flood, third = storm_desk(), flood_desk(), flood_desk("en/third.txt")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", *"storm", "enter")
        await settled(pilot)
        await press(pilot, "r", *"gale", "enter")
        await settled(pilot)
        assert "in en/storm.txt (document 1 of 3)" in frame(pilot.app)
        await press(pilot, "A")
        await settled(pilot)
        assert "in en/flood.txt (document 2 of 3)" in frame(pilot.app)
        await press(pilot, "y", stop)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        said = "replaced in 3 segments of 2 documents; 1 document not looked at"
        assert said in frame(pilot.app)

    drive(made_app(storm, flood, third), script, (100, 30))
    assert len(flood.acts) == 1
    assert texts(flood)[1] == "The storm of storms"
    assert not third.acts


def test_a_replacement_that_is_stopped_at_once_says_so() -> None:
    storm, flood = storm_desk(), flood_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "F", "ctrl+u", *"storm", "enter")
        await settled(pilot)
        await press(pilot, "r", *"gale", "enter")
        await settled(pilot)
        await press(pilot, "escape")
        await settled(pilot)
        assert "nothing was replaced; 1 document not looked at" in frame(pilot.app)

    drive(made_app(storm, flood), script)
    assert not storm.acts
    assert not flood.acts


@pytest.mark.parametrize("key", ["/", "F"])
@pytest.mark.parametrize(
    ("unseen", "sign"), [("\u00a0", "⍽"), ("\u202f", "⍽"), ("\u200b", "⌿"), ("\u00ad", "⌿")]
)
def test_what_nobody_sees_can_be_looked_for(key: str, unseen: str, sign: str) -> None:
    pairs = [("bron", "10 km"), ("bron", f"10{unseen}km")]
    desk = MadeDesk(Session(made_document(pairs), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, key, *f"10{unseen}km")
        assert pilot.app.screen.query_one(Input).value == f"10{unseen}km"
        assert f"10{sign}km" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert key == "/" or f"“10{sign}km”: 1 hit" in frame(pilot.app)
        await press(pilot, *["enter"] * (key == "F"))
        await settled(pilot)
        assert cursor(pilot) == 1

    drive(made_app(desk), script)


def test_what_is_pasted_drives_no_terminal() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/")
        pilot.app.screen.query_one(Input).post_message(events.Paste("a\u00a0b\x1b[31m\u202ec"))
        await settled(pilot)
        shown = frame(pilot.app)
        assert "a⍽b␛[31m⇤c" in shown
        assert "\x1b" not in shown

    drive(made_app(storm_desk()), script)
