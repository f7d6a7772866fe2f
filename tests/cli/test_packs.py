from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
schema: 1
pack: {id: nl-en-own, source: nl, target: en, licence: CC0-1.0}
rules:
- id: nl-en-own.flink
  category: accuracy/mistranslation
  severity: major
  kind: guard
  when: {source: '\\bflinke?\\b'}
  flag: {target: '\\bbrave\\b'}
  message: Dutch “flink” means considerable.
  suggest: [large]
  examples:
    bad:
    - {source: 'Een flink bedrag.', target: 'A [[brave]] amount.', fix: 'A large amount.'}
    good:
    - {source: 'Een dappere vrouw.', target: 'A brave woman.', because: the source says brave}
"""


def test_the_shipped_rules_are_proved(tmp_path: Path) -> None:
    ran = reviewtool(tmp_path, "packs", "test")
    assert ran.code == 0, ran.out
    assert "nl-en: " in ran.out
    assert "en: " in ran.out


def test_a_projects_own_pack_is_proved_listed_shown_and_used(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/own.yaml").write_text(PACK, encoding="utf-8")
    assert "nl-en-own: 1 rule, 2 examples: proved" in reviewtool(tmp_path, "packs", "test").out
    assert "nl-en-own.flink" in reviewtool(tmp_path, "packs", "list").out
    shown = reviewtool(tmp_path, "packs", "show", "nl-en-own.flink").out
    assert "A [[brave]] amount." in shown
    (tmp_path / "a.nl.txt").write_text("Dat is een flinke klus.\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("That is a brave job.\n", encoding="utf-8")
    (flag,) = [
        flag
        for flag in reviewtool(tmp_path, "check", "--format", "jsonl", "a.nl.txt", "a.en.txt").flags
        if flag["check"] == "nl-en-own.flink"
    ]
    assert (flag["text"], flag["suggestions"]) == ("brave", ["large"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("A [[brave]] amount.", "A brave [[amount]]."), "flags"),
        (("[large]", "[smart]"), "fix"),
        (("A brave woman.", "A dog."), "near"),
    ],
)
def test_a_rule_that_breaks_its_promise_fails(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    (tmp_path / "own.yaml").write_text(PACK.replace(*change), encoding="utf-8")
    ran = reviewtool(tmp_path, "packs", "test", "own.yaml")
    assert ran.code == 1
    assert "own.yaml" in ran.out
    assert said in ran.out


@pytest.mark.parametrize("arguments", [["test", "nowhere.yaml"], ["show", "nl-en.nothing"]])
def test_what_is_not_there_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    assert reviewtool(tmp_path, "packs", *arguments).code == 2


def test_a_pack_that_does_not_parse_fails(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(PACK.replace("rules:", "rules: &a"), encoding="utf-8")
    ran = reviewtool(tmp_path, "packs", "test", "own.yaml")
    assert ran.code == 2
    assert "own.yaml" in ran.err
