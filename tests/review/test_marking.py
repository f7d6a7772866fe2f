from __future__ import annotations

import pytest

from reviewtool.errors import ReviewError
from reviewtool.review.marking import marked_error
from reviewtool.taxonomy import Severity, categories, descriptions
from tests.review.session_maker import make_session


def test_an_error_can_stand_on_either_side() -> None:
    segment = make_session().document.segments[0]
    there = marked_error(segment, 0, 4, "accuracy/omission", Severity.MAJOR, side="source")
    here = marked_error(segment, 0, 4, "style", Severity.MINOR)
    assert (there.side, there.text, there.origin) == ("source", "bron", "human")
    assert (here.side, here.text) == ("target", "They")


@pytest.mark.parametrize(
    ("span", "category", "side"),
    [
        ((0, 0), "style", "target"),
        ((0, 99), "style", "target"),
        ((0, 7), "style", "source"),
        ((-1, 2), "style", "source"),
        ((0, 2), "luck", "source"),
        ((0, 2), "style", "opinion"),
    ],
)
def test_what_is_no_error_is_refused(span: tuple[int, int], category: str, side: str) -> None:
    segment = make_session().document.segments[0]
    with pytest.raises(ReviewError):
        marked_error(segment, *span, category, Severity.MAJOR, side=side)


def test_every_category_is_described() -> None:
    assert set(descriptions()) == categories()
    assert all(name and hint for name, hint in descriptions().values())
