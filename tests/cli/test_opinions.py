"""Second opinions on the command line: siblings by themselves, other files by --opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
B = "translations/en.systemB/night-report.txt"


def opinions(folder: Path, *arguments: str) -> dict[str, Any]:
    ran = reviewtool(folder, "check", "--format", "jsonl", "--all", *arguments)
    assert ran.code == 0, ran.err
    flags = [flag for flag in ran.flags if flag["check"] == "second-opinion"]
    return {flag["text"]: flag for flag in reversed(flags)}


def test_the_sample_is_compared_with_its_other_translation(sample: Path) -> None:
    found = opinions(sample, EN)
    assert found["log into"]["suggestions"] == ["lie in"]
    assert "en.systemB" in found["log into"]["message"]
    assert "samples" in found["monsters throughout"]["suggestions"][0]
    assert "opinion" in found["centenary"]["evidence"]
    assert any("1,500" in flag["suggestions"][0] for flag in opinions(sample, B).values()
               if flag["suggestions"])  # fmt: skip


def test_without_another_translation_the_check_is_silent(sample: Path) -> None:
    (sample / B).unlink()
    assert opinions(sample, EN) == {}


def test_a_memory_and_a_corrected_copy_are_given_by_name(sample: Path) -> None:
    copy = sample / "corrected.txt"
    copy.write_bytes((sample / B).read_bytes())
    (sample / B).unlink()
    assert (
        "corrected.txt" in opinions(sample, EN, "--opinion", "corrected.txt")["Silence"]["message"]
    )
    memory = sample / "memory.tsv"
    memory.write_text("source\ttarget\nStilte aan de rivier\tCalm on the river\n", encoding="utf-8")
    both = opinions(sample, EN, "--opinion", "corrected.txt", "--opinion", "memory.tsv")
    assert both["Silence"]["suggestions"]
    assert "Neither of 2" in both["Silence"]["message"]


def test_a_suggestion_can_be_taken_from_a_script(sample: Path) -> None:
    flag = opinions(sample, EN)["log into"]
    ran = reviewtool(
        sample, "correct", EN, str(flag["segment"]), "--flag", flag["id"], "--take", "1"
    )
    assert ran.code == 0, ran.err
    record = sample / "corrections/en/night-report.txt/anna.yaml"
    assert "lie in the demilitarised zone" in record.read_text(encoding="utf-8")


def test_a_hostile_memory_is_refused_with_its_line(sample: Path) -> None:
    text = '<?xml version="1.0"?>\n<!DOCTYPE tmx [<!ENTITY a "b">]>\n<tmx/>\n'
    (sample / "bad.tmx").write_text(text, encoding="utf-8")
    ran = reviewtool(sample, "check", EN, "--opinion", "bad.tmx")
    assert ran.code == 2
    assert "bad.tmx:2" in ran.err


def test_a_missing_memory_is_refused(sample: Path) -> None:
    ran = reviewtool(sample, "check", EN, "--opinion", "none.tmx")
    assert ran.code == 2
    assert "none.tmx" in ran.err


def test_the_list_without_a_terminal_has_them_too(sample: Path) -> None:
    ran = reviewtool(sample, "review", EN)
    assert "second-opinion" in ran.out
