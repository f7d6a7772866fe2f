"""The MQM table of Google and WMT: an error a row, marked with `<v>` in source or target.

mt-metrics-eval reads it without quoting, so that tabs and line ends become spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import CRITICAL, Losses
from reviewtool.export.ratings import (
    count_gaps,
    count_texts,
    count_unmarked,
    marked,
    numbers,
    ratings,
    summary,
    system,
    wmt_label,
)
from reviewtool.export.texts import flat
from reviewtool.scores.mqm import WMT_SEVERITIES
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from reviewtool.export.ratings import Rating
    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import ErrorMark

HEADER = (
    "system",
    "doc",
    "doc_id",
    "seg_id",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "comment",
)
NO_ERROR = "No-error"


def build(review: Review) -> Built:
    """The table; `doc_id` counts from 1 in the document, `seg_id` in the file."""
    losses = Losses()
    rated = ratings(review, losses)
    places = numbers(review)
    count_unmarked(rated, losses)
    count_texts(rated, losses)
    count_gaps(rated, places, losses)
    rows: list[tuple[str, ...]] = [HEADER]
    for rating in rated:
        name, number = places[rating.segment.id]
        place = (name, str(number), str(rating.segment.index + 1))
        head = tuple(map(flat, (system(review), *place, rating.reviewer)))
        rows += [(*head, *row) for row in _rows(rating, losses)]
    data = "".join("\t".join(row) + "\n" for row in rows).encode()
    return Built(data, summary(review, rated), losses)


def _rows(rating: Rating, losses: Losses) -> list[tuple[str, ...]]:
    """Source, target, category, severity and comment of each error; one row where there is none."""
    source, target = rating.segment.source, rating.segment.target
    remark = rating.decision.comment
    if not rating.errors:
        return [(flat(source), flat(target), NO_ERROR, NO_ERROR, flat(remark))]
    rows: list[tuple[str, ...]] = []
    for error in rating.errors:
        losses[CRITICAL] += error.severity is Severity.CRITICAL
        on_source = error.side == "source"
        rows.append(
            (
                marked(source, error) if on_source else flat(source),
                flat(target) if on_source else marked(target, error),
                wmt_label(error, losses),
                WMT_SEVERITIES[error.severity],
                flat(comment(error, remark)),
            )
        )
        remark = ""
    return rows


def comment(error: ErrorMark, remark: str) -> str:
    """What was said of the error, and of its segment."""
    return " / ".join(filter(None, (error.comment, remark)))
