from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = {
    "schema", "id", "document", "segment", "check", "kind", "category", "severity", "side", "start",
    "end", "text", "occurrence", "line", "column", "source_start", "source_end", "message",
    "suggestions", "confidence", "evidence", "shown",
}  # fmt: skip
EN = "translations/en/night-report.txt"


def test_every_flag_keeps_the_contract_and_points_at_its_text(sample: Path) -> None:
    ran = reviewtool(sample, "check", "--format", "jsonl", "--all", EN)
    lines = (sample / EN).read_text(encoding="utf-8").split("\n")
    assert ran.code == 0
    assert ran.flags
    for flag in ran.flags:
        assert set(flag) == CONTRACT
        assert flag["schema"] == 1
        assert flag["document"] == "en/night-report.txt"
        assert 0.0 <= flag["confidence"] <= 1.0
        if flag["side"] == "target":
            column = flag["column"] - 1
            assert lines[flag["line"] - 1][column : column + len(flag["text"])] == flag["text"]
            assert len(flag["text"]) == flag["end"] - flag["start"]
        else:
            assert flag["line"] is None


def test_the_three_phrases_are_found(sample: Path) -> None:
    texts = [flag["text"] for flag in reviewtool(sample, "check", "--format", "jsonl", EN).flags]
    for phrase in ("log into", "kitties", "centenary"):
        assert any(phrase in text for text in texts), phrase


def test_text_output_says_where_why_and_what_instead(sample: Path) -> None:
    ran = reviewtool(sample, "check", EN)
    assert f"{EN}:" in ran.out
    assert "instead:" in ran.out
    assert ran.out.rstrip().endswith("segments")


def test_a_threshold_makes_the_exit_code(sample: Path) -> None:
    assert reviewtool(sample, "check", "--fail-on", "major", EN).code == 1
    clean = sample / "clean.en.txt"
    clean.write_text("The bridge is open again.\n", encoding="utf-8")
    assert reviewtool(sample, "check", "--fail-on", "minor", str(clean)).code == 0


def test_the_budget_hides_hints_and_never_guards(sample: Path) -> None:
    few = reviewtool(sample, "check", "--format", "jsonl", "--budget", "0", EN).flags
    many = reviewtool(sample, "check", "--format", "jsonl", EN).flags
    assert {flag["kind"] for flag in few} == {"guard"}
    assert len(few) <= len(many)


def test_a_flag_that_was_judged_is_not_shown_again(sample: Path) -> None:
    flag = reviewtool(sample, "check", "--format", "jsonl", EN).flags[0]
    reviewtool(
        sample, "correct", EN, flag["segment"], "--flag", flag["id"], "--dismiss", "style-choice"
    )
    again = reviewtool(sample, "check", "--format", "jsonl", EN).flags
    assert flag["id"] not in {other["id"] for other in again}
    everything = reviewtool(sample, "check", "--format", "jsonl", "--all", EN).flags
    assert [other["shown"] for other in everything if other["id"] == flag["id"]] == [False]


def test_rows_keep_their_own_documents_ids_and_languages(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "document": "a", "source": "Alle zijn er.", "target": "Who who is there?",
         "source_language": "nl", "target_language": "en"},
        {"id": "1", "document": "b", "source": "It is so.", "target": "Das ist ist so.",
         "source_language": "en", "target_language": "de"},
    ]  # fmt: skip
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    flags = reviewtool(tmp_path, "check", "--format", "jsonl", "--all", "rows.jsonl").flags
    found = {(flag["document"], flag["segment"], flag["text"]) for flag in flags}
    assert {("a", "1", "Who who"), ("b", "1", "ist ist")} <= found


@pytest.mark.parametrize("budget", ["-1", "many", "nan"])
def test_a_budget_that_is_none_is_refused(sample: Path, budget: str) -> None:
    assert reviewtool(sample, "check", "--budget", budget, EN).code == 2


def test_an_unknown_id_among_the_disabled_checks_is_said(sample: Path) -> None:
    settings = "checks: {disable: [nonsense, spacing, nl-en.kitties]}\n"
    (sample / "review.yaml").write_text(settings, encoding="utf-8")
    ran = reviewtool(sample, "check", EN)
    assert ran.code == 0
    assert ran.err == "review.yaml: there is no check or rule “nonsense” to disable\n"
