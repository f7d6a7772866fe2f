"""The flags of a document for a printed list: those that the reviewer has judged are not shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.cli.output import ProgressLine, notes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.segments.segment import Document


def flags_of(
    found: Project, place: DocumentPlace, reviewer: Callable[[], str], budget: float
) -> tuple[Document, Sequence[RankedFlag]]:
    """The document and its flags in reading order.

    `reviewer` is asked only where there are records. Nothing of a record is loaded otherwise, so
    that a check without one starts fast.
    """
    if place.records.is_dir() or place.project_records.is_dir():
        return _reviewed(found, place, reviewer(), budget)
    from reviewtool.ranking.inspection import Inspection
    from reviewtool.segments.document import load_document
    from reviewtool.segments.opinions import with_opinions

    document, notices = with_opinions(load_document(place), place, found)
    notes(notices)
    inspection = Inspection(document, found)
    ranked = inspection.rank(inspection.flags(ProgressLine(place.name), spread=True), {}, budget)
    notes(inspection.failures)
    return document, ranked


def _reviewed(
    found: Project, place: DocumentPlace, reviewer: str, budget: float
) -> tuple[Document, Sequence[RankedFlag]]:
    from reviewtool.records.desk import open_desk

    desk = open_desk(found, place, reviewer)
    desk.rank_with(budget)
    notes(desk.notices)
    ranked = desk.check(ProgressLine(place.name))
    notes(desk.failures)
    session = desk.session
    session.set_flags(ranked)
    session.show_hidden = True
    segments = desk.document.segments
    waiting = {s.flag.id for segment in segments for s in session.open_flags(segment)}
    return desk.document, [replace(r, shown=r.shown and r.flag.id in waiting) for r in ranked]
