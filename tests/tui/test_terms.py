"""The terms of the glossary on the screen: below the list, and in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.glossary.glossary import Glossary
from reviewtool.checks.glossary.pieces import pieces
from reviewtool.checks.glossary.term import Term
from reviewtool.errors import ReviewError
from reviewtool.project import find_project
from reviewtool.records.desk import open_desk
from reviewtool.review.session import Session
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.screens.ledger_page import LedgerPage
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.screens.term_dialog import TermDialog
from tests.frames import frame, kept_frame
from tests.tui.made_desk import (
    NOON,
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
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = [(80, 24), (160, 50)]
PAIRS = [
    ("De loods vaart uit.", "The pilot sails."),
    ("De burgemeester en de loodsen zwegen.", "The burgomaster and the pilots were silent."),
    ("Toen sprak de burgemeester.", "Then the head of the town spoke."),
    ("Niemand lachte.", "Nobody laughed."),
]
TERMS = [
    Term(("burgemeester",), ("mayor", "city mayor"), ("burgomaster",)),
    Term(("loods",), ("pilot",)),
]


def terms_desk() -> MadeDesk:
    desk = MadeDesk(Session(made_document(PAIRS), "anna"))
    desk.glossary = Glossary(TERMS, "nl", "en")
    return desk


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "keys"), [("terms", "j"), ("ledger-terms", "l"), ("term-dialog", "jjLfd")]
)
def test_it_looks_as_it_did(name: str, keys: str, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    drive(made_app(terms_desk()), script, size)


def test_a_segment_without_terms_has_no_line_for_them() -> None:
    async def script(pilot: Pilot[int]) -> None:
        assert " terms loods: pilot ✓" in frame(pilot.app)
        await press(pilot, "G")
        assert " terms" not in frame(pilot.app)

    drive(made_app(terms_desk()), script)


def test_the_ledger_leads_to_where_a_term_is_not_kept() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "l")
        await settled(pilot)
        await press(pilot, "enter")
        assert "missing: Toen sprak de burgemeester" in frame(pilot.app)
        await press(pilot, "G", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.list.cursor == 2

    drive(made_app(terms_desk()), script)


@pytest.mark.parametrize("text", [text for text in HOSTILE if pieces(text)])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_nothing_hostile_reaches_the_screen(text: str, size: tuple[int, int]) -> None:
    desk = MadeDesk(Session(made_document([(text, "x"), (text, text)]), "anna"))
    desk.glossary = Glossary([Term((text,), (text, f"{text} b"), ("x",), note=text)], "nl", "en")

    async def script(pilot: Pilot[int]) -> None:
        assert "terms" in frame(pilot.app)
        for key in ("j", "l", "enter", "escape", "escape", "L", "a", "a"):
            await press(pilot, key)
            await settled(pilot)
            assert not RAW.search(frame(pilot.app)), key

    drive(made_app(desk), script, size)


def test_words_of_both_sides_become_a_term() -> None:
    desk = terms_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "G", "L")
        assert "its words in the source" in frame(pilot.app)
        await press(pilot, "s")
        assert "A term for the glossary: “lachte” in the translation" in frame(pilot.app)
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, TermDialog)
        await press(pilot, "ctrl+u", "enter")
        assert "the term has no words of the source. Give them." in frame(pilot.app)
        await press(pilot, *"lachen", "tab", *"; laugh", "tab", *"cry", "tab", *"So", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "added to glossary/terms.yaml" in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.saved_terms == [Term(("lachen",), ("laughed", "laugh"), ("cry",), "So")]
    assert desk.checked == 2
    assert desk.acts == []


def test_keys_typed_ahead_reach_the_field_they_are_for() -> None:
    desk = terms_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "G", "L", "s", "s")
        for key in ("tab", "tab", *"cry", "tab", *"So", "enter"):
            hit(pilot, key)
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(desk), script)
    assert desk.saved_terms == [Term(("lachte",), ("laughed",), ("cry",), "So")]


def test_flagged_words_are_not_asked_for_and_escape_leaves() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "n", "L")
        assert "“liggen in” in the translation" in frame(pilot.app)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "L", "a", "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(desk), script)
    assert desk.saved_terms == []


def test_what_is_refused_is_said_and_nothing_is_lost() -> None:
    desk = terms_desk()
    desk.failure = ReviewError("the disk is full", "Free some space.", file="glossary/terms.yaml")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "G", "L", "s", "s", "enter")
        assert isinstance(pilot.app.screen, TermDialog)
        assert "glossary/terms.yaml: the disk is full. Free some space." in frame(pilot.app)
        desk.failure = None
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(desk), script, (100, 30))
    assert desk.saved_terms == [Term(("lachte",), ("laughed",))]


def test_with_a_broken_glossary_the_review_goes_on_without_flags(lone_sample: Path) -> None:
    (lone_sample / "glossary").mkdir()
    (lone_sample / "glossary" / "terms.yaml").write_text("terms: []\n", encoding="utf-8")
    project = find_project([lone_sample / "translations/en"])
    desk = open_desk(project, project.places[0], "anna")
    app = ReviewApp(lambda _: desk, project.places, 0, {}, clock=lambda: NOON)

    async def script(pilot: Pilot[int]) -> None:
        assert "terms.yaml:1: " in frame(pilot.app)
        assert "lacks source_language" in frame(pilot.app)
        await press(pilot, "e", "end", "x", "enter")
        await settled(pilot)
        assert desk.session.text(desk.document.segments[0]).endswith("x")
        await press(pilot, "l")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LedgerPage)

    drive(app, script, (200, 40))
    desk.close()
