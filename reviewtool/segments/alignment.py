"""Which source paragraphs or sentences belong to which of the target.

Lengths decide (Gale and Church), helped by anchors: numbers, names in Latin letters, question
marks, quotation marks, captions. Every bead carries the share of probability that all plausible
alignments together give it, so a doubtful pairing can be shown as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p
from typing import TYPE_CHECKING

from reviewtool.segments.resemblance import Item, Resemblance, usual_ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_EVEN = 400
"""From so many items on, equal counts whose lengths agree are paired without a search."""
_LONG = 3_000
"""From so many items on, on both sides together, the ends that plainly agree are not searched."""
_MARGIN = 60
"""How far from the first disagreement the search begins."""
# How much worse than the best a partial alignment may be, by the number of items on both sides.
_BEAM = ((3_000, 60.0), (20_000, 40.0))
_NARROW_BEAM = 25.0


@dataclass(frozen=True, slots=True)
class Priors:
    """How often, of all beads, items stand alone or are merged."""

    skip: float
    merge: float
    both: float

    @property
    def costs(self) -> dict[tuple[int, int], float]:
        """Cost (negative logarithm) by numbers of source and target items."""
        one = 1 - 2 * self.skip - 2 * self.merge - self.both
        return {
            (1, 1): -log(one),
            (1, 0): -log(self.skip),
            (0, 1): -log(self.skip),
            (2, 1): -log(self.merge),
            (1, 2): -log(self.merge),
            (2, 2): -log(self.both),
        }


PARAGRAPHS = Priors(skip=0.05, merge=0.015, both=0.002)
SENTENCES = Priors(skip=0.02, merge=0.02, both=0.004)


@dataclass(frozen=True, slots=True)
class Bead:
    """Source and target items, as half-open index ranges, that say the same.

    `confidence` is 0 to 1; below 0.5 the pairing is doubtful.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float


def align(
    source: Sequence[Item],
    target: Sequence[Item],
    priors: Priors,
    breaks: Collection[int] = (),
    ratio: float | None = None,
) -> list[Bead]:
    """The beads in order, which cover all items.

    Target items before and after an index in `breaks` are never merged. `ratio` is how many
    target characters a source character becomes; without it, the totals say.
    """
    resemblance = Resemblance(source, target, ratio)
    even = _evenly(resemblance, source, target, 1 if priors is SENTENCES else _EVEN)
    if even is not None:
        return even
    front, back = (0, 0) if sum(resemblance.sizes) < _LONG else _even_ends(resemblance)
    if front or back:
        middle = align(
            source[front : len(source) - back],
            target[front : len(target) - back],
            priors,
            {place - front for place in breaks},
            ratio,
        )
        return _framed(middle, front, back)
    beads, cost = _search(resemblance, priors, breaks)
    if ratio is None and abs(len(source) - len(target)) * 10 > len(source) + len(target):
        other = Resemblance(source, target, ratio=usual_ratio(source, target))
        other_beads, other_cost = _search(other, priors, breaks)
        if other_cost < cost:
            return other_beads
    return beads


def _evenly(
    resemblance: Resemblance, source: Sequence[Item], target: Sequence[Item], least: int
) -> list[Bead] | None:
    """One to one, where the counts are equal and the pairs resemble each other; else None."""
    if len(source) != len(target) or len(source) < least:
        return None
    beads, odd, row = [], 0, 0
    for place in range(len(source)):
        cost = resemblance.cost(place, 1, place, 1)
        poor = cost > (2.5 if least == 1 else 6.0)
        odd += poor
        row = row + 1 if poor else 0
        if odd * 100 > len(source) or row > 2:
            return None
        confidence = 0.4 if poor else 1.0
        beads.append(Bead((place, place + 1), (place, place + 1), confidence))
    return beads


def _even_ends(resemblance: Resemblance) -> tuple[int, int]:
    """How many items at the beginning and at the end plainly belong together one to one.

    The search for the rest begins well before the first place where the pairs stop agreeing.
    """
    sizes = resemblance.sizes
    shorter = min(sizes)
    front = _agreeing(resemblance, [(place, place) for place in range(shorter)])
    left = shorter - front
    back = _agreeing(
        resemblance, [(sizes[0] - place, sizes[1] - place) for place in range(1, left + 1)]
    )
    return front, back


def _agreeing(resemblance: Resemblance, pairs: Sequence[tuple[int, int]]) -> int:
    recent = [False] * 8
    for number, (i, j) in enumerate(pairs):
        recent[number % 8] = resemblance.cost(i, 1, j, 1) > 3.0
        if sum(recent) > 2:
            return max(0, number - _MARGIN)
    return max(0, len(pairs) - _MARGIN)


def _framed(middle: Sequence[Bead], front: int, back: int) -> list[Bead]:
    beads = [Bead((place, place + 1), (place, place + 1), 1.0) for place in range(front)]
    for bead in middle:
        (a, b), (c, d) = bead.source, bead.target
        beads.append(Bead((a + front, b + front), (c + front, d + front), bead.confidence))
    i = beads[-1].source[1] if beads else 0
    j = beads[-1].target[1] if beads else 0
    beads += [Bead((i + n, i + n + 1), (j + n, j + n + 1), 1.0) for n in range(back)]
    return beads


_Cell = tuple[int, int]


def _search(
    resemblance: Resemblance, priors: Priors, breaks: Collection[int]
) -> tuple[list[Bead], float]:
    """The cheapest alignment, by dynamic programming along the antidiagonals within a beam."""
    size = resemblance.sizes
    beam = next((width for limit, width in _BEAM if sum(size) <= limit), _NARROW_BEAM)
    if size[0] * size[1] <= 2_500:
        beam = float("inf")
    steps = [(a, b, cost) for (a, b), cost in priors.costs.items()]
    rows: list[dict[int, float]] = [{} for _ in range(sum(size) + 1)]
    rows[0][0] = 0.0
    sums: dict[_Cell, float] = {(0, 0): 0.0}
    came: dict[_Cell, tuple[int, int]] = {}
    edges: list[tuple[int, int, int, int, float]] = []
    best_before = 0.0
    for diagonal, row in enumerate(rows):
        if not row:
            continue
        best = min(row.values())
        limit = min(best, best_before) + beam
        best_before = best
        for i, cost in row.items():
            j = diagonal - i
            if cost > limit:
                continue
            reached = sums[i, j]
            for a, b, prior in steps:
                x, y = i + a, j + b
                if x > size[0] or y > size[1] or (b == 2 and j + 1 in breaks):
                    continue
                weight = prior + resemblance.cost(i, a, j, b)
                edges.append((i, j, a, b, weight))
                cell = (x, y)
                known = rows[x + y].get(x)
                if known is None or cost + weight < known:
                    rows[x + y][x] = cost + weight
                    came[cell] = (a, b)
                sums[cell] = _added(sums.get(cell), reached - weight)
    rest = _rests(edges, size)
    path = _path(came, size)
    total = sums[size]
    beads = []
    for i, j, a, b in path:
        weight = priors.costs[a, b] + resemblance.cost(i, a, j, b)
        share = exp(min(0.0, sums[i, j] - weight + rest.get((i + a, j + b), 0.0) - total))
        beads.append(Bead((i, i + a), (j, j + b), share))
    return beads, rows[sum(size)][size[0]]


def _rests(edges: Sequence[tuple[int, int, int, int, float]], end: _Cell) -> dict[_Cell, float]:
    """By cell, the logarithm of the probability of all that can follow it."""
    rest: dict[_Cell, float] = {end: 0.0}
    for i, j, a, b, weight in reversed(edges):
        after = rest.get((i + a, j + b))
        if after is not None:
            rest[i, j] = _added(rest.get((i, j)), after - weight)
    return rest


def _path(came: dict[_Cell, tuple[int, int]], end: _Cell) -> list[tuple[int, int, int, int]]:
    path = []
    i, j = end
    while (i, j) != (0, 0):
        a, b = came[i, j]
        i, j = i - a, j - b
        path.append((i, j, a, b))
    return path[::-1]


def _added(one: float | None, other: float) -> float:
    """The logarithm of the sum of two numbers that are given as logarithms."""
    if one is None:
        return other
    if one < other:
        one, other = other, one
    return one + log1p(exp(other - one))
