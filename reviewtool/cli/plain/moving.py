"""Moving: over segments and over flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.review.way import Found


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
    index = review.way.to_do()
    if index is not None:
        review.move_to(index)
        review.show()
    elif review.filter.show is Show.SAMPLE:
        from reviewtool.review.sample import in_words, session_estimate

        note(in_words(session_estimate(review.session)))
    else:
        note(f"every segment{here(review)} is decided")


def go_to_flag(review: Reviewing, found: Found) -> None:
    """Go to a flag and show its segment."""
    review.move_to(found[0])
    review.choose_flag(found[1])
    review.show()


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
    place = review.way.flag_here(review.flag_at, step)
    if place is not None:
        review.choose_flag(place)
        review.show(given=False)
        return
    found = review.way.flag_beyond(step)
    if found is not None:
        go_to_flag(review, found)
    elif review.flags_decided:
        note(review.what_is_left())
    else:
        note(f"there is no other open flag{here(review)}")


def _count(argument: str) -> int:
    count = whole(argument) if argument else 1
    if not count:
        raise ReviewError(f"“{argument}” is no number of segments", "Write j or j 5.")
    return count
