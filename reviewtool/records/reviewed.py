"""A document cut as it was when it was reviewed, by the program and by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.records.history import History, history_path
from reviewtool.records.segments_file import stored_cut
from reviewtool.segments.document import load_document
from reviewtool.segments.recut import changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reviewtool.project import DocumentPlace
    from reviewtool.review.act import CutChange
    from reviewtool.segments.segment import Document


def reviewed_document(
    place: DocumentPlace,
    reviewers: Iterable[str] = (),
    on_progress: Callable[[int, int], None] | None = None,
) -> Document:
    """Load a document with what was joined, split or paired anew by hand.

    What a crash cut off of these reviewers' acts counts too. Raises ReviewError where the document
    or `_segments.yaml` cannot be read.
    """
    boundaries, by_hand = stored_cut(place)
    for reviewer in reviewers:
        for change in _unsaved(place, reviewer):
            by_hand = changed(by_hand, change.before, change.after)
    return load_document(place, boundaries, on_progress, by_hand)


def _unsaved(place: DocumentPlace, reviewer: str) -> list[CutChange]:
    """The recuts in a history that nothing says to be on the disk elsewhere."""
    path = history_path(place, reviewer)
    try:
        if b'"cut":' not in path.read_bytes():
            return []
        history = History(path)
        history.refresh()
    except (OSError, ReviewError):
        return []  # the store will say what is wrong with it
    return [act.cut for act in history.unsaved.values() if act.cut is not None]
