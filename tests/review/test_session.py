from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.ranking.ranked_flags import RankedFlags
from reviewtool.review.decision import Decision, Reason, Scope, Status
from reviewtool.review.queue import Filter, Show, visible
from reviewtool.review.search import Search, find
from reviewtool.segments.segment import Segment, text_hash
from tests.review.session_maker import give_flags, make_flag, make_session

if TYPE_CHECKING:
    from reviewtool.checks.flag import Flag
    from reviewtool.review.session import Session


@pytest.fixture
def session() -> Session:
    session = make_session()
    give_flags(
        session,
        make_flag(session, 0, "log into", "lie in"),
        make_flag(session, 2, "has has", "has"),
    )
    return session


def at(session: Session, index: int) -> Segment:
    return session.document.segments[index]


def test_accepting_passes_open_flags_without_a_verdict(session: Session) -> None:
    act = session.accept(at(session, 0))
    (state,) = session.flags(at(session, 0))
    assert session.status(at(session, 0)) is Status.ACCEPTED
    assert state.passed
    assert not state.open
    assert state.verdict is None
    assert act.changes[0].before is None


def test_taking_a_suggestion_corrects_and_confirms(session: Session) -> None:
    segment = at(session, 0)
    session.take(segment, session.flags(segment)[0].flag, 0)
    decision = session.decision(segment)
    assert decision is not None
    assert decision.corrected == "They lie in the valley."
    assert [verdict.verdict for verdict in decision.flags] == ["confirmed"]
    (error,) = decision.errors
    assert (error.text, error.origin) == ("log into", "check:test.rule")
    assert segment.target[error.start : error.end] == error.text


def test_an_edit_elsewhere_confirms_nothing(session: Session) -> None:
    segment = at(session, 0)
    session.correct(segment, "They log into the hills.")
    decision = session.decision(segment)
    assert decision is not None
    assert decision.flags == ()
    assert decision.errors == ()


def test_a_suggestion_still_fits_after_an_edit_elsewhere(session: Session) -> None:
    segment = at(session, 0)
    flag = session.flags(segment)[0].flag
    session.correct(segment, "Yesterday they log into the valley.")
    session.take(segment, flag, 0)
    assert session.text(segment) == "Yesterday they lie in the valley."


def test_a_suggestion_for_an_edited_span_is_refused(session: Session) -> None:
    segment = at(session, 0)
    flag = session.flags(segment)[0].flag
    session.correct(segment, "They lie in the valley.")
    with pytest.raises(ReviewError, match="edited since"):
        session.take(segment, flag, 0)
    with pytest.raises(ReviewError, match="no suggestion 2"):
        session.take(segment, flag, 1)


def test_correcting_back_to_the_target_takes_the_verdict_back(session: Session) -> None:
    segment = at(session, 0)
    session.correct(segment, "They lie in the valley.")
    session.correct(segment, segment.target)
    decision = session.decision(segment)
    assert decision is not None
    assert decision.status is Status.ACCEPTED
    assert decision.corrected is None
    assert decision.flags == ()
    assert decision.errors == ()


def test_a_dismissal_once_leaves_the_segment_to_do(session: Session) -> None:
    segment = at(session, 0)
    session.dismiss(segment, session.flags(segment)[0].flag, Reason.STYLE_CHOICE)
    (state,) = session.flags(segment)
    assert state.dismissed
    assert session.status(segment) is Status.TODO
    assert session.progress().open_flags == 1


@pytest.mark.parametrize("scope", [Scope.DOCUMENT, Scope.PROJECT])
def test_a_wider_dismissal_silences_the_same_text_elsewhere(scope: Scope) -> None:
    session = make_session(("It was was so.", "She was was ill.", "He is is in."))
    give_flags(
        session,
        make_flag(session, 0, "was was"),
        make_flag(session, 1, "was was"),
        make_flag(session, 2, "is is"),
    )
    session.dismiss(at(session, 0), session.flags(at(session, 0))[0].flag, Reason.DUPLICATE, scope)
    assert [bool(session.open_flags(at(session, index))) for index in range(3)] == [
        False,
        False,
        True,
    ]
    (dismissal,) = session.dismissals()
    assert dismissal.document == ("a.en.txt" if scope is Scope.DOCUMENT else "")


def test_deleting_is_an_empty_correction(session: Session) -> None:
    segment = at(session, 3)
    session.delete(segment)
    assert session.deleted(segment)
    assert session.text(segment) == ""
    session.undo()
    assert not session.deleted(segment)


def test_undo_and_redo_walk_back_and_forth(session: Session) -> None:
    first, second = at(session, 0), at(session, 1)
    session.correct(first, "They lie in the valley.")
    session.accept(second)
    session.undo()
    assert session.decision(second) is None
    session.undo()
    assert session.decision(first) is None
    with pytest.raises(ReviewError, match="nothing to undo"):
        session.undo()
    session.redo()
    assert session.text(first) == "They lie in the valley."
    session.comment(second, "why?")
    with pytest.raises(ReviewError, match="nothing to redo"):
        session.redo()


def test_undo_lives_across_sessions(session: Session) -> None:
    acts = (session.accept(at(session, 1)), session.correct(at(session, 0), "They lie there."))
    later = make_session(decisions=session.decisions(), history=acts)
    later.undo()
    assert later.decision(at(later, 0)) is None
    later.undo()
    assert later.decision(at(later, 1)) is None


def test_undo_is_refused_where_someone_else_decided_since(session: Session) -> None:
    segment = at(session, 0)
    session.accept(segment)
    mine = session.decision(segment)
    assert mine is not None
    changed = session.refresh([replace(mine, status=Status.QUERIED)], [])
    assert changed == ["s0"]
    with pytest.raises(ReviewError, match="has changed since"):
        session.undo()


def test_a_stale_decision_is_shown_and_never_counts() -> None:
    old = Decision("s0", text_hash("bron 0"), "f" * 16, Status.CORRECTED, "Old.", "Older.")
    session = make_session(stale={"s0": old})
    segment = at(session, 0)
    assert session.status(segment) is Status.TODO
    assert session.text(segment) == segment.target
    assert list(visible(session, Filter(Show.STALE))) == [0]
    act = session.accept(segment)
    assert act.changes[0].before == old
    assert not session.stale
    session.undo()
    assert session.stale == {"s0": old}
    assert session.decision(segment) is None


def test_new_flags_of_a_correction_show_before_it_is_accepted() -> None:
    def recheck(segment: Segment) -> list[Flag]:
        found = [make_flag(made, 2, "has has")]
        if "is is" in segment.target:
            found.append(replace(found[0], text="is is", check="test.other"))
        return found

    made = make_session(recheck=recheck)
    give_flags(made, make_flag(made, 2, "has has"))
    segment = at(made, 2)
    assert [flag.text for flag in made.fresh_flags(segment, "He is is has has.")] == ["is is"]
    assert made.fresh_flags(segment, "") == []


def test_filters_and_search(session: Session) -> None:
    session.correct(at(session, 1), "All is fine.")
    session.set_status(at(session, 3), Status.QUERIED)
    assert list(visible(session, Filter())) == [0, 1, 2, 3]
    assert list(visible(session, Filter(Show.FLAGGED))) == [0, 2]
    assert list(visible(session, Filter(Show.TODO))) == [0, 2, 3]
    assert visible(session, Filter(Show.CORRECTED)) == [1]
    assert visible(session, Filter(Show.QUERIED)) == [3]
    assert list(visible(session, Filter(Show.CHECK, "test.rule"))) == [0, 2]
    assert list(visible(session, Filter(Show.CHECK, "other"))) == []
    assert find(session, Search("FINE"), 0) == 1
    assert find(session, Search("bron 0"), 1) == 0
    assert find(session, Search("nowhere"), 0) is None


def test_flags_of_segments_that_were_cut_anew_meanwhile_are_left_out() -> None:
    session = make_session()
    flag = make_flag(session, 2, "has has")
    give_flags(session, flag, replace(flag, segment="gone~h1"))
    assert list(session.waiting()) == [2]
    assert session.progress().open_flags == 1


def test_flags_of_another_document_hold_where_the_texts_are_the_same() -> None:
    session = make_session()
    flags = [make_flag(session, 0, "log into"), make_flag(session, 2, "has has")]
    found = RankedFlags.of([RankedFlag(flag, 0.8, True) for flag in flags], session.document)
    first, *others = session.document.segments
    anew = replace(first, target="They bolt into the valley.")
    session.document = replace(session.document, segments=(anew, *others))
    session.set_flags(found)
    assert list(session.waiting()) == [2]
    assert session.flags(anew) == []


def test_hidden_flags_wait_until_asked_for() -> None:
    session = make_session()
    give_flags(session, make_flag(session, 0, "log into"), shown=False)
    segment = at(session, 0)
    assert session.flags(segment) == []
    assert session.hidden_flags(segment) == 1
    session.show_hidden = True
    assert len(session.flags(segment)) == 1


def test_half_a_surrogate_pair_is_refused(session: Session) -> None:
    with pytest.raises(ReviewError, match="surrogate"):
        session.correct(at(session, 0), "They \ud800 there.")
    assert session.decision(at(session, 0)) is None


def test_a_target_with_half_a_pair_is_kept_as_a_file_can_hold_it() -> None:
    session = make_session(("yes \ud83d yes",))
    session.accept(at(session, 0))
    (decision,) = session.decisions()
    assert decision.original == "yes \ufffd yes"
    assert decision.target_hash == text_hash("yes \ud83d yes")


ACTS = st.sampled_from(
    ["accept", "correct", "delete", "query", "skip", "comment", "take", "dismiss"]
)


@given(st.lists(st.tuples(ACTS, st.integers(0, 3), st.text("ab é🙂", max_size=6)), max_size=12))
def test_undoing_everything_leaves_nothing(acts: list[tuple[str, int, str]]) -> None:
    session = make_session()
    give_flags(session, make_flag(session, 0, "log into", "lie in"))
    done = 0
    states = [session.decisions()]
    for kind, index, text in acts:
        segment = at(session, index)
        flag = make_flag(session, 0, "log into", "lie in")
        try:
            match kind:
                case "accept":
                    session.accept(segment)
                case "correct":
                    session.correct(segment, text)
                case "delete":
                    session.delete(segment)
                case "query":
                    session.set_status(segment, Status.QUERIED)
                case "skip":
                    session.set_status(segment, Status.SKIPPED)
                case "comment":
                    session.comment(segment, text)
                case "take":
                    session.take(at(session, 0), flag, 0)
                case _:
                    session.dismiss(at(session, 0), flag, Reason.FALSE_ALARM)
        except ReviewError:
            continue
        done += 1
        states.append(session.decisions())
    for state in reversed(states[:-1]):
        session.undo()
        assert {d.segment: d for d in session.decisions()} == {d.segment: d for d in state}
    for _ in range(done):
        session.redo()
    assert {d.segment: d for d in session.decisions()} == {d.segment: d for d in states[-1]}
