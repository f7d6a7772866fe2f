"""What a row says: marks, spans that follow a correction, spaces made visible."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.checks.flag import Kind
from reviewtool.review.decision import Reason, Status
from reviewtool.review.session import Session
from reviewtool.taxonomy import Severity
from reviewtool.tui.widgets.row_content import RowContent, row_content, shown_text
from tests.tui.widgets.made_session import made_flag, made_segments, made_session

PAIR = ("Beide steden liggen in het oosten.", "Both cities log into the east.")


def one(target: str = PAIR[1], source: str = PAIR[0]) -> Session:
    return made_session(made_segments([(source, target)]))


def content(session: Session, *, pending: bool = False) -> RowContent:
    return row_content(session, session.document.segments[0], pending=pending)


def spans(row: RowContent) -> list[tuple[str, str]]:
    return [(row.target.text[span.start : span.end], span.style) for span in row.target.spans]


@pytest.mark.parametrize(
    ("act", "mark"),
    [
        (lambda s, seg: s.accept(seg), "✓"),
        (lambda s, seg: s.correct(seg, "Both lie in the east."), "✎"),
        (lambda s, seg: s.delete(seg), "✗"),
        (lambda s, seg: s.set_status(seg, Status.QUERIED), "?"),
        (lambda s, seg: s.set_status(seg, Status.SKIPPED), "-"),
        (lambda s, seg: None, " "),
    ],
)
def test_every_status_has_its_mark(act: Any, mark: str) -> None:
    session = one()
    act(session, session.document.segments[0])
    assert content(session).status == mark


def test_a_correction_is_shown_and_flags_keep_their_words() -> None:
    session = one()
    segment = session.document.segments[0]
    session.set_flags([made_flag(segment, "log into"), made_flag(segment, "east", Severity.MINOR)])
    assert spans(content(session)) == [("east", "minor"), ("log into", "major")]
    session.correct(segment, "Both of the cities lie in the east.")
    row = content(session)
    assert row.target.text == "Both of the cities lie in the east."
    assert spans(row) == [("east", "minor")]
    session.accept(segment)
    assert spans(content(session)) == [("east", "settled")]


def test_a_deleted_segment_still_shows_what_is_deleted() -> None:
    session = one()
    session.delete(session.document.segments[0])
    row = content(session)
    assert row.deleted
    assert row.target.text == PAIR[1]


def test_the_flag_mark_is_that_of_the_most_serious_open_flag() -> None:
    session = one()
    segment = session.document.segments[0]
    minor, critical = (
        made_flag(segment, "east", Severity.MINOR),
        made_flag(segment, "log into", Severity.CRITICAL, check="other"),
    )
    session.set_flags([minor, critical])
    assert content(session).flags == "!!"
    session.dismiss(segment, critical.flag, Reason.FALSE_ALARM)
    assert content(session).flags == "· "
    session.accept(segment)
    assert content(session).flags == "  "
    assert {style for _, style in spans(content(session))} == {"settled"}


def test_matters_of_form_have_a_style_of_their_own() -> None:
    session = one()
    session.set_flags([made_flag(session.document.segments[0], "east", kind=Kind.LINT)])
    assert spans(content(session)) == [("east", "lint")]


@pytest.mark.parametrize(
    ("target", "flagged", "painted"),
    [
        ("one  two", "  ", "one··two"),
        ("one , two", " ,", "one·, two"),
        ("10\u00a0000 men", "10\u00a0000", "10⍽000 men"),
        ("one two", "one two", "one two"),
        ("a · b c", "a · b", "a · b c"),
    ],
)
def test_spaces_at_flags_are_drawn(target: str, flagged: str, painted: str) -> None:
    session = one(target)
    session.set_flags([made_flag(session.document.segments[0], flagged)])
    assert content(session).target.painted == painted


@given(st.text())
@settings(deadline=None)
def test_what_goes_to_the_screen_is_as_long_and_without_control_characters(text: str) -> None:
    shown = shown_text(text)
    assert len(shown) == len(text)
    assert not any(
        ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000
        for char in shown
        if char != "\n"
    )


def test_pending_and_doubtful_and_stale_are_told() -> None:
    session = one()
    segment = session.document.segments[0]
    session.accept(segment)
    [decision] = session.decisions()
    later = Session(session.document, "anna", stale={segment.id: decision})
    assert content(later).stale
    assert content(session, pending=True).pending
    assert not content(session).doubtful
