"""The errors marked in sample.yaml stand in the sample, so that checks can be judged by them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from reviewtool.taxonomy import Severity

ROOT = Path(__file__).parents[2]
SAMPLE: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
)
DOCUMENTS = sorted(SAMPLE["errors"])


@dataclass(frozen=True, slots=True)
class Place:
    """A marked phrase in its file, in code points, half-open."""

    file: Path
    start: int
    end: int


def _place(document: str, entry: dict[str, Any]) -> Place:
    """Where the phrase stands; fails where it is missing or could be meant more than once."""
    file = ROOT / document
    if entry.get("side") == "source":
        file = ROOT / "source" / file.name
    content = file.read_text(encoding="utf-8")
    text = entry["text"]
    found = content.count(text)
    assert found > entry.get("occurrence", 0), f"“{text}” is not in {file}"
    assert found == 1 or "occurrence" in entry, f"“{text}” stands {found} times in {file}"
    start = -1
    for _ in range(entry.get("occurrence", 0) + 1):
        start = content.index(text, start + 1)
    return Place(file, start, start + len(text))


def _categories() -> set[str]:
    content = yaml.safe_load((ROOT / "reviewtool" / "mqm_core.yaml").read_text(encoding="utf-8"))
    return {kind["slug"] for dimension in content["dimensions"] for kind in dimension["types"]}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_errors_and_tempting_phrases_stand_in_their_file_apart_from_each_other(
    document: str,
) -> None:
    entries = SAMPLE["errors"][document] + SAMPLE["tempting"][document]
    places = sorted(
        (_place(document, entry) for entry in entries), key=lambda place: (place.file, place.start)
    )
    for before, after in pairwise(places):
        assert before.file != after.file or before.end <= after.start, (before, after)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_errors_have_a_category_a_severity_and_another_text(document: str) -> None:
    categories = _categories()
    for entry in SAMPLE["errors"][document]:
        assert entry["category"] in categories
        assert entry["severity"] in set(Severity)
        assert entry["right"] != entry["text"]
        assert entry["why"]


def test_every_translation_of_the_sample_has_its_errors_marked() -> None:
    files = {file for file in (ROOT / "translations").rglob("*") if file.is_file()}
    assert files == {ROOT / document for document in DOCUMENTS}


@pytest.mark.parametrize("folder", ["source", "translations"])
def test_sample_files_are_utf8_with_plain_line_ends(folder: str) -> None:
    for file in (ROOT / folder).rglob("*.txt"):
        content = file.read_bytes()
        assert content.decode("utf-8").endswith("\n")
        assert b"\r" not in content
