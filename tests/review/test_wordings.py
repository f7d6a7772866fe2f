"""The other wordings of a segment, each once, found by name or number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewtool.errors import ReviewError
from reviewtool.review.wordings import NONE_KNOWN, Wording, named_wording, wordings
from reviewtool.segments.segment import Opinion, Segment
from tests.review.session_maker import make_document


def segment(*opinions: tuple[str, str]) -> Segment:
    said = tuple(Opinion(text, origin) for text, origin in opinions)
    return replace(make_document().segments[0], opinions=said)


def test_the_same_text_of_several_is_one_wording() -> None:
    found = wordings(segment(("One", "a"), ("Two", "b"), ("One", "c"), ("One", "a")))
    assert found == [Wording(("a", "c"), "One"), Wording(("b",), "Two")]


def test_a_wording_is_found_by_name_before_number() -> None:
    given = segment(("One", "a"), ("Two", "1"), ("Three", "b"))
    assert named_wording(given, "b").text == "Three"
    assert named_wording(given, "1").text == "Two"
    assert named_wording(given, "3").text == "Three"


@pytest.mark.parametrize("name", ["z", "0", "4", "", "²", "memory"])
def test_what_names_none_or_several_is_refused_with_all_names(name: str) -> None:
    given = segment(("One", "a"), ("Two", "memory"), ("Three", "memory"))
    with pytest.raises(ReviewError) as caught:
        named_wording(given, name)
    assert "1 a; 2 memory; 3 memory" in caught.value.remedy


def test_without_any_it_is_said_how_to_give_some() -> None:
    with pytest.raises(ReviewError) as caught:
        named_wording(segment(), "1")
    assert caught.value.remedy == NONE_KNOWN
    assert "--opinion" in NONE_KNOWN
