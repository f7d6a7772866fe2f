"""The line moves while the checks run, also where there is nothing to count."""

from __future__ import annotations

import pytest

from reviewtool.tui.widgets.progress_line import bar_content, pulse_content


@pytest.mark.parametrize("width", [20, 60, 160])
def test_the_pulse_moves_with_each_beat_and_fits(width: int) -> None:
    beats = [pulse_content("checking", beat, width=width).plain for beat in range(6)]
    assert len(set(beats)) == 6
    assert {len(beat) for beat in beats} == {min(49, width)}


def test_the_bar_grows_with_what_is_done() -> None:
    bars = [bar_content("checking", done, 400, width=80).plain for done in (0, 100, 200, 399)]
    counts = [bar.count("━") for bar in bars]
    assert counts == sorted(set(counts))
    assert bars[1].endswith(" 100/400")
