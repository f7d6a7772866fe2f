"""The corrected file: a reviewer's decisions spliced into the bytes of the translation.

Every file is built and proved before any is written; what is stale is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.export.reviews import EXPORTED, SETTLED, reviews
from reviewtool.export.writing import refuse_inputs
from reviewtool.formats.splice import Change, written
from reviewtool.formats.states import with_states

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reviewtool.export.reviews import Review
    from reviewtool.project import DocumentPlace, Project
    from reviewtool.review.decision import Decision
    from reviewtool.segments.segment import Document, Segment


@dataclass(frozen=True, slots=True)
class Corrected:
    """A file to write: where, what, how many corrections are in it and how many were left out.

    `stale` stand on a text that has changed since, `lost` on one that is nowhere in the file, and
    `held` on a segment that was queried or skipped. `stated` units were marked as reviewed.
    """

    place: DocumentPlace
    path: Path
    data: bytes
    applied: int
    stale: int
    lost: int
    held: int
    stated: int = 0


def corrected_files(
    project: Project, folder: Path, reviewer: str | None, *, states: bool = False
) -> list[Corrected]:
    """Every document of the project with its corrections, to be written below `folder`.

    With `states`, what was accepted or corrected is marked as reviewed where the format can.
    Raises ReviewError where reviewers differ and none is named, where the one who is named has no
    record of any document, where a record holds an unsettled clash, or where the result would
    overwrite an input or stand among the project's own files.
    """
    files = [
        _corrected(review, folder / review.place.name, states=states)
        for review in reviews(project, reviewer)
    ]
    refuse_inputs(project, files)
    return files


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


def corrected_review(review: Review) -> tuple[bytes, int]:
    """The same of what was chosen in a review."""
    chosen = {name: judged.decision for name, judged in review.chosen.items()}
    return corrected_bytes(review.document, chosen)


def _corrected(review: Review, path: Path, *, states: bool) -> Corrected:
    data, applied = corrected_review(review)
    stated = 0
    if states:
        document = review.document
        done = {
            segment.index
            for segment in document.segments
            if (judged := review.chosen.get(segment.id)) and judged.decision.status in SETTLED
        }
        data, stated = with_states(document.format, document.file, data, done)
    decisions = [one for by_id in review.decisions.values() for one in by_id.values()]
    held = {
        one.segment for one in decisions if one.corrected is not None and one.status not in EXPORTED
    }
    return Corrected(
        review.place,
        path,
        data,
        applied,
        stale=sum(decision.corrected is not None for decision in review.stale),
        lost=sum(decision.corrected is not None for decision in review.lost),
        held=len(held),
        stated=stated,
    )


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
