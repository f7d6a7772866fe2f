"""Finding and replacing from a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool
from tests.cli.test_everywhere import EN, corrected, town

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["town"]


def test_hits_of_both_sides_are_listed_with_their_words_marked(town: Path) -> None:
    ran = reviewtool(town, "find", "STORM")
    assert ran.code == 0, ran.err
    lines = [line for line in ran.out.splitlines() if line.startswith("en/house.txt")]
    assert lines[0].endswith(" source: Een flinke [[storm]] kwam op.")
    assert lines[1].endswith(" target: A brave [[storm]] rose.")
    assert "8 hits in 4 documents" in ran.err
    assert reviewtool(town, "find", "STORM", "--case").out == ""
    assert reviewtool(town, "find", "stor", "--word").out == ""


def test_json_gives_code_points(town: Path) -> None:
    ran = reviewtool(
        town, "find", "b(ra)ve", EN, "--regex", "--side", "target", "--format", "jsonl"
    )
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["number"] for one in found] == [2, 3]
    for one in found:
        assert one["target"][one["start"] : one["end"]] == one["text"] == "brave"
        assert (one["side"], one["document"]) == ("target", "en/house.txt")


@pytest.mark.parametrize("pattern", ["(", "", "(?P<x"])
def test_a_bad_pattern_cannot_be_used(town: Path, pattern: str) -> None:
    for command in (("find", pattern), ("replace", pattern, "x", "--yes")):
        ran = reviewtool(town, *command, "--regex")
        assert ran.code == 2
        assert "Traceback" not in ran.err
    assert corrected(town, "house.txt") == 0


def test_without_yes_replacing_only_shows(town: Path) -> None:
    ran = reviewtool(town, "replace", "brave", "big", EN)
    assert ran.code == 1, ran.err
    assert [line.rpartition(": ")[2] for line in ran.out.splitlines()] == [
        "He bought a [-brave-]{+big+} cake.",
        "A [-brave-]{+big+} storm rose.",
    ]
    assert "--yes" in ran.err
    assert corrected(town, "house.txt") == 0


def test_with_yes_all_are_replaced_and_one_undo_takes_them_back(town: Path) -> None:
    ran = reviewtool(town, "replace", "(br)ave", r"\1oad", "--regex", EN, "--yes")
    assert ran.code == 0, ran.err
    assert "2 segments corrected in 1 document" in ran.err
    assert corrected(town, "house.txt") == 2
    assert "broad storm" in (town / "corrections/en/house.txt/anna.yaml").read_text("utf-8")
    assert reviewtool(town, "correct", EN, "--undo").code == 0
    assert corrected(town, "house.txt") == 0
    assert reviewtool(town, "replace", "nowhere", "x", "--yes").code == 0


def test_a_replacement_that_names_no_group_is_refused(town: Path) -> None:
    ran = reviewtool(town, "replace", "brave", r"\4", "--regex", "--yes")
    assert ran.code == 2
    assert "cannot be put in" in ran.err
    assert corrected(town, "house.txt") == 0
