"""`reviewtool merge`: resolve a git conflict in a record from its three stages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import INCOMPLETE, OK

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "merge",
        help="resolve git conflicts in records",
        description="Resolve git conflicts in files below corrections/, segment by segment; leave "
        "with 1 where both sides decided a segment differently.",
    )
    parser.add_argument("paths", metavar="RECORD", nargs="+", type=Path, help="a conflicted file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Merge each record; 1 where both sides decided a segment differently."""
    from reviewtool.cli.output import note, plural, result
    from reviewtool.records.git_merge import merge_stages

    clashes = 0
    for path in options.paths:
        merged = merge_stages(path)
        clashes += merged.clashes
        result(
            f"{path}: {plural(merged.decisions, merged.noun)} merged, "
            f"{plural(merged.clashes, 'clash')}; now `git add {path}`"
        )
    if clashes:
        note("Both versions of a clash are kept; the next decision on the segment settles it.")
    return INCOMPLETE if clashes else OK
