"""Learn which wordings professionals mark, and write the model that `often-marked` reads.

    python -m benchmarks.train_marked_wording TRAIN.jsonl.gz [--out FOLDER]

TRAIN holds a machine translation with its error spans a line (`set`, `lang_pair`, `system`, `doc`,
`seg`, `source`, `target`, `spans`, `rater`). Only the pairs and sets in `PAIRS` and `SETS` are
read: Google's MQM annotations of WMT 2021 (Apache-2.0). The model is a logistic regression over
the keys of `reviewtool.checks.marked_wording.features`; it is written as sums of small numbers and
holds no text longer than a word. The same input gives the same file.

What professionals mark differs from rater to rater, and systems repeat each other's wording. So
equal wordings of one source are learned as one example that counts as the square root of their
number. It is taught not only whether they were marked but also, half as much, how few other
translations of that source have the word: this points at errors that raters passed over and away
from the subject of the text. Words of human translations count more, and their marks count less,
so that the model learns errors of machines rather than tastes.
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
QUOTES = '"“”„«»'
OPENING = {"en-de": ".!?:" + QUOTES, "zh-en": ".!?:"}
"""Signs that open a sentence. Where quotation marks are not among them, nothing is learned of the
words beside them: translations from Chinese quote what English texts do not.
"""
SHOWN = {"en-de": 5.5, "zh-en": 7.0}
"""Words for each 1,000 of machine translations it has not seen that a model finds worth showing."""
SETS = ("news21", "ted21")
FEWEST = 10
"""Documents that a word, ending or pair must occur in to be kept: fewer would teach topics."""
EPOCHS = 15
RATE = 0.1
SHRINK = 10.0
"""Learning rate, and the pull of each weight toward nothing (the L2 penalty)."""
ALONE = 0.5
"""What a word that no other translation of the source has counts, where a marked one counts 1."""
HUMAN = 1.5
HUMAN_MARKS = 0.4
"""What a word of a human translation counts, and how much of that its marks are believed."""
SCALE = 100
"""Weights are written in hundredths."""

Row = dict[str, Any]


class Example(NamedTuple):
    """Equal words of translations of one source: their keys, number, and how many were marked.

    `alone` is the share of the other translations of the source that lack the word: of those by
    people times of those by machines.
    """

    document: str
    human: bool
    keys: tuple[str, ...]
    times: int
    marked: int
    alone: float

    @property
    def weight(self) -> float:
        """How much the example counts."""
        return math.sqrt(self.times) * (HUMAN if self.human else 1.0)

    @property
    def label(self) -> float:
        """What is taught, from 0 to 1."""
        share = self.marked / self.times
        if self.human:
            return share * HUMAN_MARKS / (1 + ALONE)
        return (share + ALONE * self.alone) / (1 + ALONE)


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


def others(lines: list[tuple[Row, list[str]]]) -> dict[str, dict[bool, dict[str, set[str]]]]:
    """By source, then by whether people made them, the forms of each translation of it."""
    found: dict[str, dict[bool, dict[str, set[str]]]] = {}
    for row, line in lines:
        sides = found.setdefault(row["source"], {False: {}, True: {}})
        forms = sides[row["human_ref"]].setdefault(row["system"], set())
        forms.update(token.lower() for token in line)
    return found


def alone(form: str, sides: dict[bool, dict[str, set[str]]], human: bool) -> float:
    """How far the other translations lack a form, 0 to 1; smoothed, for they are few."""
    found = 1.0
    for side, by_system in sides.items():
        own = side is human
        having = sum(form in forms for forms in by_system.values()) - own
        found *= 1 - (having + 0.5) / (len(by_system) - own + 1)
    return found


def examples(
    lines: list[tuple[Row, list[str]]], bands: dict[str, int], opening: str
) -> list[Example]:
    """The words of all rows, those with equal keys in translations of one source taken together."""
    repeated = again(lines)
    translations = others(lines)
    lacking: dict[tuple[str, str, bool], float] = {}
    found: dict[tuple[str, str, bool, tuple[str, ...]], list[float]] = {}
    for row, line in lines:
        described: list[Word | None] = [
            features.word(token, features.opens(line, place, opening), bands)
            if features.is_word(token)
            else None
            for place, token in enumerate(line)
        ]
        source, human = row["source"], row["human_ref"]
        likeness = features.likeness(source)
        spans = features.spans(row["target"])
        elsewhere = repeated[row["set"], row["doc"], row["system"]]
        for place, own in enumerate(described):
            if own is None:
                continue
            word = (source, own.form, human)
            if word not in lacking:
                lacking[word] = alone(own.form, translations[source], human)
            keys = tuple(features.keys(line, place, described, own, likeness, elsewhere))
            counted = found.setdefault((source, row["doc"], human, keys), [0, 0, lacking[word]])
            counted[0] += 1
            counted[1] += marked(row, spans[place])
    return [
        Example(document, human, keys, int(times), int(hits), lack)
        for (_, document, human, keys), (times, hits, lack) in found.items()
    ]


def kept_keys(found: list[Example], opening: str) -> set[str]:
    """Keys that enough documents have, and that are to be learned."""
    untold = set() if '"' in opening else {f"{s} {m}" for s in ("after", "before") for m in QUOTES}
    untold.add(f"before {features.EDGE}")
    documents: dict[str, set[str]] = defaultdict(set)
    for example in found:
        for key in example.keys:
            documents[key].add(example.document)
    return {key for key, names in documents.items() if len(names) >= FEWEST} - untold


def learn(found: list[Example], kept: set[str], seed: int = 1) -> dict[str, float]:
    """Weights by key: logistic regression by AdaGrad, with lasting shrinkage."""
    numbers = {key: number for number, key in enumerate(sorted(kept), 1)}
    weights, squares, pulls = ([start] * (len(numbers) + 1) for start in (0.0, 1.0, 0.0))
    prepared = [
        ([0, *[numbers[key] for key in each.keys if key in numbers]], each.weight, each.label)
        for each in found
    ]
    for active, _, _ in prepared:
        for number in active[1:]:
            pulls[number] += 1
    pulls = [SHRINK / count if count else 0.0 for count in pulls]
    shuffled = random.Random(seed)
    for _ in range(EPOCHS):
        shuffled.shuffle(prepared)
        for active, weight, label in prepared:
            total = sum([weights[number] for number in active])
            slope = weight * (1.0 / (1.0 + math.exp(-total)) - label)
            for number in active:
                old = weights[number]
                step = slope + pulls[number] * old
                square = squares[number] + step * step
                squares[number] = square
                weights[number] = old - RATE * step / math.sqrt(square)
    return {key: weights[number] for key, number in numbers.items()}


FOLDS = 4
"""Parts by document; each is scored by a model that has not seen it."""
BEST = 0.02
"""Share of the words, the best, from whose marks the confidence is learned."""


def held_out(found: list[Example], opening: str) -> list[tuple[float, int, int]]:
    """Falling scores of words of machine translations, their number, and how many were marked.

    Each document is scored by a model of the others.
    """
    scored: list[tuple[float, int, int]] = []
    for fold in range(FOLDS):
        unseen = [each for each in found if _fold(each) == fold]
        rest = [each for each in found if _fold(each) != fold]
        if not unseen or not rest:
            continue
        weights = learn(rest, kept_keys(rest, opening))
        scored += [
            (SCALE * sum([weights.get(key, 0.0) for key in each.keys]), each.times, each.marked)
            for each in unseen
            if not each.human
        ]
    scored.sort(key=lambda each: -each[0])
    return scored


def curve(scored: list[tuple[float, int, int]]) -> tuple[float, float]:
    """Slope and start of the share of the best words that were marked, on a logistic scale.

    It rises everywhere, if only a little, so that a better score is never less sure.
    """
    left = BEST * sum(times for _, times, _ in scored)
    best: list[tuple[float, int, int]] = []
    for each in scored:
        best.append(each)
        left -= each[1]
        if left <= 0:
            break
    middle = sum(score * times for score, times, _ in best) / sum(times for _, times, _ in best)
    slope = start = 0.0
    for _ in range(30):
        pulls = [0.0, 0.0]
        bends = [1e-9, 0.0, 1e-9]
        for score, times, hits in best:
            x = (score - middle) / SCALE
            share = 1 / (1 + math.exp(-slope * x - start))
            miss, bend = hits - times * share, times * share * (1 - share)
            pulls = [pulls[0] + miss * x, pulls[1] + miss]
            bends = [bends[0] + bend * x * x, bends[1] + bend * x, bends[2] + bend]
        whole = bends[0] * bends[2] - bends[1] ** 2
        if whole <= 1e-9:
            break
        slope += (pulls[0] * bends[2] - pulls[1] * bends[1]) / whole
        start += (pulls[1] * bends[0] - pulls[0] * bends[1]) / whole
        slope, start = max(-9.0, min(9.0, slope)), max(-9.0, min(9.0, start))
    slope = max(0.1, slope) / SCALE
    return round(slope, 5), round(start - slope * middle, 3)


def least(scored: list[tuple[float, int, int]], shown: float) -> int:
    """The lowest score worth showing, so that `shown` words of 1,000 reach it."""
    left = shown * sum(times for _, times, _ in scored) / 1000
    for score, times, _ in scored:
        left -= times
        if left <= 0:
            return math.ceil(score)
    return 0


def _fold(example: Example) -> int:
    """The fold of an example's document."""
    return zlib.crc32(example.document.encode()) % FOLDS


def content(given: list[Row], pair: str) -> dict[str, Any]:
    """The model of these rows of a pair as it is written."""
    opening = OPENING[pair]
    lines = [(row, features.tokens(row["target"])) for row in given]
    documents = frequencies(lines)
    unseen = {form: band(count - 1) for form, count in documents.items() if count > FEWEST}
    found = examples(lines, unseen, opening)
    weights = learn(found, kept_keys(found, opening))
    rounded = {key: round(SCALE * value) for key, value in sorted(weights.items())}
    scored = held_out(found, opening)
    return {
        "opening": opening,
        "least": least(scored, SHOWN[pair]),
        "curve": curve(scored),
        "words": {form: band(n) for form, n in sorted(documents.items()) if n >= FEWEST},
        "weights": {key: value for key, value in rounded.items() if abs(value) >= 2},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn which wordings professionals mark.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    arguments = parser.parse_args()
    for pair, name in PAIRS.items():
        learned = content(rows(arguments.train, pair), pair)
        text = json.dumps(learned, ensure_ascii=False, separators=(",", ":"))
        packed = lzma.compress(text.encode(), preset=9)
        (arguments.out / f"{name}.json.xz").write_bytes(packed)
        print(f"{name}: {len(learned['weights'])} weights, {len(packed)} bytes")
        print(f"  shown from {learned['least']}; confidence: {learned['curve']}")


if __name__ == "__main__":
    main()
