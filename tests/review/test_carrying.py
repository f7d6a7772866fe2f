"""What becomes of decisions when segments are joined, split and paired anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.flag import Flag, Kind, occurrence
from reviewtool.errors import ReviewError
from reviewtool.review.decision import Clash, Reason, Status
from reviewtool.review.marking import marked_error
from reviewtool.review.recutting import Reach, joining, pairing_anew, splitting
from reviewtool.review.session import Session
from reviewtool.taxonomy import Severity
from tests.segments.texts import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.segments.segment import Segment

SOURCE = "De boot ligt stil. De boot vaart. De wind draait.\n"
TARGET = "The boat lies still. The boat sails. The wind turns.\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(loaded(tmp_path, TARGET, SOURCE), "anna")


def at(session: Session, index: int) -> Segment:
    return session.document.segments[index]


def join(session: Session, index: int) -> Segment:
    session.recut(joining(session.document, session.sides, index))
    return at(session, index)


def split(session: Session, index: int, word: str) -> tuple[Segment, Segment]:
    place = at(session, index).target.index(word)
    session.recut(splitting(session.document, session.sides, index, place, None))
    return at(session, index), at(session, index + 1)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("accept", "accept", Status.ACCEPTED),
        ("accept", "correct", Status.CORRECTED),
        ("accept", "", Status.TODO),
        ("correct", "", Status.TODO),
        ("skip", "skip", Status.SKIPPED),
        ("skip", "accept", Status.TODO),
        ("query", "query", Status.QUERIED),
        ("query", "accept", Status.TODO),
        ("", "", Status.TODO),
    ],
)
def test_a_joined_segment_is_done_only_if_both_were(
    session: Session, first: str, second: str, joined: Status
) -> None:
    statuses = {"skip": Status.SKIPPED, "query": Status.QUERIED}
    for index, kind in enumerate((first, second)):
        if kind == "accept":
            session.accept(at(session, index))
        elif kind == "correct":
            session.correct(at(session, index), "Something else.")
        elif kind:
            session.set_status(at(session, index), statuses[kind])
    segment = join(session, 0)
    assert session.status(segment) is joined
    assert (session.decision(segment) is None) is (not first and not second)
    assert len(session.decisions()) == (1 if first or second else 0)


def test_corrected_texts_are_joined_and_cut_again(session: Session) -> None:
    session.correct(at(session, 0), "The ship lies still.")
    session.comment(at(session, 1), "Really?")
    segment = join(session, 0)
    assert session.text(segment) == "The ship lies still. The boat sails."
    decision = session.decision(segment)
    assert decision is not None
    assert (decision.comment, decision.status) == ("Really?", Status.TODO)
    first, second = split(session, 0, "The boat sails")
    assert session.text(first) == "The ship lies still."
    assert session.text(second) == second.target
    assert decision == session.decision(segment) or session.decision(first) is not None


def test_a_deleted_half_leaves_the_other(session: Session) -> None:
    session.delete(at(session, 0))
    assert session.text(join(session, 0)) == "The boat sails."
    session.undo()
    session.delete(at(session, 1))
    assert session.text(join(session, 1)) == "The wind turns."
    session.undo()
    segment = join(session, 0)
    assert session.deleted(segment)
    first, second = split(session, 0, "The boat sails")
    assert session.deleted(first)
    assert session.deleted(second)


def test_a_change_that_spans_the_cut_stays_with_the_first_half(session: Session) -> None:
    session.correct(at(session, 0), "The ships rest quietly.")
    first, second = split(session, 0, "lies")
    assert session.text(first) == "The ships rest quietly."
    assert session.deleted(second)


def test_marks_and_verdicts_go_with_their_words(session: Session) -> None:
    first, second = at(session, 0), at(session, 1)
    session.mark(second, marked_error(second, 4, 8, "style", Severity.MINOR))
    session.mark(
        second, marked_error(second, 3, 7, "accuracy/omission", Severity.MAJOR, side="source")
    )
    flag = Flag(
        check="boats",
        segment=second.id,
        kind=Kind.HINT,
        category="style",
        severity=Severity.MINOR,
        side="target",
        start=4,
        end=8,
        text="boat",
        message="",
        occurrence=occurrence(second.target, 4, 8),
    )
    session.dismiss(second, flag, Reason.FALSE_ALARM)
    segment = join(session, 0)
    decision = session.decision(segment)
    assert decision is not None
    for error in decision.errors:
        text = segment.source if error.side == "source" else segment.target
        assert text[error.start : error.end] == error.text == "boat" or error.text == "boot"
    assert [error.start for error in decision.errors] == [
        segment.target.rindex("boat"),
        segment.source.rindex("boot"),
    ]
    (verdict,) = decision.flags
    assert (verdict.occurrence, verdict.text) == (1, "boat")
    _, half = split(session, 0, "The boat sails")
    decision = session.decision(half)
    assert decision is not None
    assert [(error.side, error.start) for error in decision.errors] == [("target", 4)]
    assert decision.flags[0].occurrence == 0
    left = session.decision(at(session, 0))
    assert left is not None
    assert [error.side for error in left.errors] == ["source"]
    for _ in range(2):
        session.undo()
    assert session.decision(first) is None
    kept = session.decision(second)
    assert kept is not None
    assert len(kept.errors) == 2


def test_a_mark_over_the_cut_keeps_its_first_part(session: Session) -> None:
    segment = at(session, 0)
    session.mark(segment, marked_error(segment, 4, 13, "style", Severity.MINOR))
    first, second = split(session, 0, "lies")
    decision = session.decision(first)
    assert decision is not None
    (error,) = decision.errors
    assert (error.text, error.start, error.end) == ("boat", 4, 8)
    assert session.decision(second) is None or not session.decision(second).errors  # type: ignore[union-attr]


def test_a_decision_goes_where_its_translation_goes(session: Session) -> None:
    session.correct(at(session, 1), "The boat leaves.")
    session.accept(at(session, 0))
    proposed = pairing_anew(session.document, session.sides, 1, 0, Reach.PARAGRAPH)
    session.recut(proposed)
    moved = at(session, 1)
    assert (moved.source, moved.target) == ("De boot ligt stil.", "The boat sails.")
    assert session.text(moved) == "The boat leaves."
    assert session.status(moved) is Status.CORRECTED
    assert session.status(at(session, 0)) is Status.ACCEPTED
    assert session.status(at(session, 3)) is Status.TODO


def test_a_translation_written_where_none_was_is_joined(session: Session) -> None:
    session.recut(pairing_anew(session.document, session.sides, 0, 1, Reach.ALONE))
    missing = at(session, 0)
    assert missing.target == ""
    session.correct(missing, "It lies still.")
    segment = join(session, 0)
    assert session.text(segment) == "It lies still. The boat lies still."
    session.undo()
    session.correct(at(session, 0), "")
    assert session.text(join(session, 0)) == "The boat lies still."


def test_a_clash_is_settled_first(tmp_path: Path, session: Session) -> None:
    session.accept(at(session, 1))
    (decision,) = session.decisions()
    from dataclasses import replace

    clashing = replace(decision, clashes=(Clash(Status.CORRECTED, "Other.", ""),))
    again = Session(session.document, "anna", decisions=[clashing])
    before = again.document
    with pytest.raises(ReviewError, match="decided differently elsewhere"):
        join(again, 0)
    assert again.document is before
    assert again.decisions() == [clashing]
