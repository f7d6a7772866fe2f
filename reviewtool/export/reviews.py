"""What reviewers decided on the documents of a project, for everything that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.records.history import history_path
from reviewtool.records.reviewed import reviewed_document
from reviewtool.records.reviewers import clean_name, reviewers
from reviewtool.records.store import Store
from reviewtool.review.decision import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.review.decision import Decision
    from reviewtool.segments.segment import Document

EXPORTED = frozenset({Status.CORRECTED, Status.TODO, Status.ACCEPTED})
"""Statuses whose correction goes into the file; queried and skipped segments keep the target."""

SETTLED = frozenset({Status.CORRECTED, Status.ACCEPTED})
"""Statuses that say that the segment's text is now right."""


class Judged(NamedTuple):
    """A decision and whose it is."""

    reviewer: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Review:
    """All that was decided on one document.

    `path` is the translation's from the project's folder, with forward slashes. `decisions` are
    those on the texts as they are, by reviewer and segment id; `chosen` has the one that says what
    becomes of a segment's text, where any does, rather one that is settled than one that waits.
    `stale` stand on a text that has changed since, `lost` on one that is nowhere in the file.
    """

    place: DocumentPlace
    document: Document
    path: str
    decisions: Mapping[str, Mapping[str, Decision]]
    chosen: Mapping[str, Judged]
    stale: tuple[Decision, ...]
    lost: tuple[Decision, ...]


def reviews(project: Project, reviewer: str | None, *, agreed: bool = True) -> list[Review]:
    """The review of every document of the project, by one reviewer or by all.

    Raises ReviewError where the named one has no record of any document, where a record holds an
    unsettled clash and, if they must be `agreed`, where two reviewers made two texts of a segment.
    """
    if reviewer:
        _refuse_stranger(project, reviewer)
    return [_review(project, place, reviewer, agreed=agreed) for place in project.places]


def text_after(judged: Judged | None, target: str) -> str:
    """What the target becomes in the corrected file."""
    if judged is None or judged.decision.status not in EXPORTED:
        return target
    corrected = judged.decision.corrected
    return target if corrected is None else corrected


def _refuse_stranger(project: Project, reviewer: str) -> None:
    """Raise ReviewError where this reviewer decided nothing, lest a slip exports nothing."""
    known = {name for place in project.places for name in reviewers(place)}
    begun = any(history_path(place, reviewer).exists() for place in project.places)
    if clean_name(reviewer) not in known and not begun:
        raise ReviewError(
            f"there is no record of a reviewer “{reviewer}”",
            f"Name one of: {', '.join(sorted(known))}." if known else "Leave --reviewer out.",
        )


def _review(
    project: Project, place: DocumentPlace, reviewer: str | None, *, agreed: bool
) -> Review:
    names = [reviewer] if reviewer else reviewers(place)
    document = reviewed_document(place, names)
    decisions: dict[str, dict[str, Decision]] = {}
    chosen: dict[str, Judged] = {}
    stale: list[Decision] = []
    lost: list[Decision] = []
    differing: list[str] = []
    for name in names:
        loaded = Store(place, name, document).load()
        stale += loaded.stale.values()
        lost += loaded.unplaced
        decisions[name] = {decision.segment: decision for decision in loaded.decisions}
        for decision in loaded.decisions:
            if decision.clashes:
                differing.append(_two_versions(document, decision, decision.clashes[0].corrected))
            if _result(decision) is None:
                continue
            other = chosen.setdefault(decision.segment, Judged(name, decision)).decision
            if agreed and _result(other) != _result(decision):
                differing.append(_two_versions(document, decision, other.corrected))
            if decision.status in SETTLED and other.status not in SETTLED:
                chosen[decision.segment] = Judged(name, decision)
    if differing:
        raise ReviewError(
            "decisions differ:\n  " + "\n  ".join(differing),
            "Name one reviewer with --reviewer, or settle them in the review."
            if len(names) > 1
            else "Settle them in the review: the next decision on the segment counts.",
            file=place.target,
        )
    path = _path(project, place)
    return Review(place, document, path, decisions, chosen, tuple(stale), tuple(lost))


def _path(project: Project, place: DocumentPlace) -> str:
    inside = place.target.is_relative_to(project.root)
    return place.target.relative_to(project.root).as_posix() if inside else place.name


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
