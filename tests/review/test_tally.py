"""The progress that is kept up act by act is what counting everything says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.review.decision import DONE, Reason, Scope, Status
from reviewtool.review.queue import Filter, Show, visible
from tests.review.session_maker import make_flag, make_session

if TYPE_CHECKING:
    from reviewtool.review.session import Session

ACTS = ("accept", "take", "dismiss", "project", "query", "reopen", "undo", "hidden", "refresh")


def counted(session: Session) -> tuple[int, int, int]:
    segments = session.document.segments
    done = sum(session.status(segment) in DONE for segment in segments)
    return done, len(segments), sum(len(session.open_flags(segment)) for segment in segments)


def listed(session: Session, show: Show) -> list[int]:
    return list(visible(session, Filter(show)))


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 3)), max_size=25))
def test_progress_is_what_counting_says(steps: list[tuple[str, int]]) -> None:
    session = make_session()
    flags = [make_flag(session, 0, "log into", "lie in"), make_flag(session, 2, "has has", "has")]
    hidden = make_flag(session, 1, "well")
    session.set_flags([*(RankedFlag(f, 0.8, True) for f in flags), RankedFlag(hidden, 0.1, False)])
    done = 0
    for word, index in steps:
        segment = session.document.segments[index]
        states = session.flags(segment)
        match word:
            case "accept":
                session.accept(segment)
            case "take" if states:
                session.correct(segment, segment.target.replace(states[0].flag.text, "new"))
            case "dismiss" if states:
                session.dismiss(segment, states[0].flag, Reason.FALSE_ALARM)
            case "project" if states:
                session.dismiss(segment, states[0].flag, Reason.FALSE_ALARM, Scope.PROJECT)
            case "query":
                session.set_status(segment, Status.QUERIED)
            case "reopen":
                session.set_status(segment, Status.TODO)
            case "undo" if done:
                session.undo()
                done -= 2
            case "hidden":
                session.show_hidden = not session.show_hidden
                done -= 1
            case "refresh":
                session.refresh(session.decisions()[1:], session.dismissals())
                return
            case _:
                continue
        done += 1
        progress = session.progress()
        assert (progress.done, progress.total, progress.open_flags) == counted(session)
        assert listed(session, Show.TODO) == [
            segment.index
            for segment in session.document.segments
            if session.status(segment) not in DONE
        ]
        assert listed(session, Show.FLAGGED) == [
            segment.index for segment in session.document.segments if session.open_flags(segment)
        ]
