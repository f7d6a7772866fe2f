from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.function_words import function_words
from reviewtool.review.change_kind import change_kind
from reviewtool.taxonomy import categories

SMALL = function_words("en")


@pytest.mark.parametrize(
    ("old", "new", "category", "severity"),
    [
        (",", ";", "linguistic-conventions/punctuation", "minor"),
        ("“it”", "“it.”", "linguistic-conventions/punctuation", "minor"),
        (" ", "  ", "linguistic-conventions/punctuation", "minor"),
        ("eveningThe", "evening. The", "linguistic-conventions/punctuation", "minor"),
        ("1,500", "1.500", "locale-conventions/number-format", "minor"),
        ("1989", "1998", "accuracy/mistranslation", "major"),
        ("dog", "Dog", "linguistic-conventions/spelling", "minor"),
        ("Teh", "The", "linguistic-conventions/spelling", "minor"),
        ("recieve", "receive", "linguistic-conventions/spelling", "minor"),
        ("eleve", "élève", "linguistic-conventions/spelling", "minor"),
        ("life boat", "lifeboat", "linguistic-conventions/punctuation", "minor"),
        ("log", "lie", "accuracy/mistranslation", "major"),
        ("lake", "take", "accuracy/mistranslation", "major"),
        ("red big", "big red", "linguistic-conventions/grammar", "minor"),
        ("at the", "in a", "linguistic-conventions/grammar", "minor"),
        ("the", "", "linguistic-conventions/grammar", "minor"),
        ("", "a", "linguistic-conventions/grammar", "minor"),
        ("has has", "has", "linguistic-conventions/grammar", "minor"),
        ("", "not", "accuracy/mistranslation", "major"),
        ("really", "", "accuracy/addition", "minor"),
        ("", "Antwerp", "accuracy/omission", "minor"),
        ("log into the east", "lie in the east", "accuracy/mistranslation", "major"),
        ("委", "員", "accuracy/mistranslation", "major"),
    ],
)
def test_a_change_is_guessed_by_what_it_does(
    old: str, new: str, category: str, severity: str
) -> None:
    assert change_kind(old, new, SMALL) == (category, severity)


@given(st.text(max_size=12), st.text(max_size=12))
def test_every_change_has_a_category_of_mqm_core(old: str, new: str) -> None:
    assert change_kind(old, new, SMALL)[0] in categories()


@given(st.text(st.sampled_from("abc déf"), min_size=1, max_size=12), st.sampled_from(".,;!? "))
def test_signs_alone_never_change_the_meaning(text: str, sign: str) -> None:
    assert change_kind(text, text + sign, SMALL)[1] == "minor"
