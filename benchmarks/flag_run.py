"""The product's own flags for rows of text, by the way that a user's file goes.

The rows are written to a JSON lines file, which is loaded, checked and ranked as `reviewtool check`
does it, each document with its own budget. There is no second pipeline that could differ.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reviewtool.project import find_project
from reviewtool.ranking.inspection import Inspection
from reviewtool.segments.document import load_document
from reviewtool.segments.opinions import with_opinions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.flag_rows import Row
    from reviewtool.checks.flag import Flag
    from reviewtool.project import DocumentPlace, Project
    from reviewtool.segments.segment import Document


@dataclass(frozen=True, slots=True)
class Mark:
    """A flag of any tool on the row of this index; `score` is 0 to 1.

    `shown` is what a reviewer sees by default; `guard` that it shows even without a budget for
    hints. Offsets are those of the row's `side`.
    """

    row: int
    side: str
    start: int
    end: int
    score: float = 1.0
    check: str = ""
    kind: str = ""
    message: str = ""
    shown: bool = True
    guard: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What the product said: its flags, the checks that failed, the pair of each row."""

    marks: tuple[Mark, ...]
    failures: tuple[str, ...]
    pairs: tuple[str, ...]


def run(rows: Sequence[Row], budget: float, *, with_source: bool) -> Run:
    """All flags of the rows, in order; hints shown within `budget` per 1,000 words."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            for number, row in enumerate(rows):
                print(json.dumps(_object(number, row, with_source=with_source)), file=lines)
        project = find_project([file])
        return inspect(project, project.places[0], budget)[1]


def inspect(project: Project, place: DocumentPlace, budget: float) -> tuple[Document, Run]:
    """A document and its flags; the rows are its segments."""
    document = with_opinions(load_document(place), place, project).document
    inspection = Inspection(document, project)
    flags = inspection.flags()
    always = {ranked.flag.id for ranked in inspection.rank(flags, {}, 0.0) if ranked.shown}
    rows = {segment.id: segment.index for segment in document.segments}
    marks = [
        _mark(ranked.flag, rows[ranked.flag.segment], ranked.confidence, ranked.shown, always)
        for ranked in inspection.rank(flags, {}, budget)
    ]
    marks.sort(key=lambda mark: mark.row)
    pairs = tuple(inspection.pair(segment) for segment in document.segments)
    return document, Run(tuple(marks), tuple(inspection.failures), pairs)


def _mark(flag: Flag, row: int, score: float, shown: bool, always: set[str]) -> Mark:
    return Mark(
        row=row,
        side=flag.side,
        start=flag.start,
        end=flag.end,
        score=score,
        check=flag.check,
        kind=flag.kind.value,
        message=flag.message,
        shown=shown,
        guard=flag.id in always,
    )


def _object(number: int, row: Row, *, with_source: bool) -> dict[str, str]:
    found = {"id": str(number), "document": row.document, "target": row.target}
    found["target_language"] = row.target_language
    if with_source and row.source_language:
        found["source"] = row.source
        found["source_language"] = row.source_language
    return found
