"""`reviewtool export`: the corrected files, the tree of translations/ mirrored under a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_paths, project
from reviewtool.errors import INCOMPLETE, OK

if TYPE_CHECKING:
    import argparse

    from reviewtool.export.corrected import Corrected


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "export",
        help="write the corrected files",
        description="Write the corrected files; leave with 1 where corrections were left out, "
        "because their text has changed.",
    )
    add_paths(parser)
    parser.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        required=True,
        help="a folder for the files, made where it is missing",
    )
    parser.add_argument("--reviewer", metavar="NAME", help="whose record, where there are several")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the files; 1 where corrections were left out, because their text has changed."""
    from reviewtool.cli.output import note, result
    from reviewtool.export.corrected import corrected_files, write_files

    files = corrected_files(project(options), options.output, options.reviewer)
    write_files(files)
    for file in files:
        result(_line(file))
    stale = sum(file.stale for file in files)
    if stale:
        note(
            f"{stale} left out, because the text has changed since they were decided; "
            "look at them with the filter “stale” in the review"
        )
    lost = sum(file.lost for file in files)
    if lost:
        note(
            f"{lost} left out, because their text is no longer there; they stay in the record, and "
            "count again when the text comes back"
        )
    return INCOMPLETE if stale or lost else OK


def _line(file: Corrected) -> str:
    from reviewtool.cli.output import plural

    parts = [plural(file.applied, "correction")]
    if file.stale:
        parts.append(f"{file.stale} stale left out")
    if file.lost:
        parts.append(f"{file.lost} without their text left out")
    if file.held:
        parts.append(f"{file.held} held back (queried or skipped)")
    return f"{file.path}: {', '.join(parts)}"
