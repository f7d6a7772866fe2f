from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.difference import Hunk, difference, moved

TEXTS = st.text(st.sampled_from("ab cé漢字🙂́ \n.’"), max_size=40)


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[h.start : h.end], new[h.new_start : h.new_end]) for h in difference(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("They log into it.", "They lie in it.", [("log into", "lie in")]),
        ("The dog ran.", "The old dog ran.", [("", "old ")]),
        ("He has has left.", "He has left.", [("has ", "")]),
        ("one two three", "one 2 three", [("two", "2")]),
        ("last eveningThe men", "last evening. The men", [("eveningThe", "evening. The")]),
        ("委員会が", "委員会は", [("が", "は")]),
        ("same", "same", []),
        ("", "new", [("", "new")]),
        ("gone", "", [("gone", "")]),
    ],
)
def test_hunks_read_as_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(old, new) == expected


@given(TEXTS, TEXTS)
def test_hunks_rebuild_the_new_text_and_never_overlap(old: str, new: str) -> None:
    built, at, new_at = "", 0, 0
    for hunk in difference(old, new):
        assert hunk.start >= at
        assert hunk.new_start >= new_at
        built += old[at : hunk.start] + new[hunk.new_start : hunk.new_end]
        at, new_at = hunk.end, hunk.new_end
    assert built + old[at:] == new


@given(TEXTS, TEXTS, st.data())
def test_a_span_that_moved_still_says_the_same(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    place = moved(start, end, difference(old, new))
    if place is not None and start < end:
        assert new[place[0] : place[1]] == old[start:end]


def test_very_long_texts_are_one_hunk() -> None:
    old = " ".join(f"a{number}" for number in range(4000))
    new = " ".join(f"b{number}" for number in range(4000))
    assert len(difference(f"Start {old} end", f"Start {new} end")) == 1


def test_an_insertion_touches_only_the_span_around_it() -> None:
    hunk = Hunk(5, 5, 5, 9)
    assert hunk.touches(3, 8)
    assert not hunk.touches(5, 8)
    assert not hunk.touches(2, 5)
