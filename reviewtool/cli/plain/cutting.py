"""Joining, splitting and pairing segments; the file stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.words import SIDES, named_span, say_words
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.review.recutting import Recutting
    from reviewtool.segments.segment import Segment
    from reviewtool.segments.words import Word

LISTED = 40
"""As many segments are said before and after; the rest are counted."""
SAID = 4
"""Words that are said of where a split is proposed."""
_REACHES = {"p": "paragraph", "a": "alone", "d": "document"}


def join(review: Reviewing, _: str) -> None:
    """Make one segment of this one and the next."""
    from reviewtool.review.recutting import joining

    _recut(review, joining(review.desk.document, review.session.sides, review.at))


def split(review: Reviewing, _: str) -> None:
    """Ask where, and make two segments of this one."""
    from reviewtool.review.mark_words import units
    from reviewtool.review.recutting import refuse_rows, splitting

    document, segment = review.desk.document, review.segment
    refuse_rows(document)
    words = units(segment.target, segment.tokens)
    source_words = units(segment.source, segment.source_tokens)
    if max(len(words), len(source_words)) < 2:
        raise ReviewError(
            "there is nothing here to split", "Go to a segment where a side has two words."
        )
    at = source_at = None
    share = 0.5
    if len(words) > 1:
        answered, at = _place(segment.target, words, share, SIDES["target"])
        if not answered:
            return
        share = at / len(segment.target) if at is not None else share
    if len(source_words) > 1:
        answered, source_at = _place(segment.source, source_words, share, SIDES["source"])
        if not answered:
            return
    if at is None and source_at is None:
        note("Nothing was split.")
        return
    _recut(review, splitting(document, review.session.sides, review.at, at, source_at))


def pair(review: Reviewing, argument: str) -> None:
    """Ask which segment's source the translation belongs to, and pair it so after a preview."""
    from reviewtool.review.recutting import Reach, pairing_anew, refuse_rows

    document, index = review.desk.document, review.at
    refuse_rows(document)
    if not document.has_source:
        raise ReviewError(
            "the document has no source to pair translations with",
            "Give a source file with --source, or put one into source/.",
        )
    if not review.segment.target:
        raise ReviewError("there is no translation here", "Go to one, and choose its source there.")
    total = len(document.segments)
    for segment in document.segments[max(0, index - 2) : index + 3]:
        result(f"segment {segment.index + 1}, source: {segment.source or 'none'}")
    asked = argument or ask("the number of the segment with its source, n for none: ") or ""
    number = whole(asked.strip())
    if not asked.strip():
        return
    if asked.strip() != "n" and (number is None or not 1 <= number <= total):
        raise ReviewError("there is no such segment", f"Give a number from 1 to {total}, or n.")
    other = None if number is None else number - 1
    reach = Reach.PARAGRAPH
    while True:
        proposed = pairing_anew(document, review.session.sides, index, other, reach)
        _say("now", proposed.before)
        _say("then", proposed.after)
        answer = (
            ask(
                f"y pairs them so, p the rest of the paragraph moves along, a nothing else, d the "
                f"rest of the document (now {reach}), Enter leaves: "
            )
            or ""
        ).strip()
        if answer == "y":
            _recut(review, proposed)
            return
        if not answer:
            return
        reach = Reach(_REACHES.get(answer, reach.value))


def _place(text: str, words: Sequence[Word], share: float, side: str) -> tuple[bool, int | None]:
    """Whether it was answered where the second segment begins, and where; None keeps it whole."""
    from reviewtool.review.cut_places import proposed_place

    place = proposed_place(text, share)
    proposed = next((word for word in words if place is not None and word.start >= place), None)
    say_words(words)
    enter = "Enter leaves, "
    if proposed is not None:
        enter = f"Enter: at “{' '.join(text[proposed.start :].split()[:SAID])}”, "
    answer = ask(f"where does the second part of {side} begin? {enter}- keeps it whole: ")
    if answer is None or (not answer.strip() and proposed is None):
        return False, None
    answer = answer.strip()
    if answer == "-":
        return True, None
    if not answer:
        return True, proposed.start if proposed is not None else None
    number = whole(answer)
    if number is None:
        span = named_span(text, words, answer, side)
        return span is not None, span[0] if span is not None else None
    if not 2 <= number <= len(words):
        raise ReviewError("there is no such word", f"Give a number from 2 to {len(words)}.")
    return True, words[number - 1].start


def _recut(review: Reviewing, proposed: Recutting) -> None:
    review.done(review.session.recut(proposed))
    count = len(proposed.after)
    note(f"{'one segment' if count == 1 else f'{count} segments'} now; u takes it back")
    review.go_to(proposed.place)


def _say(when: str, segments: Sequence[Segment]) -> None:
    for segment in segments[:LISTED]:
        result(f"{when}, segment {segment.index + 1}")
        result(f"  source: {segment.source or 'none'}")
        result(f"  target: {segment.target or 'missing'}")
    if len(segments) > LISTED:
        result(f"{when}, {len(segments) - LISTED} more")
