"""The sample project of this repository as rows, with the errors that sample.yaml marks in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.flag_rows import Row, located
from benchmarks.flag_run import Run, inspect
from benchmarks.span_scores import Span
from reviewtool.project import find_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.segments.segment import Document

ROOT = Path(__file__).parents[1]
MARKED = ROOT / "tests" / "articles" / "sample.yaml"


def sample(budget: float, *, with_source: bool) -> tuple[list[Row], Run]:
    """The segments of the sample's translations, and what the product says of them."""
    import yaml

    marked = yaml.safe_load(MARKED.read_text(encoding="utf-8"))
    project = find_project([ROOT])
    rows: list[Row] = []
    runs: list[Run] = []
    shifts = []
    for given in project.places:
        place = given if with_source else replace(given, source=None, source_language=None)
        document, run = inspect(project, place, budget)
        name = given.target.absolute().relative_to(ROOT).as_posix()
        shifts.append(len(rows))
        rows.extend(_rows(document, marked["errors"][name], marked["tempting"][name], name))
        runs.append(run)
    return rows, Run(
        tuple(
            replace(mark, row=mark.row + shift)
            for shift, run in zip(shifts, runs, strict=True)
            for mark in run.marks
        ),
        tuple(failure for run in runs for failure in run.failures),
        tuple(pair for run in runs for pair in run.pairs),
    )


def _rows(
    document: Document,
    errors: Sequence[dict[str, Any]],
    tempting: Sequence[dict[str, Any]],
    name: str,
) -> Iterator[Row]:
    in_target = [error for error in errors if error.get("side") != "source"]
    in_source = [error for error in errors if error.get("side") == "source"]
    source_text = document.source_file.text if document.source_file else ""
    targets = [located(document.file.text, error) for error in in_target]
    sources = [located(source_text, error) for error in in_source] if source_text else []
    tempted = [located(document.file.text, entry) for entry in tempting]
    cursor = 0
    for segment in document.segments:
        start = source_text.find(segment.source, cursor) if segment.source else -1
        end = start + len(segment.source) if start >= 0 else start
        cursor = max(cursor, end)
        yield Row(
            id=f"{name}:{segment.line}",
            group=name,
            document=name,
            source_language=document.source_language.base,
            target_language=document.target_language.base,
            source=segment.source,
            target=segment.target,
            marked=_inside(targets, segment.start, segment.end),
            marked_in_source=_inside(sources, start, end) if start >= 0 else (),
            tempting=_inside(tempted, segment.start, segment.end),
        )


def _inside(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The parts of the spans that lie between the two places, counted from the first."""
    return tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in spans
        if span.start < end and span.end > start
    )
