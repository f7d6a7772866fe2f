"""The order of text that runs from right to left, against another implementation of UAX 9."""

from __future__ import annotations

import bidi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from reviewtool.segments.control import visible
from reviewtool.segments.words import clusters
from reviewtool.tui.visual_order import base_level, mostly_right_to_left, placed
from reviewtool.tui.widgets.hanging import hanging, hanging_content

LETTERS = 'abc אבג مرح 123 ٤٥ ()[]<> .,-+%€:/"«»!?'
MARKED = st.lists(
    st.sampled_from([*LETTERS, "\u0301", "\u05b7", "\u064e", "👩‍🔬", "\u200d", "ลำ", "語"]),
    max_size=30,
).map("".join)


def shown(text: str, base: int | None = None) -> str:
    level = base_level(text) if base is None else base
    return "".join(one.text for one in placed(text, 0, len(text), level))


@given(st.text(st.sampled_from(LETTERS), max_size=30), st.sampled_from([0, 1]))
@settings(max_examples=1_500, deadline=None)
def test_the_order_is_that_of_another_implementation(text: str, base: int) -> None:
    found = placed(text, 0, len(text), base)
    order = "".join(text[one.start : one.end] for one in found)
    assert order == bidi.get_display(text, base_dir="RL"[base == 0])


@given(MARKED, st.sampled_from([0, 1]), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=600, deadline=None)
def test_each_cluster_stands_once_and_whole(text: str, base: int, one: int, other: int) -> None:
    edges = [0]
    for cluster in clusters(text):
        edges.append(edges[-1] + len(cluster))
    start, end = sorted((edges[one % len(edges)], edges[other % len(edges)]))
    found = placed(text, start, end, base)
    spans = sorted((part.start, part.end) for part in found)
    assert [text[first:last] for first, last in spans] == clusters(text[start:end])
    assert sum(len(part.text) for part in found) == end - start
    assert all(text[part.start + 1 : part.end] == part.text[1:] for part in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain text (1)", "plain text (1)"),
        ("שלום (עולם) 12", "12 (םלוע) םולש"),
        ("ראה «Port» אב", "בא «Port» האר"),
        ("a (ב) c", "a (ב) c"),
        ("שָׁלוֹם", "םוֹלשָׁ"),
    ],
)
def test_brackets_and_marks(text: str, wanted: str) -> None:
    assert shown(text) == wanted


def test_levels_come_from_the_whole_text_and_not_from_the_line() -> None:
    text = "אבג 12 דה"
    assert "".join(one.text for one in placed(text, 4, 6, 1)) == "12"
    assert "".join(one.text for one in placed("אבג !", 4, 5, 1)) == "!"


def test_which_way_a_text_runs() -> None:
    assert base_level("12 שלום") == 1
    assert base_level("BBC: שלום עולם") == 0
    assert mostly_right_to_left("BBC: שלום עולם")
    assert not mostly_right_to_left("The word שלום means peace")


@given(MARKED, st.integers(20, 40))
@settings(max_examples=200, deadline=None)
def test_the_styles_of_a_detail_line_follow_their_characters(text: str, width: int) -> None:
    text = visible(text)
    content = Content(text).stylize("bold", 2, 6)
    lines = hanging_content([hanging(content, "note ")], width, "visual")
    turned = [lines.plain[span.start : span.end] for span in lines.spans if span.style == "bold"]
    plain = hanging_content([hanging(content, "note ")], width, "off")
    given = [plain.plain[span.start : span.end] for span in plain.spans if span.style == "bold"]
    mirrored = str.maketrans("()[]<>«»", "(([[<<««")
    assert sorted("".join(turned).translate(mirrored)) == sorted("".join(given).translate(mirrored))


def test_a_terminal_that_reorders_is_told_where_a_line_begins_and_ends() -> None:
    line = hanging("שלום עולם", "note ")
    assert hanging_content([line], 40, "terminal").plain == "note \u200eשלום עולם\u200e"
    assert hanging_content([line], 40, "off").plain == "note שלום עולם"
    assert hanging_content([line], 40, "visual").plain == "note םלוע םולש"
    assert hanging_content([hanging("plain")], 40, "terminal").plain == "plain"
