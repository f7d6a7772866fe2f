"""Fix once, review the rest: a correction is offered to all that is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.texts import change_words, fresh_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.records.desk import Desk
    from reviewtool.review.propagation import Hit

CHECKED = 50
"""Corrected segments up to which the checks say what is new in each."""


def alike(review: Reviewing, _: str) -> None:
    """Say all that is like this correction, one by one; or take the correction of a twin."""
    from reviewtool.review.propagation import correction_of, hits

    session = review.session
    correction = correction_of(session, review.segment)
    if correction is None:
        _take_earlier(review)
        return
    found = list(hits(correction, session, review.desk.document.segments))
    if not found:
        note("nothing else here is like this correction")
        return
    take_all(review, walked(review.desk, found)[0], found)


def take_all(review: Reviewing, taken: Sequence[Hit], found: Sequence[Hit]) -> None:
    """Correct what was taken, as one act, and say what is left."""
    if not taken:
        note(f"nothing taken, {len(found)} left")
        return
    review.done(review.session.correct_all((hit.segment, hit.after) for hit in taken))
    new = sum(bool(review.keep_fresh(hit.segment, hit.after)) for hit in taken[:CHECKED])
    left = f", {len(found) - len(taken)} left" if len(taken) < len(found) else ""
    back = "it back" if len(taken) == 1 else "all of them back"
    note(f"{len(taken)} taken{left}; u takes {back}")
    if new:
        note("one of them raises a new flag" if new == 1 else f"{new} of them raise a new flag")
    review.show_changed()


def _take_earlier(review: Reviewing) -> None:
    """Take the correction of a segment with the same two texts."""
    from reviewtool.review.propagation import earlier_correction

    segment = review.segment
    earlier = earlier_correction(review.session, segment)
    if earlier is None or earlier.corrected is None:
        note("correct the segment first: then this finds all that is like it")
        return
    review.keep_fresh(segment, earlier.corrected)
    review.done(review.session.correct(segment, earlier.corrected))
    review.show_changed()


def walked(desk: Desk, found: Sequence[Hit]) -> tuple[list[Hit], bool]:
    """What was taken of the places, and whether it was stopped before the last of them.

    The end of the input stops it, and takes no more.
    """
    taken: list[Hit] = []
    for place, hit in enumerate(found):
        _say(desk, hit, f"place {place + 1} of {len(found)}")
        answer = None
        while answer not in ("y", "n", "A", "q"):
            asked = ask("y takes it, n leaves it, A takes all the rest, q stops: ")
            answer = "q" if asked is None else asked.strip()
        if answer == "q":
            return taken, True
        if answer == "A":
            return [*taken, *found[place:]], False
        if answer == "y":
            taken.append(hit)
    return taken, False


def _say(desk: Desk, hit: Hit, which: str) -> None:
    words = [which, f"segment {hit.segment.index + 1}", hit.status.value]
    if hit.whole:
        words.append("the same two texts")
    result("")
    result(", ".join(words))
    if hit.segment.source:
        result(f"source: {hit.segment.source}")
    result(f"before: {hit.before}")
    result(f"after: {hit.after or 'deleted from the file'}")
    if hit.after:
        for line in change_words(hit.before, hit.after):
            result(line)
    for line in fresh_lines(desk, desk.session.fresh_flags(hit.segment, hit.after)):
        result(line)
