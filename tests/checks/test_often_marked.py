"""The learned models are small and sane; training and checking read words alike."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import train_marked_wording as training
from reviewtool.checks.check import Languages
from reviewtool.checks.marked_wording import features
from reviewtool.checks.marked_wording.model import FOLDER, Model, model
from reviewtool.checks.on_document.often_marked import MOST, often_marked
from reviewtool.languages import language
from tests.checks.cases import segment

if TYPE_CHECKING:
    from pathlib import Path

MODELS = sorted(FOLDER.glob("*.json.xz"))


def pair(codes: str) -> Languages:
    source, _, target = codes.rpartition("-")
    return Languages(language(source), language(target))


def content(path: Path) -> dict[str, Any]:
    import lzma

    read: dict[str, Any] = json.loads(lzma.decompress(path.read_bytes()))
    return read


def test_the_models_are_small() -> None:
    assert {path.name for path in MODELS} == {f"{name}.json.xz" for name in training.PAIRS.values()}
    assert sum(path.stat().st_size for path in MODELS) < 300_000


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_a_model_holds_statistics_of_words_and_no_text(path: Path) -> None:
    held = content(path)
    assert all(len(key.split(" ")) <= 3 for key in held["weights"])
    assert all(" " not in form and 0 < band < 4 for form, band in held["words"].items())
    learned = Model(held)
    shares = [learned.share(score) for score in range(-500, 500, 50)]
    assert shares == sorted(shares)
    assert 0.1 < learned.share(learned.least) < 0.5


@pytest.mark.parametrize(
    "codes",
    ["en-nl", "nl-en", "en-zh", "de-en", "fr-de", "-en", "en-", "xx-en", "ja-en", "ru-en", "uk-en"],
)
def test_other_pairs_have_no_model(codes: str) -> None:
    assert model(pair(codes)) is None
    found = often_marked([segment(0, "Ein Haus.", "A housing.")], pair(codes))
    assert list(found) == []


def test_a_document_gets_few_flags() -> None:
    text = "The new crown epidemic is serious."
    segments = [segment(index, "新冠疫情很严重。", text) for index in range(100)]
    found = list(often_marked(segments, pair("zh-en")))
    words = sum(len(features.tokens(text)) for _ in segments)
    assert 0 < len(found) <= MOST * words / 1000
    assert all(item.weight is not None and 0 < item.weight < 1 for _, item in found)


ROWS = [
    {
        "set": "news21", "lang_pair": lang_pair, "system": f"s{system}", "doc": f"d{doc}",
        "seg": "1", "source": "The old harbour sleeps.", "target": "Der alte Hafen schläft gut .",
        "spans": [{"start": 9, "end": 14, "severity": "minor"}], "rater": "r", "human_ref": False,
    }
    for lang_pair in training.PAIRS for doc in range(16) for system in range(3)
]  # fmt: skip


def test_training_is_reproducible_and_finds_what_was_marked(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in ROWS)
    given_rows = training.rows(path, "en-de")
    first, second = (training.content(given_rows, "en-de") for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert first["words"]["hafen"] == training.band(16)
    line = features.tokens(ROWS[0]["target"])  # type: ignore[arg-type]
    scores = Model(first).scores(line, features.likeness("The old harbour sleeps."), ())
    assert max(scores)[1] == 2


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_checking_sums_what_training_describes(source: str, target: str) -> None:
    learned = model(pair("en-de"))
    assert learned is not None
    held = content(FOLDER / "en-de.json.xz")
    weights, bands, opening = held["weights"], held["words"], held["opening"]
    line = features.tokens(target)
    described = [
        features.word(token, features.opens(line, place, opening), bands)
        if features.is_word(token)
        else None
        for place, token in enumerate(line)
    ]
    similar = features.likeness(source)
    expected = [
        (
            sum(
                weights.get(key, 0)
                for key in features.keys(line, place, described, each, similar, ())
            ),
            place,
        )
        for place, each in enumerate(described)
        if each is not None
    ]
    assert learned.scores(line, similar, ()) == expected
