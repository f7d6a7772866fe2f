"""The terms of the glossary on the screen: below the list, and in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.glossary.glossary import Glossary
from reviewtool.checks.glossary.pieces import pieces
from reviewtool.checks.glossary.term import Term
from reviewtool.review.session import Session
from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame, kept_frame
from tests.tui.made_desk import MadeDesk, drive, made_app, made_document, press, settled
from tests.tui.test_frames import FRAMES
from tests.tui.test_hostile import HOSTILE, RAW

if TYPE_CHECKING:
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
@pytest.mark.parametrize("keys", [("j",), ("l",)], ids=["terms", "ledger-terms"])
def test_it_looks_as_it_did(
    keys: tuple[str, ...], size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    name = "terms" if keys == ("j",) else "ledger-terms"

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept, request.node.name

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
        for key in ("j", "l", "enter"):
            await press(pilot, key)
            await settled(pilot)
            assert not RAW.search(frame(pilot.app)), key

    drive(made_app(desk), script, size)
