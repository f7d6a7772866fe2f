"""`reviewtool pair`: the translation of a segment with another source, as the key `P` does."""

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
        "pair",
        help="repair which source a translation belongs to",
        description="Say which source the translation of a segment belongs to. What follows moves "
        "along, in order; what has no partner then stands by itself, as omitted or added. The file "
        "stays as it is. Leave with 1 where it was only shown.",
    )
    add_cut(parser)
    parser.add_argument(
        "--with",
        dest="partner",
        metavar="SEGMENT",
        required=True,
        help="the segment whose source it belongs to, or `none`",
    )
    parser.add_argument(
        "--follow",
        choices=("alone", "paragraph", "document"),
        default="paragraph",
        help="how far what follows moves along; a place without a text takes it up before",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the new pairing, and make it with --yes."""
    from reviewtool.review.recutting import Reach, pairing_anew, refuse_rows

    desk = opened(options, project(options))
    segment = named_segment(desk, options.segment)
    refuse_rows(desk.document)
    other = None
    if options.partner != "none":
        other = named_segment(desk, options.partner).index
    reach = Reach(options.follow)
    proposed = pairing_anew(desk.document, desk.session.sides, segment.index, other, reach)
    return finish(options, desk, proposed)
