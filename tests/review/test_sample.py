"""The sample is fair and stays the same, and the estimate claims no more than it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.decision import Decision, ErrorMark, Status
from reviewtool.review.sample import (
    State,
    errors_found,
    estimate,
    in_words,
    sampled,
    session_estimate,
    share_interval,
    state,
)
from reviewtool.taxonomy import Severity
from tests.review.session_maker import give_flags, make_document, make_flag, make_session

MANY = make_document(tuple(f"Line {number}." for number in range(400))).segments
DECISION = Decision("s0", "", "", Status.ACCEPTED, "text")
MARK = ErrorMark("1", "target", 0, 1, "t", "style", Severity.MINOR, "human")


def read(errors: int) -> Decision:
    return replace(DECISION, errors=(MARK,) * errors)


@given(st.text(), st.sets(st.integers(0, 399)), st.integers(1, 60))
def test_a_sample_is_of_unflagged_segments_and_always_the_same(
    seed: str, flagged: set[int], size: int
) -> None:
    drawn = sampled(MANY, flagged, seed, size)
    assert drawn == sampled(MANY, flagged, seed, size)
    assert list(drawn) == sorted(set(drawn))
    assert len(drawn) == min(size, 400 - len(flagged))
    assert not flagged & set(drawn)
    assert set(drawn) <= set(sampled(MANY, flagged, seed, size + 5))


@given(st.text(), st.integers(0, 399))
def test_a_new_flag_takes_out_no_more_than_its_own_segment(seed: str, flagged: int) -> None:
    before, after = sampled(MANY, (), seed), sampled(MANY, {flagged}, seed)
    assert set(before) - set(after) <= {flagged}


def test_every_segment_has_the_same_chance() -> None:
    counts = [0] * 40
    for number in range(2_000):
        for index in sampled(MANY[:40], (), f"anna\0{number}", 10):
            counts[index] += 1
    assert sum(counts) == 20_000
    assert all(400 < count < 600 for count in counts)


def test_empty_translations_are_not_to_be_read() -> None:
    lines = (replace(MANY[0], target=" "), MANY[1])
    assert sampled(lines, (), "") == (1,)


@pytest.mark.parametrize(
    ("hits", "drawn", "low", "high"),
    [(0, 20, 0.0, 0.1684), (2, 20, 0.0123, 0.3170), (20, 20, 0.8316, 1.0), (5, 50, 0.0333, 0.2181)],
)
def test_the_interval_is_that_of_the_tables(hits: int, drawn: int, low: float, high: float) -> None:
    assert share_interval(hits, drawn) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(counts: tuple[int, int]) -> None:
    hits, drawn = counts
    low, high = share_interval(hits, drawn)
    assert 0 <= low <= hits / drawn <= high <= 1
    assert high - low > 1e-6
    mirrored = share_interval(drawn - hits, drawn)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_errors_are_marks_or_one_for_a_correction() -> None:
    assert errors_found(read(0)) == 0
    assert errors_found(read(3)) == 3
    corrected = replace(DECISION, status=Status.CORRECTED, corrected="other")
    assert errors_found(corrected) == 1
    assert errors_found(replace(corrected, errors=(MARK, MARK))) == 2


def test_only_what_was_accepted_or_corrected_was_read() -> None:
    told = {status: state(replace(DECISION, status=status)) for status in Status}
    assert told == {
        Status.TODO: State.WAITING,
        Status.QUERIED: State.WAITING,
        Status.SKIPPED: State.SKIPPED,
        Status.ACCEPTED: State.READ,
        Status.CORRECTED: State.READ,
    }
    marked = replace(read(2), status=Status.TODO)
    skipped = replace(DECISION, status=Status.SKIPPED)
    said = estimate([None, marked, skipped], 7)
    assert (said.sampled, said.read, said.errors) == (2, 0, 0)


COUNTS = st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=40)


@given(COUNTS, st.integers(0, 1_000_000))
def test_the_likely_number_lies_in_its_interval(counts: list[int | None], unread: int) -> None:
    said = estimate([None if count is None else read(count) for count in counts], unread)
    known = [count for count in counts if count is not None]
    assert (said.read, said.errors) == (len(known), sum(known))
    if known:
        assert said.likely == pytest.approx(sum(known) / len(known) * unread)
        assert said.low <= said.likely + 1e-6
        assert said.likely <= said.high + 1e-6
    words = in_words(said)
    assert words
    if not known:
        assert "likely" not in words


def test_it_is_said_in_words() -> None:
    def said(*counts: int, waiting: int = 0, unread: int = 300) -> str:
        return in_words(estimate([*map(read, counts), *[None] * waiting], unread))

    where = "in the 300 segments without flags that you have not read"
    assert said(2, 1, *[0] * 18) == f"about 45 errors are likely left {where} (5 to 143)"
    assert said(*[0] * 20) == f"no errors in 20 sampled segments; up to 51 may be left {where}"
    assert said(1, *[0] * 11, waiting=8) == (
        "so far, with 12 of 20 sampled segments decided: "
        f"about 25 errors are likely left {where} (0 to 116)"
    )
    assert said(0, waiting=19).startswith(
        "so far, with 1 of 20 sampled segments decided: no errors;"
    )
    assert said(1, *[0] * 19, unread=4).startswith("likely no error is left in the 4 segments")
    assert "(0 to 1)" in said(1, *[0] * 19, unread=4)
    assert said(0, waiting=19).endswith("few were read, so take it as a first impression")
    assert "in the one segment" in said(*[0] * 20, unread=1)
    assert said(waiting=20) == "the sample has 20 segments; none of them is decided yet"
    assert said(0, unread=0) == "no segment without flags is left unread"
    assert said() == "there is no segment without flags to sample"


def test_a_session_counts_what_is_unread_and_not_flagged() -> None:
    session = make_session()
    give_flags(session, make_flag(session, 0, "log into"))
    assert session.sample() == (1, 2, 3)
    session.accept(session.document.segments[1])
    said = session_estimate(session)
    assert (said.sampled, said.read, said.errors, said.unread) == (3, 1, 0, 2)
    assert said.high == pytest.approx(0.975 * 2)
    session.correct(session.document.segments[2], "He has left.")
    assert session_estimate(session).errors == 1
    give_flags(session, make_flag(session, 0, "log into"), make_flag(session, 2, "has has"))
    assert session.sample() == (1, 3)
    give_flags(session, make_flag(session, 0, "log into"), shown=False)
    assert 0 in session.sample()
