"""Learn which wordings professionals mark, and write the model that `often-marked` reads.

    python -m benchmarks.train_marked_wording TRAIN.jsonl.gz [--out FOLDER]

TRAIN holds a machine translation with its error spans a line (`set`, `lang_pair`, `system`, `doc`,
`seg`, `source`, `target`, `spans`, `rater`). Only the pairs and sets in `PAIRS` and `SETS` are
read: Google's MQM annotations of WMT 2021 (Apache-2.0). The model is a logistic regression over
the keys of `reviewtool.checks.marked_wording.features`; it is written as sums of small numbers and
holds no text longer than a word. The same input gives the same file.

System, human translation or not, and rater get keys of their own while training, and are left out
of what is written: how strict a rater is says nothing of a word.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import math
import random
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtool.checks.marked_wording import features
from reviewtool.checks.marked_wording.model import FOLDER as MODEL_FOLDER

if TYPE_CHECKING:
    from reviewtool.checks.marked_wording.features import Word

PAIRS = {"en-de": "en-de", "zh-en": "any-en"}
"""Language pairs that are learned, and the name of the model each gives."""
SETS = ("news21", "ted21")
FEWEST = 10
"""Documents that a word, ending or pair must occur in to be kept: fewer would teach topics."""
EPOCHS = 5
RATE = 0.04
SHRINK = 60.0
"""Learning rate, and the pull of each weight toward nothing (the L2 penalty)."""
SCALE = 100
"""Weights are written in hundredths."""

Row = dict[str, Any]


class Example(NamedTuple):
    """A word of a row: its keys, whether it was marked, and the row it stands in."""

    keys: list[str]
    marked: bool


def rows(path: Path, pair: str) -> list[Row]:
    """The rows of one pair from the sets that may be used."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    return [row for row in every if row["lang_pair"] == pair and row["set"] in SETS]


def marked(row: Row, span: tuple[int, int]) -> bool:
    """Whether at least a third of a token lies in marked spans."""
    inside = 0
    for place in range(*span):
        inside += any(each["start"] <= place < each["end"] for each in row["spans"])
    return 3 * inside >= span[1] - span[0]


def frequencies(lines: list[tuple[Row, list[str]]]) -> dict[str, int]:
    """In how many documents each form occurs."""
    seen: dict[str, set[str]] = defaultdict(set)
    for row, line in lines:
        for token in line:
            seen[token.lower()].add(row["doc"])
    return {form: len(documents) for form, documents in seen.items()}


def band(documents: int) -> int:
    """How common a word is: 0 unknown to 3."""
    return sum(documents >= least for least in (FEWEST, 12, 24))


def again(lines: list[tuple[Row, list[str]]]) -> dict[tuple[str, str, str], set[str]]:
    """By set, document and system, the forms that more than one segment has."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row, line in lines:
        key = (row["set"], row["doc"], row["system"])
        counts[key].update({token.lower() for token in line})
    return {
        key: {form for form, count in forms.items() if count > 1} for key, forms in counts.items()
    }


def examples(
    lines: list[tuple[Row, list[str]]], bands: dict[str, int]
) -> list[tuple[Row, list[Example]]]:
    """The words of each row with their keys."""
    repeated = again(lines)
    found = []
    for row, line in lines:
        described: list[Word | None] = [
            features.word(token, features.opens(line, place), bands)
            if features.is_word(token)
            else None
            for place, token in enumerate(line)
        ]
        source = features.likeness(row["source"])
        spans = features.spans(row["target"])
        elsewhere = repeated[row["set"], row["doc"], row["system"]]
        found.append(
            (
                row,
                [
                    Example(
                        features.keys(line, place, described, own, source, elsewhere),
                        marked(row, spans[place]),
                    )
                    for place, own in enumerate(described)
                    if own is not None
                ],
            )
        )
    return found


def kept_keys(found: list[tuple[Row, list[Example]]], fewest: int) -> set[str]:
    """Keys that enough documents have."""
    documents: dict[str, set[str]] = defaultdict(set)
    for row, words in found:
        name = row["doc"]
        for example in words:
            for key in example.keys:
                documents[key].add(name)
    return {key for key, names in documents.items() if len(names) >= fewest}


def learn(
    found: list[tuple[Row, list[Example]]], kept: set[str], seed: int = 1
) -> dict[str, float]:
    """Weights by key: logistic regression by AdaGrad, with lasting shrinkage."""
    weights: dict[str, float] = dict.fromkeys(sorted(kept), 0.0)
    squares: dict[str, float] = dict.fromkeys(weights, 1.0)
    counts = Counter(key for _, words in found for example in words for key in example.keys)
    pulls = {key: SHRINK / counts[key] for key in weights}
    order = list(range(len(found)))
    shuffled = random.Random(seed)
    for _ in range(EPOCHS):
        shuffled.shuffle(order)
        for index in order:
            row, words = found[index]
            nuisance = [
                f"* {row['set']} {row['system']}",
                f"* {row['set']} {row['rater']}",
                "* all",
            ]
            for key in nuisance:
                weights.setdefault(key, 0.0)
                squares.setdefault(key, 1.0)
                pulls.setdefault(key, 0.0)
            for example in words:
                active = [key for key in example.keys if key in kept]
                active += nuisance
                total = sum([weights[key] for key in active])
                slope = 1.0 / (1.0 + math.exp(-total)) - example.marked
                for key in active:
                    old = weights[key]
                    step = slope + pulls[key] * old
                    square = squares[key] + step * step
                    squares[key] = square
                    weights[key] = old - RATE * step / math.sqrt(square)
    return {key: value for key, value in weights.items() if not key.startswith("* ")}


FOLDS = 4
"""Parts by document; each is scored by a model that has not seen it."""
STEPS = (0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.03, 0.06, 0.12, 0.25, 0.5, 1.0)
"""Shares of the best words at which it is measured how many are marked."""


def steps(found: list[tuple[Row, list[Example]]]) -> list[tuple[int, float]]:
    """Scores, falling, with the share of words from there up to the one before that are marked.

    Each document is scored by a model of the others; human translations do not count.
    """
    scored: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        unseen = [each for each in found if _fold(each[0]) == fold]
        others = [each for each in found if _fold(each[0]) != fold]
        if not unseen or not others:
            continue
        weights = learn(others, kept_keys(others, FEWEST))
        for row, words in unseen:
            if not row["human_ref"]:
                scored += [
                    (SCALE * sum([weights.get(key, 0.0) for key in each.keys]), each.marked)
                    for each in words
                ]
    scored.sort(key=lambda each: -each[0])
    result: list[tuple[int, float]] = []
    begin, last = 0, 1.0
    for part_of in STEPS:
        end = max(begin + 1, int(part_of * len(scored)))
        band_of = scored[begin:end]
        if band_of:
            last = min(last, sum(hit for _, hit in band_of) / len(band_of))
            result.append((round(band_of[-1][0]), round(last, 3)))
        begin = end
    return result


def _fold(row: Row) -> int:
    """The fold of a row's document."""
    return zlib.crc32(str(row["doc"]).encode()) % FOLDS


def content(given: list[Row]) -> dict[str, Any]:
    """The model of these rows as it is written."""
    lines = [(row, features.tokens(row["target"])) for row in given]
    documents = frequencies(lines)
    unseen = {form: band(count - 1) for form, count in documents.items() if count > FEWEST}
    found = examples(lines, unseen)
    weights = learn(found, kept_keys(found, FEWEST))
    rounded = {key: round(SCALE * value) for key, value in sorted(weights.items())}
    met: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for row, line in lines:
        if row["human_ref"]:
            continue
        for token, span in zip(line, features.spans(row["target"]), strict=True):
            if features.is_word(token):
                form = token.lower()
                met[form] += 1
                hits[form] += marked(row, span)
    words = {
        form: [band(count), hits[form], met[form]]
        for form, count in sorted(documents.items())
        if count >= FEWEST and met[form]
    }
    return {
        "steps": steps(found),
        "words": words,
        "weights": {key: value for key, value in rounded.items() if abs(value) >= 2},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn which wordings professionals mark.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    arguments = parser.parse_args()
    for pair, name in PAIRS.items():
        learned = content(rows(arguments.train, pair))
        text = json.dumps(learned, ensure_ascii=False, separators=(",", ":"))
        packed = lzma.compress(text.encode(), preset=9)
        (arguments.out / f"{name}.json.xz").write_bytes(packed)
        print(f"{name}: {len(learned['weights'])} weights, {len(packed)} bytes")
        print("  marked by score:", learned["steps"])


if __name__ == "__main__":
    main()
