"""Acts told by what they changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.act import Act
from reviewtool.review.decision import ErrorMark, Reason, Scope, Status
from reviewtool.review.deeds import DECIDED, deeds, newest_first, standing
from reviewtool.taxonomy import Severity
from tests.review.session_maker import LINES, make_flag, make_session


def test_each_act_says_what_it_changed() -> None:
    session = make_session()
    first = session.document.segments[0]
    flag = make_flag(session, 0, "log into", "lie in")
    error = ErrorMark("e1", "target", 0, 4, "They", "style", Severity.MINOR, "human", "odd")
    acts = [
        session.correct(first, "They lie in the valley."),
        session.comment(first, "why?"),
        session.mark(first, error),
        session.dismiss(first, flag, Reason.STYLE_CHOICE),
        session.score(first, 70),
        session.undo(),
        session.set_status(first, Status.QUERIED),
        session.delete(first),
        session.dismiss(first, flag, Reason.STYLE_CHOICE, Scope.PROJECT),
        session.accept(session.document.segments[1]),
    ]
    told = deeds("anna", acts, first.id, "<{}>".format)
    assert [(deed.kind, deed.of) for deed in told] == [
        ("correct", ""),
        ("comment", ""),
        ("mark", ""),
        ("dismiss", ""),
        ("score", ""),
        ("undo", "score"),
        ("query", ""),
        ("delete", ""),
    ]
    assert (told[0].before, told[0].after) == (LINES[0], "They lie in the valley.")
    assert [deed.changes for deed in told] == [
        ("todo → corrected",),
        ("comment “why?”",),
        ("marked “They” style minor: odd",),
        (f"dismissed “log into” (<{flag.check}>): a matter of style, left as it is",),
        ("score 70",),
        ("the score is taken away",),
        ("corrected → queried",),
        ("queried → corrected",),
    ]
    assert all(deed.before == deed.after for deed in told[1:7])
    assert (told[7].before, told[7].after) == ("They lie in the valley.", "")


def test_undone_marks_and_verdicts_are_told() -> None:
    session = make_session()
    first = session.document.segments[0]
    flag = make_flag(session, 0, "log into")
    error = ErrorMark("e1", "source", 0, 4, "bron", "style", Severity.MINOR, "human")
    acts = [session.mark(first, error), session.undo()]
    acts += [session.dismiss(first, flag, Reason.FALSE_ALARM), session.undo()]
    told = deeds("anna", acts, first.id, "<{}>".format)
    assert told[1].changes == ("no longer marked “bron” in the source style minor",)
    assert told[3].changes == (f"no longer dismissed “log into” (<{flag.check}>)",)


def test_a_decision_without_its_act_is_told_by_its_record() -> None:
    session = make_session()
    first = session.document.segments[0]
    session.correct(first, "They lie.")
    decision = session.decision(first)
    assert decision is not None
    deed = standing("boris", decision, "<{}>".format)
    assert (deed.kind, deed.before, deed.after) == (DECIDED, LINES[0], "They lie.")
    assert deed.changes == ("todo → corrected",)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 99)), max_size=20))
def test_the_newest_comes_first(times: list[tuple[int, int]]) -> None:
    session = make_session()
    first = session.document.segments[0]
    act = session.accept(first)
    acts = [
        Act(f"{millisecond:02}", act.kind, act.changes, f"2026-11-22T09:00:0{second}Z")
        for second, millisecond in times
    ]
    found = newest_first(deeds("anna", acts, first.id, "<{}>".format))
    assert [(deed.time, deed.act) for deed in found] == sorted(
        ((act.time, act.id) for act in acts), reverse=True
    )


def test_an_undo_of_the_first_act_leaves_the_text_as_given() -> None:
    session = make_session()
    first = session.document.segments[0]
    acts = [session.correct(first, "They lie."), session.undo()]
    undone = deeds("anna", acts, first.id, "<{}>".format)[1]
    assert (undone.before, undone.after) == ("They lie.", LINES[0])
    assert replace(undone, act="").of == "correct"
