"""Jumping: to what waits, to what is like this, by the harm to expect; and the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import agreed
from reviewtool.cli.plain.moving import go_to_flag, here
from reviewtool.errors import ReviewError
from reviewtool.review.decision import DONE
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing

_SAMPLE = Filter(Show.SAMPLE)


def order(review: Reviewing, _: str) -> None:
    """Go on by expected harm, or in document order."""
    review.by_harm = not review.by_harm
    note(
        "next is what may do most harm"
        if review.by_harm
        else "next is what comes next in the document"
    )


def next_undecided(review: Reviewing, _: str) -> None:
    """Go to the next segment that nothing is decided on."""
    _undecided(review, 1)


def previous_undecided(review: Reviewing, _: str) -> None:
    """Go to the segment before that nothing is decided on."""
    _undecided(review, -1)


def doubtful(review: Reviewing, _: str) -> None:
    """Go to the next doubtful pairing that is not settled."""
    _go(review, review.way.doubtful(), "doubtful pair to decide")


def same_check(review: Reviewing, _: str) -> None:
    """Go to the next open flag of the check that raised the current one."""
    _same_check(review, 1)


def same_check_before(review: Reviewing, _: str) -> None:
    """Go to the open flag before of the check that raised the current one."""
    _same_check(review, -1)


def sample(review: Reviewing, _: str) -> None:
    """Propose the sample, go on with one that was begun, or tell what a read one says."""
    from reviewtool.review.sample import in_words, proposal, session_estimate

    said = session_estimate(review.session)
    if said.read == said.sampled or not said.unread:
        result(in_words(said))
        return
    if not said.read and review.filter != _SAMPLE:
        result(proposal(said))
        if not agreed("read the sample?"):
            return
    if not review.list_only(_SAMPLE):
        return
    segments = review.desk.document.segments
    waiting = (i for i in review.listed if review.session.status(segments[i]) not in DONE)
    review.move_to(next(waiting, review.listed[0]))
    note(in_words(session_estimate(review.session)))
    review.show()


def _undecided(review: Reviewing, step: int) -> None:
    _go(review, review.way.undecided(step), "undecided segment")


def _go(review: Reviewing, index: int | None, what: str) -> None:
    if index is None:
        note(f"there is no other {what}{here(review)}")
    else:
        review.move_to(index)
        review.show()


def _same_check(review: Reviewing, step: int) -> None:
    flag = review.flag
    if flag is None:
        raise ReviewError("there is no flag here to find others like it", "n goes to one.")
    found = review.way.same_check(review.flag_at, flag.check, step)
    if found is None:
        note(f"there is no other open flag of this check{here(review)}")
    else:
        go_to_flag(review, found)
