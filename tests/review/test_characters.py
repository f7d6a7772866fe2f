"""Characters by name: the language's own first, aliases, codes, and the sign itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.review.characters import ALIASES, MOST, QUOTES, favourites, search


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("nbsp", "en", "\u00a0"),
        ("em dash", "en", "—"),
        ("EM-DASH", "en", "—"),
        ("zwnj", "fa", "\u200c"),
        ("narrow no-break", "fr", "\u202f"),
        ("U+202F", "en", "\u202f"),
        ("2014", "en", "—"),
        ("ellipsis", "nl", "…"),
        ("«", "fr", "«"),
        ("-", "en", "-"),
        ("e acute small latin", "fr", "é"),
        ("maqaf", "he", "־"),
        ("ideographic comma", "ja", "、"),
        ("capital sharp", "de", "ẞ"),
    ],
)
def test_the_first_that_is_found(query: str, language: str, first: str) -> None:
    found = search(query, language)
    assert found[0].character == first


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("de", "„“‚‘"),
        ("de-CH", "«»"),
        ("de_AT", "„“"),
        ("fr-CA", "«»"),
        ("ja", "「」"),
        ("xx", "“”"),
    ],
)
def test_the_quotation_marks_of_the_language_come_first(language: str, begins: str) -> None:
    assert "".join(one.character for one in favourites(language)).startswith(begins)


def test_what_was_used_last_comes_before_all() -> None:
    found = favourites("de", ("→", "“"))
    assert [one.character for one in found[:4]] == ["→", "“", "„", "‚"]
    assert len({one.character for one in found}) == len(found)


def test_a_sign_brings_its_partner_and_a_plain_one_what_it_stands_for() -> None:
    assert {"«", "»"} <= {one.character for one in search("«", "en")}
    assert {"“", "”", "„"} <= {one.character for one in search('"', "en")}


def test_every_alias_finds_its_characters() -> None:
    for alias, characters in ALIASES.items():
        found = [one.character for one in search(alias, "en")]
        assert found[: len(characters)] == list(characters), alias
    assert all(
        len(marks) == len(set(marks)) or language in ("fi", "sv")
        for language, marks in QUOTES.items()
    )


@given(st.text(max_size=12), st.sampled_from(["en", "fr", "he", "", "zz"]))
@settings(max_examples=150, deadline=None)
def test_any_query_gives_few_characters_that_can_be_shown(query: str, language: str) -> None:
    found = search(query, language)
    assert len(found) <= MOST
    for one in found:
        assert len(one.character) == 1
        if one.character.isprintable() or unicodedata.category(one.character) == "Zs":
            continue
        assert one.picture != one.character


def test_a_blank_and_a_mark_are_seen() -> None:
    assert search("nbsp", "en")[0].picture == "⍽"
    assert search("zwj", "en")[0].picture != "\u200d"
    assert search("combining acute", "en")[0].picture.startswith("◌")
