"""Whole words: which one is meant, two exchanged, one put in with the spaces it needs."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.review.word_edits import put_in, swapped, whole_words, word_at
from reviewtool.segments.words import clusters

TEXTS = st.text(
    st.sampled_from("ab é, .“”\"'-<>\n\u0301\u200d👩🏽🔬שלם\u05b7مرกำจ์委の हिन्दी"), max_size=25
)


@pytest.mark.parametrize(
    ("text", "tokens", "place", "wanted"),
    [
        ("red house.", (), 10, "house red."),
        ("red house.", (), 5, "house red."),
        ("a red, big house", (), 10, "a big, red house"),
        ("Click <b>Save</b>", ((6, 9), (13, 17)), 11, "Save <b>Click</b>"),
        ("keep {name} here", ((5, 11),), 11, "{name} keep here"),
        ("क्या हिन्दी", (), 12, "हिन्दी क्या"),
        ("one", (), 3, None),
        ("", (), 0, None),
        ("!? ...", (), 3, None),
    ],
)
def test_two_words_are_exchanged(
    text: str, tokens: tuple[tuple[int, int], ...], place: int, wanted: str | None
) -> None:
    change = swapped(text, whole_words(text, tokens), place)
    after = None if change is None else text[: change.start] + change.text + text[change.end :]
    assert after == wanted


@pytest.mark.parametrize(
    ("before", "after", "word", "wanted"),
    [
        ("see", "house", "Den Haag", "see Den Haag house"),
        ("see ", " house", "Den Haag", "see Den Haag house"),
        ("(", ")", "Haag", "(Haag)"),
        ("“", "”", "Haag", "“Haag”"),
        ('he said "', '"', "yes", 'he said "yes"'),
        ('"a"', "", "b", '"a" b'),
        ("in", ".", "Haag", "in Haag."),
        ("l'", "", "été", "l'été"),
        ("in", "", ",", "in,"),
        ("", "", "Haag", "Haag"),
        ("で", "は", "東京", "で東京は"),
        ("in", "は", "Haag", "in Haagは"),
        ("שלום", "", "עולם", "שלום עולם"),
        ("a\n", "b", "x", "a\nx b"),
    ],
)
def test_a_word_comes_with_the_spaces_it_needs(
    before: str, after: str, word: str, wanted: str
) -> None:
    change = put_in(before + after, len(before), len(before), word)
    assert before + change.text + after == wanted


@given(TEXTS, st.integers(0, 30))
@settings(max_examples=400, deadline=None)
def test_words_are_whole_and_an_exchange_loses_nothing(text: str, place: int) -> None:
    edges = {0, *accumulate(map(len, clusters(text)))}
    words = whole_words(text)
    assert all(word.start in edges and word.end in edges for word in words)
    assert all(text[word.start : word.end] == word.text for word in words)
    at = word_at(words, place)
    assert (at is None) == (not any(word.start <= place for word in words))
    change = swapped(text, words, place)
    if change is not None:
        after = text[: change.start] + change.text + text[change.end :]
        assert sorted(after) == sorted(text)
        assert len(after) == len(text)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_word_put_in_is_spelt_as_it_was(before: str, word: str, after: str) -> None:
    change = put_in(before + after, len(before), len(before), word)
    assert change.text.strip(" ") == word.strip(" ")
    assert word in change.text
    assert len(change.text) <= len(word) + 2
