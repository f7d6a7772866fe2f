"""An error that a person marks by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.act import new_id
from reviewtool.review.decision import ErrorMark
from reviewtool.taxonomy import Severity, categories

if TYPE_CHECKING:
    from reviewtool.segments.segment import Segment


def marked_error(
    segment: Segment, start: int, end: int, category: str, severity: Severity
) -> ErrorMark:
    """The error on `target[start:end]` (code points, half-open).

    Raises ReviewError where the span is empty or outside, or the category is not of MQM-Core.
    """
    if not 0 <= start < end <= len(segment.target):
        raise ReviewError(
            f"{start}:{end} is no span of the target",
            f"Give START:END in characters, from 0 to {len(segment.target)}.",
            segment=segment.id,
        )
    if category not in categories():
        raise ReviewError(
            f"“{category}” is no MQM category",
            "Use one of MQM-Core, such as accuracy/omission.",
            segment=segment.id,
        )
    text = segment.target[start:end]
    return ErrorMark(new_id(), "target", start, end, text, category, severity, "human")
