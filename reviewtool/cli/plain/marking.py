"""Marking errors by hand: which words, which category, how severe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.words import SIDES, asked_span
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.taxonomy import Severity

LONGEST = 100_000
"""Longer texts, in code points, are not cut into words."""


def mark_target(review: Reviewing, argument: str) -> None:
    """Mark an error in the translation as it was given."""
    _mark(review, argument, "target")


def mark_source(review: Reviewing, argument: str) -> None:
    """Mark an error in the source, for what was left out."""
    _mark(review, argument, "source")


def asked_category(usual: str, *, droppable: bool = False) -> str | None:
    """The category that is answered, by letter or name; None for none, `-` where it is dropped."""
    from reviewtool.review.usual_errors import USUAL
    from reviewtool.taxonomy import categories, descriptions

    drop = ", - for no error" if droppable else ""
    question = (
        f"which error? a letter or a name{drop}, ? says the letters, + all names "
        f"(Enter {usual.rpartition('/')[2]}, . stops): "
    )
    while True:
        answer = ask(question)
        if answer is None or answer.strip() == ".":
            return None
        answer = answer.strip().lower()
        if not answer or (answer == "-" and droppable):
            return answer or usual
        if answer == "+":
            for slug, (_, meaning) in descriptions().items():
                result(f"{slug}: {meaning}")
            continue
        if answer == "?":
            for letter, (slug, name) in USUAL.items():
                result(f"{letter}: {name or slug.rpartition('/')[2]}")
            continue
        named = [slug for slug in sorted(categories()) if answer in (slug, slug.rpartition("/")[2])]
        if answer in USUAL:
            return USUAL[answer][0]
        if len(named) == 1:
            return named[0]
        note(f"“{answer}” is no category; ? says the letters.")


def asked_severity(usual: Severity) -> Severity | None:
    """The severity that is answered; None at the end of the input."""
    from reviewtool.review.usual_errors import SEVERITIES

    listed = ", ".join(f"{letter} {severity}" for letter, severity in SEVERITIES.items())
    numbered = dict(zip("1234", SEVERITIES.values(), strict=True))
    named = {severity.value: severity for severity in SEVERITIES.values()}
    offered = {**SEVERITIES, **numbered, **named, "": usual}
    while True:
        answer = ask(f"how severe? {listed} (Enter {usual}): ")
        if answer is None:
            return None
        found = offered.get(answer.strip().lower())
        if found is not None:
            return found
        note(f"“{answer}” is no severity.")


def _mark(review: Reviewing, argument: str, side: str) -> None:
    from reviewtool.review.mark_words import units
    from reviewtool.review.marking import marked_error
    from reviewtool.review.usual_errors import USUAL_SEVERITY

    segment, session = review.segment, review.session
    source = side == "source"
    text = segment.source if source else segment.target
    words = units(text, segment.source_tokens if source else segment.tokens)
    if not words or len(text) > LONGEST:
        why = "is too long to mark words in" if words else "has no words to mark here"
        other = "m marks the translation" if source else "M marks the source"
        raise ReviewError(f"{SIDES[side]} {why}", f"{other}.")
    if not source and session.text(segment) != text:
        note("errors are marked in the translation as it was given")
    span = asked_span(text, words, argument, SIDES[side])
    if span is None:
        note("Nothing was marked.")
        return
    there = session.error_on(segment, side, *span)
    if there is not None:
        note(f"marked already: {there.severity}, {there.category}")
    usual = "accuracy/omission" if source else "accuracy/mistranslation"
    category = asked_category(usual, droppable=there is not None)
    if there is not None and category == "-":
        review.done(session.change_error(segment, there.id, None))
        note(f"taken away: “{there.text}”, {there.severity}, {there.category}")
        return
    severity = asked_severity(USUAL_SEVERITY) if category is not None else None
    if category is None or severity is None:
        note("Nothing was marked.")
        return
    error = marked_error(segment, *span, category, severity, side=side)
    review.done(session.mark(segment, error))
    note(f"marked “{error.text}”, {severity}, {category}")
