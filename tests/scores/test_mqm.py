from __future__ import annotations

import pytest

from reviewtool.review.decision import Decision, ErrorMark, Status
from reviewtool.scores.labels import label
from reviewtool.scores.mqm import (
    Linear,
    evaluated_words,
    is_rated,
    linear,
    wmt_score,
    wmt_segment_score,
    wmt_weight,
)
from reviewtool.taxonomy import Severity, categories

_ITS = (
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar "
    "legal register locale-specific-content locale-violation style characters misspelling "
    "typographical formatting inconsistent-entities numbers markup pattern-problem whitespace "
    "internationalization length non-conformance uncategorized other"
)
ITS_TYPES = frozenset(_ITS.split())


def error(severity: Severity, category: str = "accuracy/mistranslation") -> ErrorMark:
    return ErrorMark("e", "target", 0, 1, "x", category, severity, "human")


def decided(status: Status, *errors: ErrorMark, score: int | None = None) -> Decision:
    return Decision("s", "", "", status, "x", errors=errors, score=score)


def test_the_published_linear_example_comes_out() -> None:
    errors = [error(Severity.MINOR)] * 8 + [error(Severity.MAJOR)] * 3
    errors += [error(Severity.CRITICAL)] * 2 + [error(Severity.NEUTRAL)]
    score = linear(errors, 5000)
    assert (score.penalty, score.critical) == (73, 2)
    assert score.per_word == pytest.approx(0.0146)
    assert score.normed == pytest.approx(14.6)
    assert score.quality == pytest.approx(98.54)
    assert score.calibrated(95, 10) == pytest.approx(92.70)
    assert not score.passes(95, 10)


def test_a_critical_error_fails_whatever_the_score() -> None:
    assert Linear(10, 1000).passes(95, 10)
    assert Linear(10, 1000).calibrated(95, 10) == pytest.approx(95)
    assert not Linear(11, 1000).passes(95, 10)
    assert not Linear(0, 1000, critical=1).passes(95, 10)


@pytest.mark.parametrize(
    ("severity", "category", "weight"),
    [
        ("Major", "Accuracy/Mistranslation", 5),
        ("Minor", "Style/Awkward", 1),
        ("Neutral", "Style/Awkward", 0),
        ("Minor", "Fluency/Punctuation", 0.1),
        ("Major", "Fluency/Punctuation", 5),
        ("minor", "Fluency", 1),
        ("Major", "Non-translation!", 25),
        ("Minor", "Linguistic conventions/Punctuation", 1),
        ("Major", "Source issue", 5),
        ("Critical", "Accuracy/Mistranslation", 0),
        ("No-error", "No-error", 0),
    ],
)
def test_the_weights_of_wmt(severity: str, category: str, weight: float) -> None:
    assert wmt_weight(severity, category) == weight


def test_a_segment_is_scored_under_the_labels_of_wmt() -> None:
    marks = [
        error(Severity.CRITICAL),
        error(Severity.MINOR, "linguistic-conventions/punctuation"),
        error(Severity.MINOR, "linguistic-conventions/grammar"),
        error(Severity.NEUTRAL),
    ]
    assert wmt_segment_score(marks) == pytest.approx(-6.1)
    assert str(wmt_segment_score([])) == "0.0"


def test_a_document_is_the_mean_of_what_was_rated() -> None:
    decisions = [
        decided(Status.CORRECTED, error(Severity.MAJOR)),
        decided(Status.ACCEPTED),
        decided(Status.TODO, error(Severity.MINOR)),
        decided(Status.SKIPPED),
    ]
    assert wmt_score(decisions) == pytest.approx(-2)
    assert wmt_score(decisions[3:]) is None


def test_what_counts_as_rated() -> None:
    assert is_rated(decided(Status.TODO, score=0))
    assert is_rated(decided(Status.QUERIED, error(Severity.NEUTRAL)))
    assert not is_rated(decided(Status.TODO))
    assert not is_rated(decided(Status.QUERIED))


def test_words_are_half_the_characters_where_none_are_spaced() -> None:
    assert evaluated_words(["Two words.", "One"], spaced=True) == 3
    assert evaluated_words(["他去了北京。"], spaced=False) == 3


def test_every_category_has_its_names() -> None:
    for category in categories():
        found = label(category)
        assert len(found.path) == 1 + category.count("/")
        assert found.its in ITS_TYPES
        assert found.wmt
    assert label("accuracy/made-up") == label("accuracy")
    assert label("made/up").wmt == "Other"
    assert label("made/up").its in ITS_TYPES
