"""Errors that a file already carries, as marks of the raters who made them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reviewtool.review.act import new_id
from reviewtool.review.decision import ErrorMark
from reviewtool.taxonomy import Severity, categories, wmt_labels

if TYPE_CHECKING:
    from reviewtool.formats.unit import Marked
    from reviewtool.segments.segment import Segment

ORIGIN = "prior:"
"""What the origin of such an error begins with; the name of its rater follows."""
_SEVERITIES = {"trivial": Severity.MINOR, "neutral": Severity.NEUTRAL, "minor": Severity.MINOR}
_SEVERITIES |= {"major": Severity.MAJOR, "critical": Severity.CRITICAL}


def prior_errors(segment: Segment) -> tuple[ErrorMark, ...]:
    """The annotations of the segment's file, in MQM-Core.

    A label of theirs that MQM-Core does not have is kept in the comment, under the dimension that
    it names, else under accuracy.
    """
    if segment.about is None or not segment.about.errors:
        return ()
    return tuple(_mark(segment, error) for error in segment.about.errors)


def _mark(segment: Segment, error: Marked) -> ErrorMark:
    text = segment.source if error.side == "source" else segment.target
    category, exact = _category(error.category)
    remarks = [error.comment] if exact else [error.category, error.comment]
    return ErrorMark(
        new_id(),
        error.side,
        error.start,
        error.end,
        text[error.start : error.end],
        category,
        _SEVERITIES.get(error.severity.lower(), Severity.MAJOR),
        ORIGIN + (error.rater or "unknown"),
        "; ".join(filter(None, remarks)),
    )


@cache
def _category(label: str) -> tuple[str, bool]:
    """The category that a label names, and whether it is just that."""
    plain = label.strip().lower().replace(" ", "-")
    if plain in categories():
        return plain, True
    known = wmt_labels()
    found = known.get(label.strip().lower())
    if found is not None:
        return found, True
    dimension = plain.partition("/")[0]
    dimension = {
        "fluency": "linguistic-conventions",
        "locale-convention": "locale-conventions",
    }.get(dimension, dimension)
    return (dimension if dimension in categories() else "accuracy"), False
