from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"


def test_the_sample_is_listed_with_what_it_tells(sample: Path) -> None:
    before = reviewtool(sample, "sample", EN)
    assert before.code == 0
    assert before.out.count("  waiting  ") == 20
    assert before.out.endswith("the sample has 20 segments; none of them is decided yet\n")
    assert reviewtool(sample, "sample", EN).out == before.out
    assert not (sample / "corrections").exists()


def test_another_reviewer_has_another_sample(sample: Path) -> None:
    anna = reviewtool(sample, "sample", "--size", "5", "--reviewer", "anna", EN)
    bert = reviewtool(sample, "sample", "--size", "5", "--reviewer", "bert", EN)
    assert anna.out != bert.out


def test_the_estimate_follows_what_is_decided_in_the_sample(sample: Path) -> None:
    rows = reviewtool(sample, "sample", "--size", "3", "--format", "jsonl", EN).flags
    *drawn, last = rows
    assert [row["state"] for row in drawn] == ["waiting"] * 3
    assert last["estimate"]["likely"] is None
    unread = last["estimate"]["unread"]
    reviewtool(sample, "correct", EN, drawn[0]["segment"], "--accept")
    reviewtool(sample, "correct", EN, drawn[1]["segment"], "--text", "Something else.")
    *drawn, last = reviewtool(sample, "sample", "--size", "3", "--format", "jsonl", EN).flags
    assert [(row["state"], row["errors"]) for row in drawn] == [
        ("read", 0),
        ("read", 1),
        ("waiting", None),
    ]
    said = last["estimate"]
    assert (said["sampled"], said["read"], said["errors"]) == (3, 2, 1)
    assert said["unread"] == unread - 2
    assert said["low"] < said["likely"] < said["high"]
    out = reviewtool(sample, "sample", "--size", "3", EN).out
    assert "so far, with 2 of 3 sampled segments decided: about" in out
    assert "read, 1 error  Something else." in out


def test_a_size_that_is_none_is_refused(sample: Path) -> None:
    for size in ("0", "-1", "many", "9999999"):
        ran = reviewtool(sample, "sample", f"--size={size}", EN)
        assert ran.code == 2
        assert "is no number from 1 to 999999" in ran.err


def test_flags_by_harm_are_the_same_flags_in_another_order(sample: Path) -> None:
    by_place = reviewtool(sample, "check", "--format", "jsonl", EN).flags
    by_harm = reviewtool(sample, "check", "--format", "jsonl", "--order", "harm", EN).flags
    assert by_harm != by_place
    assert sorted(flag["id"] for flag in by_harm) == sorted(flag["id"] for flag in by_place)
    segments = [flag["segment"] for flag in by_harm]
    changes = sum(one != other for one, other in pairwise(segments))
    assert changes + 1 == len(set(segments))
