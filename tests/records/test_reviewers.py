from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.records.reviewers import clean_name, file_stem, reviewers
from reviewtool.records.standing import standings
from reviewtool.records.store import Store
from reviewtool.review.decision import Dismissal, Verdict
from tests.records.paper import NOON, act, decided

if TYPE_CHECKING:
    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("anna", "anna"),
        ("Anna de Vries", "Anna%20de%20Vries"),
        ("a/b\\c", "a%2Fb%5Cc"),
        ("..", "%2E%2E"),
        (".hidden", "%2Ehidden"),
        ("dot.", "dot%2E"),
        ("con", "%63on"),
        ("LPT1.x", "%4CPT1.x"),
        ("נועה", "נועה"),
        ("Jose\u0301", "José"),
        ("50%", "50%25"),
    ],
)
def test_names_become_safe_file_names(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@pytest.mark.parametrize("name", ["", " ", "_project", "x" * 300, "\ud800"])
def test_names_that_cannot_be_files_are_refused(name: str) -> None:
    with pytest.raises(ReviewError) as caught:
        file_stem(name)
    assert "--reviewer" in caught.value.remedy


def test_they_are_listed_by_name(place: DocumentPlace, document: Document) -> None:
    assert reviewers(place) == []
    for name in ("Anna de Vries", "bert", "נועה"):
        Store(place, name, document).commit([act(None, decided(document.segments[0], name))])
    assert reviewers(place) == ["Anna de Vries", "bert", "נועה"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_any_name_is_refused_or_comes_back(name: str) -> None:
    from urllib.parse import unquote

    try:
        stem = file_stem(name)
    except ReviewError:
        return
    assert unquote(stem) == clean_name(name)
    assert not set(stem) & set('/\\:*?"<>|\0')
    assert stem.strip(". ") == stem
    assert len(f"{stem}.damaged-100".encode()) < 255


def test_standings_count_verdicts(place: DocumentPlace, document: Document) -> None:
    from dataclasses import replace

    root = place.project_records.parent
    assert standings(root) == {}
    first, second = (decided(segment) for segment in document.segments[:2])
    right = Verdict("numbers", "7", "confirmed")
    wrong = Verdict("numbers", "8", "dismissed")
    other = Verdict("joined-words", "nightAfter", "confirmed")
    wide = Dismissal("joined-words", "iPhone", "", "", "style-choice", NOON)
    Store(place, "anna", document).commit(
        [
            act(None, replace(first, flags=(right, wrong))),
            act(None, replace(second, flags=(right, other))),
            act(None, wide, "dismiss"),
        ]
    )
    Store(place, "bert", document).commit([act(None, replace(first, flags=(right,)))])
    (place.records / "carl.yaml").write_text("verdict: [unfinished")
    assert standings(root) == {"numbers": (3, 1), "joined-words": (1, 1)}
