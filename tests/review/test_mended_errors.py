"""What is told of a text while one types, and what stays of what the reviewer said of it."""

from __future__ import annotations

from dataclasses import replace

from reviewtool.review.mended_errors import MendedErrors
from reviewtool.taxonomy import Severity
from tests.review.session_maker import give_flags, make_flag, make_session

TEXT = "They lie in the gorge."


def made(chosen: tuple[int, int] | None = None) -> MendedErrors:
    session = make_session()
    give_flags(session, make_flag(session, 0, "log into"))
    return MendedErrors(session, session.document.segments[0], chosen)


def told(mended: MendedErrors, text: str) -> list[str]:
    return [one.error.text for one in mended.of(text)]


def test_what_was_said_of_an_error_holds_while_the_text_changes() -> None:
    mended = made()
    logged, _ = (one.error for one in mended.of(TEXT))
    assert not mended.judged(TEXT)
    mended.change(logged, replace(logged, severity=Severity.CRITICAL))
    assert mended.of("They lay in the gorge.")[0].error.severity is Severity.CRITICAL
    assert mended.judged(TEXT)
    mended.change(logged, None)
    assert told(mended, TEXT) == ["valley"]
    assert [error.text for error in mended.to_record(TEXT) or ()] == ["valley"]


def test_of_the_given_text_nothing_is_told() -> None:
    mended = made()
    assert told(mended, "They log into the valley.") == []
    assert mended.to_record("They log into the valley.") == ()
    assert not mended.judged("They log into the valley.")


def test_words_that_were_chosen_are_one_error() -> None:
    assert told(made(chosen=(14, 24)), "They log into a deep gorge.") == ["the valley"]


def test_what_stands_in_the_record_is_known_by_its_id() -> None:
    session = make_session()
    segment = session.document.segments[0]
    give_flags(session, make_flag(session, 0, "log into"))
    session.correct(segment, "They lie in the valley.")
    mended = MendedErrors(session, segment)
    both = mended.of(TEXT)
    assert mended.recorded(both) == {session.errors(segment)[0].id}
    mended.change(both[0].error, replace(both[0].error, category="style"))
    assert mended.recorded(mended.of(TEXT)) == set()


def test_long_texts_are_not_compared() -> None:
    long = TEXT * 2_000
    mended = made()
    assert mended.of(long) == []
    assert mended.to_record(long) is None
    assert not mended.judged(long)
