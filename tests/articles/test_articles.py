"""The articles that flags are measured on hold together: every marked phrase stands where it says.

Those under `open` may be looked at while checks and packs are written; those under `sealed` are
only measured (`python -m benchmarks.flags articles-sealed`).
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from reviewtool.languages import language
from reviewtool.taxonomy import Severity, categories

FOLDER = Path(__file__).parent
ARTICLES = sorted([*FOLDER.glob("open/*.yaml"), *FOLDER.glob("sealed/*.yaml")])


def _spans(segment: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Side, start and end of each marked and tempting phrase, in code points, half-open."""
    entries = [*segment.get("errors", ()), *({"text": t} for t in segment.get("tempting", ()))]
    found = []
    for entry in entries:
        side, text = entry.get("side", "target"), entry["text"]
        start = -1
        for _ in range(entry.get("occurrence", 0) + 1):
            start = segment[side].find(text, start + 1)
            assert start >= 0, f"“{text}” does not stand in “{segment[side]}”"
        found.append((side, start, start + len(text)))
    return sorted(found)


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_marked_phrases_stand_in_their_segments_apart_from_each_other(file: Path) -> None:
    article = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert article["id"] == file.stem
    assert language(article["source_language"])
    assert language(article["target_language"])
    for segment in article["segments"]:
        for before, after in pairwise(_spans(segment)):
            assert before[0] != after[0] or before[2] <= after[1], segment["target"]
        for error in segment.get("errors", ()):
            assert error["category"] in categories()
            assert error["severity"] in set(Severity)
            assert error["right"] != error["text"]
            assert error["why"]


def test_every_pair_has_an_open_and_a_sealed_article() -> None:
    pairs = {
        kind: {file.stem.partition(".")[0] for file in FOLDER.glob(f"{kind}/*.yaml")}
        for kind in ("open", "sealed")
    }
    assert pairs["open"] == pairs["sealed"]
    assert len(pairs["open"]) >= 15
