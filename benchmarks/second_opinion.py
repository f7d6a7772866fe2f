"""How good second opinions are: the check `second-opinion` on what several systems translated.

    python -m benchmarks.second_opinion SPLIT --data FOLDER [--opinions N] [--fit]

SPLIT is `train`, `dev-tune` or `dev-sealed`, read and halved as benchmarks/flag_rows.py says. Each
segment of a system gets the translations of N other systems (2 unless told otherwise) as opinions:
never a human reference, and the same ones in every run. Segments with fewer others are left out,
as are human translations. Printed are the measures of benchmarks/span_scores.py by pair, all flags
ranked by their weight. `--random` gives each flag a random weight instead, for comparison.

`--fit` prints the coefficients for reviewtool/checks/opinion/evidence.py: a logistic regression on
the places found in en-de and zh-en with one, two and four opinions, each pair, set and number of
opinions counting the same. It needs numpy, and belongs on `train`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.flag_rows import Row, annotated
from benchmarks.span_scores import Scored, Scores, covered, lies_in, mean, summary, tally
from reviewtool.checks.check import Languages
from reviewtool.checks.on_segment.second_opinion import suspects
from reviewtool.checks.opinion.evidence import Evidence, weight
from reviewtool.languages import language
from reviewtool.segments.segment import Opinion, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FITTED = ("en-de", "zh-en")
NUMBERS = (1, 2, 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("split", metavar="SPLIT")
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--opinions", type=int, default=2, metavar="N")
    parser.add_argument("--random", action="store_true", help="weigh the flags at random")
    parser.add_argument("--fit", action="store_true", help="print coefficients")
    options = parser.parse_args()
    rows = annotated(options.data, options.split, machine_only=True)
    if options.fit:
        fit(rows)
        return
    by_pair: dict[str, list[tuple[Row, Segment]]] = defaultdict(list)
    for row, segment in with_opinions(rows, options.opinions):
        by_pair[row.pair].append((row, segment))
    scores = {pair: measured(both, chance=options.random) for pair, both in by_pair.items()}
    bar = [scores[pair] for pair in FITTED if pair in scores]
    for name, score in [*scores.items(), ("mean of " + " and ".join(FITTED), mean(bar))]:
        print(
            f"{name:22} {score.segments:6} segments {score.words:7} words "
            f"{score.per_1000:5.1f} flags/1000 w  right {score.right:.3f}  "
            f"P@5 {score.best_5:.3f}  P@10 {score.best_10:.3f}  found {score.found:.3f}"
        )


def with_opinions(rows: Sequence[Row], number: int) -> Iterator[tuple[Row, Segment]]:
    """Each row with the translations of `number` other systems."""
    pool: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        pool[_text(row)][_system(row)] = row.target
    for row in rows:
        others = [name for name in pool[_text(row)] if name != _system(row)]
        if len(others) < number:
            continue
        others.sort(key=lambda name: hashlib.sha256(f"{row.id}|{name}".encode()).digest())
        opinions = tuple(Opinion(pool[_text(row)][name], name) for name in others[:number])
        end = len(row.target)
        yield row, Segment(0, row.id, row.source, row.target, 0, end, 1, opinions=opinions)


def _text(row: Row) -> tuple[str, str, str]:
    return row.document.rpartition("/")[0], row.pair, " ".join(row.source.split())


def _system(row: Row) -> str:
    return row.document.rpartition("/")[2]


def measured(both: Sequence[tuple[Row, Segment]], *, chance: bool = False) -> Scores:
    """The scores of all flags on these segments."""
    tallies = []
    for row, segment in both:
        flags = [
            Scored(place.start, place.end, 0.0 if chance else weight(place.evidence))
            for place in suspects(segment, _languages(row))
        ]
        tallies.append(tally(row.target, row.marked, flags))
    return summary(tallies)


def _languages(row: Row) -> Languages:
    return Languages(language(row.source_language), language(row.target_language))


def fit(rows: Sequence[Row]) -> None:
    """Print the coefficients that tell places with a marked error from others best."""
    import numpy as np

    seen: list[Evidence] = []
    right: list[bool] = []
    groups: list[tuple[str, str, int]] = []
    wanted = [row for row in rows if row.pair in FITTED]
    for number in NUMBERS:
        for row, segment in with_opinions(wanted, number):
            wrong = covered(row.marked, len(row.target))
            for place in suspects(segment, _languages(row)):
                flag = Scored(place.start, place.end)
                seen.append(place.evidence)
                right.append(lies_in(flag, wrong, len(row.target)))
                groups.append((row.pair, row.group, number))
    sizes = {group: groups.count(group) for group in set(groups)}
    x = np.column_stack([np.ones(len(seen)), np.array(seen)])
    y = np.array(right, dtype=float)
    counts = np.array([2000.0 / sizes[group] for group in groups])
    found = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (counts * (y - p)) - np.r_[0, found[1:]]
        curve = (x * (counts * p * (1 - p))[:, None]).T @ x + np.eye(len(found))
        found += np.linalg.solve(curve, slope)
    spread = x.std(axis=0)
    for name, value, width in zip(("base", *Evidence._fields), found, spread, strict=True):
        print(f"{name:10} {value:7.2f}   (over one standard deviation {value * width:6.2f})")


if __name__ == "__main__":
    main()
