"""What `join`, `split` and `pair` have in common: their arguments, the preview, doing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_languages, add_reviewer, project, who
from reviewtool.errors import INCOMPLETE, OK, ReviewError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reviewtool.records.desk import Desk
    from reviewtool.review.recutting import Recutting
    from reviewtool.segments.segment import Segment


def add_segment(parser: argparse.ArgumentParser) -> None:
    """DOCUMENT, SEGMENT, --yes, and all that says how to read the document."""
    parser.add_argument(
        "paths",
        metavar="DOCUMENT",
        nargs=1,
        type=Path,
        help="a file below translations/, or any other",
    )
    parser.add_argument("segment", metavar="SEGMENT", help="its id, or its number in the document")
    add_languages(parser)
    add_reviewer(parser)
    parser.add_argument(
        "--yes", action="store_true", help="do it; without it, only show what would come of it"
    )


def opened(options: argparse.Namespace) -> Desk:
    """The one document that was named, open."""
    from reviewtool.cli.output import notes
    from reviewtool.records.desk import open_desk

    found = project(options)
    if len(found.places) != 1:
        raise ReviewError(
            f"{len(found.places)} documents were named",
            "Name one file below translations/.",
            file=options.paths[0],
        )
    desk = open_desk(found, found.places[0], who(options, found).name)
    notes(desk.notices)
    return desk


def finish(options: argparse.Namespace, desk: Desk, proposed: Recutting) -> int:
    """Show what would come of it and, if that is wanted, do it; 1 where it was only shown."""
    from reviewtool.cli.output import note, result

    for line in lines(proposed):
        result(line)
    if not options.yes:
        note(f"nothing was done yet: --yes does this {proposed.recut.kind}")
        return INCOMPLETE
    desk.record(desk.session.recut(proposed))
    desk.flush()
    note(f"{desk.document.name}: {proposed.recut.kind}, saved; `correct --undo` takes it back")
    return OK


def lines(proposed: Recutting) -> Iterator[str]:
    """The segments that go, with a minus, and those that come, with a plus."""
    for sign, segments in (("-", proposed.before), ("+", proposed.after)):
        for segment in segments:
            yield f"{sign} {segment.index + 1} {segment.id}: {_texts(segment)}"


def _texts(segment: Segment) -> str:
    from reviewtool.segments.control import one_line

    target = one_line(segment.target) or "(no translation)"
    return f"{one_line(segment.source)} | {target}" if segment.source else f"| {target}"
