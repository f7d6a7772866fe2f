"""The orders of flags: the most serious first, or by the harm to expect of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.taxonomy import SEVERITY_WEIGHTS, Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from reviewtool.ranking.ranked_flag import RankedFlag

DOUBTFUL_HARM = 0.5 * SEVERITY_WEIGHTS[Severity.MAJOR]
"""What a doubtful pairing counts for: a major error at even odds.

A pairing is called doubtful below a confidence of one half. Where it is wrong, something was left
out, added or moved, and no check that compares source and translation has looked at it.
"""


def most_serious_first(flags: Iterable[RankedFlag]) -> list[RankedFlag]:
    """The flags by severity, then by confidence; equal ones keep the order given."""
    return sorted(flags, key=lambda ranked: (-ranked.flag.severity.rank, -ranked.confidence))


def expected_harm(flags: Iterable[RankedFlag], *, doubtful: bool) -> float:
    """The penalty points to expect of a segment with these flags, and with a doubtful pairing.

    A flag counts its confidence times the weight that MQM gives its severity. Flags that overlap
    speak of one error, and their confidences are combined already: the heaviest of them counts.
    """
    spans = (
        (r.flag.side, r.flag.start, r.flag.end, r.confidence * SEVERITY_WEIGHTS[r.flag.severity])
        for r in flags
    )
    return (DOUBTFUL_HARM if doubtful else 0.0) + joint_harm(spans)


def joint_harm(spans: Iterable[tuple[str, int, int, float]]) -> float:
    """The sum of the harms at these spans (side, start, end, harm), of overlapping ones the worst.

    Rounded, so that the order of equal sums does not hang on how they were added up.
    """
    total = 0.0
    last, end, heaviest = "", 0, 0.0
    for side, start, stop, harm in sorted(spans):
        if side != last or start >= end:
            total, heaviest, last, end = total + heaviest, 0.0, side, stop
        heaviest = max(heaviest, harm)
        end = max(end, stop)
    return round(total + heaviest, 9)


def most_harmful_first(
    flags: Iterable[RankedFlag], doubtful: Container[str] = ()
) -> list[RankedFlag]:
    """The flags of the segment with the most expected harm first, those of a segment together.

    Only `shown` flags count. Equal segments, and the flags of each, keep the order given.
    `doubtful` holds the ids of the segments with a doubtful pairing.
    """
    grouped: dict[str, list[RankedFlag]] = {}
    for ranked in flags:
        grouped.setdefault(ranked.flag.segment, []).append(ranked)

    def harm(segment: str) -> float:
        counted = (ranked for ranked in grouped[segment] if ranked.shown)
        return expected_harm(counted, doubtful=segment in doubtful)

    return [r for segment in sorted(grouped, key=harm, reverse=True) for r in grouped[segment]]
