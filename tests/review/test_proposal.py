from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.marking import marked_error
from reviewtool.review.proposal import Proposal, proposals, proposed_before
from reviewtool.segments.segment import Segment
from reviewtool.taxonomy import Severity
from tests.review.session_maker import give_flags, make_flag, make_session

TEXTS = st.text(st.sampled_from("ab cé漢字🙂\u0301 \n.’12"), max_size=30)


def made(source: str, target: str) -> Segment:
    return Segment(0, "s0", source, target, 0, len(target), 1)


def told(found: list[Proposal]) -> list[tuple[str, str, str]]:
    return [(one.error.side, one.error.text, one.error.category) for one in found]


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        (
            "",
            "One lake, two.",
            "One lake; two.",
            [("target", ",", "linguistic-conventions/punctuation")],
        ),
        (
            "",
            "It cost 1,500 euro",
            "It cost 1.500 euro",
            [("target", "1,500", "locale-conventions/number-format")],
        ),
        (
            "",
            "some 15,000 homes",
            "some 1,500 homes",
            [("target", "15,000", "accuracy/mistranslation")],
        ),
        (
            "",
            "1.234.567 in all, 3",
            "9.876.543 in all, 4",
            [
                ("target", "1.234.567", "accuracy/mistranslation"),
                ("target", "3", "accuracy/mistranslation"),
            ],
        ),
        (
            "",
            "the red big car",
            "the big red car",
            [("target", "red big", "linguistic-conventions/grammar")],
        ),
        ("", "He really left.", "He left.", [("target", "really", "accuracy/addition")]),
        (
            "Naar Antwerpen toe",
            "He went.",
            "He went Antwerpen.",
            [("source", "Antwerpen", "accuracy/omission")],
        ),
        ("", "He went.", "He went home.", [("target", "went", "accuracy/omission")]),
        ("Iets", "", "Something", [("source", "Iets", "accuracy/omission")]),
        ("", "", "Something", []),
        ("", "the same", "the same", []),
        (
            "",
            "Both dikes log into it, now",
            "Both dykes lie in it; now",
            [
                ("target", "dikes log into", "accuracy/mistranslation"),
                ("target", ",", "linguistic-conventions/punctuation"),
            ],
        ),
    ],
)
def test_each_change_is_proposed_where_it_stands(
    source: str, target: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(proposals(made(source, target), text, language="en-GB")) == expected


def test_words_that_were_replaced_at_a_stroke_are_one_error() -> None:
    segment = made("", "They come by Friday at the latest, we hear.")
    text = "They come on Friday at the earliest, I hear."
    assert [one.error.text for one in proposals(segment, text)] == ["by", "latest", "we"]
    found = proposals(segment, text, chosen=(10, 33))
    assert [one.error.text for one in found] == ["by Friday at the latest", "we"]
    assert found[0].new == "on Friday at the earliest"


def test_an_error_of_words_replaced_at_a_stroke_outlives_an_edit_elsewhere() -> None:
    session = make_session(("They come by Friday at the latest, we hear.",))
    segment = session.document.segments[0]
    text = "They come on Friday at the earliest, we hear."
    (one,) = session.edit_errors(segment, text, (10, 33))
    session.correct(segment, text, errors=[one.error])
    text = text.replace("They", "Some")
    stays, other = session.edit_errors(segment, text)
    assert (stays.error, stays.new) == (one.error, one.new)
    assert other.error.text == "They"
    session.correct(segment, text, errors=[stays.error, other.error])
    assert session.errors(segment) == (one.error, other.error)
    session.correct(segment, text.replace("earliest", "latest"))
    assert session.errors(segment) == (other.error,)


def test_an_insertion_that_the_source_has_twice_stays_on_the_target() -> None:
    segment = made("Telmik en Telmik", "The port.")
    assert told(proposals(segment, "The port Telmik.")) == [("target", "port", "accuracy/omission")]


@given(TEXTS, TEXTS, TEXTS)
def test_proposals_span_what_they_say_and_come_once(source: str, target: str, text: str) -> None:
    segment = made(source, target)
    found = proposals(segment, text)
    for one in found:
        side = source if one.error.side == "source" else target
        assert side[one.error.start : one.error.end] == one.error.text != ""
        assert one.error.origin == "diff"
        assert proposed_before(one.error, segment, text) is not None
    assert bool(found) == (text != target and bool(source or target))
    errors = [one.error for one in found]
    assert proposals(segment, text, errors) == []
    assert all(proposed_before(error, segment, target) is None for error in errors)


def test_what_an_error_accounts_for_already_is_not_proposed() -> None:
    segment = made("", "Both dikes log into it, now")
    text = "Both dikes lie in it; now"
    mine = marked_error(segment, 11, 14, "style", Severity.MINOR)
    assert told(proposals(segment, text, [mine])) == [
        ("target", ",", "linguistic-conventions/punctuation")
    ]
    in_source = replace(mine, side="source")
    assert len(proposals(segment, text, [in_source])) == 2


def test_a_confirmed_flag_covers_its_change() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.correct(segment, "They lie in the valleys.")
    found = proposals(segment, session.text(segment), session.errors(segment))
    assert [one.error.text for one in found] == ["valley"]


def test_errors_of_an_edit_go_with_it_and_come_back_with_undo() -> None:
    session = make_session()
    segment = session.document.segments[0]
    mine = marked_error(segment, 0, 4, "style", Severity.MINOR)
    session.mark(segment, mine)
    session.correct(segment, "They crawl into the canyon.")
    found = proposals(segment, session.text(segment), session.errors(segment))
    act = session.mark_all(segment, [one.error for one in found])
    assert act.kind == "mark"
    assert [error.text for error in session.errors(segment)] == ["They", "log", "valley"]
    session.correct(segment, "They crawl into the valley.")
    assert [error.text for error in session.errors(segment)] == ["They", "log"]
    session.undo()
    assert [error.text for error in session.errors(segment)] == ["They", "log", "valley"]
    session.undo()
    assert [error.text for error in session.errors(segment)] == ["They"]
