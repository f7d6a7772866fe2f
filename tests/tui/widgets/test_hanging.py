"""Lines that go on below where they began, at any width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from reviewtool.tui.widgets.hanging import Hanging, hanging, hanging_content

TAKE = Hanging(
    Content("  "), tuple(Content(f"{n} “{word} in”") for n, word in enumerate(("lie", "lay")))
)
WORDS = st.text(st.sampled_from("ab éß語字 "), max_size=60)


def test_what_does_not_fit_goes_on_below_the_text() -> None:
    line = hanging("A place does not log into anything", "▸ ")
    assert hanging_content([line], 22).plain.split("\n") == [
        "▸ A place does not log",
        "  into anything",
    ]


def test_a_piece_stays_whole_where_it_fits_a_line() -> None:
    assert hanging_content([TAKE], 40).plain == "  0 “lie in”  1 “lay in”"
    assert hanging_content([TAKE], 21).plain == "  0 “lie in”\n  1 “lay in”"


def test_a_piece_with_line_breaks_keeps_them() -> None:
    assert hanging_content([hanging("one\ntwo", "- ")], 30).plain == "- one\n  two"


def test_an_empty_line_stands() -> None:
    assert hanging_content([hanging("a"), hanging(""), hanging("b")], 30).plain == "a\n\nb"


@given(st.lists(WORDS, max_size=4), st.integers(2, 60))
@settings(max_examples=60, deadline=None)
def test_every_word_is_there_and_no_line_is_too_long(texts: list[str], width: int) -> None:
    line = Hanging(Content("▸ "), tuple(map(Content, texts)))
    lines = line.lines(width)
    assert all(part.rstrip().cell_length <= width for part in lines)
    shown = "".join("".join(part.plain for part in lines).split())
    assert shown == "".join("".join(["▸", *texts]).split())
