"""The errors that an edit mends, asked for where `review.yaml` says `classify: ask`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.cli.output import result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.marking import asked_category, asked_severity
from reviewtool.cli.whole import whole

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.review.decision import ErrorMark


def asked_errors(
    review: Reviewing, text: str, chosen: tuple[int, int] | None = None
) -> list[ErrorMark] | None:
    """What the correction `text` mends, as far as it is agreed to; None where it was not asked.

    `chosen` is a span of the given target that was replaced at a stroke. An answer of no, or the
    end of the input, leaves to the flags what they say.
    """
    from reviewtool.review.proposal import comparable

    segment, session = review.segment, review.session
    if not review.desk.classify or not comparable(segment, text):
        return None
    errors = [one.error for one in session.edit_errors(segment, text, chosen)]
    while errors:
        for place, error in enumerate(errors, 1):
            result(f"error {place}: “{error.text}”, {error.severity}, {error.category}")
        answer = ask("mark them? y yes, n no, a number changes one: ")
        number = whole((answer or "").strip())
        if answer is None or answer.strip()[:1].lower() == "n":
            return None
        if answer.strip()[:1].lower() == "y":
            return errors
        if number is None or not 1 <= number <= len(errors):
            continue
        error = errors[number - 1]
        category = asked_category(error.category, droppable=True)
        if category == "-":
            del errors[number - 1]
            continue
        severity = asked_severity(error.severity) if category is not None else None
        if category is not None and severity is not None:
            errors[number - 1] = replace(error, category=category, severity=severity)
    return errors
