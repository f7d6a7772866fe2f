"""Changing case: a round that comes back, by the rules of the language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.segments.letter_case import lower, next_case, title, upper


@pytest.mark.parametrize(
    ("text", "language", "round_"),
    [
        ("huis", "nl", ["Huis", "HUIS", "huis"]),
        ("ijs", "nl", ["IJs", "IJS", "ijs"]),
        ("ijs", "en", ["Ijs", "IJS", "ijs"]),
        ("straße", "de", ["Straße", "STRAẞE", "straße"]),
        ("istanbul", "tr", ["İstanbul", "İSTANBUL", "istanbul"]),
        ("ısı", "tr-TR", ["Isı", "ISI", "ısı"]),
        ("izmir", "en", ["Izmir", "IZMIR", "izmir"]),
        ("zürich süd", "de", ["Zürich Süd", "ZÜRICH SÜD", "zürich süd"]),
        ("ǆep", "hr", ["ǅep", "ǄEP", "ǆep"]),
        ("e\u0301te\u0301", "fr", ["E\u0301te\u0301", "E\u0301TE\u0301", "e\u0301te\u0301"]),
        ("aujourd'hui", "fr", ["Aujourd'hui", "AUJOURD'HUI", "aujourd'hui"]),
        ("a", "en", ["A", "a", "A"]),
    ],
)
def test_the_round_of_cases(text: str, language: str, round_: list[str]) -> None:
    for wanted in round_:
        text = next_case(text, language)
        assert text == wanted


@pytest.mark.parametrize("text", ["委員会", "กำลัง", "हिन्दी", "שלום", "مرحبا", "12 %", "", "👩‍🔬"])
def test_what_has_no_case_stays(text: str) -> None:
    assert next_case(text, "en") == text


def test_mixed_case_goes_to_lower_case() -> None:
    assert next_case("iPhone", "en") == "iphone"
    assert next_case("DIYARBAKIR", "tr") == "dıyarbakır"


@given(st.text(max_size=30), st.sampled_from(["nl", "tr", "de", "en", ""]))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_round(text: str, language: str) -> None:
    forms = {form(text, language) for form in (lower, title, upper)}
    text = next_case(text, language)
    for _ in range(4):
        assert text in forms or text in {form(text, language) for form in (lower, title, upper)}
        text = next_case(text, language)
