"""An error that a person marks by hand, or accepts as it is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.review.act import new_id
from reviewtool.review.decision import ErrorMark
from reviewtool.taxonomy import Severity, categories

if TYPE_CHECKING:
    from reviewtool.segments.segment import Segment

SIDES = ("source", "target")


def marked_error(
    segment: Segment,
    start: int,
    end: int,
    category: str,
    severity: Severity,
    *,
    side: str = "target",
    origin: str = "human",
) -> ErrorMark:
    """The error on `[start:end]` (code points, half-open) of the given target, or of the source.

    Raises ReviewError where the span is empty or outside, the side is neither of the two, or the
    category is not of MQM-Core.
    """
    if side not in SIDES:
        raise ReviewError(
            f"“{side}” is no side of a segment", "Use source or target.", segment=segment.id
        )
    text = segment.source if side == "source" else segment.target
    if not 0 <= start < end <= len(text):
        raise ReviewError(
            f"{start}:{end} is no span of the {side}",
            f"Give START:END in characters, from 0 to {len(text)}."
            if text
            else f"The {side} is empty here: mark the other side.",
            segment=segment.id,
        )
    if category not in categories():
        raise ReviewError(
            f"“{category}” is no MQM category",
            "Use one of MQM-Core, such as accuracy/omission.",
            segment=segment.id,
        )
    return ErrorMark(new_id(), side, start, end, text[start:end], category, severity, origin)
