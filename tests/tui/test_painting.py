"""What is painted below what one sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

from reviewtool.tui.widgets.dimmed_screen import DimmedScreen
from tests.tui.made_desk import drive, made_app, press, storm_desk

if TYPE_CHECKING:
    from textual.pilot import Pilot

COLOURS = st.sampled_from([None, "red", "#204060", "color(9)", "default"])
STYLES = st.none() | st.builds(
    Style,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=st.none() | st.booleans(),
    link=st.none() | st.just("https://example.org/"),
    meta=st.none() | st.just({"offset": (1, 2)}),
)
PIECES = st.lists(
    st.builds(Segment, st.text(max_size=3), STYLES, st.none())
    | st.just(Segment("\a", None, [(ControlType.BELL,)]))
)


@given(PIECES, st.sampled_from([0.0, 0.2, 0.6, 1.0]))
def test_a_screen_is_dimmed_as_textual_does_it(pieces: list[Segment], alpha: float) -> None:
    tint = Color(30, 40, 50, alpha)
    dimmed = list(DimmedScreen.process_segments(pieces, tint))
    assert dimmed == list(BackgroundScreen.process_segments(pieces, tint))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 50)])
@pytest.mark.parametrize("keys", [(), ("n",), ("e",), ("n", "e", "H")])
def test_widgets_cover_all_of_the_desk(keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        screen = pilot.app.screen
        cells = ((x, y) for y in range(size[1]) for x in range(size[0]))
        assert all(screen.get_widget_at(x, y)[0] is not screen for x, y in cells)

    drive(made_app(storm_desk()), script, size)
