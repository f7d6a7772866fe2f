"""`join`, `split` and `pair`: shown first, done with --yes, undone, refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

FILE = "boats.en.txt"
TARGET = "One boat. Two boats lie still, three sail.\n\nThe wind turns.\n"


@pytest.fixture
def boats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REVIEWTOOL_REVIEWER", "anna")
    source = "Een boot. Twee boten liggen stil, drie varen.\n\nDe wind draait.\n"
    (tmp_path / "boats.nl.txt").write_text(source, encoding="utf-8")
    (tmp_path / FILE).write_text(TARGET, encoding="utf-8")
    return tmp_path


def cut(folder: Path, command: str, *arguments: str) -> tuple[int, list[str], str]:
    ran = reviewtool(folder, command, FILE, *arguments, "--source", "boats.nl.txt")
    return ran.code, [line.partition(": ")[2] for line in ran.out.splitlines()], ran.err


def test_a_join_is_shown_then_done_then_undone(boats: Path) -> None:
    expected = [
        "Een boot. | One boat.",
        "Twee boten liggen stil, drie varen. | Two boats lie still, three sail.",
        "Een boot. Twee boten liggen stil, drie varen. | "
        "One boat. Two boats lie still, three sail.",
    ]
    code, lines, said = cut(boats, "join", "1")
    assert (code, lines) == (1, expected)
    assert "--yes does this join" in said
    assert not (boats / "corrections").exists()
    code, lines, said = cut(boats, "join", "1", "--yes")
    assert (code, lines) == (0, expected)
    assert "join, saved" in said
    code, lines, said = cut(boats, "join", "1")
    assert (code, "another paragraph" in said) == (2, True)
    ran = reviewtool(boats, "correct", FILE, "--undo", "--source", "boats.nl.txt")
    assert ran.out == f"{FILE}: the segments are cut anew: undo, saved\n"
    assert cut(boats, "join", "1")[1] == expected


def test_a_split_takes_the_place_that_is_named_or_the_likely_one(boats: Path) -> None:
    assert cut(boats, "split", "2")[1][1:] == [
        "Twee boten liggen stil, | Two boats lie still,",
        "drie varen. | three sail.",
    ]
    named = cut(boats, "split", "2", "--at", "lie still", "--source-at", "drie")
    assert named[1][1:] == [
        "Twee boten liggen stil, | Two boats",
        "drie varen. | lie still, three sail.",
    ]
    whole = cut(boats, "split", "2", "--at", "lie", "--source-at", "")
    assert whole[1][1:] == [
        "Twee boten liggen stil, drie varen. | Two boats",
        "| lie still, three sail.",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["1"], "no sentence or clause ends inside the segment"),
        (["2", "--at", "ships"], "“ships” does not stand in the translation"),
        (["2", "--at", "l"], "“l” stands in the translation more than once"),
        (["2", "--at", "Two"], "nothing would be left on one side"),
        (["9", "--at", "Two"], "there is no segment 9"),
    ],
)
def test_a_split_that_cannot_be_is_refused(boats: Path, arguments: list[str], message: str) -> None:
    code, lines, said = cut(boats, "split", *arguments, "--yes")
    assert (code, lines) == (2, [])
    assert message in said


def test_a_translation_is_paired_anew_and_export_changes_nothing(boats: Path) -> None:
    code, lines, _ = cut(boats, "pair", "1", "--with", "2", "--yes")
    assert (code, lines[2:]) == (
        0,
        [
            "Een boot. | (no translation)",
            "Twee boten liggen stil, drie varen. | One boat.",
            "| Two boats lie still, three sail.",
        ],
    )
    assert cut(boats, "pair", "2", "--with", "none", "--follow", "alone")[1] == [
        "Twee boten liggen stil, drie varen. | One boat.",
        "| One boat.",
        "Twee boten liggen stil, drie varen. | (no translation)",
    ]
    code, _, said = cut(boats, "pair", "1", "--with", "2")
    assert (code, "it has no translation to pair" in said) == (2, True)
    ran = reviewtool(boats, "export", FILE, "--output", "out")
    assert ran.code == 0, ran.err
    assert (boats / "out" / FILE).read_text(encoding="utf-8") == TARGET


@pytest.mark.parametrize("command", [["join"], ["split"], ["pair", "--with", "2"]])
def test_where_the_file_decides_it_is_refused(boats: Path, command: list[str]) -> None:
    (boats / "rows.jsonl").write_text('{"id": "1", "source": "Een", "target": "One"}\n')
    ran = reviewtool(boats, command[0], "rows.jsonl", "1", *command[1:], "--yes")
    assert ran.code == 2
    assert "the jsonl file itself says what its segments are" in ran.err
