"""The corrected file: a reviewer's decisions spliced into the bytes of the translation.

Nothing is written before every file has been built and proved; what is stale is left out, and what
two reviewers or two machines decided differently is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.splice import Change, written
from reviewtool.project import SOURCE, TRANSLATIONS
from reviewtool.records.atomic import disk_errors, make_folder, write_atomically
from reviewtool.records.history import history_path
from reviewtool.records.reviewers import clean_name, reviewers
from reviewtool.records.segments_file import stored_boundaries
from reviewtool.records.store import Store
from reviewtool.review.decision import Status
from reviewtool.segments.document import load_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.review.decision import Decision
    from reviewtool.segments.segment import Document, Segment

EXPORTED = frozenset({Status.CORRECTED, Status.TODO, Status.ACCEPTED})
"""Statuses whose correction goes into the file; queried and skipped segments keep the target."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A file to write: where, what, how many corrections are in it and how many were left out.

    `stale` stand on a text that has changed since, `lost` on one that is nowhere in the file, and
    `held` on a segment that was queried or skipped.
    """

    place: DocumentPlace
    path: Path
    data: bytes
    applied: int
    stale: int
    lost: int
    held: int


def corrected_files(project: Project, folder: Path, reviewer: str | None) -> list[Corrected]:
    """Every document of the project with its corrections, to be written below `folder`.

    Raises ReviewError where reviewers differ and none is named, where the one who is named has no
    record of any document, where a record holds an unsettled clash, or where the result would
    overwrite an input or stand among the project's own files.
    """
    if reviewer:
        _refuse_stranger(project, reviewer)
    files = [_corrected(place, folder / place.name, reviewer) for place in project.places]
    inputs = {
        file.resolve() for place in project.places for file in (place.target, place.source) if file
    }
    for file in files:
        if file.path.resolve() in inputs:
            raise ReviewError(
                "the export would overwrite the translation itself",
                "Give another folder with --output.",
                file=file.path,
            )
        _refuse_own_folders(project, file)
    return files


def write_files(files: Iterable[Corrected]) -> None:
    """Write them all; raises ReviewError where one cannot be written.

    All folders are made first, so that what stands in the way is found before anything is written.
    """
    files = tuple(files)
    for file in files:
        with disk_errors(file.path):
            make_folder(file.path.parent)
        if file.path.is_dir():
            raise ReviewError(
                "a folder stands where the file is to be written",
                "Give another folder with --output.",
                file=file.path,
            )
    for file in files:
        write_atomically(file.path, file.data)


def corrected_bytes(document: Document, decisions: Mapping[str, Decision]) -> tuple[bytes, int]:
    """The document's file with the corrections in it, and how many there are.

    Raises ReviewError, naming the segment, where the result could not be proved right.
    """
    changes = [
        change
        for segment in document.segments
        if (change := _change(segment, decisions.get(segment.id))) is not None
    ]
    return written(document.format, document.file, changes), len(changes)


def _refuse_stranger(project: Project, reviewer: str) -> None:
    """Raise ReviewError where this reviewer decided nothing, lest a slip exports nothing."""
    known = {name for place in project.places for name in reviewers(place)}
    begun = any(history_path(place, reviewer).exists() for place in project.places)
    if clean_name(reviewer) not in known and not begun:
        raise ReviewError(
            f"there is no record of a reviewer “{reviewer}”",
            f"Name one of: {', '.join(sorted(known))}." if known else "Leave --reviewer out.",
        )


def _refuse_own_folders(project: Project, file: Corrected) -> None:
    """Raise ReviewError where the file would be taken for a document, a source or a record."""
    place = file.place
    own = [place.project_records.parent, place.state]
    own += [project.root / SOURCE, project.root / TRANSLATIONS]
    for folder in own:
        if file.path.resolve().is_relative_to(folder.resolve()):
            raise ReviewError(
                f"the export would stand among the project's own files in {folder}",
                "Give another folder with --output.",
                file=file.path,
            )


def _corrected(place: DocumentPlace, path: Path, reviewer: str | None) -> Corrected:
    names = [reviewer] if reviewer else reviewers(place)
    document = load_document(place, stored_boundaries(place), None)
    chosen: dict[str, Decision] = {}
    stale = lost = 0
    differing: list[str] = []
    for name in names:
        loaded = Store(place, name, document).load()
        stale += sum(decision.corrected is not None for decision in loaded.stale.values())
        lost += sum(decision.corrected is not None for decision in loaded.unplaced)
        for decision in loaded.decisions:
            if decision.clashes:
                differing.append(_two_versions(document, decision, decision.clashes[0].corrected))
            if _result(decision) is None:
                continue
            other = chosen.setdefault(decision.segment, decision)
            if _result(other) != _result(decision):
                differing.append(_two_versions(document, decision, other.corrected))
    if differing:
        raise ReviewError(
            "decisions differ:\n  " + "\n  ".join(differing),
            "Name one reviewer with --reviewer, or settle them in the review."
            if len(names) > 1
            else "Settle them in the review: the next decision on the segment counts.",
            file=place.target,
        )
    data, applied = corrected_bytes(document, chosen)
    held = sum(d.corrected is not None and d.status not in EXPORTED for d in chosen.values())
    return Corrected(place, path, data, applied, stale, lost, held)


def _change(segment: Segment, decision: Decision | None) -> Change | None:
    if decision is None or decision.corrected is None or decision.status not in EXPORTED:
        return None
    if decision.corrected == segment.target:
        return None
    return Change(
        segment=segment.id,
        start=segment.start,
        end=segment.end,
        old=segment.target,
        new=decision.corrected,
        whole=segment.whole,
        tokens=segment.tags,
    )


def _result(decision: Decision) -> str | None:
    """What the decision makes of the target; None where it says nothing about the text."""
    if decision.corrected is not None and decision.status in EXPORTED:
        return decision.corrected
    return decision.original if decision.status is not Status.TODO else None


def _two_versions(document: Document, decision: Decision, other: str | None) -> str:
    segment = next(s for s in document.segments if s.id == decision.segment)
    mine = decision.corrected if decision.corrected is not None else decision.original
    theirs = other if other is not None else decision.original
    return f"line {segment.line}, segment {segment.id}: “{mine}” and “{theirs}”"
