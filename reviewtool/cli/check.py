"""`reviewtool check`: the flags of documents, for people or for programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reviewtool.cli.documents import (
    FOR_PROGRAMS,
    add_opinions,
    add_paths,
    add_reviewer,
    project,
    unknown_checks,
    who,
)
from reviewtool.errors import INCOMPLETE, OK
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.ranking.ranked_flag import RankedFlag
    from reviewtool.segments.segment import Document

SEVERITIES = tuple(severity.value for severity in Severity)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="print the flags of documents",
        description="Print the flags of documents, those of a document in reading order.",
    )
    add_paths(parser, prints=FOR_PROGRAMS)
    add_opinions(parser)
    add_reviewer(parser)
    parser.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        metavar="SEVERITY",
        help=f"leave with 1 where an open flag is at least so severe: {', '.join(SEVERITIES)}",
    )
    parser.add_argument(
        "--budget", type=_budget, metavar="N", help="hints shown per 1,000 words (10)"
    )
    parser.add_argument(
        "--all", action="store_true", help="also what is beyond the budget or already judged"
    )
    parser.add_argument(
        "--order",
        choices=("document", "harm"),
        default="document",
        help="in reading order, or the segment first whose flags let expect most harm",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the flags; 1 where `--fail-on` was reached."""
    from reviewtool.cli.open_flags import flags_of
    from reviewtool.cli.output import notes

    found = project(options)
    notes(unknown_checks(found))
    budget = found.settings.budget if options.budget is None else options.budget
    reviewer = cache(lambda: who(options, found).name)
    least = Severity(options.fail_on).rank if options.fail_on else None
    reached = False
    for place in found.places:
        document, flags = flags_of(found, place, reviewer, budget)
        if options.order == "harm":
            flags = _by_harm(document, flags)
        shown = [ranked for ranked in flags if ranked.shown]
        reached |= any(least is not None and r.flag.severity.rank >= least for r in shown)
        _print(options, document, flags if options.all else shown)
    return INCOMPLETE if reached else OK


def _by_harm(document: Document, flags: Sequence[RankedFlag]) -> list[RankedFlag]:
    from reviewtool.ranking.order import most_harmful_first

    return most_harmful_first(flags, {one.id for one in document.segments if one.doubtful})


def _print(options: argparse.Namespace, document: Document, flags: Sequence[RankedFlag]) -> None:
    from reviewtool.cli.flag_output import FlagOutput
    from reviewtool.cli.output import raw_result, result

    output = FlagOutput(document)
    for ranked in flags:
        if options.format == "jsonl":
            raw_result(output.json(ranked))
        else:
            result(output.text(ranked))
    if options.format == "text":
        result(summary(document, [ranked.flag for ranked in flags]))


def summary(document: Document, flags: list[Flag]) -> str:
    """One line that counts a document's segments and flags."""
    from reviewtool.cli.output import plural

    count = len(document.segments)
    return f"{document.name}: {plural(len(flags), 'flag')} in {plural(count, 'segment')}"


def _budget(text: str) -> float:
    import argparse

    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1000")
    return value
