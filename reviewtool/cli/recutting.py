"""What `join`, `split` and `pair` have in common: their arguments, the preview, doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.named_segment import add_segment
from reviewtool.errors import INCOMPLETE, OK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reviewtool.records.desk import Desk
    from reviewtool.review.recutting import Recutting
    from reviewtool.segments.segment import Segment


def add_cut(parser: argparse.ArgumentParser) -> None:
    """DOCUMENT, SEGMENT, --yes, and all that says how to read the document."""
    add_segment(parser)
    parser.add_argument(
        "--yes", action="store_true", help="do it; without it, only show what would come of it"
    )


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
