"""Before and after, segment by segment: what the tables for people and programs hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.export.ratings import languages, placed
from reviewtool.export.reviews import EXPORTED, SETTLED, text_after
from reviewtool.review.decision import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.export.losses import Losses
    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Segment


class Row(NamedTuple):
    """A segment with what became of it.

    `corrected` is the text as the corrected file has it: the target where nothing was changed,
    empty where the segment was deleted. `reviewer` and `time` are those of the decision on the
    text. `scores` and `comments` are by reviewer, `errors` have their reviewer's name in them.
    """

    id: str
    document: str
    source_language: str
    target_language: str
    source: str
    target: str
    corrected: str
    status: str
    reviewer: str
    time: str
    scores: dict[str, int]
    comments: dict[str, str]
    errors: list[dict[str, object]]


def rows(review: Review, losses: Losses) -> Iterator[Row]:
    """A row for each segment, decided or not."""
    for segment in review.document.segments:
        judged = review.chosen.get(segment.id)
        everyone = {
            reviewer: decisions[segment.id]
            for reviewer, decisions in review.decisions.items()
            if segment.id in decisions
        }
        source_language, target_language = languages(review, segment)
        yield Row(
            segment.given or segment.id,
            segment.document or review.document.name,
            source_language,
            target_language,
            segment.source,
            segment.target,
            text_after(judged, segment.target),
            (judged.decision.status if judged else Status.TODO).value,
            judged.reviewer if judged else "",
            judged.decision.time if judged else "",
            {who: one.score for who, one in everyone.items() if one.score is not None},
            {who: one.comment for who, one in everyone.items() if one.comment},
            [
                _error(reviewer, error)
                for reviewer, decision in everyone.items()
                for error in placed(segment, decision, losses)
            ],
        )


def corrections(review: Review) -> Iterator[tuple[Segment, str]]:
    """Each segment whose text changes, and the text that it gets."""
    for segment in review.document.segments:
        after = text_after(review.chosen.get(segment.id), segment.target)
        if after != segment.target:
            yield segment, after


def said(review: Review) -> str:
    """`40 segments, 12 decided, 5 corrected, 1 held back (queried or skipped)`."""
    decisions = [judged.decision for judged in review.chosen.values()]
    settled = sum(decision.status in SETTLED for decision in decisions)
    held = sum(one.corrected is not None and one.status not in EXPORTED for one in decisions)
    total = len(review.document.segments)
    text = f"{total:,} {'segment' if total == 1 else 'segments'}, {settled:,} decided, "
    text += f"{sum(1 for _ in corrections(review)):,} corrected"
    return text + (f", {held:,} held back (queried or skipped)" if held else "")


def _error(reviewer: str, error: ErrorMark) -> dict[str, object]:
    return {
        "reviewer": reviewer,
        "side": error.side,
        "start": error.start,
        "end": error.end,
        "text": error.text,
        "category": error.category,
        "severity": error.severity.value,
        "origin": error.origin,
        "comment": error.comment,
    }
