"""What an edit says of flags: which it settles, which still wait, and one error for a mistake."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.review.decision import Reason, Scope, Status
from reviewtool.review.marking import marked_error
from reviewtool.review.session import Session
from reviewtool.review.settling import settled, settled_errors
from reviewtool.taxonomy import Severity
from tests.review.session_maker import give_flags, make_flag, make_session
from tests.review.test_proposal import made

TEXTS = st.text(st.sampled_from("ab cé漢字🙂\u0301 \n.’12"), max_size=30)


def test_a_taken_suggestion_leaves_the_other_flags_open() -> None:
    session = make_session()
    segment = session.document.segments[0]
    logged = make_flag(session, 0, "log into")
    valley = make_flag(session, 0, "valley")
    give_flags(session, logged, valley)
    session.take(segment, replace(logged, suggestions=("lie in",)), 0)
    assert [state.flag for state in session.open_flags(segment)] == [valley]
    assert session.status(segment) is Status.TODO
    assert session.text(segment) == "They lie in the valley."
    session.accept(segment)
    assert session.status(segment) is Status.CORRECTED
    assert session.open_flags(segment) == []
    session.correct(segment, "They lie in the gorge.")
    assert session.status(segment) is Status.CORRECTED


def test_the_flag_whose_suggestion_was_taken_says_what_it_was() -> None:
    session = make_session()
    segment = session.document.segments[0]
    wide = make_flag(session, 0, "log into the")
    logged = replace(make_flag(session, 0, "log into"), category="style", suggestions=("lie in",))
    session.set_flags([RankedFlag(wide, 0.9, True), RankedFlag(logged, 0.2, True)])
    session.take(segment, logged, 0)
    assert [error.category for error in session.errors(segment)] == ["style"]
    session.correct(segment, "They lie within the valley.")
    assert [error.category for error in session.errors(segment)] == ["style"]


def test_a_correction_that_waited_for_a_flag_is_done_once_that_is_dismissed() -> None:
    session = make_session()
    segment = session.document.segments[0]
    words = ("log into", "the", "valley")
    logged, article, valley = (make_flag(session, 0, one) for one in words)
    give_flags(session, replace(logged, suggestions=("lie in",)), article, valley)
    session.take(segment, session.flags(segment)[0].flag, 0)
    session.dismiss(segment, article, Reason.FALSE_ALARM)
    assert session.status(segment) is Status.TODO
    session.dismiss(segment, valley, Reason.FALSE_ALARM)
    assert session.status(segment) is Status.CORRECTED
    session.undo()
    assert session.status(segment) is Status.TODO
    assert [state.flag for state in session.open_flags(segment)] == [valley]


def test_dismissing_every_flag_decides_nothing_on_a_text_that_nobody_corrected() -> None:
    session = make_session()
    segment = session.document.segments[0]
    logged = make_flag(session, 0, "log into")
    give_flags(session, logged)
    session.dismiss(segment, logged, Reason.FALSE_ALARM)
    assert session.status(segment) is Status.TODO
    session.set_status(segment, Status.QUERIED)
    session.correct(segment, "They lie in the valley.")
    session.set_status(segment, Status.QUERIED)
    session.dismiss(segment, logged, Reason.STYLE_CHOICE)
    assert session.status(segment) is Status.QUERIED


def test_a_dismissed_flag_does_not_keep_a_segment_open() -> None:
    session = make_session()
    segment = session.document.segments[0]
    logged, valley = (make_flag(session, 0, words) for words in ("log into", "valley"))
    give_flags(session, logged, valley)
    session.dismiss(segment, valley, Reason.FALSE_ALARM)
    session.correct(segment, "They lie in the gorge.")
    assert session.status(segment) is Status.CORRECTED
    assert [error.text for error in session.errors(segment)] == ["log into"]


def test_a_question_stays_one_while_a_flag_waits() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"), make_flag(session, 0, "valley"))
    session.set_status(segment, Status.QUERIED)
    session.correct(segment, "They lie in the valley.")
    assert session.status(segment) is Status.QUERIED


def test_flags_that_overlap_are_one_error_of_the_one_most_likely_right() -> None:
    session = make_session()
    segment = session.document.segments[0]
    wide = replace(make_flag(session, 0, "log into the"), severity=Severity.MINOR, check="wide")
    right = make_flag(session, 0, "log into")
    apart = make_flag(session, 0, "valley")
    ranked = [
        RankedFlag(wide, 0.3, True),
        RankedFlag(right, 0.8, True),
        RankedFlag(apart, 0.1, True),
    ]
    text = "They lie in a gorge."
    found = settled_errors(segment, text, settled(segment, text, ranked))
    assert [(one.error.text, one.old, one.new) for one in found] == [
        ("log into", "log into the valley", "lie in a gorge"),
        ("valley", "log into the valley", "lie in a gorge"),
    ]


def test_what_a_person_marked_says_what_a_flag_saw() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.mark(segment, marked_error(segment, 5, 8, "style", Severity.MINOR))
    session.correct(segment, "They lie in the valley.")
    assert [(error.text, error.origin) for error in session.errors(segment)] == [("log", "human")]


def test_an_error_that_was_changed_outlives_the_next_edit_of_its_place() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"), make_flag(session, 0, "into the"))
    session.correct(segment, "They lie in the valley.")
    (error,) = session.errors(segment)
    session.change_error(segment, error.id, replace(error, severity=Severity.CRITICAL))
    session.correct(segment, "They lie within the valley.")
    assert [one.severity for one in session.errors(segment)] == [Severity.CRITICAL]
    session.change_error(segment, error.id, None)
    assert session.errors(segment) == ()
    session.undo()
    session.correct(segment, "They log into a valley.")
    assert [one.text for one in session.errors(segment)] == ["into the"]


def test_an_error_that_was_taken_away_does_not_come_back_with_the_next_edit() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.correct(segment, "They lie in the valley.", errors=())
    text = "They lie in the canyon."
    proposed = session.edit_errors(segment, text)
    assert [one.error.text for one in proposed] == ["valley"]
    session.correct(segment, text)
    assert session.errors(segment) == ()
    assert session.status(segment) is Status.CORRECTED
    session.correct(segment, segment.target)
    session.correct(segment, text)
    assert session.errors(segment) == ()


WITH_THE = "They log into the valley.", "We saw the sea.", "It has the flag."


@pytest.mark.parametrize("scope", [Scope.DOCUMENT, Scope.PROJECT])
def test_a_wider_dismissal_ends_the_waiting_of_all_that_waited_for_it_alone(scope: Scope) -> None:
    session = make_session(WITH_THE)
    first, second, third = session.document.segments[:3]
    article = [make_flag(session, place, "the") for place in range(3)]
    other = make_flag(session, 1, second.target.split()[0])
    give_flags(session, *article, other)
    for segment in (first, second):
        session.correct(segment, f"{segment.target} Indeed.")
    assert session.status(first) is session.status(second) is Status.TODO
    session.dismiss(third, article[2], Reason.CORRECT_IN_CONTEXT, scope)
    assert session.status(first) is Status.CORRECTED
    assert session.status(second) is session.status(third) is Status.TODO
    session.undo()
    assert session.status(first) is Status.TODO
    session.redo()
    assert session.status(first) is Status.CORRECTED


def test_a_segment_that_was_opened_again_stays_open_at_a_wider_dismissal() -> None:
    session = make_session(WITH_THE)
    first, second = session.document.segments[:2]
    give_flags(session, make_flag(session, 1, "the"))
    session.correct(first, "They lie in the valley.")
    session.set_status(first, Status.TODO)
    session.dismiss(second, session.flags(second)[0].flag, Reason.DUPLICATE, Scope.DOCUMENT)
    assert session.status(first) is Status.TODO


def verdicts(session: Session) -> dict[str, tuple[str, str]]:
    """What is said of each flag of the first segment, by its text, and why."""
    states = session.flags(session.document.segments[0])
    said = ((state.flag.text, state.verdict) for state in states)
    return {text: (one.verdict, one.reason) for text, one in said if one is not None}


RIGHT, WRONG = ("confirmed", ""), ("dismissed", "false-alarm")


def test_a_flag_is_a_false_alarm_where_the_edit_mended_no_error() -> None:
    session = make_session()
    segment = session.document.segments[0]
    words = ("log into", "into the", "valley")
    give_flags(session, *(make_flag(session, 0, one) for one in words))
    text = "They lie in a gorge."
    logged, gorge = (one.error for one in session.edit_errors(segment, text))
    session.correct(segment, text, errors=[gorge])
    assert verdicts(session) == {"log into": WRONG, "into the": WRONG, "valley": RIGHT}
    assert session.status(segment) is Status.CORRECTED
    session.undo()
    session.correct(segment, text, errors=[logged, gorge])
    assert verdicts(session) == dict.fromkeys(words, RIGHT)
    session.correct(segment, text)
    assert verdicts(session) == dict.fromkeys(words, RIGHT)


def test_a_flag_is_a_false_alarm_once_its_error_is_taken_away() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"), make_flag(session, 0, "valley"))
    session.correct(segment, "They lie in the gorge.")
    logged, valley = session.errors(segment)
    session.change_error(segment, logged.id, None)
    assert verdicts(session) == {"log into": WRONG, "valley": RIGHT}
    assert session.errors(segment) == (valley,)
    assert session.edit_errors(segment, "They lie in the gorge.")[0].error == valley
    assert len(session.edit_errors(segment, "They lie in the gorge.")) == 1
    session.undo()
    assert verdicts(session) == {"log into": RIGHT, "valley": RIGHT}
    assert session.errors(segment) == (logged, valley)


def test_a_mark_that_is_taken_away_says_nothing_of_the_flag_there() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.correct(segment, "They lie in the valley.")
    mine = marked_error(segment, 5, 13, "style", Severity.MINOR)
    session.mark(segment, mine)
    session.change_error(segment, mine.id, None)
    assert session.errors(segment) == ()
    assert verdicts(session) == {"log into": RIGHT}


def test_a_flag_beside_an_error_that_a_person_marked_is_right() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.mark(segment, marked_error(segment, 9, 13, "style", Severity.MINOR))
    session.correct(segment, "They lie in the valley.", errors=())
    assert verdicts(session) == {"log into": RIGHT}


def test_a_mark_on_the_very_words_takes_the_place_of_a_guess() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.correct(segment, "They lie in the valley.")
    mine = marked_error(segment, 5, 13, "style", Severity.MINOR)
    session.mark(segment, mine)
    assert session.errors(segment) == (mine,)
    session.mark(segment, replace(mine, id="other", category="accuracy"))
    assert len(session.errors(segment)) == 2


def test_a_persons_words_are_not_outvoted_by_other_translations() -> None:
    session = make_session()
    segment = session.document.segments[0]
    flag = make_flag(session, 0, "log into")
    others = replace(flag, check="opinion", evidence=("opinion", "target"))
    source = replace(flag, check="source", evidence=("source", "opinion"))
    asked = Session(
        session.document,
        "anna",
        recheck=lambda one: [] if one == segment else [flag, others, source],
    )
    assert asked.fresh_flags(segment, "They lie in the valley.") == [flag, source]


@pytest.mark.parametrize(
    ("flagged", "category", "text", "settles"),
    [
        ("in zwaar weer", "accuracy/omission", "De boot vaart niet in storm.", True),
        ("Keldysh", "accuracy/mistranslation", "De boot Keldysh vaart.", True),
        ("Keldysh", "accuracy/mistranslation", "De grote boot vaart.", False),
        ("in zwaar weer", "accuracy/omission", "Een schip vaart.", False),
    ],
)
def test_a_flag_on_the_source_is_settled_by_what_is_put_in(
    flagged: str, category: str, text: str, settles: bool
) -> None:
    session = make_session()
    segment = made(f"The boat {flagged} sails", "De boot vaart.")
    start = segment.source.index(flagged)
    flag = replace(
        make_flag(session, 0, "log into"),
        side="source",
        start=start,
        end=start + len(flagged),
        text=flagged,
        category=category,
    )
    ranked = [RankedFlag(flag, 0.5, True)]
    assert [one.ranked for one in settled(segment, text, ranked)] == (ranked if settles else [])


def test_an_insertion_settles_one_omission() -> None:
    session = make_session()
    segment = made("One two three", "Eén drie vier.")
    flags = [
        RankedFlag(
            replace(
                make_flag(session, 0, "log into"),
                side="source",
                start=start,
                end=start + 3,
                text=segment.source[start : start + 3],
                category="accuracy/omission",
            ),
            0.5,
            True,
        )
        for start in (0, 4)
    ]
    once, twice = "Eén paar drie vier.", "Eén paar drie groot vier."
    assert [one.ranked for one in settled(segment, once, flags)] == flags[:1]
    assert [one.ranked for one in settled(segment, twice, flags)] == flags


@given(TEXTS, TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=4))
def test_errors_never_overlap_and_stand_on_settled_flags(
    target: str, text: str, spans: list[tuple[int, int]]
) -> None:
    session = make_session()
    flag = make_flag(session, 0, "log into")
    ranked = [
        RankedFlag(
            replace(flag, start=start, end=start + size, text=target[start : start + size]),
            size / 10,
            True,
        )
        for start, size in spans
        if start + size <= len(target)
    ]
    segment = made("", target)
    touched = settled(segment, text, ranked)
    assert target != text or not touched
    found = [one.error for one in settled_errors(segment, text, touched)]
    assert bool(found) == bool(touched)
    for one, after in pairwise(found):
        assert one.end <= after.start
