"""The alignment is a longest common subsequence, for any words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.checks.opinion.alignment import ALONE, LONGEST, partners

words = st.lists(st.sampled_from("abcd"), max_size=12)


def longest(one: list[str], other: list[str]) -> int:
    """The length of the longest common subsequence, by the plain table."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row[:]
        for place, candidate in enumerate(other, 1):
            found = before[place - 1] + 1 if word == candidate else 0
            row[place] = max(found, before[place], row[place - 1])
    return row[-1]


@settings(max_examples=300)
@given(words, words)
def test_partners_are_equal_in_order_and_as_many_as_can_be(
    one: list[str], other: list[str]
) -> None:
    found = partners(one, other)
    assert len(found) == len(one)
    met = [(one[place], other[partner]) for place, partner in enumerate(found) if partner != ALONE]
    assert all(word == partner for word, partner in met)
    places = [partner for partner in found if partner != ALONE]
    assert places == sorted(set(places))
    assert len(places) == longest(one, other)


def test_what_is_too_long_is_left_alone_but_for_its_ends() -> None:
    one = ["a", *("b" for _ in range(LONGEST + 1)), "z"]
    other = ["a", "c", *("b" for _ in range(LONGEST)), "z"]
    found = partners(one, other)
    assert found[0] == 0
    assert found[-1] == len(other) - 1
