"""The dismissals of a project, in one list: what was dismissed, why, by whom, and what is back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.records.dismissals import read_dismissals
from reviewtool.records.reviewed import reviewed_document
from reviewtool.records.reviewers import SUFFIX, file_stem, reviewers
from reviewtool.records.store import Store
from reviewtool.review.decision import DISMISSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.review.decision import Decision


@dataclass(frozen=True, slots=True)
class Dismissed:
    """One dismissal.

    `where` is the document and segment, a document, or the project, by its scope. `stale` says
    that a text it was made on has changed, so that the flag is back.
    """

    where: str
    check: str
    text: str
    reason: str
    reviewer: str
    stale: bool = False


def dismissed(project: Project, reviewer: str | None = None) -> Iterator[Dismissed]:
    """All dismissals, document by document, then the wider ones; of one reviewer if named.

    Raises ReviewError for a record that cannot be read.
    """
    wider = set()
    for place in project.places:
        for name in reviewers(place) if reviewer is None else [reviewer]:
            yield from _once(place, name)
        wider.add(place.project_records)
    for folder in sorted(wider):
        names = sorted(folder.glob(f"*{SUFFIX}"))
        for path in names if reviewer is None else [folder / (file_stem(reviewer) + SUFFIX)]:
            file = read_dismissals(path)
            for entry in file.dismissals if file else ():
                where = entry.document or "the whole project"
                yield Dismissed(where, entry.check, entry.text, entry.reason, path.stem)


def _once(place: DocumentPlace, reviewer: str) -> Iterator[Dismissed]:
    loaded = Store(place, reviewer, reviewed_document(place, [reviewer])).load()
    for decision in loaded.decisions:
        yield from _verdicts(place, decision, reviewer, stale=False)
    for decision in (*loaded.stale.values(), *loaded.unplaced):
        yield from _verdicts(place, decision, reviewer, stale=True)


def _verdicts(
    place: DocumentPlace, decision: Decision, reviewer: str, *, stale: bool
) -> Iterator[Dismissed]:
    for verdict in decision.flags:
        if verdict.verdict == DISMISSED:
            where = f"{place.name} {decision.segment}"
            yield Dismissed(where, verdict.check, verdict.text, verdict.reason, reviewer, stale)
