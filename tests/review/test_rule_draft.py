from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.check import Languages
from reviewtool.errors import ReviewError
from reviewtool.languages import language
from reviewtool.review.rule_draft import changes, draft
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from reviewtool.review.rule_draft import RuleDraft

NL_EN = Languages(language("nl"), language("en"))


def drafted(source: str, target: str, corrected: str, change: int = 1) -> RuleDraft:
    segment = Segment(0, "s0", source, target, 0, len(target), 1)
    return draft(segment, corrected, NL_EN, change=change)


@pytest.mark.parametrize(
    ("target", "corrected", "wrong", "right"),
    [
        ("a brave cake", "a big cake", "brave", "big"),
        ("a very brave cake", "a brave cake", "very brave", "brave"),
        ("a brave cake", "a very brave cake", "brave", "very brave"),
        ("a cake too", "a cake", "cake too", "cake"),
    ],
)
def test_the_words_that_changed_are_wrong_and_right(
    target: str, corrected: str, wrong: str, right: str
) -> None:
    made = drafted("een flinke taart", target, corrected)
    assert (made.wrong, made.right) == (wrong, right)
    assert made.bilingual


def test_a_source_without_words_gives_a_rule_of_one_language() -> None:
    made = drafted("…!", "a brave cake", "a big cake")
    assert not made.bilingual
    assert made.bad == ("a [[brave]] cake",)
    assert made.id == "own-en.brave"


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_every_change_gives_a_rule_or_a_reason(source: str, target: str, corrected: str) -> None:
    segment = Segment(0, "s0", source, target, 0, len(target), 1)
    for change in range(1, changes(segment, corrected) + 1):
        with suppress(ReviewError):
            made = drafted(source, target, corrected, change)
            assert made.wrong
            assert made.row().startswith("- id: ")
