from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import Plain
from reviewtool.records.dismissals import Dismissals, dismissals_bytes, dismissals_from
from reviewtool.records.record import Record, in_order, key, record_bytes, record_from
from reviewtool.review.decision import Decision, ErrorMark, Status, Verdict
from reviewtool.taxonomy import Severity
from tests.formats.yaml_parsers import PARSERS, parsing_with
from tests.records import strategies

if TYPE_CHECKING:
    from reviewtool.records.fields import Extra
    from reviewtool.review.decision import Dismissal

WHOLE = """\
# Written by reviewtool, which does not keep comments.
schema: 1
document: en/harbour.txt
reviewer: anna
source_language: nl
target_language: en
taxonomy: mqm-core/2024-03
segmenter: rules/1
segments:
- segment: 6249e2bb3503445f~1
  source: 6249e2bb3503445f
  target: 4e0f9d0df374b5cd
  status: corrected
  original: |-
    The boats log in the harbour.
  corrected: |-
    The boats lie in the harbour.
  errors:
  - id: 01JD0000000000000000000000
    side: target
    start: 10
    end: 16
    text: log in
    category: accuracy/mistranslation
    severity: major
    origin: "check:nl-en.liggen"
    comment: |-
      liggen
  flags:
  - check: nl-en.liggen
    text: log in
    verdict: confirmed
  - check: numbers
    side: source
    text: "1,500"
    occurrence: 1
    verdict: dismissed
    reason: correct-in-context
  score: 78
  comment: |-
    Ask the desk.
  clashes:
  - status: accepted
    time: "2026-03-01T08:00:00Z"
  effort:
    active_s: 31.4
    keys: 9
    by: "7"
  time: "2026-03-01T12:00:00Z"
...
"""
HEAD = WHOLE.partition("segments:")[0]


def read(text: str) -> Record:
    return record_from(text.encode(), "anna.yaml")


def test_the_layout() -> None:
    record = read(WHOLE)
    assert record_bytes(record).decode() == WHOLE
    (decision,) = record.decisions
    assert decision.status is Status.CORRECTED
    assert decision.errors == (
        ErrorMark(
            "01JD0000000000000000000000",
            "target",
            10,
            16,
            "log in",
            "accuracy/mistranslation",
            Severity.MAJOR,
            "check:nl-en.liggen",
            "liggen",
        ),
    )
    assert decision.flags[1] == Verdict(
        "numbers", "1,500", "dismissed", "source", 1, "correct-in-context"
    )
    assert decision.extra == (("effort", {"active_s": 31.4, "keys": 9, "by": "7"}),)


def test_an_empty_record_is_whole() -> None:
    record = Record("en/harbour.txt", "anna", "nl", "en", segmenter="rules/1")
    assert record_bytes(record).decode() == HEAD + "segments: []\n...\n"
    assert read(HEAD + "segments: []\n...\n") == record


def test_unknown_fields_survive_at_every_level() -> None:
    text = WHOLE.replace("segmenter: rules/1\n", "segmenter: rules/1\nproject: harbour\n")
    for anchor in ("    severity: major\n", "    verdict: confirmed\n", "  - status: accepted\n"):
        assert anchor in text
    text = text.replace("      liggen\n", "      liggen\n    weight: 5\n")
    text = text.replace("    verdict: confirmed\n", "    verdict: confirmed\n    sure: true\n")
    text = text.replace("  - status: accepted\n", "  - status: accepted\n    by: bert\n")
    assert record_bytes(read(text)).decode() == text


@settings(max_examples=60)
@given(st.lists(strategies.decisions(), max_size=2), strategies.extras)
def test_any_record_is_read_back(decisions: list[Decision], extra: Extra) -> None:
    named = tuple(replace(d, segment=f"S{place}") for place, d in enumerate(decisions))
    record = Record("en/harbour.txt", "anna", "nl", "en", decisions=named, extra=extra)
    data = record_bytes(record)
    for parser in PARSERS:
        with parsing_with(parser):
            assert record_from(data, "f") == record
    assert record_bytes(record_from(data, "f")) == data


@settings(max_examples=40)
@given(st.lists(strategies.dismissals, max_size=3, unique_by=lambda dismissal: dismissal.key))
def test_any_wider_dismissals_are_read_back(dismissals: list[Dismissal]) -> None:
    file = Dismissals("anna", tuple(sorted(dismissals, key=lambda dismissal: dismissal.key)))
    assert dismissals_from(dismissals_bytes(file), "f") == file


def test_extra_fields_do_not_stay_bound_to_the_reader() -> None:
    (decision,) = read(WHOLE.replace("active_s: 31.4", "active_s: 2026-01-02")).decisions
    value = dict(decision.extra)["effort"]
    assert isinstance(value, dict)
    assert value["active_s"] == "2026-01-02"
    assert not isinstance(value["active_s"], Plain)


def test_decisions_stand_in_document_order_and_unknown_ones_last() -> None:
    (decision,) = read(WHOLE).decisions
    named = [replace(decision, segment=name) for name in ("lost", "c", "a", "b", "gone")]
    order = {"a": 0, "b": 1, "c": 2}
    assert [d.segment for d in in_order(named, order)] == ["a", "b", "c", "lost", "gone"]


def test_a_segment_may_have_a_decision_for_each_text_that_it_had() -> None:
    (decision,) = read(WHOLE).decisions
    older = replace(decision, target_hash="0000000000000000")
    record = replace(read(WHOLE), decisions=(decision, older))
    assert [key(d) for d in record_from(record_bytes(record), "f").decisions] == [
        key(decision),
        key(older),
    ]


@pytest.mark.parametrize(
    ("old", "new", "below", "what"),
    [
        ("schema: 1", "schema: one", 0, "`schema` is not a whole number"),
        ("schema: 1\n", "", 0, "`schema` is missing"),
        ("status: corrected", "status: perfect", 0, "none of todo, accepted"),
        ("score: 78", "score: 101", 0, "`score` is not a whole number from 0 to 100"),
        ("start: 10", "start: x", 0, "`start` is not a whole number"),
        ("end: 16", "end: 9", 0, "`end` is not a whole number from 10"),
        ("severity: major", "severity: awful", 0, "none of neutral, minor"),
        ("verdict: confirmed", "verdict: maybe", 0, "none of confirmed, dismissed"),
        ("side: source", "side: left", 0, "none of source, target"),
        ("    text: log in\n    verdict", "    verdict", -1, "`text` is missing"),
        ("  flags:\n", "  flags: yes\n  flaws:\n", 0, "`flags` is not a list"),
        ("  comment: |-\n    Ask", "  comment:\n  - |-\n    Ask", 1, "`comment` is not a text"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(old: str, new: str, below: int, what: str) -> None:
    assert WHOLE.count(old) == 1
    with pytest.raises(ReviewError) as caught:
        read(WHOLE.replace(old, new))
    error = caught.value
    assert what in error.what
    line = WHOLE[: WHOLE.index(old)].count("\n") + 1 + below
    assert (error.file, error.line) == ("anna.yaml", line)
    assert error.segment == (None if "schema" in what else "6249e2bb3503445f~1")


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("score: 78", "score: 78\n  score: 79"),
        WHOLE.replace("  score: 78", "<<<<<<< HEAD\n  score: 78\n=======\n>>>>>>> b"),
        WHOLE.removesuffix("...\n"),
        WHOLE[: len(WHOLE) // 2],
        WHOLE.replace("score: 78", "score: &s 78").replace("keys: 9", "keys: *s"),
        WHOLE.removesuffix("...\n") + WHOLE[WHOLE.index("- segment") :],
        "",
        "- a\n...\n",
        "text\n...\n",
    ],
)
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(ReviewError) as caught:
        read(text)
    assert caught.value.file == "anna.yaml"


def test_a_lone_surrogate_in_a_correction_is_refused() -> None:
    (decision,) = read(WHOLE).decisions
    record = replace(read(WHOLE), decisions=(replace(decision, corrected="\ud83d"),))
    with pytest.raises(ReviewError, match="surrogate"):
        record_bytes(record)
