"""Decisions of every kind, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from reviewtool.review.decision import (
    CONFIRMED,
    DISMISSED,
    Clash,
    Decision,
    Dismissal,
    ErrorMark,
    Status,
    Verdict,
)
from reviewtool.taxonomy import Severity
from tests.records.paper import EVENING, MORNING, NOON

texts = st.text(max_size=12) | st.sampled_from(["", "no", "1.5", "a\nb", "log into", " x", "é\r\n"])
few_texts = st.sampled_from(["", "one", "two", "three\nlines"])
times = st.sampled_from([MORNING, NOON, EVENING])
sides = st.sampled_from(["source", "target"])
values = st.recursive(
    texts | st.integers(-(10**9), 10**9) | st.booleans() | st.none() | st.just(31.4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(st.sampled_from(["effort", "mood", "prior"]), values, max_size=2).map(
    lambda fields: tuple(fields.items())
)
errors = st.builds(
    lambda name, side, start, length, text, severity, comment, extra: ErrorMark(
        name, side, start, start + length, text, "fluency", severity, "human", comment, extra
    ),
    st.sampled_from(["E1", "E2", "E3"]),
    sides,
    st.integers(0, 50),
    st.integers(0, 9),
    texts,
    st.sampled_from(Severity),
    texts,
    extras,
)
verdicts = st.builds(
    Verdict,
    st.sampled_from(["joined-words", "numbers"]),
    st.sampled_from(["nightAfter", "1,500"]),
    st.sampled_from([CONFIRMED, DISMISSED]),
    sides,
    st.integers(0, 1),
    st.sampled_from(["", "false-alarm"]),
    extras,
)
clashes = st.builds(Clash, st.sampled_from(Status), st.none() | few_texts, times, extras)


def decisions(segment: str = "S1") -> st.SearchStrategy[Decision]:
    return st.builds(
        Decision,
        segment=st.just(segment),
        source_hash=st.just("0123456789abcdef"),
        target_hash=st.just("1234567890123456"),
        status=st.sampled_from(Status),
        original=st.just("The ferry is full."),
        corrected=st.none() | few_texts,
        errors=st.lists(errors, max_size=2, unique_by=lambda error: error.id).map(tuple),
        flags=st.lists(verdicts, max_size=3, unique_by=lambda verdict: verdict.key).map(tuple),
        score=st.none() | st.integers(0, 100),
        comment=few_texts,
        time=times,
        clashes=st.lists(clashes, max_size=2, unique_by=repr).map(tuple),
        extra=extras,
    )


dismissals = st.builds(
    Dismissal,
    texts,
    texts,
    texts,
    st.sampled_from(["", "en/harbour.txt"]),
    st.sampled_from(["false-alarm", "style-choice"]),
    times,
    extras,
)
