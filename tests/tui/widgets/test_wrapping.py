"""Wrapping loses nothing, fits the column, and cuts no cluster."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reviewtool.segments.words import clusters
from reviewtool.tui.widgets.wrapping import wrap

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
PIECES = st.sampled_from(
    [
        "a",
        "bc",
        "longerword",
        " ",
        "  ",
        "\n",
        "é",
        "e\u0301",
        "漢",
        "字",
        "。",
        "「",
        "ก",
        "ำ",
        "שלום",
        "مرحبا",
        FAMILY,
        "\U0001f44d\U0001f3fd",
        "❤\ufe0f",
        "\u200b",
        "\u00a0",
        "क्षि",
        "\u1112\u1161\u11ab",
        "\u200d",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@given(TEXTS, st.integers(2, 30))
@settings(max_examples=400, deadline=None)
def test_between_two_lines_stands_nothing_or_one_space_or_one_line_break(
    text: str, width: int
) -> None:
    lines = wrap(text, width)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (start, end), (following, _) in pairwise(lines):
        assert start <= end
        assert text[end:following] in ("", " ", "\n")


@given(TEXTS, st.integers(2, 30))
@settings(max_examples=400, deadline=None)
def test_every_line_fits(text: str, width: int) -> None:
    for line in lines_of(text, width):
        assert cell_len(line) <= width or len(clusters(line)) == 1


@given(TEXTS, st.integers(2, 30))
@settings(max_examples=200, deadline=None)
def test_no_cluster_is_cut(text: str, width: int) -> None:
    edges = {0}
    for paragraph in text.split("\n"):
        place = max(edges)
        for cluster in clusters(paragraph):
            place += len(cluster)
            edges.add(place)
        edges.add(place + 1)
    assert all(start in edges and end in edges for start, end in wrap(text, width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two", 7, ["one two"]),
        ("one  two", 4, ["one ", "two"]),
        ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
        ("first\n\nsecond", 20, ["first", "", "second"]),
        ("漢字漢字。", 8, ["漢字漢", "字。"]),
        ("The 委員会が", 8, ["The 委員", "会が"]),
        ("言う「はい」", 6, ["言う", "「は", "い」"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("漢 漢", 4, ["漢", "漢"]),
        (FAMILY * 3, 4, [FAMILY * 2, FAMILY]),
    ],
)
def test_breaks_where_a_reader_would(text: str, width: int, expected: list[str]) -> None:
    assert lines_of(text, width) == expected


def test_narrow_and_measured_wrapping_agree_on_latin_text() -> None:
    words = "A morning of quiet rain over the harbour, and the ferry left without its lights on."
    for width in range(2, 60):
        narrow = wrap(words, width)
        measured = wrap(f"{words} \u200d", width)
        assert narrow[: len(narrow) - 1] == measured[: len(narrow) - 1]


def test_a_megabyte_in_one_line_wraps_without_losing_its_end() -> None:
    text = "word " * 200_000 + "end"
    lines = wrap(text, 60)
    assert len(lines) == -(-200_001 // 12)
    assert text[slice(*lines[-1])].endswith(" word end")
