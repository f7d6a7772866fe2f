"""Errors proposed after an edit, where `review.yaml` says `classify: ask`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.cli.output import result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.marking import asked_category, asked_severity
from reviewtool.cli.whole import whole

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing

LONGEST = 20_000
"""Longer texts, in code points, are not compared for this."""


def propose(review: Reviewing) -> None:
    """Ask whether the correction mended what it looks like; nothing where that is not wanted."""
    from reviewtool.review.proposal import proposals

    segment, session = review.segment, review.session
    text = session.text(segment)
    if not review.desk.classify or len(text) + len(segment.target) > LONGEST:
        return
    language = segment.target_language or review.desk.document.target_language.code
    found = proposals(segment, text, session.errors(segment), language or "")
    errors = [proposal.error for proposal in found]
    while errors:
        for place, error in enumerate(errors, 1):
            result(f"error {place}: “{error.text}”, {error.severity}, {error.category}")
        answer = ask("mark them? y yes, n no, a number changes one: ")
        number = whole((answer or "").strip())
        if answer is None or answer.strip()[:1].lower() == "n":
            return
        if answer.strip()[:1].lower() == "y":
            review.done(session.mark_all(segment, errors))
            return
        if number is None or not 1 <= number <= len(errors):
            continue
        error = errors[number - 1]
        category = asked_category(error.category, droppable=True)
        if category == "-":
            del errors[number - 1]
            continue
        severity = asked_severity() if category is not None else None
        if category is not None and severity is not None:
            errors[number - 1] = replace(error, category=category, severity=severity)
