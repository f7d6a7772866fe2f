"""A correction is spread over the whole project from a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/house.txt"
SOURCE = "De boot ligt stil.\n\nHij kocht een flinke taart.\n\nEen flinke storm kwam op.\n"
TARGET = "The boat lies still.\n\nHe bought a brave cake.\n\nA brave storm rose.\n"
RIGHT = "He bought a big cake."


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    for folder in ("en", "en.systemB"):
        (tmp_path / "translations" / folder).mkdir(parents=True)
    for name in ("house.txt", "inn.txt"):
        (tmp_path / "source" / name).write_text(SOURCE, encoding="utf-8")
        for folder in ("en", "en.systemB"):
            (tmp_path / "translations" / folder / name).write_text(TARGET, encoding="utf-8")
    (tmp_path / "review.yaml").write_text("source_language: nl\nreviewer: anna\n", encoding="utf-8")
    return tmp_path


def corrected(town: Path, name: str) -> int:
    record = town / "corrections" / "en" / name / "anna.yaml"
    return record.read_text(encoding="utf-8").count("status: corrected") if record.exists() else 0


def test_without_yes_the_hits_are_listed_and_left(town: Path) -> None:
    ran = reviewtool(town, "correct", EN, "2", "--text", RIGHT, "--everywhere")
    assert ran.code == 1, ran.err
    lines = ran.out.splitlines()
    assert "correct, saved" in lines[0]
    assert lines[1].startswith("en/house.txt:5: ")
    assert lines[1].endswith(": A [-brave-]{+big+} storm rose.")
    assert [line.partition(":")[0] for line in lines[2:]] == ["en/inn.txt"] * 2
    assert "3 segments more like it" in ran.err
    assert (corrected(town, "house.txt"), corrected(town, "inn.txt")) == (1, 0)


def test_with_yes_all_are_corrected_and_undone_document_by_document(town: Path) -> None:
    assert reviewtool(town, "correct", EN, "2", "--text", RIGHT).code == 0
    before = (town / "corrections/en/house.txt/anna.yaml").read_text(encoding="utf-8")
    ran = reviewtool(town, "correct", EN, "2", "--everywhere", "--yes")
    assert ran.code == 0, ran.err
    assert ran.out.count(" (saved): ") == 3
    assert "3 segments corrected in 2 documents" in ran.err
    assert (corrected(town, "house.txt"), corrected(town, "inn.txt")) == (2, 2)
    assert not (town / "corrections/en.systemB").exists()
    assert reviewtool(town, "correct", "translations/en/inn.txt", "--undo").code == 0
    assert (corrected(town, "house.txt"), corrected(town, "inn.txt")) == (2, 0)
    assert reviewtool(town, "correct", EN, "--undo").code == 0
    assert (town / "corrections/en/house.txt/anna.yaml").read_text(encoding="utf-8") == before
    again = reviewtool(town, "correct", EN, "2", "--everywhere", "--yes")
    assert again.code == 0
    assert "nothing else" in reviewtool(town, "correct", EN, "2", "--everywhere").err


def test_what_was_accepted_already_is_marked(town: Path) -> None:
    reviewtool(town, "correct", EN, "3", "--accept")
    ran = reviewtool(town, "correct", EN, "2", "--text", RIGHT, "--everywhere")
    assert "(accepted already): A [-brave-]" in ran.out


def test_a_deletion_is_spread_to_the_same_texts_only(town: Path) -> None:
    ran = reviewtool(town, "correct", EN, "2", "--delete", "--everywhere")
    assert ran.code == 1
    assert [line.rpartition(": ")[2] for line in ran.out.splitlines()[1:]] == ["to be deleted"]


def test_a_document_that_cannot_be_read_is_left_out_and_named(town: Path) -> None:
    (town / "translations/en/inn.txt").write_bytes(b"\x00\x01\x02")
    ran = reviewtool(town, "correct", EN, "2", "--text", RIGHT, "--everywhere", "--yes")
    assert ran.code == 1
    assert "left out" in ran.err
    assert corrected(town, "house.txt") == 2


def test_a_single_file_is_a_project_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("They log into it.\n\nWe log into bed.\n", encoding="utf-8")
    text = ("--text", "They lie in it.", "--everywhere", "--yes")
    ran = reviewtool(tmp_path, "correct", "a.en.txt", "1", *text)
    assert ran.code == 0, ran.err
    assert "(saved): We [-log into-]{+lie in+} bed." in ran.out


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["2"], "nothing was to be done"),
        (["2", "--everywhere"], "the segment has no correction"),
        (["--everywhere"], "no segment was named"),
        (["2", "--accept", "--everywhere"], "spreads a correction"),
    ],
)
def test_what_cannot_be_spread_is_refused(town: Path, arguments: list[str], what: str) -> None:
    ran = reviewtool(town, "correct", EN, *arguments)
    assert ran.code == 2
    assert what in ran.err
    assert not (town / "corrections").exists()


def test_nothing_that_drives_the_terminal_is_printed(tmp_path: Path) -> None:
    lines = "They log into it.\n\nWe log into \x1b]0;pwned\x07 bed\u202e.\n"
    (tmp_path / "a.en.txt").write_text(lines, encoding="utf-8")
    text = ("--text", "They lie in it.", "--everywhere")
    ran = reviewtool(tmp_path, "correct", "a.en.txt", "1", *text)
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
