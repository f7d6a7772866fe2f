"""The tally says what counting everything says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.review.decision import Reason, Scope, Status
from reviewtool.tui.tally import Tally
from tests.tui.made_desk import storm_desk

ACTS = ("accept", "take", "dismiss", "project", "query", "reopen", "undo", "hidden")


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 4)), max_size=25))
@settings(max_examples=100)
def test_the_tally_is_the_progress_of_the_session(steps: list[tuple[str, int]]) -> None:
    desk = storm_desk()
    session = desk.session
    places = {segment.id: segment.index for segment in desk.document.segments}
    tally = Tally(session, places)
    session.set_flags(desk.flags)
    tally.flags_found(ranked.flag.segment for ranked in desk.flags)
    done = 0
    for word, index in steps:
        segment = desk.document.segments[index]
        flags = session.flags(segment)
        if word == "accept":
            session.accept(segment)
        elif word == "take" and flags and flags[0].flag.suggestions:
            session.correct(segment, segment.target.replace(flags[0].flag.text, "new"))
        elif word == "dismiss" and flags:
            session.dismiss(segment, flags[0].flag, Reason.FALSE_ALARM)
        elif word == "project" and flags:
            session.dismiss(segment, flags[0].flag, Reason.FALSE_ALARM, Scope.PROJECT)
            tally.count()
        elif word == "query":
            session.set_status(segment, Status.QUERIED)
        elif word == "reopen":
            session.set_status(segment, Status.TODO)
        elif word == "undo" and done:
            session.undo()
            done -= 1
            tally.count()
            continue
        elif word == "hidden":
            session.show_hidden = not session.show_hidden
            tally.count()
            continue
        else:
            continue
        done += 1
        tally.update(segment.id)
        assert tally.progress == session.progress()
    assert tally.progress == session.progress()
