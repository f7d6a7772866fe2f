"""A missing text that no export could write is refused when it is given, and keeps nothing back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.review.recutting import Reach, pairing_anew
from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "<h1>Havens</h1><p>De haven. Nieuw.</p>"
TARGET = "<h1>Ports</h1><p>The port. New.</p>"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    for folder, text in (("source", SOURCE), ("translations/en", TARGET)):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "page.html").write_text(text, encoding="utf-8")
    (tmp_path / "review.yaml").write_text("source_language: nl\n", encoding="utf-8")
    project = find_project([tmp_path])
    return open_desk(project, project.places[0], "anna")


def missing(desk: Desk, index: int) -> str:
    """Take the source away from a translation; the id of the segment that has only the source."""
    session = desk.session
    cut = pairing_anew(desk.document, session.sides, index, None, Reach.ALONE)
    desk.record(session.recut(cut))
    return next(one.id for one in cut.after if not one.target)


def test_beside_a_heading_it_is_refused(desk: Desk, tmp_path: Path) -> None:
    name = missing(desk, 0)
    segments = {one.id: one for one in desk.session.document.segments}
    with pytest.raises(ReviewError, match="beside a paragraph") as caught:
        desk.session.correct(segments[name], "Harbours")
    assert caught.value.segment == name
    desk.close()
    assert reviewtool(tmp_path, "export", "--output", "out").code == 0


def test_in_a_paragraph_it_is_written(desk: Desk, tmp_path: Path) -> None:
    name = missing(desk, 2)
    segments = {one.id: one for one in desk.session.document.segments}
    desk.record(desk.session.correct(segments[name], "Anew."))
    desk.close()
    assert reviewtool(tmp_path, "export", "--output", "out").code == 0
    written = (tmp_path / "out/en/page.html").read_text(encoding="utf-8")
    assert "Anew." in written
