from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.described import described, nearest_good, title
from reviewtool.checks.pack.index import shipped_packs
from reviewtool.checks.pack.load import SHIPPED, load_pack
from reviewtool.checks.pack.schema import Good, Rule, Sides
from reviewtool.checks.pack.spelt import spelt
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from pathlib import Path


SAYS = "One house."


def rule(source: str = "", wrong: str = "", right: str = "", *good: Good) -> Rule:
    when = Sides(source=(source,) if source else ())
    flag = Sides(target=(wrong,))
    suggest = (right,) if right else ()
    return Rule(
        "p.id", "style", Severity.MINOR, Kind.HINT, flag, SAYS, when, suggest=suggest, good=good
    )


def test_a_shipped_rule_is_read_alone_as_the_whole_pack_reads_it() -> None:
    for pack in shipped_packs(lambda head: head.id in {"uk-en", "en"}):
        whole = {known.id: known for known in load_pack(SHIPPED / pack.file).rules}
        for known in pack.rules[::7]:
            found = described(known.id)
            assert found is not None
            assert found[1] == whole[known.id]


def test_a_rule_of_every_shipped_pack_has_its_examples() -> None:
    for pack in shipped_packs():
        for known in (pack.rules[0], pack.rules[-1]):
            found = described(known.id)
            assert found is not None
            assert found[1].bad
            assert found[1].good


def test_an_own_rule_is_found_and_an_unknown_one_is_not(tmp_path: Path) -> None:
    row = "- {wrong: teh, right: the, bad: 'Is [[teh]] so?', good: 'Is the so?'}"
    pack = f"schema: 1\npack: {{id: own-en, target: en}}\nconfusions:\n{row}\n"
    (tmp_path / "own.yaml").write_text(pack, encoding="utf-8")
    found = described("own-en.teh", [tmp_path])
    assert found is not None
    assert found[1].good[0].target == "Is the so?"
    assert described("own-en.other", [tmp_path]) is None
    assert described("nl-en.no-such-rule") is None


@pytest.mark.parametrize(
    ("source", "wrong", "right", "wanted"),
    [
        (r"\b(?:liggen in)\b", "log into", "lie in", "liggen in → lie in"),
        (r"\b(?:(?:uitrust\w*|uitgerust))\b", "rest", "equip", "uitrust… → equip"),
        (r"\b(?:flinke?)\b", "brave", "big", "flink → big"),
        ("", r"\b(?:teh)\b", "the", "teh → the"),
        (r"\b(?:(?:zie|ziet) .{0,30}over het hoofd)\b", "x", "miss", "zie … over het hoofd → miss"),
        (r"\b(?:(?<v>be)roe[pf]t? (?:een )?(?=b)\w+ op)\b", "x", "y", "beroep … op → y"),
        (r"\b(?:(?&number) jaar)\b", "x", "y", "… jaar → y"),
        ("huis", "x", r"\1 house", "huis"),
        ("huis", "x", "", "huis"),
        ("huis", "x", "a" * 60, "huis"),
        ("h" * 60, "x", "house", "One house"),
        (r"\d+,\d", r"\d+,\d", r"\1.\2", "One house"),
    ],
)
def test_a_title_says_source_and_right_where_the_patterns_spell_words(
    source: str, wrong: str, right: str, wanted: str
) -> None:
    assert title(rule(source, wrong, right)) == wanted


def test_a_rule_that_says_each_time_something_else_and_spells_no_words_keeps_its_id() -> None:
    silent = replace(rule(wrong=r"\d"), message="“{source}” is not “{match}”.")
    assert title(silent) == "p.id"


def test_every_shipped_rule_has_a_name_for_people() -> None:
    assert [
        known.id for pack in shipped_packs() for known in pack.rules if title(known) == known.id
    ] == []


@given(st.text(alphabet="ab \\w.*+?|()[]{}^-:=!<>&…1", max_size=30))
def test_whatever_a_pattern_holds_it_is_spelt_without_its_signs(pattern: str) -> None:
    said = spelt(pattern)
    assert said == " ".join(said.split())
    assert not said or any(sign.isalpha() for sign in said)


def test_the_nearest_good_example_shares_most_words() -> None:
    far, near = Good("", "It rains."), Good("", "The goat eats a hat.")
    assert nearest_good(rule("", "x", "y", far, near), "", "A goat ate the hat.") is near
    assert nearest_good(rule(), "", "A goat.") is None
