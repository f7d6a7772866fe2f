"""What all reviewers did to one segment, from their histories and records.

It only reads. Histories lie in `.reviewtool/`, which git ignores, so of reviewers elsewhere only
the record is known: what they decided, not how they came to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reviewtool.errors import ReviewError
from reviewtool.records.anchoring import anchor
from reviewtool.records.history import History, history_path
from reviewtool.records.record import read_record
from reviewtool.records.reviewers import SUFFIX, file_stem, reviewers
from reviewtool.records.segments_file import NAME, read_segments
from reviewtool.review.deeds import Deed, deeds, newest_first, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.project import DocumentPlace
    from reviewtool.records.segments_file import SegmentsFile
    from reviewtool.review.act import Act
    from reviewtool.review.decision import Decision
    from reviewtool.segments.segment import Document


@dataclass(frozen=True, slots=True)
class SegmentHistory:
    """The deeds, newest first, and a sentence for each file that could not be read."""

    deeds: tuple[Deed, ...]
    notices: tuple[str, ...] = ()


def segment_history(
    place: DocumentPlace,
    document: Document,
    segment_id: str,
    title: Callable[[str], str],
    reviewer: str = "",
    recent: Sequence[Act] = (),
) -> SegmentHistory:
    """Everything that is known of the segment.

    `title` gives what a check of an id is called. `recent` are acts of `reviewer` that may not have
    reached the disk yet.
    """
    notices: list[str] = []
    done: list[Deed] = []
    old = _old_segments(place)
    for name in _names(place, reviewer, notices):
        acts = _acts(place, name, notices)
        if name == reviewer:
            known = {act.id for act in acts}
            acts += [act for act in recent if act.id not in known]
        own = deeds(name, acts, segment_id, title)
        decision = _decision(place, document, segment_id, name, old, notices)
        if decision is not None and not any(deed.time == decision.time for deed in own):
            own.append(standing(name, decision, title))
        done += own
    return SegmentHistory(tuple(newest_first(done)), tuple(notices))


def _names(place: DocumentPlace, reviewer: str, notices: list[str]) -> list[str]:
    """Who has a record or a history of the document, or asks."""
    names = {reviewer} if reviewer else set()
    try:
        names.update(reviewers(place))
        folder = history_path(place, "anybody").parent
        if folder.is_dir():
            names.update(unquote(path.stem) for path in folder.glob("*.jsonl"))
    except OSError as error:
        notices.append(f"{error.filename}: {error.strerror or error}")
    return sorted(names)


def _acts(place: DocumentPlace, name: str, notices: list[str]) -> list[Act]:
    try:
        history = History(history_path(place, name))
        history.refresh()
    except ReviewError as error:
        notices.append(str(error))
        return []
    if history.damaged:
        notices.append(f"{history.path}: a part of this history cannot be read")
    return list(history.acts)


def _decision(
    place: DocumentPlace,
    document: Document,
    segment_id: str,
    name: str,
    old: SegmentsFile | None,
    notices: list[str],
) -> Decision | None:
    """The decision on the segment in a reviewer's record, on these or on earlier texts."""
    try:
        record = read_record(place.records / (file_stem(name) + SUFFIX))
    except ReviewError as error:
        notices.append(str(error))
        return None
    if record is None:
        return None
    anchored = anchor(record.decisions, old, document)
    return anchored.live.get(segment_id) or anchored.stale.get(segment_id)


def _old_segments(place: DocumentPlace) -> SegmentsFile | None:
    try:
        return read_segments(place.records / NAME)
    except ReviewError:
        return None
