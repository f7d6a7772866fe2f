"""What each reviewer judged of each segment, for the formats of the evaluation campaigns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.export.losses import (
    CATEGORY,
    FLATTENED,
    GAPS,
    MISPLACED,
    OWN_MARKS,
    UNMARKED,
    UNSOUND,
)
from reviewtool.export.texts import flat, sound
from reviewtool.review.decision import Status
from reviewtool.scores.labels import label
from reviewtool.scores.mqm import is_rated
from reviewtool.segments.segment import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.export.losses import Losses
    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import Decision, ErrorMark
    from reviewtool.segments.segment import Segment

NO_SYSTEM = "mt"
"""The system's name where the folder of the translation (`en.systemB`) does not give one."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One reviewer's judgement of one segment; `errors` are those that stand where they say."""

    segment: Segment
    reviewer: str
    decision: Decision
    errors: tuple[ErrorMark, ...]


class Numbered(NamedTuple):
    """Where a segment stands: its document, and its number there, from 1."""

    document: str
    number: int


def ratings(review: Review, losses: Losses) -> list[Rating]:
    """Everything that was rated, in the order of the document, then by reviewer."""
    found = []
    for segment in review.document.segments:
        for reviewer, decisions in review.decisions.items():
            decision = decisions.get(segment.id)
            if decision is None or not is_rated(decision):
                continue
            errors = placed(segment, decision, losses)
            found.append(Rating(segment, reviewer, decision, errors))
    return found


def placed(segment: Segment, decision: Decision, losses: Losses) -> tuple[ErrorMark, ...]:
    """The errors whose text stands at their offsets, in the order of the text, target first."""
    errors = [error for error in decision.errors if _stands(segment, error)]
    losses[MISPLACED] += len(decision.errors) - len(errors)
    return tuple(sorted(errors, key=lambda one: (one.side == "source", one.start, one.end)))


def numbers(review: Review) -> dict[str, Numbered]:
    """By segment id, the document that a segment belongs to and its number there."""
    counts: dict[str, int] = {}
    found = {}
    for segment in review.document.segments:
        name = segment.document or _below_language(review)
        counts[name] = counts.get(name, 0) + 1
        found[segment.id] = Numbered(name, counts[name])
    return found


def system(review: Review) -> str:
    """The system that translated: `systemB` of `translations/en.systemB/`."""
    folder, _, below = review.place.name.partition("/")
    return (folder.partition(".")[2] if below else "") or NO_SYSTEM


def languages(review: Review, segment: Segment) -> tuple[str, str]:
    """The codes of the segment's languages; empty where unknown."""
    document = review.document
    return (
        segment.source_language or document.source_language.code,
        segment.target_language or document.target_language.code,
    )


def wmt_label(error: ErrorMark, losses: Losses) -> str:
    """The label that WMT gives the error's category."""
    wmt = label(error.category).wmt
    losses[CATEGORY] += wmt == "Other"
    return wmt


def marked(text: str, error: ErrorMark) -> str:
    """The text with `<v>` and `</v>` around the error, as a cell without quoting holds it."""
    before, span, after = text[: error.start], text[error.start : error.end], text[error.end :]
    return f"{flat(before)}<v>{flat(span)}</v>{flat(after)}"


def count_unmarked(rated: Iterable[Rating], losses: Losses) -> None:
    """Count the corrected segments that look free of errors, because none was marked."""
    losses[UNMARKED] += sum(
        one.decision.status is Status.CORRECTED and not one.decision.errors for one in rated
    )


def count_texts(rated: Sequence[Rating], losses: Losses) -> None:
    """Count the texts of rated segments that a table without quoting changes or confuses."""
    segments = {rating.segment.id: rating.segment for rating in rated}
    for segment in segments.values():
        for text in (segment.source, segment.target):
            losses[UNSOUND] += sound(text) != text
            losses[FLATTENED] += flat(text) != sound(text)
            losses[OWN_MARKS] += "<v>" in text or "</v>" in text


def count_gaps(rated: Iterable[Rating], places: dict[str, Numbered], losses: Losses) -> None:
    """Count the numbers that are missing between rated segments of one document."""
    by_document: dict[str, set[int]] = {}
    for rating in rated:
        name, number = places[rating.segment.id]
        by_document.setdefault(name, set()).add(number)
    for found in by_document.values():
        losses[GAPS] += max(found) - min(found) + 1 - len(found)


def summary(review: Review, rated: Sequence[Rating]) -> str:
    """`3 errors in 2 of 40 segments`, with the reviewers where there are several."""
    errors = sum(len(rating.errors) for rating in rated)
    segments = len({rating.segment.id for rating in rated})
    people = len({rating.reviewer for rating in rated})
    said = f"{errors:,} {'error' if errors == 1 else 'errors'}, "
    said += f"{segments:,} of {len(review.document.segments):,} segments rated"
    return said + (f" by {people} reviewers" if people > 1 else "")


def _stands(segment: Segment, error: ErrorMark) -> bool:
    text = segment.source if error.side == "source" else segment.target
    span = text[error.start : error.end]
    inside = 0 <= error.start <= error.end <= len(text)
    return inside and error.text in (span, storable(span))


def _below_language(review: Review) -> str:
    folder, _, below = review.place.name.partition("/")
    return below or folder
