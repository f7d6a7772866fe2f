"""`reviewtool split`: a segment as two, as the key `|` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import project
from reviewtool.cli.named_segment import named_segment, opened
from reviewtool.cli.recutting import add_cut, finish
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.segments.segment import Segment


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "split",
        help="make two segments of one",
        description="Make two segments of one. A place that is not named is taken after the "
        "sentence or clause that ends nearest. The file stays as it is. Leave with 1 where it was "
        "only shown.",
    )
    add_cut(parser)
    parser.add_argument(
        "--at",
        metavar="TEXT",
        help="the words of the translation that the second segment begins with; empty: all of it "
        "stays with the first",
    )
    parser.add_argument("--source-at", metavar="TEXT", help="the same of the source")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the split, and do it with --yes."""
    from reviewtool.review.cut_places import proposed_place
    from reviewtool.review.recutting import refuse_rows, splitting

    desk = opened(options, project(options))
    segment = named_segment(desk, options.segment)
    refuse_rows(desk.document)
    at = _place(segment, "translation", segment.target, options.at)
    if options.at is None:
        at = proposed_place(segment.target)
    source_at = _place(segment, "source", segment.source, options.source_at)
    if options.source_at is None:
        share = at / len(segment.target) if at is not None else 0.5
        source_at = proposed_place(segment.source, share)
    if at is None and source_at is None:
        raise ReviewError(
            "no sentence or clause ends inside the segment",
            "Name the words that the second segment begins with: --at TEXT.",
            file=desk.document.file.path,
            segment=segment.id,
        )
    proposed = splitting(desk.document, desk.session.sides, segment.index, at, source_at)
    return finish(options, desk, proposed)


def _place(segment: Segment, side: str, text: str, words: str | None) -> int | None:
    """Where the words stand; raises ReviewError where they stand nowhere, or more than once."""
    if not words:
        return None
    place = text.find(words)
    if place < 0:
        raise ReviewError(
            f"“{words}” does not stand in the {side}",
            "Give its words as they stand there, in quotation marks.",
            segment=segment.id,
        )
    if text.find(words, place + 1) >= 0:
        raise ReviewError(
            f"“{words}” stands in the {side} more than once",
            "Give more of the text that follows.",
            segment=segment.id,
        )
    return place
