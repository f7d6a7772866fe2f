from __future__ import annotations

import pytest

from reviewtool.checks.english import FILE, is_english


@pytest.mark.parametrize("word", ["house", "houses", "running", "vanished", "fourballs", "samples"])
def test_forms_and_compounds_are_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["gemaal", "lagar", "moquer", "parkeerdruk", "bereits"])
def test_words_of_other_languages_are_not(word: str) -> None:
    assert not is_english(word)


def test_the_list_stays_small() -> None:
    assert FILE.stat().st_size < 400_000
