"""Other wordings, the ledger, the history, and source words lit with what leans on them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.records.segment_history import SegmentHistory
from reviewtool.review.deeds import Deed
from reviewtool.review.session import Session
from reviewtool.segments.segment import Opinion
from reviewtool.tui.screens.history_page import HistoryPage
from reviewtool.tui.screens.ledger_page import LedgerPage
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.screens.wordings_page import WordingsPage
from reviewtool.tui.widgets.row_content import row_content
from tests.frames import frame, kept_frame, painted
from tests.tui.made_desk import (
    PAIRS,
    MadeDesk,
    drive,
    made_app,
    made_document,
    made_flag,
    press,
    settled,
    storm_desk,
)
from tests.tui.test_frames import FRAMES
from tests.tui.test_hostile import HOSTILE, RAW
from tests.tui.test_mouse import wheel

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (160, 50)]
LIE = "Both dikes lie in the east."
NAMED = [
    ("Toen zag Michail de zee.", "Then Mikhail saw the sea."),
    ("Daarna kwam Michail terug.", "After that Mikhail came back."),
    ("Nu is Michail thuis, bij Sara.", "Now Michail is at home, with Sara."),
    ("Hij en Sara lachen.", "He and the woman laugh."),
]
ODD = [*HOSTILE, "שלום עולם مرحبا", "👩‍👩‍👧 é 🇳🇱 委員会（会）"]


def wordings_desk(*opinions: tuple[str, str]) -> MadeDesk:
    made = storm_desk()
    segments = list(made.document.segments)
    said = tuple(Opinion(text, origin) for text, origin in opinions)
    segments[1] = replace(segments[1], opinions=said)
    document = replace(made.document, segments=tuple(segments))
    return MadeDesk(Session(document, "anna"), made.flags)


def worded() -> MadeDesk:
    same = PAIRS[1][1]
    return wordings_desk((LIE, "en.systemB"), ("Both dams are in the east.", "memory.tmx"),
                         (same, "en.systemC"))  # fmt: skip


def deeds_desk() -> MadeDesk:
    desk = storm_desk()
    noon = "2026-11-22T12:00:00Z"
    desk.history = SegmentHistory(
        (
            Deed("boris", noon, "query", LIE, LIE, ("corrected → queried", "comment “sure?”")),
            Deed("anna", noon, "correct", PAIRS[1][1], LIE, ("todo → corrected",)),
            Deed("anna", "2026-11-22T11:00:00Z", "undo", "x", PAIRS[1][1], (), "delete"),
            Deed("anna", "2026-11-22T10:00:00Z", "delete", PAIRS[1][1], ""),
        )
    )
    return desk


def ledger_desk() -> MadeDesk:
    return MadeDesk(Session(made_document(NAMED), "anna"))


LOOKS = {"wordings": (worded, "w"), "history": (deeds_desk, "h"), "ledger": (ledger_desk, "l")}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", LOOKS)
def test_it_looks_as_it_did(
    name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    make, key = LOOKS[name]
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", key)
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"{name}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept
        assert "Escape" in frame(pilot.app).rstrip().splitlines()[-1]

    drive(made_app(make()), script, size)


def test_a_digit_takes_a_wording_whole_and_undo_takes_it_back() -> None:
    desk = worded()
    second = desk.document.segments[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "w", "9")
        assert isinstance(pilot.app.screen, WordingsPage)
        await press(pilot, "1")
        await settled(pilot)
        assert desk.session.text(second) == LIE
        await press(pilot, "w", "3")
        await settled(pilot)
        assert desk.session.text(second) == PAIRS[1][1]
        await press(pilot, "u", "u")
        await press(pilot, "w", "3")
        await settled(pilot)
        assert "reads so already" in frame(pilot.app)

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["correct", "correct", "undo", "undo"]


def test_escape_takes_nothing_and_help_knows_the_keys() -> None:
    desk = worded()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "w", "?")
        assert "Take the first wording" in frame(pilot.app)
        assert "To the end" in frame(pilot.app)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    drive(made_app(desk), script)
    assert desk.acts == []


def test_a_wording_that_loses_a_placeholder_is_opened_in_the_editor() -> None:
    document = made_document([("Hallo {name}!", "Hello {name}!")])
    first = replace(
        document.segments[0],
        opinions=(Opinion("Hi there!", "b"),),
        tokens=((6, 12),),
        source_tokens=((6, 12),),
    )
    desk = MadeDesk(Session(replace(document, segments=(first,)), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "w", "1")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.edit_pane is not None
        assert screen.edit_pane.editor.text == "Hi there!"

    drive(made_app(desk), script)
    assert desk.acts == []


def test_without_another_wording_the_option_is_named() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "w")
        assert "--opinion" in frame(pilot.app)

    drive(made_app(storm_desk()), script, (60, 20))


def test_the_ledger_leads_to_the_places_of_a_name() -> None:
    desk = ledger_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "l")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LedgerPage)
        await press(pilot, "enter")
        assert "Enter goes there" in frame(pilot.app)
        await press(pilot, "escape", "enter", "G", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.list.cursor == 2
        await press(pilot, "l")
        await settled(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen

    drive(made_app(desk), script)


def test_a_long_ledger_scrolls_by_keys_wheel_and_click() -> None:
    pairs = [(f"Hij zag Naam{chr(97 + n)}o.", f"He saw Naam{chr(97 + n)}o.") for n in range(26)]
    desk = MadeDesk(Session(made_document(pairs), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "l")
        await settled(pilot)
        assert "Naamzo" not in frame(pilot.app)
        await press(pilot, "end")
        await settled(pilot)
        assert "Naamzo" in frame(pilot.app)
        await press(pilot, "home")
        await settled(pilot)
        assert " Naamao 1" in frame(pilot.app)
        await wheel(pilot, (10, 15))
        await settled(pilot)
        assert " Naamao 1" not in frame(pilot.app)
        await pilot.click(offset=(10, 15))
        await settled(pilot)
        assert "Enter goes there" in frame(pilot.app)

    drive(made_app(desk), script, (60, 20))


def test_a_long_history_scrolls_and_counts_what_is_not_shown() -> None:
    desk = storm_desk()
    deeds = [Deed("anna", "2026-11-22T12:00:00Z", f"act {n}", "a", "a") for n in range(250)]
    desk.history = SegmentHistory(tuple(deeds), ("a notice",))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "h")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HistoryPage)
        assert "a notice" in frame(pilot.app)
        await press(pilot, "G")
        await settled(pilot)
        assert "and 50 earlier acts" in frame(pilot.app)

    drive(made_app(desk), script)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("size", SIZES[:2])
def test_nothing_hostile_reaches_these_pages(text: str, size: tuple[int, int]) -> None:
    name = f"Naam{text}"
    pairs = [(f"zag {text} Michail", f"saw {text} Mikhail"), (text, text), (text, f"{text}!")]
    pairs += [(f"zag {text} Michail", f"saw {text} Michail")]
    document = made_document(pairs, name=text)
    first = replace(
        document.segments[0], opinions=(Opinion(text, name), Opinion(f"{text} b", text))
    )
    document = replace(document, segments=(first, *document.segments[1:]))
    desk = MadeDesk(Session(document, "anna"))
    deed = Deed(text, text, text, f"a {text}", f"{text} b", (text, text), text)
    desk.history = SegmentHistory((deed, replace(deed, after="")), (text,))

    async def script(pilot: Pilot[int]) -> None:
        for keys in (("w",), ("h",), ("l",), ("l", "enter"), ("l", "j", "enter")):
            for key in keys:
                await press(pilot, key)
                await settled(pilot)
                assert not RAW.search(frame(pilot.app)), keys
            assert not isinstance(pilot.app.screen, ReviewScreen)
            await press(pilot, "escape", "escape")
            while not isinstance(pilot.app.screen, ReviewScreen):
                await press(pilot, "escape")

    drive(made_app(desk), script, size)


# Source words


def looks(desk: MadeDesk, *keys: str, colours: bool = True) -> dict[str, set[str]]:
    """The styles in which words of the list are painted, without the background."""
    found: dict[str, set[str]] = {}

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await settled(pilot)
        for text, style in painted(pilot.app):
            if style is not None:
                bare = style.without_color if not colours else style
                look = f"{bare.bold} {bare.underline} {bare.reverse} {bare.italic} {style.color}"
                found.setdefault(text.strip(), set()).add(look)

    drive(made_app(desk), script, (120, 30))
    return found


@pytest.mark.parametrize("keys", [(), ("j",), ("s",), ("s", "j")])
@pytest.mark.parametrize("plain", [False, True])
def test_source_words_are_lit_like_the_words_that_lean_on_them(
    keys: tuple[str, ...], plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    found = looks(storm_desk(), *keys)
    assert found["liggen in"] == found["log into"]
    assert all("True" in look for look in found["liggen in"])
    assert found["dikes"]
    assert not any(word in found for word in ("dijken", "honderdste"))


def test_source_words_are_lit_no_more_once_their_words_are_edited_away() -> None:
    desk = storm_desk()
    second = desk.document.segments[1]
    desk.session.set_flags(desk.flags)
    lit = row_content(desk.session, second, pending=False).source.spans
    assert [(span.start, span.end, span.style) for span in lit] == [(13, 22, "major")]
    desk.session.correct(second, LIE)
    assert row_content(desk.session, second, pending=False).source.spans == ()


def test_without_a_source_span_nothing_of_the_source_is_lit() -> None:
    document = made_document()
    flag = made_flag(document.segments[2], "centenary")
    session = Session(document, "anna")
    session.set_flags([flag])
    assert row_content(session, document.segments[2], pending=False).source.spans == ()


def test_source_words_are_lit_while_editing_too() -> None:
    found = looks(storm_desk(), "n", "n", "e")
    assert any(look.startswith("True True") for look in found["liggen in"])


def test_a_phrase_stands_in_quotation_marks() -> None:
    pairs = [("opslaan 2", "save 2"), ("nee", "no"), ("opslaan 2", "store 2")]
    desk = MadeDesk(Session(made_document(pairs), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "l")
        await settled(pilot)
        assert "! “save 2” 1, “store 2” 1" in frame(pilot.app)
        await press(pilot, "enter", "j", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.list.cursor == 2

    drive(made_app(desk), script)
