"""A project's glossary in the commands: what is flagged, listed, and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
TERMS = """\
source_language: nl
target_language: en
terms:
- {source: gemaal, target: pumping station, forbidden: gemaal, note: Never as it is}
- {source: loods, target: pilot}
- {source: blokkade, target: siege}
"""


@pytest.fixture
def agreed(lone_sample: Path) -> Path:
    """The sample project with a glossary."""
    (lone_sample / "glossary").mkdir()
    (lone_sample / "glossary" / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return lone_sample


def test_what_is_not_as_agreed_is_flagged(agreed: Path) -> None:
    ran = reviewtool(agreed, "check", EN, "--format", "jsonl")
    assert ran.code == 0, ran.err
    found = [flag for flag in ran.flags if flag["check"] == "glossary-term"]
    assert [(flag["side"], flag["text"], flag["suggestions"]) for flag in found] == [
        ("target", "gemaal", ["pumping station"]),
        ("source", "blokkade", []),
    ]
    assert "(glossary/terms.yaml:4). Never as it is." in found[0]["message"]
    (agreed / "review.yaml").write_text(
        "source_language: nl\nchecks: {disable: [glossary-term]}\n", encoding="utf-8"
    )
    ran = reviewtool(agreed, "check", EN, "--format", "jsonl", "--all")
    assert not any(flag["check"] == "glossary-term" for flag in ran.flags)
    assert ran.err == ""


def test_the_ledger_counts_terms(agreed: Path) -> None:
    ran = reviewtool(agreed, "ledger", EN)
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0] == "! term    siege 0  ←  blokkade 1  missing in segment 18"
    assert lines[1].startswith("! term    pumping station 0, gemaal 1 (segment ")
    assert lines[2].startswith("  term    pilot 6  ←  loodsen 4, loods 2")
    assert "3 terms, 2 not kept; " in lines[-1]
    told = reviewtool(agreed, "ledger", EN, "--format", "jsonl").flags
    assert [one["kind"] for one in told[:4]] == ["term", "term", "term", "name"]


def test_the_review_by_lines_says_terms(agreed: Path) -> None:
    ran = reviewtool(agreed, "review", "--plain", EN, answers="g 18\nl\n1\n1\nq\n")
    assert ran.code == 0, ran.err
    assert "term “blokkade”: “siege”, not kept" in ran.out
    assert "3 terms, 2 not kept; " in ran.out
    assert "1: a term, not kept; in the translation “siege” 0 times" in ran.out


def test_other_languages_have_no_terms(agreed: Path) -> None:
    ran = reviewtool(agreed, "check", "translations/de", "--format", "jsonl", "--all")
    assert not any(flag["check"] == "glossary-term" for flag in ran.flags)


@pytest.mark.parametrize("command", [("check",), ("ledger",)])
def test_a_broken_glossary_is_refused_with_its_line(agreed: Path, command: tuple[str]) -> None:
    (agreed / "glossary" / "terms.yaml").write_text(TERMS + "- {sourc: a}\n", encoding="utf-8")
    ran = reviewtool(agreed, *command, EN)
    assert ran.code == 2
    assert "glossary/terms.yaml:7: terms[4] " in ran.err


def test_a_term_is_added_by_a_command(agreed: Path) -> None:
    file = agreed / "glossary" / "terms.yaml"
    words = ("--source", "gouverneur", "--target", "prefect; head", "--forbidden", "governor")
    ran = reviewtool(agreed, "glossary", "add", "--pair", "nl-en", *words, "--note", "So it is")
    assert (ran.code, ran.out) == (0, "")
    assert "added to glossary/terms.yaml" in ran.err
    added = (
        "- source: gouverneur\n  target:\n  - prefect\n  - head\n"
        "  forbidden: governor\n  note: So it is\n"
    )
    assert file.read_text(encoding="utf-8") == TERMS + added
    ran = reviewtool(agreed, "check", EN, "--format", "jsonl")
    assert "Governor" in {one["text"] for one in ran.flags if one["check"] == "glossary-term"}
    ran = reviewtool(
        agreed, "glossary", "add", EN, "--source", "loods", "--target", "harbour pilot"
    )
    assert "still accepts “pilot”" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--source", "loods", "--target", "pilot"), "which languages"),
        (("--source", "loods", "--target", "pilot", "--pair", "nl-en"), "already"),
        (("--source", "loods", "--target", "x", "--pair", "nl"), "no pair"),
        (("--source", "loods", "--pair", "nl-en"), "no translation"),
    ],
)
def test_a_term_that_cannot_be_added_is_refused(
    agreed: Path, arguments: tuple[str, ...], words: str
) -> None:
    ran = reviewtool(agreed, "glossary", "add", *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert (agreed / "glossary" / "terms.yaml").read_text(encoding="utf-8") == TERMS
