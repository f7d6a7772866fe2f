"""Tags hidden from checks, and as the segmenter sees them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.check import Languages
from reviewtool.checks.runner import Checker
from reviewtool.languages import language
from reviewtool.segments.mask import MASK, masked, quoted, readable
from reviewtool.segments.segment import Segment
from reviewtool.segments.sentences import sentence_spans


def tags(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(r"<[^<>]*>", text))


@given(st.text("a <>/\n.", max_size=40))
def test_all_but_the_tags_stays_in_place(text: str) -> None:
    for hidden in (masked(text, tags(text)), quoted(text, tags(text))):
        assert len(hidden) == len(text)
        kept = [place for place in range(len(text)) if hidden[place] == text[place]]
        assert not any(a <= place < b for place in kept for a, b in tags(text))
        assert len(kept) == len(text) - sum(b - a for a, b in tags(text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("<b>Hello there.</b> Next one.", ["<b>Hello there.</b>", "Next one."]),
        ("Go to <b>Mr. Smith</b>. Then <i>on.</i>", ["Go to <b>Mr. Smith</b>.", "Then <i>on.</i>"]),
        ('See this. <x id="2"/>Next one.', ["See this.", '<x id="2"/>Next one.']),
        ("One is here.<br/>Two is here.", ["One is here.<br/>", "Two is here."]),
    ],
)
def test_sentences_end_beside_tags(text: str, sentences: list[str]) -> None:
    spans = sentence_spans(quoted(text, tags(text)), "en")
    assert [text[start:end] for start, end in spans] == sentences


def test_checks_do_not_see_tags_and_their_flags_keep_their_places() -> None:
    source = 'De <g id="1">boot</g> vaart.'
    target = 'The <g id="1">boat</g> that that sails sails , on.'
    segment = Segment(
        0, "a", source, target, 0, len(target), 1,
        tokens=tags(target), source_tokens=tags(source),
    )  # fmt: skip
    checker = Checker(Languages(language("nl"), language("en")), has_source=True)
    flags = checker.flags([segment])
    assert not checker.failures
    assert {flag.text for flag in flags} == {"sails sails", " ,"}
    assert all(target[flag.start : flag.end] == flag.text for flag in flags)
    assert not any(MASK in flag.text for flag in flags)


def test_the_structure_of_messages_is_hidden_and_its_texts_stay() -> None:
    text = "You have {n, plural, one {# day} other {# days}} left, {name}."
    hidden = readable(text, ())
    assert len(hidden) == len(text)
    assert [word for word in hidden.replace(MASK, " ").split() if word.isalpha()] == [
        "You", "have", "day", "days",
    ]  # fmt: skip
    assert "{name}" in hidden


def test_a_target_of_nothing_but_tags_is_missing() -> None:
    target = '<g id="1"> </g>'
    segment = Segment(0, "a", "De boot vaart.", target, 0, len(target), 1, tokens=tags(target))
    checker = Checker(Languages(language("nl"), language("en")), has_source=True)
    assert [flag.check for flag in checker.segment_flags(segment)] == ["missing-translation"]
