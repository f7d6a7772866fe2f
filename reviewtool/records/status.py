"""How far the documents of a project are, read from records alone: no check runs for it.

A document on which somebody has decided tells its segments by `_segments.yaml`; only one that
nobody has begun, or whose text has changed since, is loaded to be counted.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.records.anchoring import anchor
from reviewtool.records.record import read_record
from reviewtool.records.remembered import document_view_path, read_document_view
from reviewtool.records.reviewed import reviewed_document
from reviewtool.records.reviewers import SUFFIX, reviewers
from reviewtool.records.reviewers import file_stem as stem
from reviewtool.records.segments_file import (
    NAME,
    fits_files,
    read_segments,
)
from reviewtool.review.decision import DONE, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.records.record import Record
    from reviewtool.review.decision import Decision

_Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one reviewer decided on the texts as they stand.

    `done` are segments accepted, corrected or skipped, `corrected` those with a text of their own.
    `last` is the time of the newest decision, in UTC, ISO 8601; empty where there is none.
    """

    reviewer: str
    done: int
    corrected: int
    queried: int
    last: str


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """How far one document is.

    `done` of `total` segments are accepted, corrected or skipped by at least one reviewer. `total`
    is None where the document cannot be read, and `problem` says why; that also names a record
    that cannot be read. `open_flags` are those of the reviewer who asks, as they stood when that
    reviewer last left the document; None where it was not checked, or has changed since.
    """

    name: str
    source_language: str
    target_language: str
    total: int | None = None
    done: int = 0
    open_flags: int | None = None
    shares: tuple[Share, ...] = ()
    problem: str = ""


class Statuses:
    """The status of documents as `reviewer` sees them, counted anew only where a file changed.

    `of` may be called from any one thread at a time.
    """

    def __init__(self, reviewer: str) -> None:
        self._reviewer = reviewer
        self._known: dict[str, tuple[_Stamp, DocumentStatus]] = {}

    def of(self, place: DocumentPlace) -> DocumentStatus:
        """The status of one document."""
        stamp = _stamp(place, self._reviewer)
        known = self._known.get(place.name)
        if known is None or known[0] != stamp:
            known = self._known[place.name] = stamp, document_status(place, self._reviewer)
        return known[1]


def document_status(place: DocumentPlace, reviewer: str) -> DocumentStatus:
    """The status of a document as its files tell it; what is wrong with them is in `problem`."""
    records, problems = _records(place)
    languages = _languages(place, records)
    total: int | None = None
    live: dict[str, list[Decision]] = {record.reviewer: [] for record in records}
    try:
        total, live, found = _counted(place, records)
        languages = (languages[0] or found[0], languages[1] or found[1])
    except (ReviewError, OSError) as error:
        problems.append(str(error))
    done = {one.segment for decisions in live.values() for one in decisions if one.status in DONE}
    return DocumentStatus(
        place.name,
        *languages,
        total,
        len(done),
        read_document_view(place, reviewer).open_flags,
        tuple(_share(name, decisions) for name, decisions in live.items()),
        "; ".join(problems),
    )


def _counted(
    place: DocumentPlace, records: Iterable[Record]
) -> tuple[int, dict[str, list[Decision]], tuple[str, str]]:
    """How many segments there are, the decisions on them by reviewer, the languages found."""
    try:
        old = read_segments(place.records / NAME)
    except ReviewError:  # a document opens without it, too
        old = None
    if old is not None and fits_files(old, place):
        texts = {one.id: (one.source_hash, one.target_hash) for one in old.segments}
        fitting = {
            record.reviewer: [
                one
                for one in record.decisions
                if texts.get(one.segment) == (one.source_hash, one.target_hash)
            ]
            for record in records
        }
        return len(old.segments), fitting, ("", "")
    document = reviewed_document(place)
    anchored = {
        record.reviewer: list(anchor(record.decisions, old, document).live.values())
        for record in records
    }
    codes = document.source_language.code, document.target_language.code
    return len(document.segments), anchored, codes


def _records(place: DocumentPlace) -> tuple[list[Record], list[str]]:
    """The records that can be read, and a sentence for each other one."""
    found: list[Record] = []
    problems: list[str] = []
    try:
        names = reviewers(place)
    except OSError as error:
        return [], [f"{place.records}: {error.strerror or error}"]
    for name in names:
        try:
            record = read_record(place.records / (stem(name) + SUFFIX))
        except ReviewError as error:
            problems.append(str(error))
        else:
            found += [record] if record is not None else []
    return found, problems


def _languages(place: DocumentPlace, records: Iterable[Record]) -> tuple[str, str]:
    source, target = place.source_language or "", place.target_language or ""
    for record in records:
        source, target = source or record.source_language, target or record.target_language
    return source, target


def _share(reviewer: str, decisions: Iterable[Decision]) -> Share:
    decisions = tuple(decisions)
    return Share(
        reviewer,
        sum(one.status in DONE for one in decisions),
        sum(one.status is Status.CORRECTED for one in decisions),
        sum(one.status is Status.QUERIED for one in decisions),
        max((one.time for one in decisions), default=""),
    )


def _stamp(place: DocumentPlace, reviewer: str) -> _Stamp:
    """What tells that a file of the document has changed."""
    files = [place.target, document_view_path(place, reviewer)]
    if place.source is not None:
        files.append(place.source)
    with contextlib.suppress(OSError):
        files += sorted(place.records.glob("*.yaml"))
    return tuple(stamp for file in files if (stamp := _file_stamp(file)))


def _file_stamp(file: Path) -> tuple[str, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return file.name, status.st_mtime_ns, status.st_size
