"""`reviewtool join`: a segment and the next one as one, as the key `]` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import project
from reviewtool.cli.named_segment import named_segment, opened
from reviewtool.cli.recutting import add_cut, finish

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "join",
        help="make one segment of two neighbours",
        description="Make one segment of this one and the next, with both sources and both "
        "translations. The file stays as it is. Leave with 1 where it was only shown.",
    )
    add_cut(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the join, and do it with --yes."""
    from reviewtool.review.recutting import joining, refuse_rows

    desk = opened(options, project(options))
    segment = named_segment(desk, options.segment)
    refuse_rows(desk.document)
    return finish(options, desk, joining(desk.document, desk.session.sides, segment.index))
