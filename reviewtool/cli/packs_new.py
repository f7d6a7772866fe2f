"""`reviewtool packs new`: make a rule of a correction, see what else it would flag, save it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_languages, add_reviewer, project, who
from reviewtool.errors import INCOMPLETE, OK, ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.records.rule_proposal import Proposal
    from reviewtool.segments.segment import Segment

SHOWN = 20
"""Hits that are printed; the rest is counted."""


def add_new(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the action."""
    parser = actions.add_parser(
        "new",
        help="make a rule of a correction",
        description="Draft a rule from a corrected segment, prove it, show what else it would "
        "flag in the project, and with --save add it to the project's packs.",
    )
    parser.add_argument("paths", metavar="DOCUMENT", nargs=1, type=Path)
    parser.add_argument(
        "--from",
        dest="segment",
        metavar="SEGMENT",
        required=True,
        help="the corrected segment: its id, or its number in the document",
    )
    parser.add_argument("--change", metavar="N", type=int, default=1, help="which change (1)")
    parser.add_argument(
        "--when", metavar="PATTERN", default="", help="the words of the source; else guessed"
    )
    parser.add_argument(
        "--wrong", metavar="PATTERN", default="", help="the wrong words; else those corrected"
    )
    parser.add_argument("--save", action="store_true", help="add the rule to the project's packs")
    add_languages(parser)
    add_reviewer(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the drafted row and its hits; save it if asked and proved. 1 where it is not proved."""
    from reviewtool.cli.named_segment import named_segment
    from reviewtool.cli.output import ProgressLine, note, result
    from reviewtool.records.desk import open_desk

    found = project(options)
    if len(found.places) != 1:
        raise ReviewError("more than one document was named", "Name one file.")
    desk = open_desk(found, found.places[0], who(options, found).name)
    segment = named_segment(desk, options.segment)
    drafted = desk.draft_rule(segment, options.change, source=options.when, wrong=options.wrong)
    result(drafted.row().rstrip("\n"))
    proposal = desk.propose_rule(drafted, segment, ProgressLine("documents", least=20))
    _report(proposal, desk.document.name, segment)
    if proposal.problems:
        return INCOMPLETE
    if options.save:
        desk.save_rule(proposal)
        note(f"saved to {proposal.file}")
    else:
        note(f"With --save it is added to {proposal.file}.")
    return OK


def _report(proposal: Proposal, document: str, segment: Segment) -> None:
    from reviewtool.cli.output import note, plural

    for problem in proposal.problems:
        note(f"not proved: {problem.what}\n  {problem.remedy}")
    others = proposal.others(document, segment)
    note(f"It would flag {plural(len(others), 'other place')} in the project.")
    for hit in others[:SHOWN]:
        text, start, end = hit.segment.target, hit.flag.start, hit.flag.end
        near = text[max(0, start - 30) : start] + f"[[{text[start:end]}]]" + text[end : end + 30]
        note(f"  {hit.document}:{hit.segment.line}: …{near}…")
    if len(others) > SHOWN:
        note(f"  and {len(others) - SHOWN:,} more")
