"""What raises the weight of a flag: more opinions, and opinions that agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.checks.check import Finding, Languages, to_flag
from reviewtool.checks.on_segment.second_opinion import CHECK, second_opinion
from reviewtool.languages import language
from tests.checks.cases import segment

NL_EN = Languages(language("nl"), language("en"))
SOURCE = "De directeur heeft gisteren alle proeven zelf bekeken."
TARGET = "The director looked at all trials himself yesterday."
AGREED = "Yesterday the director inspected all samples in person and looked."
OTHER = "Yesterday the director himself looked over every single test."

PIECES = (
    "harbour", "Haven", "havens", "the", "1.500", "٣٤٥", "茶", "港湾", "корабль", "e\u0301", "ß",
    "\u202e", "\ud800", "“", ".", "-", "’s", "\n", "İ", "ไทย", "हिन्दी", "_", "ǅ", "''",
)  # fmt: skip
texts = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


def flagged(target: str, *opinions: str) -> dict[str, Finding]:
    found = second_opinion(segment(0, SOURCE, target, opinions=opinions), NL_EN)
    return {target[finding.start : finding.end]: finding for finding in found}


def weight_of(text: str, *opinions: str) -> float:
    found = flagged(TARGET, *opinions)[text].weight
    assert found is not None
    return found


def test_two_opinions_weigh_more_than_one() -> None:
    told = "The director looked at all samples himself yesterday."
    assert weight_of("trials", told, told) > weight_of("trials", told)


def test_opinions_that_agree_on_more_words_weigh_more() -> None:
    agreeing = ("The director looked at all blood samples himself yesterday.",) * 2
    differing = (agreeing[0], "The director looked at all early tests himself yesterday.")
    assert weight_of("trials", *agreeing) > weight_of("trials", *differing)


def test_the_weight_reaches_the_flag() -> None:
    given_segment = segment(0, SOURCE, TARGET, opinions=(AGREED, OTHER))
    (finding, *_) = second_opinion(given_segment, NL_EN)
    flag = to_flag(CHECK, given_segment, finding)
    assert flag.weight == finding.weight
    assert 0.0 < (flag.weight or 0.0) < 1.0
    assert "opinion" in flag.evidence


def test_messages_say_who_says_what() -> None:
    one = flagged("The kitten slept.", "The cat slept.")["kitten"]
    assert one.message == "The other translation (en.system0) has no “kitten”; it says “cat”."
    assert one.suggestions == ("cat",)
    agreed = flagged("The kitten slept.", "The cat slept.", "The cat slept.")["kitten"]
    assert agreed.message == "Neither of 2 other translations has “kitten”; they say “cat”."
    split = flagged("The kitten slept.", "The dog slept.", "The cat slept.", "The cat slept.")
    assert split["kitten"].message == (
        "None of 3 other translations has “kitten”; they say “dog” (en.system0) or "
        "“cat” (en.system1, en.system2)."
    )
    assert split["kitten"].suggestions == ("cat", "dog")


def test_no_wording_brings_half_a_sentence_along() -> None:
    found = flagged("He whispered softly.", "He said: “No.” Quietly.")
    assert all("“" not in text for finding in found.values() for text in finding.suggestions)


@settings(max_examples=300)
@given(texts, texts, st.lists(texts, max_size=3), st.sampled_from(("", "en", "de", "zh", "th")))
def test_any_text(source: str, target: str, opinions: list[str], code: str) -> None:
    languages = Languages(language("nl"), language(code))
    told = segment(0, source, target, opinions=opinions)
    found = list(second_opinion(told, languages))
    assert found == list(second_opinion(told, languages))
    end = 0
    for finding in found:
        assert end <= finding.start < finding.end <= len(target)
        assert finding.weight is not None
        assert 0.0 < finding.weight < 1.0
        assert target[finding.start : finding.end] not in finding.suggestions
        end = finding.end


@settings(max_examples=50)
@given(texts, texts)
def test_who_has_the_same_text_finds_nothing(source: str, target: str) -> None:
    assert not list(second_opinion(segment(0, source, target, opinions=(target,)), NL_EN))
