from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.mark_words import LETTERS, MOST, hints, unit_at, units
from reviewtool.segments.words import clusters

MIXED = st.text(
    st.sampled_from("ab1 .,’-é\u0301\u200d\u200c👩👍🏽漢が้สשि हन\n<>\x1b\ud800"), max_size=30
)


def told(text: str, tags: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [unit.text for unit in units(text, tags)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's well-known.", ["It's", "well-known", "."]),
        ("“Yes”, 3.5 at 18.00", ["“", "Yes", "”,", "3.5", "at", "18.00"]),
        ("委員会が", ["委", "員", "会", "が"]),
        ("หนึ่งน้ำ", ["ห", "นึ่", "ง", "น้ำ"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("می\u200cخواهم بروم", ["می\u200cخواهم", "بروم"]),
        ("a 👩‍👩‍👧 b", ["a", "👩‍👩‍👧", "b"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        (" \n\t", []),
        ("", []),
    ],
)
def test_units_are_what_a_reader_points_at(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_tag_is_one_unit_whatever_it_holds() -> None:
    text = 'Press <b class="x y">OK</b>'
    assert told(text, ((6, 21), (23, 27))) == ["Press", '<b class="x y">', "OK", "</b>"]


@given(MIXED, st.data())
def test_units_leave_only_white_space_out_and_cut_no_cluster(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tags = ((start, end),) if start < end else ()
    found = units(text, tags)
    place = 0
    for unit in found:
        assert unit.text == text[unit.start : unit.end] != ""
        assert not text[place : unit.start].strip()
        place = unit.end
    assert not text[place:].strip()
    edges = {0}
    for part, offset in ((text[:start], 0), (text[start:end], start), (text[end:], end)):
        at = offset
        edges.add(at)
        for cluster in clusters(part) if not (tags and offset == start) else [part]:
            at += len(cluster)
            edges.add(at)
    if tags:
        assert all(unit.start in edges and unit.end in edges for unit in found)
        assert (start, end) in {(unit.start, unit.end) for unit in found}


@given(st.integers(0, MOST))
def test_no_hint_is_the_beginning_of_another(count: int) -> None:
    found = hints(count)
    assert len(found) == count
    assert all(0 < len(hint) <= 2 and set(hint) <= set(LETTERS) for hint in found)
    singles = {hint for hint in found if len(hint) == 1}
    assert not any(hint[0] in singles for hint in found if len(hint) == 2)
    assert len(set(found)) == count
    assert count > len(LETTERS) or len(singles) == count


def test_more_than_two_letters_can_tell_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="more"):
        hints(MOST + 1)


def test_the_unit_at_a_place_is_the_one_before_it() -> None:
    found = units("one two three")
    at = {place: unit_at(found, place) for place in (0, 3, 5, 8, 13)}
    told = {place: unit.text for place, unit in at.items() if unit is not None}
    assert told == {0: "one", 3: "one", 5: "one", 8: "two", 13: "three"}
    assert unit_at([], 0) is None
