"""Jumping: to what waits, to what is like this, by the harm to expect; and the sample."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import agreed
from reviewtool.cli.plain.moving import after, here
from reviewtool.errors import ReviewError
from reviewtool.review.decision import DONE, Status
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    for index in after(review, 1):
        segment = review.desk.document.segments[index]
        if segment.doubtful and review.session.status(segment) not in DONE:
            review.move_to(index)
            review.show()
            return
    note(f"there is no other doubtful pair to decide{here(review)}")


def same_check(review: Reviewing, _: str) -> None:
    """Go to the next open flag of the check that raised the current one."""
    _same_check(review, 1)


def same_check_before(review: Reviewing, _: str) -> None:
    """Go to the open flag before of the check that raised the current one."""
    _same_check(review, -1)


def sample(review: Reviewing, _: str) -> None:
    """Propose the sample, go on with one that was begun, or tell what a read one says."""
    from reviewtool.review.sample import in_words, session_estimate

    said = session_estimate(review.session)
    if said.read == said.sampled or not said.unread:
        result(in_words(said))
        return
    if not said.read and review.filter != _SAMPLE:
        drawn = f"{said.sampled} of them" if said.sampled < said.unread else "them"
        result(
            f"{said.unread} segments without flags are unread. No check found anything there, "
            f"which does not mean that nothing is there. Read {drawn}, drawn at random: accept "
            "what is right, correct or mark what is wrong. What you find tells how many errors "
            "are likely left in the others. The sample is the same tomorrow."
        )
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
    for index in after(review, step):
        if review.session.status(review.desk.document.segments[index]) is Status.TODO:
            review.move_to(index)
            review.show()
            return
    note(f"there is no other undecided segment{here(review)}")


def _same_check(review: Reviewing, step: int) -> None:
    flag, current = review.flag, review.flag_at
    if flag is None:
        raise ReviewError("there is no flag here to find others like it", "n goes to one.")
    for index, beyond in _like(review, step):
        places = [
            place
            for place, state in enumerate(
                review.session.flags(review.desk.document.segments[index])
            )
            if state.open
            and state.flag.check == flag.check
            and (beyond is None or (place - current) * step * beyond > 0)
        ]
        if places:
            review.move_to(index)
            review.choose_flag(places[0] if step > 0 else places[-1])
            review.show()
            return
    note(f"there is no other open flag of this check{here(review)}")


def _like(review: Reviewing, step: int) -> Iterable[tuple[int, int | None]]:
    """The listed segments with flags from here on, going round.

    Here itself is the first, for the flags beyond the current one (1), and the last, for those
    before it (-1).
    """
    flagged = review.session.flagged()
    later = flagged[bisect_right(flagged, review.at) :]
    earlier = flagged[: bisect_left(flagged, review.at)]
    others = [*later, *earlier] if step > 0 else [*reversed(earlier), *reversed(later)]
    yield review.at, 1
    yield from ((index, None) for index in others if review.lists(index))
    yield review.at, -1
