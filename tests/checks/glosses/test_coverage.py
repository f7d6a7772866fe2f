"""What of a source has a counterpart in its translation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.glosses.coverage import Coverage
from reviewtool.checks.glosses.lexicon import Lexicon
from reviewtool.checks.glosses.stem import stem, stems

DUTCH = Lexicon("nl", "bewoner bewoners:resid inhabit\nmarktdag marktdagen:market day\n")
CHINESE = Lexicon("zh", "路线:rout lin\n公布:announc publ\n")


def test_forms_of_a_word_have_one_stem() -> None:
    for words in ("announce announced announcement", "city cities", "go went gone", "stop stopped"):
        assert len({stem(word) for word in words.split()}) == 1, words


def test_a_part_without_counterpart_is_missing() -> None:
    coverage = Coverage(DUTCH, "Residents are worried.", english_source=False)
    assert coverage.count("Bewoners maken zich zorgen") == (1, 0)
    assert coverage.count("vooral op marktdagen") == (1, 1)


def test_it_reads_both_ways() -> None:
    coverage = Coverage(DUTCH, "De bewoners klagen.", english_source=True)
    assert coverage.count("The residents complain") == (1, 0)
    assert coverage.count("on market days") == (2, 2)


def test_words_are_found_without_spaces() -> None:
    coverage = Coverage(CHINESE, "The routes are shown.", english_source=False)
    assert coverage.count("公布绕行路线") == (2, 1)


@given(st.text())
def test_any_text_has_stems(text: str) -> None:
    assert all(stems(text))
