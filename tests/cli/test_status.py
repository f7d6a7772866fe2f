"""`reviewtool status` and `reviewtool effort`: how far a project is, and what it took."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reviewtool.project import find_project
from reviewtool.records.accounting import Stay, append_stay
from reviewtool.records.status import document_status
from reviewtool.segments.document import load_document
from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"


def test_nothing_is_written_where_nothing_was_begun(sample: Path) -> None:
    before = sorted(sample.rglob("*"))
    ran = reviewtool(sample, "status")
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert len(lines) == len(find_project([sample]).places) + 1
    assert lines[0].startswith("en/night-report.txt ")
    assert "nl → en  0/40 done" in lines[0]
    assert lines[-1] == "4 documents, 0 finished; 0/129 segments done (0 %)"
    assert sorted(sample.rglob("*")) == before


def test_it_names_who_did_what(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--accept")
    reviewtool(sample, "correct", EN, "2", "--text", "Another text.")
    reviewtool(sample, "correct", EN, "2", "--accept", "--reviewer", "boris")
    ran = reviewtool(sample, "status", EN)
    assert "2/40 done" in ran.out
    assert "anna: 2 done, 1 corrected, 20" in ran.out
    assert "boris: 1 done, 20" in ran.out
    assert len(ran.out.splitlines()) == 1


def test_programs_get_the_same_figures(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--accept")
    ran = reviewtool(sample, "status", "--format", "jsonl")
    first = json.loads(ran.out.splitlines()[0])
    found = document_status(find_project([sample]).places[0], "anna")
    assert first["schema"] == 1
    assert first["document"] == found.name
    assert (first["done"], first["total"]) == (found.done, found.total) == (1, 40)
    assert first["open_flags"] is None
    share = found.shares[0]
    assert first["shares"] == [
        {"reviewer": "anna", "done": 1, "corrected": 0, "queried": 0, "last": share.last}
    ]


def test_joined_segments_count_as_one(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--accept")
    joined = reviewtool(sample, "join", EN, "2", "--yes")
    assert joined.code == 0, joined.err
    assert "1/39 done" in reviewtool(sample, "status", EN).out
    with (sample / EN).open("a", encoding="utf-8") as file:
        file.write("\nOne more.\n")
    assert "1/40 done" in reviewtool(sample, "status", EN).out


def test_a_record_that_cannot_be_read_is_said_and_the_code_is_1(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--accept")
    (sample / "corrections/en/night-report.txt/boris.yaml").write_text("<<<<<<< a\n", "utf-8")
    ran = reviewtool(sample, "status")
    assert ran.code == 1
    assert "1/40 done" in ran.out
    assert "boris.yaml" in ran.err


def test_hostile_names_do_not_reach_the_terminal(sample: Path) -> None:
    target = sample / "translations/en/\x1b[31mred.txt"
    target.write_text("One.\n", "utf-8")
    ran = reviewtool(sample, "status")
    assert "\x1b" not in ran.out
    assert "␛[31mred.txt" in ran.out


def test_without_accounts_it_says_how_to_keep_them(sample: Path) -> None:
    ran = reviewtool(sample, "effort")
    assert (ran.code, ran.out) == (0, "")
    assert "accounting: on" in ran.err
    assert not (sample / ".reviewtool").exists()


@pytest.fixture
def accounted(sample: Path) -> Path:
    place = find_project([sample]).places[0]
    segments = load_document(place).segments
    for index, seconds in ((0, 10.0), (1, 20.0), (0, 2.5)):
        append_stay(place, "anna", Stay(segments[index].id, seconds, 4, 1, ""))
    append_stay(place, "boris", Stay(segments[0].id, 1.0, 1, 0, ""))
    append_stay(place, "boris", Stay("gone", 9.0, 1, 0, ""))
    return sample


def test_effort_is_summed_by_document_and_reviewer(accounted: Path) -> None:
    ran = reviewtool(accounted, "effort")
    assert ran.code == 0
    anna, boris = ran.out.splitlines()
    assert anna.startswith("en/night-report.txt (anna): 32 seconds at 2 segments, 16.2 each, ")
    assert anna.endswith(" per 1,000 source words; 12 keys, 3 edits")
    assert boris.startswith("en/night-report.txt (boris): 1 second at 1 segment, 1.0 each, ")
    assert "1 segment is left out" in ran.err
    assert reviewtool(accounted, "effort", "--reviewer", "boris").out.splitlines() == [boris]


def test_effort_by_segment_for_programs(accounted: Path) -> None:
    ran = reviewtool(accounted, "effort", "--format", "jsonl", "--reviewer", "anna")
    first, second = [json.loads(line) for line in ran.out.splitlines()]
    segments = load_document(find_project([accounted]).places[0]).segments
    assert first["segment"] == segments[0].id
    assert (first["seconds"], first["keys"], first["edits"], first["stays"]) == (12.5, 8, 2, 2)
    assert (second["segment"], second["seconds"]) == (segments[1].id, 20.0)
    assert first["words"] > 0


@pytest.mark.parametrize(
    ("setting", "named"), [("theme: sepia", "theme"), ("accounting: yes", "accounting")]
)
def test_settings_that_cannot_be_are_refused(sample: Path, setting: str, named: str) -> None:
    with (sample / "review.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{setting}\n")
    ran = reviewtool(sample, "status")
    assert ran.code == 2
    assert named in ran.err
    assert "review.yaml" in ran.err
