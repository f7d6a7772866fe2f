from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/house.txt"
SOURCE = "De boot ligt stil.\n\nHij kocht een flinke taart.\n\nEen flinke storm kwam op.\n"
TARGET = "The boat lies still.\n\nHe bought a brave cake.\n\nA brave storm rose.\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in (("source", SOURCE), ("translations/en", TARGET)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "house.txt").write_text(text, encoding="utf-8")
    (tmp_path / "review.yaml").write_text("source_language: nl\nreviewer: anna\n", encoding="utf-8")
    ran = reviewtool(tmp_path, "correct", EN, "2", "--text", "He bought a big cake.")
    assert ran.code == 0, ran.err
    return tmp_path


def test_a_correction_becomes_a_proved_rule_and_is_used(house: Path) -> None:
    ran = reviewtool(house, "packs", "new", EN, "--from", "2", "--when", "flinke?")
    assert ran.code == 0, ran.err
    assert "source: 'flinke?'" in ran.out
    assert "The [[brave]]" not in ran.out
    assert "a [[brave]] cake" in ran.out
    assert "1 other place" in ran.err
    assert "A [[brave]] storm" in ran.err
    assert not (house / "packs").exists()
    saved = reviewtool(house, "packs", "new", EN, "--from", "2", "--when", "flinke?", "--save")
    assert saved.code == 0, saved.err
    assert reviewtool(house, "packs", "test", "packs").code == 0
    assert "own-nl-en (nl → en): 1 rule\n" in reviewtool(house, "packs", "list").out
    flags = reviewtool(house, "check", EN, "--format", "jsonl").flags
    assert [flag["text"] for flag in flags if flag["check"].startswith("own-nl-en.")] == ["brave"]


def test_a_second_rule_goes_below_the_first_and_nothing_else_changes(house: Path) -> None:
    reviewtool(house, "packs", "new", EN, "--from", "2", "--when", "flinke?", "--save")
    file = house / "packs" / "own-nl-en.yaml"
    before = file.read_text(encoding="utf-8")
    reviewtool(house, "correct", EN, "1", "--text", "The ship lies still.")
    ran = reviewtool(house, "packs", "new", EN, "--from", "1", "--save")
    assert ran.code == 0, ran.err
    assert file.read_text(encoding="utf-8").startswith(before)
    twice = reviewtool(house, "packs", "new", EN, "--from", "1", "--save")
    assert twice.code == 2
    assert "stands twice" in twice.err


def test_a_rule_that_is_not_proved_is_not_saved(house: Path) -> None:
    ran = reviewtool(house, "packs", "new", EN, "--from", "2", "--wrong", "bravery", "--save")
    assert ran.code == 1
    assert "not proved: bad example 1 should flag “brave”" in ran.err
    assert not (house / "packs").exists()


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--from", "1"], "the segment has no correction"),
        (["--from", "2", "--change", "3"], "there is no change number 3"),
        (["--from", "99"], "there is no segment 99"),
        (["--from", "2", "--wrong", "("], "does not compile"),
    ],
)
def test_what_makes_no_rule_is_refused(house: Path, arguments: list[str], what: str) -> None:
    ran = reviewtool(house, "packs", "new", EN, *arguments)
    assert ran.code == 2
    assert what in ran.err


def test_a_sentence_written_anew_makes_no_rule(house: Path) -> None:
    text = "Nothing of what stood here before was any good, so this is a wholly new sentence now."
    reviewtool(house, "correct", EN, "3", "--text", text)
    ran = reviewtool(house, "packs", "new", EN, "--from", "3")
    assert ran.code == 2
    assert "too large for a rule" in ran.err
