"""How the screen was left: what is kept is read back, what cannot be read is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.project import find_project
from reviewtool.records.remembered import (
    DocumentView,
    ProjectView,
    document_view_path,
    read_document_view,
    read_project_view,
    write_document_view,
    write_project_view,
)
from reviewtool.review.queue import Filter, Show

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace


@pytest.fixture
def place(sample: Path) -> DocumentPlace:
    return find_project([sample]).places[0]


def test_a_view_is_read_back(place: DocumentPlace) -> None:
    view = DocumentView(
        7, Filter(Show.CHECK, "numbers"), side_by_side=False, differences=False, hidden=True
    )
    write_document_view(place, "anna", view)
    assert read_document_view(place, "anna") == view
    assert read_document_view(place, "boris") == DocumentView()
    assert (place.state / ".gitignore").read_text() == "*\n"


def test_a_project_is_read_back_by_reviewer(place: DocumentPlace) -> None:
    view = ProjectView("en/a.txt", "light", welcomed=True, side_by_side=False)
    write_project_view(place, "anna/../../x", view)
    assert read_project_view(place, "anna/../../x") == view
    assert read_project_view(place, "boris") == ProjectView()
    assert not list(place.state.parent.parent.glob("x*"))


def test_a_new_document_is_shown_as_the_last_one_was(place: DocumentPlace) -> None:
    write_project_view(place, "anna", ProjectView(side_by_side=False, differences=False))
    view = read_document_view(place, "anna")
    assert (view.side_by_side, view.differences) == (False, False)


@given(
    st.one_of(
        st.binary(max_size=60),
        st.dictionaries(
            st.sampled_from(["cursor", "show", "check", "open_flags", "of", "side_by_side"]),
            st.one_of(
                st.integers(), st.floats(), st.text(max_size=5), st.none(), st.lists(st.none())
            ),
        ).map(lambda kept: __import__("json").dumps(kept).encode()),
        st.just(b"[" * 100_000),
        st.just(b'{"cursor": ' + b"9" * 5_000 + b"}"),
    )
)
def test_anything_in_the_file_gives_a_view(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("view")
    (folder / "a.en.txt").write_text("One.\n")
    place = find_project([folder / "a.en.txt"]).places[0]
    path = document_view_path(place, "anna")
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    view = read_document_view(place, "anna")
    assert view.cursor >= 0
    assert view.open_flags is None
    write_document_view(place, "anna", view)
    assert read_document_view(place, "anna") == view


def test_where_it_cannot_be_written_nothing_happens(place: DocumentPlace) -> None:
    place.state.write_text("in the way")
    write_document_view(place, "anna", DocumentView(3))
    write_project_view(place, "anna", ProjectView("x"))
    assert read_document_view(place, "anna") == DocumentView()
