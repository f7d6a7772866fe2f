"""Segments per second of the checks, beside translate-toolkit's pofilter, in one run.

    python -m benchmarks.check [FILE] [--count N]

FILE is JSON lines (`.jsonl` or `.jsonl.gz`) with `source`, `target` and, in the first line, either
`source_language` and `target_language` or `lang_pair`. Without one the segments are generated:
sentences with differing names, numbers and slips. Every segment is distinct, so that no cache
helps. translate-toolkit is optional; without it only this tool is measured. The best of three runs
counts. The packs run alone with every rule and with every other one, and everything runs on all
segments and on half of them, to show how the time grows.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from reviewtool.checks.check import Languages
from reviewtool.checks.pack.rules import RuleSet, load_rules
from reviewtool.checks.registry import checks
from reviewtool.checks.runner import Checker
from reviewtool.languages import language
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Callable

Pair = tuple[str, str]
RUNS = 3

PLACES = ("Oosterhaven", "Veldwijk", "Noorderpolder", "Zuiddorp", "Westeinde", "Duinrand")
THINGS = (
    ("de sluis", "the lock"),
    ("de molen", "the mill"),
    ("het veer", "the ferry"),
    ("de markt", "the market"),
    ("de dijk", "the dike"),
    ("het station", "the station"),
)
TAILS = (
    ("omdat het water te hoog stond", "because the water was too high"),
    ("nadat bewoners hadden geklaagd", "after residents had complained"),
    ("terwijl er werd gebouwd", "while building was going on"),
    ("volgens de burgemeester", "according to the mayor"),
)


def generated(count: int) -> list[Pair]:
    """Distinct Dutch sentences with English translations, one in twenty with a slip."""
    chance = random.Random(7)
    pairs = []
    for number in range(count):
        place, other = chance.sample(PLACES, 2)
        (thing, translated), (tail, because) = chance.choice(THINGS), chance.choice(TAILS)
        amount = 1000 + number
        source = (
            f"In {place} werd {thing} gisteren gesloten, {tail}; {amount} mensen "
            f"moesten omrijden via {other}."
        )
        target = (
            f"In {place}, {translated} was closed yesterday {because}; {amount} people "
            f"had to make a detour via {other}."
        )
        if number % 20 == 0:
            target = target.replace("people had", "people had had to")
        if number % 40 == 0:
            target = target.replace("yesterday ", "yesterdayAfter ")
        pairs.append((source, target))
    return pairs


def read(path: Path) -> tuple[list[Pair], str, str]:
    """Distinct pairs of a file and its languages."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    first = rows[0]
    pair = first.get("lang_pair", "-").split("-")
    source = first.get("source_language", pair[0])
    target = first.get("target_language", pair[1])
    same = [row for row in rows if row.get("lang_pair") == first.get("lang_pair")]
    return list(dict.fromkeys((row["source"], row["target"]) for row in same)), source, target


def segments_of(pairs: list[Pair]) -> list[Segment]:
    return [
        Segment(index, f"s{index}", source, target, 0, len(target), index + 1)
        for index, (source, target) in enumerate(pairs)
    ]


def with_checks(pairs: list[Pair], languages: Languages) -> Callable[[], int]:
    segments = segments_of(pairs)
    checker = Checker(languages, has_source=True)
    return lambda: len(checker.flags(segments))


def packs_alone(pairs: list[Pair], languages: Languages, *, every: int = 1) -> Callable[[], int]:
    segments = segments_of(pairs)
    loaded = load_rules(languages, has_source=True)
    rules = RuleSet([loaded.describe(name) for name in loaded.ids[::every]], leaning=True)
    return lambda: sum(len(rules.flags(segment)) for segment in segments)


def with_packs(pairs: list[Pair], languages: Languages) -> Callable[[], int]:
    segments = segments_of(pairs)
    rules = load_rules(languages, has_source=True)
    checker = Checker(languages, has_source=True, rules=rules.flags)
    return lambda: len(checker.flags(segments))


def with_pofilter(pairs: list[Pair], languages: Languages) -> Callable[[], int] | None:
    try:
        from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker
        from translate.storage.pypo import pounit
    except ImportError:
        return None

    config = CheckerConfig(targetlanguage=languages.target.code)
    text, unit_checks = StandardChecker(config), StandardUnitChecker(config)
    units = []
    for source, target in pairs:
        unit = pounit(source)
        unit.target = target
        units.append(unit)
    return lambda: sum(
        len(text.run_filters(unit)) + len(unit_checks.run_filters(unit)) for unit in units
    )


def measure(run: Callable[[], int], count: int) -> tuple[float, int]:
    """Segments per second of the fastest run, and what it found."""
    best, found = 0.0, 0
    for _ in range(RUNS):
        begun = perf_counter()
        found = run()
        best = max(best, count / (perf_counter() - begun))
    return best, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    options = parser.parse_args()
    if options.file:
        pairs, source, target = read(options.file)
        pairs = pairs[: options.count]
    else:
        pairs, source, target = generated(options.count), "nl", "en"
    languages = Languages(language(source), language(target))
    rules = len(load_rules(languages, has_source=True).ids)
    print(
        f"{len(pairs)} distinct segments, {source} to {target}, "
        f"{len(checks())} checks, {rules} rules"
    )
    print(f"{'':38}{'segments/s':>12}{'findings':>10}{'times pofilter':>16}")
    half = pairs[: len(pairs) // 2]
    rows: tuple[tuple[str, Callable[[], int] | None, int], ...] = (
        ("translate-toolkit, pofilter", with_pofilter(pairs, languages), len(pairs)),
        ("reviewtool, packs alone", packs_alone(pairs, languages), len(pairs)),
        ("reviewtool, half of the rules", packs_alone(pairs, languages, every=2), len(pairs)),
        ("reviewtool, checks alone", with_checks(pairs, languages), len(pairs)),
        ("reviewtool, checks and packs", with_packs(pairs, languages), len(pairs)),
        ("reviewtool, half of the segments", with_packs(half, languages), len(half)),
    )
    peer = 0.0
    for name, run, count in rows:
        if run is None:
            print(f"{name:38}{'not there':>12}")
            continue
        speed, found = measure(run, count)
        peer = peer or (speed if "pofilter" in name else 0.0)
        ratio = f"{speed / peer:>16.1f}" if peer else ""
        print(f"{name:38}{speed:>12,.0f}{found:>10,}{ratio}")


if __name__ == "__main__":
    main()
