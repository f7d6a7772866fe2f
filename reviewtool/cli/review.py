"""`reviewtool review`: the screen; lines and prompts with `--plain`; a list without a terminal."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_opinions, add_paths, add_reviewer, project, who
from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.records.desk import Desk


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "review",
        help="review documents (the default command)",
        description="Review documents on the screen; without a terminal, list their flags.",
    )
    add_paths(parser)
    add_opinions(parser)
    add_reviewer(parser)
    parser.add_argument(
        "--plain",
        action="store_true",
        help="lines and prompts instead of the screen, for screen readers and dumb terminals",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Review, or list the flags where there is no terminal."""
    found = project(options)
    served = os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")
    terminal = served or (sys.stdin.isatty() and sys.stdout.isatty())
    if options.plain or (terminal and os.environ.get("TERM") == "dumb"):
        return _plain(options, found)
    if not terminal:
        return _list(options, found)
    reviewer = who(options, found)

    def open_desk(index: int) -> Desk:
        from reviewtool.records import desk

        opened = desk.open_desk(found, found.places[index], reviewer.name)
        if not found.places[index].records.is_dir():
            opened.notices.append(f"Recording as {reviewer.name} (from {reviewer.origin}).")
        return opened

    start = last_open(found.places, reviewer.name)
    code: int = options.screen(open_desk, found, start, reviewer.name)
    return code


def last_open(places: Sequence[DocumentPlace], reviewer: str) -> int | None:
    """Index of the document that the reviewer had open last; None where that must be asked.

    To go on where one was is worth more than a list, which is one key away.
    """
    from reviewtool.records.remembered import read_project_view

    if len(places) == 1:
        return 0
    last = read_project_view(places[0], reviewer).document
    return next((index for index, place in enumerate(places) if place.name == last), None)


def first(places: Sequence[DocumentPlace]) -> int:
    """Index of the document to open: the first that is not a second system's."""
    for index, place in enumerate(places):
        if "." not in place.name.partition("/")[0]:
            return index
    return 0


def _plain(options: argparse.Namespace, found: Project) -> int:
    from reviewtool.cli.output import note
    from reviewtool.cli.plain.loop import review_by_lines
    from reviewtool.records import desk

    reviewer = who(options, found)

    def open_desk(index: int) -> Desk:
        return desk.open_desk(found, found.places[index], reviewer.name)

    note(f"Recording as {reviewer.name} (from {reviewer.origin}).")
    start = last_open(found.places, reviewer.name)
    if len(found.places) > 1:
        note("o lists the documents of the project and opens another.")
    begin = first(found.places) if start is None else start
    return review_by_lines(open_desk, found.places, begin, found.settings.keys)


def _list(options: argparse.Namespace, found: Project) -> int:
    """The shown flags of all documents, most serious first, and how to review them."""
    from reviewtool.cli.check import summary
    from reviewtool.cli.flag_output import FlagOutput
    from reviewtool.cli.open_flags import flags_of
    from reviewtool.cli.output import note, result
    from reviewtool.ranking.order import most_serious_first

    reviewer = cache(lambda: who(options, found).name)
    for place in found.places:
        document, flags = flags_of(found, place, reviewer, found.settings.budget)
        shown = most_serious_first(ranked for ranked in flags if ranked.shown)
        output = FlagOutput(document)
        for ranked in shown:
            result(output.text(ranked))
        result(summary(document, [ranked.flag for ranked in shown]))
    note("Run reviewtool in a terminal to review them, or `reviewtool review --plain`.")
    return OK
