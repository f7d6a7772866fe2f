"""Showing: what is listed, and how it is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, plural, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.texts import title
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError
from reviewtool.review.queue import FILTERS, Filter, Show, visible

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing


def again(review: Reviewing, _: str) -> None:
    """Say the segment again."""
    review.show()


def choose_filter(review: Reviewing, argument: str) -> None:
    """List only some segments: by the letter of the filter, its name, or a check."""
    answer = argument.strip() or _asked_filter(review)
    if not answer:
        return
    chosen = _named_filter(review, answer)
    if not review.list_only(chosen):
        note("no segment is like that; the list stays as it is")
        return
    listed = chosen.said(partial(title, review.desk))
    note(f"listed: {listed}, {plural(len(review.listed), 'segment')}")
    review.show()


def difference(review: Reviewing, _: str) -> None:
    """Say what a correction changes, or no longer."""
    review.differences = not review.differences
    said = "are said" if review.differences else "are not said"
    note(f"the changes of a correction {said}")
    review.show()


def hidden(review: Reviewing, _: str) -> None:
    """Say the hints beyond the budget too, or no longer."""
    review.session.show_hidden = not review.session.show_hidden
    review.flag_free()
    note("all hints are said" if review.session.show_hidden else "the best hints are said")
    review.show()


def _asked_filter(review: Reviewing) -> str:
    for letter, (show, words) in FILTERS.items():
        result(f"{letter}: {words}, {len(visible(review.session, Filter(show)))}")
    for place, check in enumerate(review.session.checks_flagging(), 1):
        count = len(visible(review.session, Filter(Show.CHECK, check)))
        result(f"{place}: flagged by {title(review.desk, check)} ({check}), {count}")
    return (ask("list which segments? a letter or number (Enter leaves it): ") or "").strip()


def _named_filter(review: Reviewing, answer: str) -> Filter:
    if answer in FILTERS:
        return Filter(FILTERS[answer][0])
    checks = review.session.checks_flagging()
    number = whole(answer)
    if number is not None and 1 <= number <= len(checks):
        return Filter(Show.CHECK, checks[number - 1])
    kind, _, check = answer.partition(" ")
    if kind not in list(Show) or (kind == Show.CHECK and not check.strip()):
        raise ReviewError(
            "there is no such filter",
            f"Use {', '.join(FILTERS)}, the number of a check, or f alone to hear them.",
        )
    return Filter(Show(kind), check.strip())
