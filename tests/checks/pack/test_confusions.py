from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.pack.confusions import inner, whole
from reviewtool.checks.pack.load import load_pack
from reviewtool.checks.pack.prove import prove
from reviewtool.checks.pack.rules import RuleSet
from reviewtool.errors import ReviewError
from tests.checks.pack.pairs import pair

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "schema: 1\npack: {id: house, source: nl, target: en}\nconfusions:\n"
KAT = (
    "- {source: 'kat(?:ten)?|poes', wrong: 'cut(?:s|ted)?', right: [cat, cats],"
    " bad: [['De kat.', 'The [[cut]].'], ['De poes.', 'The [[cut]].', 'The cat.']],"
    " good: ['De kat snijdt.', 'The cat cuts.', 'it cuts']}\n"
)


def _pack(folder: Path, rows: str, head: str = HEAD) -> Path:
    file = folder / "house.yaml"
    file.write_text(head + rows, encoding="utf-8")
    return file


def test_a_row_is_a_proved_rule(tmp_path: Path) -> None:
    pack = load_pack(_pack(tmp_path, KAT))
    assert prove(pack) == []
    (rule,) = pack.rules
    assert rule.id == "house.kat-cut"
    (flag,) = RuleSet([rule], leaning=True).flags(pair("Two cuts sleep.", "Twee katten slapen."))
    assert flag.text == "cuts"
    assert flag.message == "“katten” means “cat” here."
    assert flag.suggestions == ("cats", "cat")


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("The cutlery is old.", "De kat is oud."),
        ("The cat cuts.", "De kat snijdt."),
        ("He cuts.", "Hij snijdt de skatten."),
    ],
)
def test_it_matches_whole_words_and_yields_to_the_right_one(
    tmp_path: Path, target: str, source: str
) -> None:
    rules = RuleSet(load_pack(_pack(tmp_path, KAT)).rules, leaning=True)
    assert rules.flags(pair(target, source)) == []


def test_alone_it_does_not_speak_of_a_source(tmp_path: Path) -> None:
    row = KAT.replace("right:", "alone: true, right:")
    rules = RuleSet(load_pack(_pack(tmp_path, row)).rules, leaning=False)
    (flag,) = rules.flags(pair("A cut sat there."))
    assert flag.message == "Rather “cat”."


def test_a_row_of_one_language_has_plain_examples(tmp_path: Path) -> None:
    row = "- {wrong: 'make a photo', right: 'take a photo',"
    row += " bad: 'To [[make a photo]].', good: 'To take a photo.'}\n"
    pack = load_pack(_pack(tmp_path, row, HEAD.replace(" source: nl,", "")))
    assert prove(pack) == []
    assert pack.rules[0].id == "house.make-photo"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("- {wrong: cut, right: cat}\n", "lacks source"),
        ("- {source: kat, wrong: cut, right: cat, wants: x}\n", "unknown key “wants”"),
        ("- {source: '漢', wrong: cut, right: cat}\n", "needs an id"),
        ("- {source: '(kat', wrong: cut, right: cat}\n", "does not compile"),
        ("- {source: kat, wrong: cut, right: cat, bad: ['one']}\n", "bad holds 1 texts"),
        ("- {source: kat, wrong: cut, right: cat, bad: ['a', 'b']}\n", "does not mark one span"),
        (KAT + KAT, "stands twice"),
    ],
)
def test_what_a_row_cannot_be_is_said_with_its_line(tmp_path: Path, row: str, what: str) -> None:
    with pytest.raises(ReviewError) as raised:
        load_pack(_pack(tmp_path, row))
    assert what in str(raised.value)
    assert raised.value.line == 3 + row.count("\n")


@pytest.mark.parametrize("part", ["(?:kat)", "kat(?:ten)?"])
def test_an_alternative_without_a_bad_example_is_reported(tmp_path: Path, part: str) -> None:
    row = KAT.replace("kat(?:ten)?|poes", f"{part}|poes|kater")
    found = [problem.what for problem in prove(load_pack(_pack(tmp_path, row)))]
    assert found == ["has no bad example for when.source “kater”"]


def test_a_row_without_good_examples_is_a_draft(tmp_path: Path) -> None:
    row = "- {source: kat, wrong: cut, right: cat, bad: ['De kat.', 'The [[cut]].']}\n"
    assert load_pack(_pack(tmp_path, row)).rules[0].draft


@pytest.mark.parametrize("pattern", ["kat", "a|b", r"(?:a|b)|c[)]", r"a\)|\(b", "(a)(b)"])
def test_what_was_made_whole_comes_back(pattern: str) -> None:
    assert inner(whole(pattern)) == pattern


def test_two_groups_are_not_one_pattern_made_whole() -> None:
    assert inner(r"\b(?:a) (?:b)\b") == r"\b(?:a) (?:b)\b"
