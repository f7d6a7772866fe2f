from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.index import INDEX, lean, shipped_packs, to_json
from reviewtool.checks.pack.load import SHIPPED, packs_in
from reviewtool.checks.pack.rules import load_rules, weight
from tests.checks.pack.pairs import DUTCH, UNKNOWN, pair

if TYPE_CHECKING:
    from reviewtool.checks.pack.schema import Pack

PACKS = packs_in(SHIPPED)


def test_index_says_what_the_yaml_says() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in INDEX.iterdir()}
    assert written == to_json(PACKS), "run: python -m reviewtool.checks.pack.index"
    assert [pack.rules for pack in shipped_packs()] == [
        tuple(lean(rule) for rule in pack.rules) for pack in PACKS
    ]


def test_only_the_packs_that_are_wanted_are_read() -> None:
    asked: list[str] = []

    def wanted(pack: Pack) -> bool:
        asked.append(pack.id)
        assert pack.rules == ()
        return pack.id == "en"

    assert [pack.id for pack in shipped_packs(wanted)] == ["en"]
    assert asked == [pack.id for pack in PACKS]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_rules_wait_for_telling_literals(pack: Pack) -> None:
    """Only rules on marks, figures and the shortest abbreviations run without three letters."""
    hasty = [
        rule.id
        for rule in pack.rules
        if not any(
            side and min(map(weight, side)) >= 3
            for side in (rule.literals, rule.source_literals if rule.when.source else ())
        )
    ]
    assert len(hasty) <= 12, hasty
    assert all(rule.literals for rule in pack.rules)


def test_guards_have_two_bad_examples() -> None:
    few = [
        rule.id
        for pack in PACKS
        for rule in pack.rules
        if rule.kind is Kind.GUARD and len(rule.bad) < 2
    ]
    assert few == []


def test_loading_and_a_quiet_segment_import_neither_regex_nor_yaml() -> None:
    script = (
        "import json, sys\n"
        "from tests.checks.pack.pairs import DUTCH, pair\n"
        "from reviewtool.checks.pack.rules import load_rules, weight\n"
        "rules = load_rules(DUTCH, has_source=True)\n"
        "found = rules.flags(pair('Hm, Pim.', 'Hm, Pim.'))\n"
        "print(json.dumps([len(rules.ids), len(found),"
        " sorted({'regex', 'yaml', 'msgspec'} & set(sys.modules))]))\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )
    count, found, heavy = json.loads(done.stdout)
    assert count > 90
    assert found == 0
    assert heavy == []


@pytest.mark.parametrize(
    "text",
    [
        "The court of first instance ruled in May; the appeal will be heard in the last years of "
        "the decade.",
        "He would have been eighty today. I would have been killed if she had not shouted.",
        "Each of the boxes comes with a story, and the app comes with its own manual.",
        "Log in to the portal of the province. Logging in the mountains has been banned.",
        "We have discussed the plan since two of us left. It depends, of course, on the weather.",
        "The both of them scored an own goal; it was the first time since 1998.",
        "She rested her head on his shoulder, and he rested well after dinner.",
        "Borrow money to finance a house and you will remember me. Explain it to us.",
        "The suspicious man looked at the second room of the house. That is all we know.",
        "Did the pilot make a mistake? What for years had been forbidden is now allowed.",
    ],
)
def test_ordinary_english_is_left_alone(text: str) -> None:
    assert load_rules(UNKNOWN, has_source=False).flags(pair(text)) == []


def test_a_licence_text_is_left_alone() -> None:
    licence = (Path(__file__).parents[3] / "LICENSE").read_text(encoding="utf-8")
    rules = load_rules(UNKNOWN, has_source=False)
    assert [flag for part in licence.split("\n\n") for flag in rules.flags(pair(part))] == []


def test_with_the_source_the_flag_leans_on_its_words() -> None:
    flags = load_rules(DUTCH, has_source=True).flags(
        pair("The mayor eventually agrees.", "De burgemeester gaat eventueel akkoord.")
    )
    (flag,) = [flag for flag in flags if flag.check == "nl-en.eventueel"]
    assert flag.kind is Kind.GUARD
    assert flag.source_text == "eventueel"
    assert flag.suggestions[0] == "possibly"
    assert flag.evidence == ("source", "target")
