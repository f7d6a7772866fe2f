from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.formats.yaml_parsers import PARSERS, parsing_with
from tests.records.paper import document_of, numbered, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document


@pytest.fixture(params=PARSERS, autouse=True)
def parser(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every test of the records runs with libyaml and without."""
    with parsing_with(request.param):
        yield request.param


@pytest.fixture
def place(tmp_path: Path) -> DocumentPlace:
    return place_in(tmp_path)


@pytest.fixture
def document(place: DocumentPlace) -> Document:
    return document_of(place, numbered(12))
