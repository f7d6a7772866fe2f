"""Judging: accept, take a suggestion, dismiss, query, skip, comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note
from reviewtool.cli.plain.asking import ask, chosen
from reviewtool.cli.plain.moving import next_to_do
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError
from reviewtool.review.decision import Status

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing

_SETTLED = frozenset({Status.ACCEPTED, Status.CORRECTED})


def accept(review: Reviewing, _: str) -> None:
    """Accept the segment and go on; what is decided already stays as it is."""
    segment = review.segment
    decision = review.session.decision(segment)
    if decision is None or decision.status not in _SETTLED or decision.clashes:
        review.done(review.session.accept(segment))
    next_to_do(review)


def take(review: Reviewing, argument: str) -> None:
    """Put a suggestion of the current flag in the place of its span."""
    from reviewtool.review.correction import with_suggestion

    number, flag, segment = whole(argument), review.flag, review.segment
    if flag is None:
        raise ReviewError(
            f"there is no flag here, so no suggestion {argument}", "n goes to the next open flag."
        )
    if number is None or not 1 <= number <= len(flag.suggestions):
        count = len(flag.suggestions)
        raise ReviewError(
            f"the current flag has no suggestion {argument}",
            f"Give a number from 1 to {count}." if count else "e edits the text.",
        )
    text = with_suggestion(segment, review.session.text(segment), flag, number - 1)
    review.keep_fresh(segment, text)
    review.done(review.session.take(segment, flag, number - 1))
    review.show_changed()


def dismiss(review: Reviewing, argument: str) -> None:
    """Say that the current flag, or the one with a number, is wrong; why, and how far."""
    from reviewtool.review.dismissing import REASONS, SCOPES

    states = review.states
    place = review.flag_at + 1 if not argument else whole(argument)
    if place is None or not 1 <= place <= len(states):
        raise ReviewError("there is no such flag here to dismiss", "Give the number of a flag.")
    flag = states[place - 1].flag
    note(f"dismissing flag {place}: “{flag.text}”")
    reason = chosen("why?", {letter: words for letter, (_, words) in REASONS.items()})
    if reason is None:
        note("Nothing was dismissed.")
        return
    scope = chosen(
        "how far? Enter only here, or",
        {digit: words for digit, (_, words) in SCOPES.items()},
    )
    review.done(
        review.session.dismiss(review.segment, flag, REASONS[reason][0], SCOPES[scope or "1"][0])
    )
    review.show_changed()


def query(review: Reviewing, _: str) -> None:
    """Leave a question and go on, or take it away."""
    _set_aside(review, Status.QUERIED)


def skip(review: Reviewing, _: str) -> None:
    """Skip the segment and go on, or open it again."""
    _set_aside(review, Status.SKIPPED)


def comment(review: Reviewing, argument: str) -> None:
    """Keep a remark; `-` takes it away."""
    segment = review.segment
    decision = review.session.decision(segment)
    before = decision.comment if decision is not None else ""
    if before:
        note(f"comment now: {before}")
    takes_away = ", - takes it away" if before else ""
    text = argument or ask(f"comment (Enter leaves it as it is{takes_away}): ") or ""
    if text == "-":
        text = "" if before else text
    elif not text:
        return
    if text != before:
        review.done(review.session.comment(segment, text))


def _set_aside(review: Reviewing, status: Status) -> None:
    segment, session = review.segment, review.session
    if session.status(segment) is status:
        review.done(session.set_status(segment, Status.TODO))
        review.show_changed()
    else:
        review.done(session.set_status(segment, status))
        next_to_do(review)
