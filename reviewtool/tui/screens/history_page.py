"""What all reviewers did to a segment, the newest first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.screens.reading_page import ReadingPage
from reviewtool.tui.screens.wordings_page import compared_content
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.hanging import Hanging, hanging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.records.segment_history import SegmentHistory
    from reviewtool.review.deeds import Deed
    from reviewtool.segments.segment import Segment

MOST = 200
"""As many acts are shown; the command lists them all."""


class HistoryPage(ReadingPage[None]):
    """Nothing can be changed here."""

    def __init__(self, segment: Segment, history: SegmentHistory, *, brackets: bool) -> None:
        super().__init__(
            f"History of segment {segment.index + 1}, the newest first",
            list(history_lines(history, brackets=brackets)),
            "↑ ↓ scroll · Escape leaves",
        )


def history_lines(history: SegmentHistory, *, brackets: bool) -> Iterator[Hanging]:
    """Notices, then a heading for each act and what it changed."""
    for notice in history.notices:
        yield hanging(Content.styled(shown(notice, 500), "bold"))
    if not history.deeds:
        yield hanging("Nothing was done to this segment yet.")
    for deed in history.deeds[:MOST]:
        yield _heading(deed)
        if not deed.after and deed.before:
            yield hanging(Content.styled("deleted from the file", "italic"), "  ")
        elif deed.before != deed.after:
            yield hanging(compared_content(deed.before, deed.after, brackets=brackets), "  ")
    more = len(history.deeds) - MOST
    if more > 0:
        yield hanging(f"and {more:,} earlier acts: `reviewtool history` lists them all")


def _heading(deed: Deed) -> Hanging:
    kind = f"{deed.kind} of {deed.of}" if deed.of else deed.kind
    pieces = [
        Content.styled(shown(deed.reviewer, 60), "bold"),
        Content.styled(shown(kind, 60), "bold underline"),
        *(Content(shown(change, 500)) for change in deed.changes),
    ]
    return Hanging(Content.styled(f"{_local(deed.time)}  ", "$text-muted"), tuple(pieces))


def _local(time: str) -> str:
    """A recorded time where the reviewer is; as it stands where it is none."""
    try:
        return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return shown(time, 40) or "no time"
