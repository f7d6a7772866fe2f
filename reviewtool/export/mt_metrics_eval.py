"""Ratings for mt-metrics-eval, one JSON object a segment and reviewer.

Texts stay exactly as they are, since the reader compares them with those of its test set.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import Losses
from reviewtool.export.ratings import (
    count_unmarked,
    languages,
    numbers,
    ratings,
    summary,
    system,
    wmt_label,
)

if TYPE_CHECKING:
    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import ErrorMark


def build(review: Review) -> Built:
    """The objects; `segment_id` counts from 0 in the file, offsets are half-open code points."""
    losses = Losses()
    rated = ratings(review, losses)
    places = numbers(review)
    count_unmarked(rated, losses)
    lines = []
    for rating in rated:
        segment = rating.segment
        source_language, target_language = languages(review, segment)
        fields = {
            "source": segment.source,
            "hypothesis": segment.target,
            "errors": [_error(error, losses) for error in rating.errors],
            "document_id": places[segment.id].document,
            "segment_id": segment.index,
            "system_id": system(review),
            "rater_id": rating.reviewer,
            "src_lang": source_language or None,
            "tgt_lang": target_language or None,
        }
        lines.append(json.dumps(fields) + "\n")
    return Built("".join(lines).encode(), summary(review, rated), losses)


def _error(error: ErrorMark, losses: Losses) -> dict[str, object]:
    """The error; `score` is what a rater gave it as a number, which nobody does here."""
    return {
        "start": error.start,
        "end": error.end,
        "category": wmt_label(error, losses).lower(),
        "severity": error.severity.value,
        "score": None,
        "is_source_error": error.side == "source",
    }
