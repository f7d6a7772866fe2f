from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reviewtool.review.decision import Reason, Scope
from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
RECORD = "corrections/en/night-report.txt/anna.yaml"


def flag_on(folder: Path, text: str) -> dict[str, Any]:
    flags = reviewtool(folder, "check", "--format", "jsonl", "--all", EN).flags
    return next(flag for flag in flags if text in flag["text"] and flag["suggestions"])


def record(folder: Path) -> str:
    return (folder / RECORD).read_text(encoding="utf-8")


def exported(folder: Path) -> str:
    ran = reviewtool(folder, "export", EN, "--output", "out")
    assert ran.code == 0, ran.err
    return (folder / "out/en/night-report.txt").read_text(encoding="utf-8")


def test_a_suggestion_is_taken_recorded_and_exported(sample: Path) -> None:
    flag = flag_on(sample, "log into")
    assert f"[{flag['id']}]" in reviewtool(sample, "check", EN).out
    ran = reviewtool(sample, "correct", EN, "--flag", flag["id"], "--take", "1")
    assert ran.code == 0, ran.err
    assert "saved" in ran.out
    assert "status: corrected" in record(sample)
    assert "verdict: confirmed" in record(sample)
    before = (sample / EN).read_text(encoding="utf-8")
    lines = before.split("\n")
    row, column = flag["line"] - 1, flag["column"] - 1
    end = column + len(flag["text"])
    lines[row] = lines[row][:column] + flag["suggestions"][0] + lines[row][end:]
    assert exported(sample) == "\n".join(lines)


def test_a_flag_that_is_not_there_is_refused_with_those_that_are(sample: Path) -> None:
    flag = flag_on(sample, "log into")
    segment = str(flag["segment"])
    ran = reviewtool(sample, "correct", EN, segment, "--flag", "1", "--take", "1")
    assert ran.code == 2
    assert "no flag of the segment has the id “1”" in ran.err
    assert f"{flag['id']} “log into”" in ran.err
    (sample / "well.en.txt").write_text("All is well.\n", encoding="utf-8")
    ran = reviewtool(sample, "correct", "well.en.txt", "1", "--dismiss", "duplicate")
    assert ran.code == 2
    assert "the segment has no flags" in ran.err


def test_a_dismissal_for_the_document_ends_what_waited_for_it(tmp_path: Path) -> None:
    file = tmp_path / "x.en.txt"
    file.write_text("It costs the the man a lot.\n\nHe saw the the sea.\n", encoding="utf-8")
    act = ["--dismiss", "correct-in-context", "--scope", "document"]
    for given in (["1", "--text", "It costs the the man much."], ["2", *act]):
        ran = reviewtool(tmp_path, "correct", file.name, *given)
        assert ran.code == 0, ran.err
    saved = tmp_path / "corrections/x.en.txt/anna.yaml"
    assert "status: corrected" in saved.read_text(encoding="utf-8")
    assert reviewtool(tmp_path, "correct", file.name, "--undo").code == 0
    assert "status: todo" in saved.read_text(encoding="utf-8")


def test_the_reasons_and_scopes_offered_are_those_that_exist(sample: Path) -> None:
    said = "".join(reviewtool(sample, "correct", "--help").out.split())
    assert all(reason.value in said for reason in Reason)
    assert "{" + ",".join(scope.value for scope in Scope) + "}" in said


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--accept"], "status: accepted"),
        (["--text", "A new head | Abroad"], "A new head | Abroad"),
        (["--query"], "status: queried"),
        (["--skip"], "status: skipped"),
        (["--comment", "ask the desk"], "ask the desk"),
        (["--score", "78"], "score: 78"),
        (["--mark", "0:5", "--category", "accuracy/omission"], "category: accuracy/omission"),
        (["--mark", "| Abroad"], "| Abroad"),
        (["--mark", "0:5", "--side", "source", "--severity", "minor"], "side: source"),
        (["--delete"], 'corrected: ""'),
    ],
)
def test_every_act_reaches_the_record_and_can_be_undone(
    sample: Path, options: list[str], kept: str
) -> None:
    ran = reviewtool(sample, "correct", EN, "1", *options)
    assert ran.code == 0, ran.err
    assert kept in record(sample)
    assert reviewtool(sample, "correct", EN, "--undo").code == 0
    assert kept not in record(sample)
    assert reviewtool(sample, "correct", EN, "--redo").code == 0
    assert kept in record(sample)


def test_an_error_is_changed_by_a_mark_on_its_words_and_taken_away(sample: Path) -> None:
    assert reviewtool(sample, "correct", EN, "10", "--mark", "monsters").code == 0
    assert "text: monsters" in record(sample)
    ran = reviewtool(sample, "correct", EN, "10", "--unmark", "monster")
    assert ran.code == 2
    assert "“monsters”" in ran.err
    assert reviewtool(sample, "correct", EN, "10", "--unmark", "monsters").code == 0
    assert "text: monsters" not in record(sample)


def test_a_correction_can_come_from_standard_input(sample: Path) -> None:
    text = "Een emoji 👩‍👩‍👧 en שלום, “so”."
    ran = reviewtool(sample, "correct", EN, "1", "--text", "-", answers=text + "\n")
    assert ran.code == 0, ran.err
    assert exported(sample).startswith(text + "\n")


def test_a_new_flag_in_a_correction_is_said(sample: Path) -> None:
    ran = reviewtool(sample, "correct", EN, "1", "--text", "The truce truce holds for now.")
    assert "new in the correction" in ran.err


def test_a_wider_dismissal_has_its_own_file(sample: Path) -> None:
    flag = flag_on(sample, "log into")
    act = ["--flag", flag["id"], "--dismiss", "false-alarm", "--scope", "project"]
    assert reviewtool(sample, "correct", EN, flag["segment"], *act).code == 0
    wider = (sample / "corrections/_project/anna.yaml").read_text(encoding="utf-8")
    assert "log into" in wider


@pytest.mark.parametrize(
    "arguments",
    [
        [EN, "1", "--score", "101"],
        [EN, "1", "--mark", "5:2"],
        [EN, "1", "--mark", "a:b"],
        [EN, "1", "--mark", ""],
        [EN, "1", "--mark", "e"],
        [EN, "1", "--unmark", "Ceasefire"],
        [EN, "1", "--mark", "0:5000", "--side", "source"],
        [EN, "1", "--mark", "0:5", "--category", "accuracy/luck"],
        [EN, "nowhere", "--accept"],
        [EN, "--accept"],
        [EN, "1", "--take", "9"],
        [EN, "1", "--flag", "000000000000", "--dismiss", "duplicate"],
        [EN, "--flag", "000000000000", "--dismiss", "duplicate"],
        [EN, "--undo"],
        [EN, "--redo"],
        ["translations", "1", "--accept"],
        ["translations/en/nothing.txt", "1", "--accept"],
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(
    sample: Path, arguments: list[str]
) -> None:
    ran = reviewtool(sample, "correct", *arguments)
    assert ran.code == 2
    assert ran.err.startswith("reviewtool: ")
    assert not (sample / "corrections").exists()


def test_the_segment_may_stand_behind_the_act(sample: Path) -> None:
    ran = reviewtool(sample, "correct", EN, "--accept", "12")
    assert ran.code == 0, ran.err
    assert ran.out.endswith("accept, saved\n")
    ran = reviewtool(sample, "check", EN, "--budget", "0", "translations/de/weekend-guide.txt")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("options", [["9" * 5000, "--accept"], ["1", "--mark", "9" * 5000 + ":3"]])
def test_absurd_numbers_are_refused(sample: Path, options: list[str]) -> None:
    assert reviewtool(sample, "correct", EN, *options).code == 2
    answers = "".join(f"{act}{'9' * 5000}\n" for act in ("", "g ", "j ", "x "))
    assert reviewtool(sample, "review", "--plain", EN, answers=answers).code == 0


def test_a_text_from_stdin_that_is_no_utf_8_is_refused(sample: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "reviewtool", "correct", EN, "1", "--text", "-"],
        cwd=sample,
        input=b"caf\xe9",
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 2
    assert b"half of a surrogate pair" in ran.stderr
    assert not (sample / RECORD).exists()
