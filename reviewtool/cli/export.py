"""`reviewtool export`: what a review makes, the tree of translations/ mirrored under a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_paths, project
from reviewtool.errors import INCOMPLETE, OK, ReviewError
from reviewtool.export.targets import TARGETS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reviewtool.export.built import Exported
    from reviewtool.export.corrected import Corrected


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "export",
        help="write the corrected files, or other outputs of the review",
        description="Write the corrected files, or what --to names; leave with 1 where something "
        "was left out: because its text has changed, or because the format cannot hold it.",
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
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument(
        "--to",
        metavar="NAME",
        choices=[target.name for target in TARGETS],
        help="; ".join(f"{target.name}: {target.holds}" for target in TARGETS),
    )
    kinds.add_argument(
        "--diff", action="store_const", const="diff", dest="to", help="the same as --to diff"
    )
    parser.add_argument(
        "--formula-safe",
        action="store_true",
        help="with --to tsv: an apostrophe before cells that a spreadsheet would compute",
    )
    parser.add_argument(
        "--states",
        action="store_true",
        help="mark what was accepted or corrected as reviewed, where the format says such things "
        "(fuzzy, approved, state)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the files; 1 where something was left out."""
    if options.to is not None and options.states:
        raise ReviewError("--states is for the corrected file", "Leave --to or --states out.")
    if options.to is not None:
        return _export_to(options)
    if options.formula_safe:
        raise _not_a_table()
    from reviewtool.cli.output import result
    from reviewtool.export.corrected import corrected_files
    from reviewtool.export.writing import write_files

    files = corrected_files(
        project(options), options.output, options.reviewer, states=options.states
    )
    write_files(files)
    for file in files:
        result(_line(file))
    return INCOMPLETE if _note_missed(files) else OK


def _export_to(options: argparse.Namespace) -> int:
    from reviewtool.cli.output import note, result
    from reviewtool.export.built import exported_files
    from reviewtool.export.losses import Losses
    from reviewtool.export.writing import write_files

    target = next(target for target in TARGETS if target.name == options.to)
    if options.formula_safe and target.name != "tsv":
        raise _not_a_table()
    files = exported_files(
        project(options),
        options.output,
        options.reviewer,
        target,
        formula_safe=options.formula_safe,
    )
    write_files(files)
    losses = Losses()
    for file in files:
        name = file.path if file.data is not None else file.place.name
        result(f"{name}: {file.said}{_missed_words(file)}")
        losses.update(file.losses)
    for loss, count in losses.items():
        if count:
            note(f"{loss.what}: {count:,}")
    left_out = any(count and loss.left_out for loss, count in losses.items())
    return INCOMPLETE if _note_missed(files) or left_out else OK


def _not_a_table() -> ReviewError:
    return ReviewError("--formula-safe is for a table", "Give it with --to tsv.")


def _note_missed(files: Sequence[Corrected | Exported]) -> bool:
    """Say how many decisions stand on texts that are not there any more; whether any do."""
    from reviewtool.cli.output import note

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
    return bool(stale or lost)


def _line(file: Corrected) -> str:
    from reviewtool.cli.output import plural

    held = f", {file.held} held back (queried or skipped)" if file.held else ""
    states = f", {plural(file.stated, 'state')} set" if file.stated else ""
    return f"{file.path}: {plural(file.applied, 'correction')}{states}{_missed_words(file)}{held}"


def _missed_words(file: Corrected | Exported) -> str:
    stale = f", {file.stale} stale left out" if file.stale else ""
    return stale + (f", {file.lost} without their text left out" if file.lost else "")
