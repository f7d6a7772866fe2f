"""`reviewtool status`: how far the documents are, as the project screen shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import FOR_PROGRAMS, add_paths, add_reviewer, project, who
from reviewtool.errors import INCOMPLETE, OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.records.status import DocumentStatus


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "status",
        help="how far the documents are, and who did what",
        description="Say of each document how many segments are done, by whom and when, and how "
        "many flags were open when you last left it. No check is run for it.",
    )
    add_paths(parser, prints=FOR_PROGRAMS)
    add_reviewer(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a line for each document; 1 where a file could not be read."""
    from reviewtool.cli.output import ProgressLine, note, result
    from reviewtool.records.status import document_status

    found = project(options)
    reviewer = who(options, found).name
    width = max(len(place.name) for place in found.places)
    progress = ProgressLine("counting", least=20)
    statuses = []
    for place in found.places:
        status = document_status(place, reviewer)
        statuses.append(status)
        progress(len(statuses), len(found.places))
        if options.format == "jsonl":
            _print_json(status)
            continue
        result(_line(status, width))
        if status.problem:
            note(f"reviewtool: {status.problem}")
    if options.format == "text" and len(statuses) > 1:
        result(_sum(statuses))
    return INCOMPLETE if any(status.problem for status in statuses) else OK


def local_time(time: str) -> str:
    """A recorded time (UTC, ISO 8601) as `2026-11-22 10:03` where the user is."""
    from datetime import datetime

    try:
        return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return time


def _print_json(status: DocumentStatus) -> None:
    import json
    from dataclasses import asdict

    from reviewtool.cli.output import raw_result

    fields = asdict(status)
    named = {"schema": 1, "document": fields.pop("name"), **fields}
    raw_result(json.dumps(named, ensure_ascii=True))


def _line(status: DocumentStatus, width: int) -> str:
    from reviewtool.cli.output import plural
    from reviewtool.segments.control import one_line

    pair = f"{status.source_language or '?'} → {status.target_language or '?'}"
    words = [f"{status.name:<{width}}", pair]
    words.append("not readable" if status.total is None else f"{status.done}/{status.total} done")
    if status.open_flags is not None:
        words.append(plural(status.open_flags, "open flag"))
    for share in status.shares:
        corrected = f", {share.corrected} corrected" if share.corrected else ""
        queried = f", {share.queried} queried" if share.queried else ""
        last = f", {local_time(share.last)}" if share.last else ""
        words.append(f"{share.reviewer}: {share.done} done{corrected}{queried}{last}")
    return one_line("  ".join(words))


def _sum(statuses: list[DocumentStatus]) -> str:
    from reviewtool.cli.output import plural

    total = sum(status.total or 0 for status in statuses)
    done = sum(status.done for status in statuses)
    finished = sum(status.total is not None and status.done >= status.total for status in statuses)
    percent = f" ({done * 100 // total} %)" if total else ""
    documents = plural(len(statuses), "document")
    return f"{documents}, {finished} finished; {done:,}/{total:,} segments done{percent}"
