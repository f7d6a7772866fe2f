from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.check import MOST, Languages
from reviewtool.checks.flag import Kind, occurrence
from reviewtool.checks.pack.load import load_pack
from reviewtool.checks.pack.rules import EXPECTED, RuleSet, load_rules
from reviewtool.errors import ReviewError
from reviewtool.languages import language
from tests.checks.pack.pairs import DUTCH, HEAD, RULE, UNKNOWN, pair, write

if TYPE_CHECKING:
    from pathlib import Path


def rules(tmp_path: Path, text: str = RULE, head: str = HEAD) -> RuleSet:
    return RuleSet(load_pack(write(tmp_path, head + text)).rules, leaning=True)


def test_a_rule_flags_each_match_and_pairs_it_with_its_source_word(tmp_path: Path) -> None:
    target = "A dog, and TWO DOGS, and Dogs."
    flags = rules(tmp_path).flags(pair(target, "Een kat, en twee katten."))
    assert [(flag.text, flag.source_text) for flag in flags] == [
        ("dog", "kat"),
        ("DOGS", "katten"),
        ("Dogs", "katten"),
    ]
    assert [flag.suggestions for flag in flags] == [
        ("cat", "cats"),
        ("Cats", "Cat"),
        ("Cats", "Cat"),
    ]
    assert all(target[flag.start : flag.end] == flag.text for flag in flags)


def test_occurrences_of_the_same_text_are_told_apart(tmp_path: Path) -> None:
    flags = rules(tmp_path).flags(pair("dog dog", "kat"))
    assert [flag.occurrence for flag in flags] == [0, 1]
    assert len({flag.id for flag in flags}) == 2


def test_a_rule_stops_flagging_where_more_would_say_nothing(tmp_path: Path) -> None:
    target = "A dog, then a dogdog and dogs. " * 6000
    flags = rules(tmp_path).flags(pair(target, "kat"))
    assert len(flags) == MOST
    assert [flag.occurrence for flag in flags] == [
        occurrence(target, flag.start, flag.end) for flag in flags
    ]


def test_unless_on_the_flagged_side_sees_the_whole_text(tmp_path: Path) -> None:
    text = RULE.replace("unless: {source: '\\bhond(?:en)?\\b'}", "unless: {target: 'film'}")
    found = rules(tmp_path, text)
    assert found.flags(pair("The dog sleeps. A film.", "De kat.")) == []
    assert len(found.flags(pair("The dog sleeps.", "De kat."))) == 1


def test_markup_is_masked_and_offsets_stay_true(tmp_path: Path) -> None:
    target = 'Her <a href="dog.html">dog</a>, {dog}, https://x.example/dog and dog@dog.example'
    flags = rules(tmp_path).flags(pair(target, "De kat"))
    assert [(flag.start, flag.text) for flag in flags] == [(target.index("dog</a>"), "dog")]


def test_groups_of_the_match_stand_in_suggestions(tmp_path: Path) -> None:
    text = RULE.replace("'\\bdogs?\\b'", "'\\b(old|young) dog(?<s>s)?\\b'").replace(
        "[cat, cats]", "['\\1 cat\\g<s>']"
    )
    flags = rules(tmp_path, text).flags(pair("Young dogs and an old dog", "kat"))
    assert [flag.suggestions for flag in flags] == [("Young cats",), ("old cat",)]


def test_overlapping_matches_of_one_rule_count_once(tmp_path: Path) -> None:
    text = RULE.replace("'\\bdogs?\\b'", "['\\bdog\\b', '\\bdog house\\b', 'house dog']")
    flags = rules(tmp_path, text).flags(pair("A dog house dog", "kat"))
    assert [flag.text for flag in flags] == ["dog house", "dog"]


def test_an_omission_is_flagged_on_the_source(tmp_path: Path) -> None:
    text = (
        RULE.replace("flag: {target: '\\bdogs?\\b'}", "flag: {source: '\\bniet\\b'}")
        .replace("when: {source: '\\bkat(?:ten)?\\b'}", "")
        .replace("unless: {source: '\\bhond(?:en)?\\b'}", "unless: {target: 'not|n''t'}")
        .replace("  suggest: [cat, cats]\n", "")
        .replace("'De kat slaapt.', target: 'The [[dog]]", "'Zij slaapt [[niet]].', target: 'She")
    )
    found = rules(tmp_path, text)
    (flag,) = found.flags(pair("She sleeps.", "Zij slaapt niet."))
    assert (flag.side, flag.text, flag.start) == ("source", "niet", 11)
    assert found.flags(pair("She does not sleep.", "Zij slaapt niet.")) == []
    assert found.flags(pair("She sleeps.", "")) == []


def test_only_packs_that_fit_the_languages_load(tmp_path: Path) -> None:
    write(tmp_path, HEAD + RULE)
    finnish = Languages(language("fi"), language("en"))
    british = Languages(language("nl-BE"), language("en-GB"))
    swedish = Languages(language("nl"), language("sv"))

    def ids(languages: Languages, *, has_source: bool = True) -> set[str]:
        loaded = load_rules(languages, has_source=has_source, folders=[tmp_path])
        return {name.partition(".")[0] for name in loaded.ids}

    assert ids(DUTCH) == ids(british) == {"house", "nl-en", "en"}
    assert ids(finnish) == {"en"}
    assert ids(swedish) == set()
    assert ids(UNKNOWN) == ids(UNKNOWN, has_source=False) >= {"nl-en", "de-en", "en"}
    assert ids(finnish, has_source=False) == {"en"}


def test_rules_that_stand_alone_are_hints_without_a_source() -> None:
    target = "Both cities log into the east."
    alone = load_rules(UNKNOWN, has_source=True)
    (flag,) = alone.flags(pair(target, "Irgendein anderer Text."))
    assert (flag.kind, flag.evidence, flag.source_text) == (Kind.HINT, ("target",), "")
    assert alone.expected[flag.check] == EXPECTED[Kind.HINT]
    both = load_rules(DUTCH, has_source=True)
    assert both.flags(pair(target, "Iets anders.")) == []
    (flag,) = both.flags(pair(target, "Beide steden liggen in het oosten."))
    assert flag.kind is Kind.GUARD
    (flag,) = both.flags(pair(target))
    assert flag.kind is Kind.HINT


def test_disabled_rules_and_packs_do_not_load(tmp_path: Path) -> None:
    write(tmp_path, HEAD + RULE)
    loaded = load_rules(DUTCH, has_source=True, folders=[tmp_path], disabled={"house.kat", "nl-en"})
    assert {name.partition(".")[0] for name in loaded.ids} == {"en"}


def test_drafts_load_only_on_request(tmp_path: Path) -> None:
    write(tmp_path, HEAD + RULE[: RULE.index("  examples:")])
    quiet = load_rules(DUTCH, has_source=True, folders=[tmp_path])
    asked = load_rules(DUTCH, has_source=True, folders=[tmp_path], drafts=True)
    assert "house.kat" not in quiet.ids
    (flag,) = asked.flags(pair("The dog.", "De kat."))
    assert flag.kind is Kind.DRAFT
    assert asked.describe("house.kat").message == "A kat is a cat."


def test_two_packs_with_the_same_rule_are_refused(tmp_path: Path) -> None:
    write(tmp_path, HEAD + RULE)
    write(tmp_path, HEAD + RULE, "other.yaml")
    with pytest.raises(ReviewError, match=r"house\.kat.*also stands in") as caught:
        load_rules(DUTCH, has_source=True, folders=[tmp_path])
    assert str(caught.value.file).endswith("other.yaml")
    assert caught.value.line == 4


def test_a_hanging_pattern_is_stopped_once_and_its_rule_switched_off(tmp_path: Path) -> None:
    text = RULE + RULE.replace("house.kat", "house.slow").replace("\\bdogs?\\b", "(?:o+)+g+$")
    found = rules(tmp_path, text)
    segment = pair("dog " + "o" * 4000 + "!g?", "kat")
    started = time.process_time()
    assert [flag.check for flag in found.flags(segment)] == ["house.kat"]
    assert list(found.stopped) == ["house.slow"]
    assert "took too long" in str(found.stopped["house.slow"])
    assert time.process_time() - started < 3
    started = time.process_time()
    for _ in range(50):
        found.flags(segment)
    assert time.process_time() - started < 1


def test_a_segment_without_literals_costs_no_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rules(tmp_path)
    ran: list[str] = []
    monkeypatch.setattr(
        "reviewtool.checks.pack.matcher.compiled", lambda pattern: ran.append(pattern)
    )
    assert found.flags(pair("The cat sleeps.", "De kat slaapt.")) == []
    assert found.flags(pair("The dog sleeps.", "De hond slaapt.")) == []
    assert ran == []
