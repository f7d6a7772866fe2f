from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"


def _dismiss(sample: Path, text: str, *scope: str) -> None:
    flags = reviewtool(sample, "check", EN, "--format", "jsonl").flags
    flag = next(flag for flag in flags if flag["text"] == text)
    act = ["--flag", flag["id"], "--dismiss", "correct-in-context", *scope]
    assert reviewtool(sample, "correct", EN, *act, "--reviewer", "anna").code == 0


def test_all_checks_are_listed_and_the_packs_of_a_pair(tmp_path: Path) -> None:
    ran = reviewtool(tmp_path, "checks", "list", "--pair", "nl-en")
    assert ran.code == 0
    assert "numbers " in ran.out
    assert "pack nl-en (nl → en): " in ran.out
    assert "pack de-en" not in ran.out
    assert "nl-en.liggen-log-in" not in ran.out
    assert "nl-en.liggen-log-in" in reviewtool(tmp_path, "checks", "list", "--rules").out


def test_a_check_is_explained_with_its_record(tmp_path: Path) -> None:
    ran = reviewtool(tmp_path, "checks", "explain", "numbers")
    assert ran.code == 0
    for part in ("(guard, accuracy/mistranslation, major)", "When it is silent:", "Measured, "):
        assert part in ran.out


def test_a_rule_is_explained_with_its_examples(tmp_path: Path) -> None:
    ran = reviewtool(tmp_path, "checks", "explain", "nl-en.liggen-log-in")
    assert ran.code == 0
    assert "log into" in ran.out
    assert "the source really logs in" in ran.out


def test_an_unknown_check_is_refused(tmp_path: Path) -> None:
    ran = reviewtool(tmp_path, "checks", "explain", "nl-en.nothing")
    assert ran.code == 2
    assert "checks list --rules" in ran.err


def test_this_projects_verdicts_are_told(sample: Path) -> None:
    _dismiss(sample, "log into")
    flags = reviewtool(sample, "check", EN, "--format", "jsonl", "--all").flags
    check = next(flag["check"] for flag in flags if flag["text"] == "log into")
    assert "dismissed 1" in reviewtool(sample, "checks", "explain", check).out


def test_a_history_says_check_and_reason_in_the_words_of_the_screen(sample: Path) -> None:
    _dismiss(sample, "log into")
    told = reviewtool(sample, "history", EN, "5").out
    assert "dismissed “log into” (liggen → lie in): correct in this context" in told
    listed = reviewtool(sample, "review", "--plain", EN, answers="f\n\n").out
    assert "flagged by Joined words (joined-words), 1" in listed


def test_dismissals_are_listed_and_marked_when_their_text_has_changed(sample: Path) -> None:
    assert "Nothing has been dismissed." in reviewtool(sample, "checks", "dismissed").err
    _dismiss(sample, "log into")
    _dismiss(sample, "monsters", "--scope", "project")
    listed = reviewtool(sample, "checks", "dismissed").out
    assert "“log into”, correct in this context (anna)" in listed
    assert "the whole project: " in listed
    assert "“monsters”" in listed
    assert "back" not in listed
    file = sample / EN
    text = file.read_text(encoding="utf-8").replace("log into the", "now log into the", 1)
    file.write_text(text, encoding="utf-8")
    assert "(anna) – back" in reviewtool(sample, "checks", "dismissed").out
    shown = reviewtool(sample, "check", EN, "--format", "jsonl", "--reviewer", "anna").out
    assert "log into" in [json.loads(line)["text"] for line in shown.splitlines()]
