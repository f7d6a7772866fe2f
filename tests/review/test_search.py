"""A search finds what it says, and replacing touches nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.review.replacing import replaceable
from reviewtool.review.search import Finder, Scope, Search, find, found_in
from tests.review.session_maker import make_session

TEXTS = st.text("abAB .ßŠ語字हि्é\u0301(\\1", max_size=40)


@given(TEXTS, TEXTS.filter(bool))
def test_a_literal_pattern_is_found_where_str_find_finds_it(text: str, pattern: str) -> None:
    found = list(Search(pattern, case=True).spans(text))
    assert found == [match.span() for match in re.finditer(re.escape(pattern), text)]
    assert all(text[start:end] == pattern for start, end in found)
    anyhow = list(Search(pattern).spans(text))
    assert all(text[a:b].casefold() == pattern.casefold() for a, b in anyhow)
    assert bool(found) <= bool(anyhow)


@given(TEXTS, TEXTS.filter(bool), TEXTS, st.booleans())
def test_replacing_changes_the_hits_and_nothing_else(
    text: str, pattern: str, new: str, word: bool
) -> None:
    finder = Finder(Search(pattern, case=True, word=word))
    spans = list(finder.spans(text))
    places = list(finder.replaced(text, new))
    assert [(start, end) for start, end, _ in places] == spans
    assert all(right == new for _, _, right in places)
    if not word:
        pieces, at = [], 0
        for start, end, right in places:
            pieces += [text[at:start], right]
            at = end
        assert "".join([*pieces, text[at:]]) == text.replace(pattern, new)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("log", "log into the log-book, logged", ["log", "log"]),
        ("हिन्द", "हिन्दी हिन्द", ["हिन्द"]),
        ("हिन्दी", "हिन्दी, हिन्दी।", ["हिन्दी", "हिन्दी"]),
        ("委員", "委員会", ["委員"]),
        ("GPU", "新しいGPUです GPUs", ["GPU"]),
        ("cafe", "cafe cafe\u0301", ["cafe"]),
        ("(s)", "item(s)", ["(s)"]),
    ],
)
def test_whole_words_are_whole_in_every_script(pattern: str, text: str, found: list[str]) -> None:
    spans = Search(pattern, word=True, case=True).spans(text)
    assert [text[start:end] for start, end in spans] == found


def test_capitals_matter_only_where_that_is_asked_for() -> None:
    assert list(Search("STRASSE").spans("Straße")) == [(0, 6)]
    assert list(Search("STRASSE", case=True).spans("Straße")) == []


def test_an_expression_finds_no_empty_places() -> None:
    assert list(Search("a*", regex=True).spans("baab")) == [(1, 3)]


@pytest.mark.parametrize("pattern", ["(", "[a", "a**", "(?P<", r"\1", "(" * 900, "x" * 1_001, ""])
def test_a_bad_pattern_is_refused_with_a_reason(pattern: str) -> None:
    with pytest.raises(ReviewError) as refusal:
        Finder(Search(pattern, regex=True))
    assert refusal.value.what
    assert refusal.value.remedy


def test_a_pattern_that_would_hang_is_refused() -> None:
    with pytest.raises(ReviewError, match="takes too long"):
        list(Search("^(a|b|ab)*d$", regex=True).spans("ab" * 2_000 + "xd"))


def test_sides_are_searched_as_they_were_asked_for() -> None:
    session = make_session()
    segment = session.document.segments[0]
    session.correct(segment, "A wholly new text")
    everywhere = list(found_in(session, Search("wholly new")))
    assert [(hit.segment, hit.side, hit.start, hit.end) for hit in everywhere] == [
        (0, "target", 2, 12)
    ]
    assert not list(found_in(session, Search("wholly new", scope=Scope.SOURCE)))
    assert not list(found_in(session, Search(segment.target)))
    assert find(session, Search("wholly"), 1) == 0
    assert [hit.side for hit in found_in(session, Search(segment.source))] == ["source"]


def test_groups_are_put_in_and_what_is_no_group_is_refused() -> None:
    session = make_session(("from one to two, and {name} by two", "All is well."))
    segment = session.document.segments[0]
    search = Search(r"(one) to (two)", regex=True)
    (hit,) = replaceable(session, search, r"\2 to \1").hits
    assert hit.after == "from two to one, and {name} by two"
    for new in (r"\3", "\\", r"\g<x>"):
        with pytest.raises(ReviewError, match="cannot be put in"):
            replaceable(session, search, new)
    kept = replaceable(session, Search("name"), "nom")
    assert (len(kept.hits), kept.kept_back) == (0, 1)
    kept = replaceable(session, Search(".+", regex=True), "", [segment])
    assert (len(kept.hits), kept.kept_back) == (0, 1)
    assert replaceable(session, Search("two"), "two").hits == ()
