"""Rows as text frames, and how the flagged words look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reviewtool.tui.widgets.row_content import Column, RowContent, Span, shown_text
from reviewtool.tui.widgets.row_paint import STYLES, Layout, PaintedRow, row_height

PLAIN = {name: Style.null() for name in (*STYLES, "base")}
LOOKS = {**PLAIN, "major": Style(bold=True, underline=True), "minor": Style(underline=True)}


def column(text: str, *spans: Span) -> Column:
    return Column(shown_text(text), shown_text(text), spans)


def row(source: str, target: str, *spans: Span) -> RowContent:
    return RowContent(7, column(source), column(target, *spans))


ROW = row(
    "De minister sprak gisteren over de honderdste dag van de oorlog.",
    "The minister spoke yesterday of the centenary of the war.",
)


def frame(content: RowContent, layout: Layout, *, current: bool = False) -> list[str]:
    painted = PaintedRow(content, layout, PLAIN, current=current)
    return [painted.line(y).text.rstrip() for y in range(painted.height)]


def test_side_by_side() -> None:
    assert frame(replace(ROW, status="✓", flags="! "), Layout(80, 3, side_by_side=True)) == [
        "   7 ✓ !  De minister sprak gisteren over   │ The minister spoke yesterday of",
        "          de honderdste dag van de oorlog.  │ the centenary of the war.",
    ]


def test_the_current_row_has_a_bar() -> None:
    lines = frame(ROW, Layout(80, 3, side_by_side=True), current=True)
    assert all(line.startswith("▌") for line in lines)


def test_stacked_where_asked_for_or_narrow() -> None:
    assert frame(ROW, Layout(90, 3, side_by_side=False)) == [
        "   7         De minister sprak gisteren over de honderdste dag van de oorlog.",
        "          →  The minister spoke yesterday of the centenary of the war.",
    ]
    narrow = frame(ROW, Layout(40, 3, side_by_side=True))
    assert [line[10:13] for line in narrow if "→" in line] == ["→  "]
    assert len(narrow) == 6


def test_very_narrow_leaves_the_number_out() -> None:
    lines = frame(ROW, Layout(20, 3, side_by_side=True))
    assert not any("7" in line for line in lines)
    assert all(cell_len(line) <= 20 for line in lines)


def test_without_any_source_the_target_has_the_whole_width() -> None:
    assert frame(ROW, Layout(80, 3, side_by_side=True, with_source=False)) == [
        "   7      The minister spoke yesterday of the centenary of the war."
    ]


def test_marks_of_pending_stale_and_doubtful_rows() -> None:
    layout = Layout(80, 3, side_by_side=True)
    assert frame(replace(ROW, status="✓", pending=True), layout)[0].startswith("   7 ✓…")
    assert frame(replace(ROW, stale=True), layout)[0].startswith("   7  ≠")
    assert "≈? The minister" in frame(replace(ROW, doubtful=True), layout)[0]
    assert "≈? The minister" in "\n".join(frame(replace(ROW, doubtful=True), Layout(50, 3, True)))


def test_a_missing_text_is_named() -> None:
    layout = Layout(80, 3, side_by_side=True)
    assert "(no translation)" in frame(row("bron", ""), layout)[0]
    assert "(no source)" in frame(row("", "target"), layout)[0]


def test_a_flagged_span_keeps_its_look_over_a_wrap() -> None:
    text = "one two three four five six seven eight nine ten"
    start = text.index("four")
    content = row("", text, Span(0, len(text), "minor"), Span(start, start + 14, "major"))
    painted = PaintedRow(content, Layout(64, 3, side_by_side=True), LOOKS, current=False)
    pieces = [piece for y in range(painted.height) for piece in painted.line(y)]
    bold = [piece.text for piece in pieces if piece.style and piece.style.bold]
    under = [piece.text for piece in pieces if piece.style and piece.style.underline]
    assert "".join(bold).replace(" ", "") == "fourfivesix"
    assert "".join(under).replace(" ", "") == text.replace(" ", "")


def test_left_to_right_marks_stand_round_the_separators_of_a_right_to_left_row() -> None:
    painted = PaintedRow(
        row("שלום עולם", "مرحبا"), Layout(80, 3, side_by_side=True), PLAIN, current=False
    )
    line = painted.line(0).text
    separator = line.index("│")
    assert line[0] == "\u200e"
    assert "\u200e" in line[: line.index("ש")][-1:]
    assert line[:separator].rstrip().endswith("\u200e")
    assert line[separator:].split("م")[0].endswith("\u200e")
    plain = PaintedRow(ROW, Layout(80, 3, side_by_side=True), PLAIN, current=False)
    assert "\u200e" not in plain.line(0).text


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("漢字שم\u200d\ufe0f👩\x1b \n")
)


@given(TEXTS, TEXTS, st.integers(1, 90), st.booleans(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_line_is_as_wide_as_the_layout_and_free_of_control_characters(
    source: str, target: str, width: int, side_by_side: bool, with_source: bool
) -> None:
    layout = Layout(width, 3, side_by_side, with_source)
    painted = PaintedRow(row(source, target), layout, PLAIN, current=False)
    assert painted.height == row_height(shown_text(source), shown_text(target), layout)
    for y in range(painted.height):
        strip = painted.line(y)
        assert strip.cell_length == width == sum(cell_len(piece.text) for piece in strip)
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in strip.text)


@pytest.mark.parametrize("side", ["source", "target"])
def test_places_lead_from_the_screen_back_to_the_text(side: str) -> None:
    painted = PaintedRow(ROW, Layout(64, 3, side_by_side=True), PLAIN, current=False)
    text = getattr(ROW, side).text
    found = []
    for y in range(painted.height):
        for place in painted.places(y):
            if place.side == side:
                shown = painted.line(y).text[place.x : place.end_x]
                assert text[place.start :].startswith(shown)
                found.append(shown)
    assert " ".join(found) == text


def test_a_megabyte_in_one_row_paints_only_the_lines_asked_for() -> None:
    content = row("bron", "word " * 200_000)
    painted = PaintedRow(content, Layout(100, 3, side_by_side=True), PLAIN, current=False)
    assert painted.height > 20_000
    assert painted.line(20_000).text.strip().endswith("word")
    assert len(painted._lines) == 1


TURNED = row("Het schip (Zeeland) vaart.", "הספינה (זילנד) שטה", Span(7, 14, "major"))


def test_text_from_right_to_left_in_the_order_of_the_screen_with_its_flags() -> None:
    layout = Layout(70, 1, side_by_side=True, direction="visual", turned=("target",))
    painted = PaintedRow(TURNED, layout, LOOKS, current=False)
    line = painted.line(0)
    assert line.text.endswith("הטש (דנליז) הניפסה")
    assert line.cell_length == 70
    assert "\u200e" not in line.text
    flagged = "".join(piece.text for piece in line if piece.style and piece.style.bold)
    assert flagged == "(דנליז)"
    for place in painted.places(0):
        if place.side == "target":
            shown = line.text[place.x : place.end_x]
            given = TURNED.target.text[place.start : place.start + len(shown)]
            assert shown == given or {shown, given} == {"(", ")"}


def test_nobody_turns_anything_where_that_is_asked_for() -> None:
    layout = Layout(70, 1, side_by_side=True, direction="off")
    text = PaintedRow(TURNED, layout, PLAIN, current=False).line(0).text
    assert "\u200e" not in text
    assert TURNED.target.text in text


@given(
    st.lists(st.sampled_from(["ש", "م", "a", " ", "1", "(", "\u05b7", "👩‍🔬", "語"]), max_size=40),
    st.integers(60, 90),
    st.integers(0, 20),
)
@settings(max_examples=200, deadline=None)
def test_a_row_in_the_order_of_the_screen_keeps_every_character(
    parts: list[str], width: int, at: int
) -> None:
    text = "".join(parts)
    start, end = (len("".join(parts[:place])) for place in (at, at + 3))
    content = row("x", text, Span(start, end, "major"))
    layout = Layout(width, 1, side_by_side=True, direction="visual", turned=("target",))
    painted = PaintedRow(content, layout, LOOKS, current=False)
    logical = PaintedRow(content, replace(layout, direction="off"), LOOKS, current=False)
    assert painted.height == logical.height
    for y in range(painted.height):
        here, there = painted.line(y), logical.line(y)
        assert here.cell_length == there.cell_length == width
        assert sorted(here.text.replace(")", "(")) == sorted(there.text.replace(")", "("))
        bold = [
            "".join(piece.text for piece in line if piece.style and piece.style.bold)
            for line in (here, there)
        ]
        assert set(bold[1].replace(")", "(")) <= set(bold[0].replace(")", "("))
