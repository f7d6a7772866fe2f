"""Other wordings, the ledger and the history of a segment as commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
WORDED = "The villages of Aldra and Zenka lie in the demilitarised zone"


def test_another_wording_is_taken_whole_and_taken_back(sample: Path) -> None:
    ran = reviewtool(sample, "correct", EN, "5", "--from", "en.systemB")
    assert ran.code == 0, ran.err
    record = sample / "corrections/en/night-report.txt/anna.yaml"
    assert WORDED in record.read_text(encoding="utf-8")
    assert reviewtool(sample, "correct", EN, "--undo").code == 0
    assert WORDED not in record.read_text(encoding="utf-8")


def test_a_wording_of_a_memory_is_taken_by_its_number(sample: Path) -> None:
    memory = sample / "memory.tsv"
    memory.write_text("source\ttarget\nStilte aan de rivier\tCalm on the river\n", encoding="utf-8")
    ran = reviewtool(sample, "correct", EN, "4", "--from", "2", "--opinion", "memory.tsv")
    assert ran.code == 0, ran.err
    record = sample / "corrections/en/night-report.txt/anna.yaml"
    assert "Calm on the river" in record.read_text(encoding="utf-8")


def test_without_another_wording_the_option_is_named(lone_sample: Path) -> None:
    ran = reviewtool(lone_sample, "correct", EN, "5", "--from", "1")
    assert ran.code == 2
    assert "--opinion" in ran.err


def test_the_ledger_lists_names_with_what_is_inconsistent_first(sample: Path) -> None:
    path = sample / EN
    path.write_text(
        path.read_text(encoding="utf-8").replace("to Brenova", "to Brennova", 1), encoding="utf-8"
    )
    ran = reviewtool(sample, "ledger", EN)
    assert ran.code == 0, ran.err
    assert "inconsistent" in ran.out.splitlines()[-1]
    first = reviewtool(sample, "ledger", EN, "--format", "jsonl").flags[0]
    assert first["inconsistent"]
    assert first["schema"] == 1
    assert not (sample / "corrections").exists()


def test_the_history_tells_all_reviewers(sample: Path) -> None:
    assert reviewtool(sample, "correct", EN, "4", "--text", "Calm\x1b[31m").code == 0
    assert reviewtool(sample, "correct", EN, "4", "--accept", "--reviewer", "boris").code == 0
    ran = reviewtool(sample, "history", EN, "4")
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    assert {line.split()[2] for line in ran.out.splitlines()} == {"anna", "boris"}
    assert "[-Silence on the river-]{+Calm" in ran.out
    told = reviewtool(sample, "history", EN, "4", "--format", "jsonl").flags
    assert {(one["reviewer"], one["kind"]) for one in told} == {
        ("anna", "correct"),
        ("boris", "accept"),
    }


def test_an_untouched_segment_has_no_history(sample: Path) -> None:
    ran = reviewtool(sample, "history", EN, "4")
    assert (ran.code, ran.err) == (0, "")
    assert "nothing was done" in ran.out
    assert reviewtool(sample, "history", EN, "999").code == 2
