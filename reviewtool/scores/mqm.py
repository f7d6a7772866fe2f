"""MQM scores of marked errors: as Google and WMT compute them, and as the MQM council does.

Only errors that stand in a record count; a flag that nobody confirmed is not one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.review.decision import Status
from reviewtool.scores.labels import label
from reviewtool.segments.words import count_words
from reviewtool.taxonomy import SEVERITY_WEIGHTS, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.review.decision import Decision, ErrorMark

WMT_WEIGHTS = {
    "major": 5.0,
    "minor": 1.0,
    "neutral": 0.0,
    "major/non-translation!": 25.0,
    "minor/fluency/punctuation": 0.1,
}
"""The default weights of mt-metrics-eval's score_mqm.py; the most specific one counts."""

WMT_SEVERITIES = {
    Severity.NEUTRAL: "Neutral",
    Severity.MINOR: "Minor",
    Severity.MAJOR: "Major",
    Severity.CRITICAL: "Major",
}
"""WMT has no critical: score_mqm.py would count it as nothing."""

REFERENCE_WORDS = 1000

SMALL = 1000
"""Words below which a linear score is held to be too uncertain to tell anything."""


class Linear(NamedTuple):
    """A linear score of the MQM council: penalty points (APT), in so many words (EWC, not 0)."""

    penalty: int
    words: int
    critical: int = 0

    @property
    def per_word(self) -> float:
        """Penalty points a word (PWPT)."""
        return self.penalty / self.words

    @property
    def normed(self) -> float:
        """Penalty points per 1,000 words (NPT)."""
        return self.per_word * REFERENCE_WORDS

    @property
    def quality(self) -> float:
        """The raw overall quality score (OQS): 100 × (1 − penalty ÷ words)."""
        return 100 * (1 - self.per_word)

    def calibrated(self, threshold: float, acceptable: float) -> float:
        """The calibrated quality score (CQS).

        `acceptable` penalty points per 1,000 words give just the passing `threshold` (below 100).
        """
        return 100 - self.normed * (100 - threshold) / acceptable

    def passes(self, threshold: float, acceptable: float) -> bool:
        """Whether the calibrated score reaches the threshold and no error is critical."""
        return not self.critical and self.calibrated(threshold, acceptable) >= threshold


def is_rated(decision: Decision) -> bool:
    """Whether the reviewer judged the segment's translation.

    One that was accepted or corrected without a marked error counts as free of errors.
    """
    done = decision.status in (Status.ACCEPTED, Status.CORRECTED)
    return done or bool(decision.errors) or decision.score is not None


def wmt_weight(severity: str, category: str) -> float:
    """The weight of an error under WMT's names; 0 for a severity that has none."""
    parts = [severity.lower(), *category.lower().split("/")]
    while parts:
        weight = WMT_WEIGHTS.get("/".join(parts))
        if weight is not None:
            return weight
        parts.pop()
    return 0.0


def wmt_segment_score(errors: Iterable[ErrorMark]) -> float:
    """Minus the sum of the weights of one reviewer's errors on a segment; 0 is the best."""
    return 0.0 - sum(
        wmt_weight(WMT_SEVERITIES[error.severity], label(error.category).wmt) for error in errors
    )


def wmt_score(decisions: Iterable[Decision]) -> float | None:
    """The mean of the segment scores over what one reviewer rated; None for nothing rated."""
    scores = [wmt_segment_score(one.errors) for one in decisions if is_rated(one)]
    return sum(scores) / len(scores) if scores else None


def evaluated_words(texts: Iterable[str], *, spaced: bool) -> int:
    """How many words were evaluated; half the characters where words are not spaced, as in WMT."""
    return sum(count_words(text) if spaced else len(text) // 2 for text in texts)


def linear(errors: Iterable[ErrorMark], words: int) -> Linear:
    """The council's score of errors in so many evaluated words (not 0); all types weigh alike."""
    severities = [error.severity for error in errors]
    penalty = sum(SEVERITY_WEIGHTS[severity] for severity in severities)
    return Linear(penalty, words, severities.count(Severity.CRITICAL))
