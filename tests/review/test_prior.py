"""Errors that a file carries open as marks of their raters, and stay with what is decided."""

from __future__ import annotations

from pathlib import Path

from reviewtool.formats.file_text import decode
from reviewtool.formats.registry import format_of
from reviewtool.formats.unit import About, Marked
from reviewtool.languages import language
from reviewtool.review.session import Session
from reviewtool.segments.segment import Document, Segment
from reviewtool.taxonomy import Severity

ERRORS = (
    Marked("target", 4, 8, "Accuracy/Mistranslation", "Major", "rater1"),
    Marked("source", 0, 2, "Accuracy/Omission", "minor", "rater2", "left out"),
    Marked("target", 0, 3, "Fluency/Odd", "Neutral"),
)


def session() -> Session:
    segment = Segment(0, "a", "De boot", "The coat", 0, 8, 1, about=About(errors=ERRORS))
    file = decode(b"", Path("a.jsonl"))
    pair = language("nl"), language("en")
    return Session(Document("a", file, format_of(file), (segment,), *pair, "jsonl"), "anna")


def test_annotations_open_as_errors_of_their_raters() -> None:
    made = session()
    found = made.errors(made.document.segments[0])
    assert [(e.text, e.category, e.severity, e.origin, e.comment) for e in found] == [
        ("coat", "accuracy/mistranslation", Severity.MAJOR, "prior:rater1", ""),
        ("De", "accuracy/omission", Severity.MINOR, "prior:rater2", "left out"),
        ("The", "linguistic-conventions", Severity.NEUTRAL, "prior:unknown", "Fluency/Odd"),
    ]


def test_the_first_decision_takes_them_over() -> None:
    made = session()
    segment = made.document.segments[0]
    made.accept(segment)
    decision = made.decision(segment)
    assert decision is not None
    assert [error.text for error in decision.errors] == ["coat", "De", "The"]
    made.undo()
    assert made.decision(segment) is None
    assert len(made.errors(segment)) == 3
