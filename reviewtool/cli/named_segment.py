"""The segment that an argument names: by its id, else by its number in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.whole import whole

if TYPE_CHECKING:
    from reviewtool.records.desk import Desk
    from reviewtool.segments.segment import Segment


def named_segment(desk: Desk, name: str) -> Segment:
    """The segment of this id or number (from 1); raises ReviewError where there is none."""
    segments = desk.document.segments
    number = whole(name)
    if number is not None and 0 < number <= len(segments):
        known = any(segment.id == name for segment in segments)
        return desk.session.segment(name) if known else segments[number - 1]
    return desk.session.segment(name)
