"""Commands about one segment of one document: their arguments, and what these name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_languages, add_reviewer, who
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.project import Project
    from reviewtool.records.desk import Desk
    from reviewtool.segments.segment import Segment


def add_segment(parser: argparse.ArgumentParser, *, needed: bool = True, prints: str = "") -> None:
    """DOCUMENT, SEGMENT (which may be left out unless `needed`), and how to read the document."""
    parser.add_argument(
        "paths",
        metavar="DOCUMENT",
        nargs=1,
        type=Path,
        help="a file below translations/, or any other",
    )
    parser.add_argument(
        "segment",
        metavar="SEGMENT",
        nargs=None if needed else "?",
        help="its id, or its number in the document",
    )
    add_languages(parser, prints=prints)
    add_reviewer(parser)


def opened(options: argparse.Namespace, found: Project) -> Desk:
    """The one document that was named, open; raises ReviewError where several were."""
    from reviewtool.cli.output import notes
    from reviewtool.records.desk import open_desk

    if len(found.places) != 1:
        raise ReviewError(
            f"{len(found.places)} documents were named",
            "Name one file below translations/.",
            file=options.paths[0],
        )
    desk = open_desk(found, found.places[0], who(options, found).name)
    notes(desk.notices)
    return desk


def named_segment(desk: Desk, name: str) -> Segment:
    """The segment of this id, else of this number (from 1).

    Raises ReviewError where there is none.
    """
    segments = desk.document.segments
    number = whole(name)
    if number is not None and 0 < number <= len(segments):
        known = any(segment.id == name for segment in segments)
        return desk.session.segment(name) if known else segments[number - 1]
    return desk.session.segment(name)
