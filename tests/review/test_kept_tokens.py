"""Which tokens an editor keeps whole, and which have gone missing."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.review.kept_tokens import missing_tokens, whole_tokens
from reviewtool.segments.segment import Cut, Segment
from reviewtool.segments.words import clusters


def segment(source: str, target: str, pairing: float = 1.0) -> Segment:
    return Segment(0, "s", source, target, 0, len(target), 1, cut=Cut(pairing=pairing))


@pytest.mark.parametrize(
    ("text", "tags", "wanted"),
    [
        ("Keep <b>%s</b> now", (), ["<b>", "%s", "</b>"]),
        ("a <x1/> b", ("<x1/>",), ["<x1/>"]),
        ("{n, plural, one {# day} other {# days}}", (), []),
        ("{name}\u0301 x", (), ["{name}\u0301"]),
        ("no tokens at all", (), []),
        ("100 % of &nbsp;", (), ["&nbsp;"]),
    ],
)
def test_whole_tokens(text: str, tags: tuple[str, ...], wanted: list[str]) -> None:
    assert [text[start:end] for start, end in whole_tokens(text, tags)] == wanted


@pytest.mark.parametrize(
    ("source", "target", "text", "wanted"),
    [
        ("<b>x</b> {n}", "<b>y</b> {n}", "y", ["<b>", "</b>", "{n}"]),
        ("<b>x</b> {n}", "<b>y</b> {n}", "<b>y</b> {n}", []),
        ("", "<b>y</b>", "y</b>", ["<b>"]),
        ("%d of %d", "%d of %d", "%d", ["%d"]),
        ("%1$s of %2$s", "%2$s / %1$s", "%1$s", ["%2$s"]),
        ("no tokens", "nor here", "", []),
    ],
)
def test_missing_tokens(source: str, target: str, text: str, wanted: list[str]) -> None:
    assert missing_tokens(segment(source, target), text) == wanted


def test_a_doubtful_source_says_nothing_of_what_is_missing() -> None:
    assert missing_tokens(segment("{a}", "{b}", pairing=0.1), "x") == ["{b}"]


@given(st.text(st.sampled_from("<b>/ %s1${}nam \u0301\u200d👩ש&;"), max_size=30))
@settings(max_examples=400, deadline=None)
def test_tokens_stand_apart_and_cut_no_cluster(text: str) -> None:
    edges = {0, *accumulate(map(len, clusters(text)))}
    before = 0
    for start, end in whole_tokens(text, ("<b>", "</b>")):
        assert before <= start < end
        assert {start, end} <= edges
        before = end


@given(st.lists(st.sampled_from(["<b>", "</b>", "{name}", "%s", "x", " "]), max_size=8))
@settings(max_examples=200, deadline=None)
def test_putting_back_what_is_missing_comes_to_an_end(parts: list[str]) -> None:
    source, text = "<b>a</b> {name} %s", "".join(parts)
    for _ in range(6):
        missing = missing_tokens(segment(source, source), text)
        if not missing:
            break
        text += f" {missing[0]}"
    assert missing_tokens(segment(source, source), text) == []
