"""Writes what a run measured of each check into the record that the product ships.

`reviewtool/ranking/record.json` holds the counts of every split that was recorded, so that a split
(or some pairs of it) can be measured again without the others, and their sums by language pair,
which the product reads.
The shipped record comes from `train`, `dev-tune` and `articles-open` (with its sources, and with
`--no-source`); never from a sealed half, and never from clean text, whose slips nobody marked.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Counts: TypeAlias = dict[str, dict[str, list[int]]]
"""[right, raised] by pair and check."""


def counted(pairs: Iterable[str], flags: Iterable[tuple[str, str, bool]]) -> Counts:
    """Counts of (pair, check, right), with every measured pair, even without flags."""
    counts: Counts = {pair: {} for pair in pairs}
    for pair, check, right in flags:
        entry = counts[pair].setdefault(check, [0, 0])
        entry[0] += right
        entry[1] += 1
    return counts


def write(file: Path, split: str, counts: Counts) -> None:
    """Put the counts of a split into the record in place of those it had for the same pairs."""
    content = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    splits: dict[str, Counts] = content.get("splits", {})
    splits[split] = splits.get(split, {}) | counts
    file.write_text(_text({"splits": splits, "pairs": _summed(splits)}), encoding="utf-8")


def _summed(splits: dict[str, Counts]) -> Counts:
    return _added(
        (pair, check, entry)
        for pairs in splits.values()
        for pair, checks in pairs.items()
        for check, entry in checks.items()
    )


def _added(entries: Iterable[tuple[str, str, list[int]]]) -> Counts:
    """The entries added up by pair and check."""
    sums: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for pair, check, (right, raised) in entries:
        sums[pair][check][0] += right
        sums[pair][check][1] += raised
    return sums


def _text(content: dict[str, object]) -> str:
    """Sorted JSON with one check a line, so that changes are read easily."""
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    return re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text) + "\n"
