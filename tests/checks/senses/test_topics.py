"""Words point to topics in whatever form they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.senses import topics


def test_forms_of_a_word_point_where_it_points() -> None:
    found = topics.cues(topics.tokens("The Patients’ injections; a well-baked loaf with recipes."))
    assert "medicine" in found["patients"].topics
    assert found["patients"].word == "patient"
    assert "medicine" in found["injections"].topics
    assert "food" in found["baked"].topics
    assert "food" in found["recipes"].topics


def test_two_words_make_one_term() -> None:
    assert (
        "medicine"
        in topics.cues(topics.tokens("His blood pressure rose."))["blood_pressure"].topics
    )


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    words = topics.tokens(text)
    assert all(set(term.split("_")) <= set(words) for term in topics.cues(words))
