"""Every text stands out from its background, on every screen, in every theme and without colours.

Measured on what is painted: contrast by the formula of WCAG 2.2, 4.5:1 at least, 7:1 with high
contrast.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from reviewtool.checks.flag import Kind
from reviewtool.review.decision import Decision, Status
from reviewtool.taxonomy import Severity
from reviewtool.tui.themes import DEFAULT, THEMES, next_theme
from tests.frames import frame, painted
from tests.tui.made_desk import (
    drive,
    made_app,
    made_flag,
    press,
    settled,
    stale_desk,
    storm_desk,
)

if TYPE_CHECKING:
    from textual.pilot import Pilot

LEAST = {"dark": 4.5, "light": 4.5, "high-contrast": 7.0}
LOOKS: dict[str, tuple[str, ...]] = {
    "opened": (),
    "flags": ("n", "n"),
    "settled": ("n", "n", "1", "enter", "k", "n"),
    "corrected": ("n", "n", "1"),
    "editing": ("n", "n", "n", "e"),
    "dismissing": ("n", "x"),
    "filtering": ("f",),
    "finding": ("/", "a"),
    "deleting": ("j", "D"),
    "deleted": ("j", "D", "y"),
    "rule": ("n", "n", "1", "R"),
    "marking": ("j", "m"),
    "marked": ("j", "m", "d", "f", "m", "j"),
    "documents": ("o",),
    "help": ("?",),
    "refused": ("a",),
    "pairing": ("P",),
    "splitting": ("j", "|"),
    "help on a dialog": ("f", "?"),
    "found nothing": ("/", "q", "q", "enter"),
}
LETTERS = str.isalnum


def luminance(color: Color) -> float:
    """WCAG 2.2, relative luminance."""
    channels = []
    for part in (color.r, color.g, color.b):
        share = part / 255
        channels.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_what_the_standard_says() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


def faint(pilot: Pilot[int], least: float) -> set[tuple[str, str, str, float]]:
    """The words on the screen that do not stand out enough."""
    found = set()
    for text, style in painted(pilot.app):
        if not any(map(LETTERS, text)) or style is None or style.color is None:
            continue
        assert style.bgcolor is not None, text
        ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
        if ratio < least:
            found.add((text.strip(), style.color.name, style.bgcolor.name, round(ratio, 2)))
    return found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("theme", LEAST)
def test_text_stands_out(theme: str, look: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pilot.app.theme = theme
        await press(pilot, *LOOKS[look])
        await settled(pilot)
        assert faint(pilot, LEAST[theme]) == set()

    drive(made_app(storm_desk(), storm_desk()), script, (100, 30))


@pytest.mark.parametrize("row", ["0", "1", "2", "3", "4"])
@pytest.mark.parametrize("theme", LEAST)
def test_every_severity_and_state_stands_out(theme: str, row: str) -> None:
    desk = stale_desk(Decision("s3", "", "", Status.CORRECTED, "It was.", "It became."))
    segments = desk.document.segments
    desk.flags += [
        made_flag(segments[0], "storm", check="a", severity=Severity.CRITICAL),
        made_flag(segments[2], "storm", check="b", severity=Severity.NEUTRAL),
        made_flag(segments[4], "Nobody", check="c", kind=Kind.LINT),
    ]

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.theme = theme
        await press(pilot, "v", *"j" * int(row), "tab")
        await settled(pilot)
        seen = frame(pilot.app)
        assert ("!! critical" in seen) == (row == "0")
        assert (" STALE " in seen) == (row == "3")
        assert ("· form" in seen) == (row == "4")
        assert faint(pilot, LEAST[theme]) == set()

    drive(made_app(desk), script, (100, 40))


@pytest.mark.parametrize("look", ["flags", "settled", "dismissing", "documents", "help"])
@pytest.mark.parametrize("theme", LEAST)
def test_text_stands_out_without_colours(
    theme: str, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.theme = theme
        assert pilot.app.no_color
        await press(pilot, *LOOKS[look])
        await settled(pilot)
        assert faint(pilot, 4.5) == set()
        colours = {style.color for _, style in painted(pilot.app) if style and style.color}
        assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)

    drive(made_app(storm_desk(), storm_desk()), script, (100, 30))


@pytest.mark.parametrize("look", LOOKS)
def test_the_sixteen_colours_are_the_terminals_own(look: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pilot.app.theme = "ansi"
        await press(pilot, *LOOKS[look])
        await settled(pilot)
        wrong = {
            (text.strip(), str(style))
            for text, style in painted(pilot.app)
            if any(map(LETTERS, text))
            and style is not None
            and any(
                colour and colour.is_default is False and colour.number is None
                for colour in (style.color, style.bgcolor)
            )
        }
        assert wrong == set()

    drive(made_app(storm_desk(), storm_desk()), script, (100, 30))


@pytest.mark.parametrize("theme", LEAST)
def test_the_current_row_has_a_background_of_its_own(theme: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pilot.app.theme = theme
        await press(pilot, "G")
        await settled(pilot)
        grounds = {
            text.strip(): style.bgcolor
            for text, style in painted(pilot.app)
            if style is not None and ("Nobody" in text or "honderdste" in text)
        }
        assert len(set(grounds.values())) == 2, grounds

    drive(made_app(storm_desk()), script, (100, 30))


def test_the_palette_has_every_theme() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, ":", *"high-contrast")
        await settled(pilot)
        assert "Theme: high-contrast" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.theme == "high-contrast"

    drive(made_app(storm_desk()), script)


def test_severity_is_told_by_sign_and_word_in_every_theme() -> None:
    async def script(pilot: Pilot[int]) -> None:
        seen = set()
        await press(pilot, "n", "n")
        for theme in THEMES:
            pilot.app.theme = theme.name
            await settled(pilot)
            seen.add(frame(pilot.app))
            assert "· minor" in frame(pilot.app)
            assert "! major" in frame(pilot.app)
        assert len(seen) == 1

    drive(made_app(storm_desk()), script)


def test_the_key_goes_through_all_themes() -> None:
    async def script(pilot: Pilot[int]) -> None:
        names = [pilot.app.theme]
        for _ in THEMES:
            await press(pilot, "T")
            names.append(pilot.app.theme)
        assert names[0] == names[-1] == DEFAULT
        assert set(names) == {theme.name for theme in THEMES}
        assert f"theme: {DEFAULT}" in frame(pilot.app)

    drive(made_app(storm_desk()), script)
    assert next_theme("nord") == DEFAULT
