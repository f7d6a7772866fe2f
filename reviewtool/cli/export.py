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
    parser = commands.add_parser("export", help="write the corrected files")
    add_paths(parser)
    parser.add_argument("--output", metavar="DIR", type=Path, required=True, help="where to")
    parser.add_argument("--reviewer", metavar="NAME", help="whose record, where there are several")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the files; 1 where stale corrections were left out."""
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
    return INCOMPLETE if stale else OK


def _line(file: Corrected) -> str:
    from reviewtool.cli.output import plural

    parts = [plural(file.applied, "correction")]
    if file.stale:
        parts.append(f"{file.stale} stale left out")
    if file.held:
        parts.append(f"{file.held} held back (queried or skipped)")
    return f"{file.path}: {', '.join(parts)}"
