"""Holds back a correction that would damage tags or placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.segments.protected.protected import problems

if TYPE_CHECKING:
    from reviewtool.segments.segment import Segment


def refused(segment: Segment, corrected: str) -> ReviewError | None:
    """What the correction does to tokens that the target as it was given did not do; else None.

    An empty correction, which deletes the segment, is fine, and so is a token that was wrong
    before and is left as it was.
    """
    if not corrected.strip() or corrected == segment.target:
        return None
    source, source_tags = segment.source, segment.source_tokens
    if segment.doubtful:
        source, source_tags = "", ()
    target, tags = segment.target, segment.tokens
    found = problems(source, target, corrected, source_tags, tags)
    if not found:
        return None
    if target.strip():
        before = problems(source, target, target, source_tags, tags, tags)
        found = [problem for problem in found if problem not in before]
    if not found:
        return None
    return ReviewError(
        f"the correction would damage what a program reads: {' '.join(found)}",
        "Put it back, or confirm the edit as it is.",
        segment=segment.id,
    )
