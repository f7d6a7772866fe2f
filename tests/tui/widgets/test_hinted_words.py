from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reviewtool.review.mark_words import units
from reviewtool.segments.control import one_line
from reviewtool.tui.widgets.hinted_words import Hinted, fitting_hints, paint

MIXED = st.text(
    st.sampled_from("ab .,é漢が้สשलि👩👍\u0301\u200d\n\t\x1b\x9b\u202e\ud800"), max_size=60
)


def made(text: str, typed: str = "", cursor: int | None = None) -> Hinted:
    found = units(text)
    return Hinted(text, found, fitting_hints(found), typed, (0, 0), cursor)


def painted(text: str, width: int = 40, typed: str = "") -> list[str]:
    return [line.rstrip() for line in paint(made(text, typed), width).content.plain.splitlines()]


def test_each_hint_stands_above_the_first_cell_of_its_word() -> None:
    assert painted("Both dikes, “now”.", 12) == [
        "a    s    d",
        "Both dikes,",
        "fg  h",
        "“now”.",
    ]


def test_wide_characters_have_their_hints_above_them() -> None:
    assert painted("委員会が") == ["a s d f", "委員会が"]


def test_what_was_typed_leaves_only_the_hints_that_go_on_so() -> None:
    text = " ".join(["no"] * 30)
    assert painted(text, 100, "m") == [" " * 75 + "ma ms md mf mg", text]


def test_a_word_narrower_than_its_hint_makes_room() -> None:
    above, words = painted("สวัสดีครับสวัสดีครับสวัสดีครับสวัสดีครับสวัสดีครับ", 160)[:2]
    assert len(above.replace(" ", "")) > 30
    assert cell_len(words.rstrip("\u00a0")) >= len(above) - 2


def test_narrow_words_get_the_short_hints() -> None:
    found = units("“one” " + "word " * 30)
    given = dict(zip((unit.text for unit in found[:3]), fitting_hints(found), strict=False))
    assert given["“"] == "a"
    assert len(set(fitting_hints(found))) == len(found)


def test_odd_spaces_and_line_breaks_are_drawn() -> None:
    assert painted("a  b\u00a0c\nd")[1::2] == ["a··b⍽c↵", "d"]


def test_words_of_right_to_left_script_keep_the_order_of_their_hints() -> None:
    assert painted("שלום עולם")[1] == "שלום\u200e עולם\u200e"
    assert painted("été")[1] == "été"


@given(MIXED, st.integers(8, 40))
def test_everything_fits_and_nothing_drives_the_terminal(text: str, width: int) -> None:
    hinted = made(text, cursor=0 if units(text) else None)
    for line in paint(hinted, width).content.split("\n"):
        assert one_line(line.plain.replace("\u200e", "")) == line.plain.replace("\u200e", "")
    words = paint(hinted, width).content.plain.split("\n")[1::2]
    assert all(cell_len(line) <= width for line in words)


@pytest.mark.parametrize("width", [20, 40])
def test_the_line_of_the_cursor_is_told(width: int) -> None:
    text = " ".join(["word"] * 20)
    seen = paint(made(text, cursor=19), width)
    assert seen.line == len(seen.content.plain.splitlines()) - 2
