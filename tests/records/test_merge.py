from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.records.merge import merge, merge_dismissal
from reviewtool.review.decision import Clash, Decision, Dismissal, ErrorMark, Status, Verdict
from reviewtool.taxonomy import Severity
from tests.records import strategies
from tests.records.paper import EVENING, MORNING, NOON

maybe = st.none() | strategies.decisions()
BASE = Decision("S1", "a" * 16, "b" * 16, Status.TODO, "The ferry is full.", time=MORNING)
EARLIER = replace(BASE, status=Status.CORRECTED, corrected="The boat is full.", time=NOON)
LATER = replace(BASE, status=Status.CORRECTED, corrected="No room aboard.", time=EVENING)
FLAG = Verdict("numbers", "1,500", "dismissed", reason="false-alarm")


@pytest.fixture(autouse=True)
def parser() -> None:
    """No YAML is read here, so once is enough."""


@settings(max_examples=60)
@given(maybe, maybe)
def test_what_only_one_side_changed_is_taken(base: Decision | None, side: Decision | None) -> None:
    assert merge(base, side, base) == side
    assert merge(base, base, side) == side
    assert merge(base, side, side) == side


@settings(max_examples=100)
@given(maybe, maybe, maybe)
def test_it_does_not_matter_who_is_ours(
    base: Decision | None, one: Decision | None, other: Decision | None
) -> None:
    assert merge(base, one, other) == merge(base, other, one)


@settings(max_examples=100)
@given(maybe, strategies.decisions(), strategies.decisions())
def test_every_new_text_is_there_or_shown_once(
    base: Decision | None, one: Decision, other: Decision
) -> None:
    merged = merge(base, one, other)
    assert merged is not None
    said = [(clash.status, clash.corrected, repr(clash.extra)) for clash in merged.clashes]
    assert len(set(said)) == len(said)
    for side in (one, other):
        state = (side.status, side.corrected)
        old = (base.status, base.corrected) if base else (Status.TODO, None)
        kept = [(merged.status, merged.corrected), *(entry[:2] for entry in said)]
        assert state == old or state in kept


@settings(max_examples=60)
@given(maybe, strategies.decisions(), strategies.decisions())
def test_merging_again_changes_nothing(
    base: Decision | None, one: Decision, other: Decision
) -> None:
    merged = merge(base, one, other)
    for side in (one, other):
        again = merge(base, side, merged)
        assert again is not None
        assert merged is not None
        assert (again.status, again.corrected) == (merged.status, merged.corrected)


def test_the_later_correction_stands_and_the_other_is_shown() -> None:
    merged = merge(BASE, EARLIER, LATER)
    assert merged == replace(LATER, clashes=(Clash(Status.CORRECTED, "The boat is full.", NOON),))


def test_fields_that_only_one_side_changed_are_joined() -> None:
    commented = replace(BASE, comment="Ask the desk.", score=40, flags=(FLAG,), time=NOON)
    merged = merge(BASE, commented, LATER)
    assert merged == replace(LATER, comment="Ask the desk.", score=40, flags=(FLAG,))


def test_a_third_version_joins_the_clash() -> None:
    two = merge(BASE, EARLIER, LATER)
    third = replace(BASE, status=Status.ACCEPTED, time=NOON)
    merged = merge(BASE, third, two)
    assert merged is not None
    assert merged.corrected == LATER.corrected
    assert {clash.corrected for clash in merged.clashes} == {EARLIER.corrected, None}


def test_the_next_decision_settles_a_clash() -> None:
    clashing = merge(BASE, EARLIER, LATER)
    settled = replace(LATER, corrected="The ferry has no room.", clashes=())
    assert merge(clashing, settled, clashing) == settled


def test_an_undone_decision_leaves_what_another_added_to_it() -> None:
    flagged = replace(EARLIER, flags=(FLAG,), time=EVENING)
    merged = merge(EARLIER, None, flagged)
    assert merged is not None
    assert (merged.status, merged.corrected, merged.flags) == (Status.TODO, None, (FLAG,))


def test_undoing_what_another_has_changed_keeps_the_change() -> None:
    assert merge(EARLIER, None, LATER) == LATER
    assert merge(EARLIER, LATER, None) == LATER


def test_a_clash_over_other_texts_keeps_what_it_was_about() -> None:
    other = replace(EARLIER, target_hash="c" * 16, original="The ferry was full.")
    merged = merge(BASE, other, LATER)
    assert merged is not None
    (clash,) = merged.clashes
    assert dict(clash.extra)["original"] == "The ferry was full."


@given(st.none() | strategies.dismissals, strategies.dismissals, strategies.dismissals)
def test_the_later_dismissal_stands(
    base: Dismissal | None, one: Dismissal, other: Dismissal
) -> None:
    merged = merge_dismissal(base, one, other)
    assert merged == merge_dismissal(base, other, one)
    if base not in (one, other):
        assert merged is not None
        assert merged.time == max(one.time, other.time)


def test_one_flag_that_both_sides_confirmed_is_one_error() -> None:
    seen = ErrorMark("A", "target", 0, 3, "The", "style", Severity.MAJOR, "check:numbers")
    marked = replace(seen, origin="anna")
    one = replace(EARLIER, errors=(seen, marked))
    other = replace(LATER, errors=(replace(seen, id="B"), replace(marked, id="C")))
    merged = merge(None, one, other)
    assert merged is not None
    assert [error.id for error in merged.errors] == ["B", "C", "A"]
    assert merged == merge(None, other, one)
