"""How well flags meet the marked errors of articles, and what they do to right text.

A flag is right where at least a third of its characters lie in marked errors of its side. An error
is found where such a flag has a word in common with it; `touched` counts for information the errors
that any flag has a word in common with. False alarms are the flags on segments without errors, for
each 1,000 target words of those segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.span_scores import Span, covered, lies_in, share, shares_a_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.flag_rows import Row
    from benchmarks.flag_run import Mark


@dataclass(frozen=True, slots=True)
class Judged:
    """One segment with its flags: which are right, and which errors they found and touched."""

    row: Row
    marks: tuple[tuple[Mark, bool], ...]
    errors: tuple[tuple[str, Span, bool, bool], ...]
    """Side, span, found, touched."""
    tempted: int


@dataclass(frozen=True, slots=True)
class ArticleScores:
    """Sums over segments; shares are 0 to 1."""

    errors: int
    found: float
    touched: float
    flags: int
    right: float
    clean_words: int
    false_alarms: float
    tempted: int


def judge(row: Row, marks: Iterable[Mark]) -> Judged:
    """Hold the flags of a segment against its marked errors."""
    given = tuple(marks)
    sides = (("target", row.target, row.marked), ("source", row.source, row.marked_in_source))
    judged: dict[int, bool] = {}
    errors = []
    for side, text, marked in sides:
        wrong = covered(marked, len(text))
        here = [(place, mark) for place, mark in enumerate(given) if mark.side == side]
        spans = {place: Span(mark.start, mark.end) for place, mark in here}
        for place, span in spans.items():
            judged[place] = bool(wrong) and lies_in(span, wrong, len(text))
        for error in marked:
            met = [place for place, span in spans.items() if shares_a_word(span, error, text)]
            errors.append((side, error, any(judged[place] for place in met), bool(met)))
    targets = [mark for mark in given if mark.side == "target"]
    tempted = sum(
        any(mark.start < span.end and span.start < mark.end for mark in targets)
        for span in row.tempting
    )
    return Judged(
        row,
        tuple((mark, judged[place]) for place, mark in enumerate(given)),
        tuple(errors),
        tempted,
    )


def scores(segments: Sequence[Judged]) -> ArticleScores:
    """The sums over segments."""
    errors = [error for one in segments for error in one.errors]
    flags = [right for one in segments for _, right in one.marks]
    clean = [one for one in segments if one.row.clean]
    words = sum(len(one.row.target.split()) for one in clean)
    return ArticleScores(
        errors=len(errors),
        found=share(sum(found for *_, found, _ in errors), len(errors)),
        touched=share(sum(touched for *_, touched in errors), len(errors)),
        flags=len(flags),
        right=share(sum(flags), len(flags)),
        clean_words=words,
        false_alarms=1000 * share(sum(len(one.marks) for one in clean), words),
        tempted=sum(one.tempted for one in segments),
    )
