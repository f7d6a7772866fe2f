"""Moving: over segments and over flags."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from reviewtool.cli.output import note
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError
from reviewtool.review.decision import Status
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.cli.plain.reviewing import Reviewing


def down(review: Reviewing, argument: str) -> None:
    """Go so many segments down."""
    _step(review, _count(argument))


def up(review: Reviewing, argument: str) -> None:
    """Go so many segments up."""
    _step(review, -_count(argument))


def home(review: Reviewing, argument: str) -> None:
    """Go to the first segment, or to the one with a number."""
    if argument:
        to_number(review, argument)
    else:
        _to_row(review, 0)


def end(review: Reviewing, _: str) -> None:
    """Go to the last segment."""
    _to_row(review, len(review.listed) - 1)


def to_number(review: Reviewing, argument: str) -> None:
    """Go to the segment with this number."""
    total, number = len(review.desk.document.segments), whole(argument)
    if number is None or not 1 <= number <= total:
        raise ReviewError("there is no such segment", f"Give a number from 1 to {total}.")
    review.go_to(number - 1)


def next_flag(review: Reviewing, _: str) -> None:
    """Go to the next open flag."""
    _to_flag(review, 1)


def previous_flag(review: Reviewing, _: str) -> None:
    """Go to the open flag before."""
    _to_flag(review, -1)


def flag_here(review: Reviewing, argument: str) -> None:
    """Go to the next flag of this segment, going round, or to the one with a number."""
    count = len(review.states)
    if not count:
        raise ReviewError("there is no flag here", "n goes to the next open one.")
    number = whole(argument) if argument else (review.flag_at + 1) % count + 1
    if number is None or not 1 <= number <= count:
        raise ReviewError("there is no such flag here", f"Give a number from 1 to {count}.")
    review.choose_flag(number - 1)
    review.show(given=False)


def next_to_do(review: Reviewing) -> None:
    """Go to the next listed segment that waits for a decision, going round."""
    for index in chain(_harmful(review, 1), after(review, 1)):
        other = review.desk.document.segments[index]
        if review.session.status(other) is not Status.TODO:
            continue
        if review.filter.show is Show.FLAGGED and not review.session.open_flags(other):
            continue
        review.move_to(index)
        review.show()
        return
    if review.filter.show is Show.SAMPLE:
        from reviewtool.review.sample import in_words, session_estimate

        note(in_words(session_estimate(review.session)))
    else:
        note(f"every segment{here(review)} is decided")


def here(review: Reviewing) -> str:
    """Whether “no other” speaks of all segments or of those that are listed."""
    return "" if review.filter == Filter() else " listed here"


def _step(review: Reviewing, step: int) -> None:
    listed = review.listed
    row = listed.index(review.at) if review.at in listed else 0
    last = len(listed) - 1
    if not 0 <= row + (1 if step > 0 else -1) <= last:
        note("This is the last segment." if step > 0 else "This is the first segment.")
        return
    _to_row(review, max(0, min(row + step, last)))


def _to_row(review: Reviewing, row: int) -> None:
    review.move_to(review.listed[row])
    review.show()


def _to_flag(review: Reviewing, step: int) -> None:
    places = [place for place, state in enumerate(review.states) if state.open]
    current = review.flag_at
    later = [place for place in places if (place - current) * step > 0]
    if later:
        review.choose_flag(later[0] if step > 0 else later[-1])
        review.show(given=False)
        return
    for index in chain(_harmful(review, step), after(review, step)):
        states = review.session.flags(review.desk.document.segments[index])
        places = [place for place, state in enumerate(states) if state.open]
        if places:
            review.move_to(index)
            review.choose_flag(places[0] if step > 0 else places[-1])
            review.show()
            return
    if review.flags_decided:
        note(review.what_is_left())
    else:
        note(f"there is no other open flag{here(review)}")


def _harmful(review: Reviewing, step: int) -> Iterable[int]:
    """Where that order is chosen, the listed segments by the harm to expect, going round."""
    if not review.by_harm:
        return ()
    ordered = review.session.by_harm.after(review.at, step)
    return (index for index in ordered if review.lists(index))


def after(review: Reviewing, step: int) -> Iterable[int]:
    """The listed indexes after the current one in a direction, going round, without itself."""
    listed, index = review.listed, review.at
    begin = bisect_right(listed, index) if step > 0 else bisect_left(listed, index) - 1
    for distance in range(len(listed)):
        other = listed[(begin + step * distance) % len(listed)]
        if other != index:
            yield other


def _count(argument: str) -> int:
    count = whole(argument) if argument else 1
    if not count:
        raise ReviewError(f"“{argument}” is no number of segments", "Write j or j 5.")
    return count
