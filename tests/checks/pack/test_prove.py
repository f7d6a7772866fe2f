from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.pack.load import load_pack
from reviewtool.checks.pack.prove import Problem, prove
from tests.checks.pack.pairs import HEAD, RULE, write

if TYPE_CHECKING:
    from pathlib import Path

OTHER = (
    RULE.replace("house.kat", "house.slaap")
    .replace("kat(?:ten)?", "slaapt")
    .replace("\\bdogs?\\b", "\\bsleeps\\b")
)


def problems(tmp_path: Path, text: str) -> list[Problem]:
    return prove(load_pack(write(tmp_path, HEAD + text)))


def changed(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new, 1)


def test_a_sound_rule_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, RULE) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (changed("[[dog]] sleeps", "dog [[sleeps]]"), "should flag “sleeps” and flags “dog”"),
        (changed("[[dog]]", "[[cow]]"), "should flag “cow” and flags nothing"),
        (changed("[[dog]] sleeps", "[[dog]] and dog"), "flags “dog”, “dog”"),
        (changed("The cat sleeps.", "The lion sleeps."), "a fix that no suggestion gives"),
        (changed("suggest: [cat, cats]", "suggest: [cat, dogs]"), "flagged again after"),
        (
            changed("  suggest: [cat, cats]\n", "").replace(", fix: 'The cat sleeps.'", ""),
            "neither a fix nor a suggestion",
        ),
        (
            changed("  suggest: [cat, cats]\n", "").replace("'The cat sleeps.'", "'The dogs.'"),
            "flagged by house.kat (“dogs”) after the fix",
        ),
        (RULE + OTHER, "flagged by house.slaap (“sleeps”) after the fix"),
        (changed("ziet de hond", "ziet de koe"), "good example 1 is flagged by house.kat"),
        (changed(", because: 'a dog is there'", ""), "does not say why"),
        (
            changed("De kat ziet de hond.', target: 'The cat sees the dog.", "Dag.', target: 'Hi."),
            "is nowhere near the rule",
        ),
        (changed("\\bdogs?\\b", "\\bdogs?\\b|\\bwolf\\b"), "no bad example for flag.target"),
        (changed("\\bkat(?:ten)?\\b", "\\bkat\\b|poes"), "no bad example for when.source “poes”"),
        (changed("'\\bhond(?:en)?\\b'", "['hond', 'wolf']"), "that needs unless.source “wolf”"),
        (changed("\\bdogs?\\b", "(?:o+)+g+$"), "has a slow pattern in flag.target"),
        (changed("\\bhond(?:en)?\\b", "(a+)+$"), "has a slow pattern in unless.source"),
    ],
)  # fmt: skip
def test_a_breach_of_the_contract_is_reported(tmp_path: Path, text: str, what: str) -> None:
    found = problems(tmp_path, text)
    assert any(what in problem.what for problem in found), found
    assert all(problem.remedy and problem.file and problem.line for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        RULE[: RULE.index("  examples:")],
        RULE[: RULE.index("    good:")],
        changed("kind: guard", "kind: draft"),
    ],
)
def test_a_rule_without_examples_is_reported_as_a_draft(tmp_path: Path, text: str) -> None:
    (problem,) = problems(tmp_path, text)
    assert problem.draft
    assert "draft" in problem.what


def test_rules_beside_the_pack_must_be_silent_on_its_fixes(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, HEAD + RULE))
    beside = load_pack(
        write(
            tmp_path,
            "schema: 1\npack: {id: en2, target: en}\nrules:\n"
            "- id: en2.sleeps\n  category: style\n  severity: minor\n  kind: lint\n"
            "  flag: {target: sleeps}\n  message: No sleep.\n  suggest: [rests]\n"
            "  examples:\n    bad: [{target: 'It [[sleeps]].'}]\n"
            "    good: [{target: 'It rests.', because: 'rests'}]\n",
            "en2.yaml",
        )
    )
    assert prove(beside) == []
    (problem,) = prove(pack, [beside])
    assert "en2.sleeps" in problem.what
