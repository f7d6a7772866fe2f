"""Errors marked and taken away by command, on words or on a span in characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.review.act import Act
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

_SPAN = re.compile(r"\d+:\d+")


def mark(options: argparse.Namespace, session: Session, segment: Segment) -> Act:
    """Mark the error that `--mark` and the options beside it tell."""
    from reviewtool.review.marking import marked_error
    from reviewtool.taxonomy import Severity

    start, end = _span(segment, options.side, options.mark)
    severity = Severity(options.severity)
    error = marked_error(segment, start, end, options.category, severity, side=options.side)
    return session.mark(segment, error)


def unmark(options: argparse.Namespace, session: Session, segment: Segment) -> Act:
    """Take away the error on the very words that `--unmark` tells."""
    start, end = _span(segment, options.side, options.unmark)
    there = session.error_on(segment, options.side, start, end)
    if there is not None:
        return session.change_error(segment, there.id, None)
    marked = "; ".join(
        f"{error.start}:{error.end} “{error.text}”" for error in session.errors(segment)
    )
    raise ReviewError(
        "no error stands on these words",
        f"Give one of: {marked}." if marked else "The segment has no errors.",
        segment=segment.id,
    )


def _span(segment: Segment, side: str, said: str) -> tuple[int, int]:
    """Half-open code points of the given target, or of the source: `0:5`, or words that are there.

    Raises ReviewError where the words do not stand there once.
    """
    if _SPAN.fullmatch(said):
        start, end = (whole(part) for part in said.split(":"))
        if start is not None and end is not None:
            return start, end
    text = segment.source if side == "source" else segment.target
    count = text.count(said) if said else 0
    if count != 1:
        where = f"stands {count} times" if count else "does not stand"
        raise ReviewError(
            f"“{said}” {where} in the {side}",
            "Give words that stand there once, or START:END in characters.",
            segment=segment.id,
        )
    return text.index(said), text.index(said) + len(said)
