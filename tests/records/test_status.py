"""How far documents are, as their files tell it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reviewtool.project import find_project
from reviewtool.records import status as status_module
from reviewtool.records.desk import open_desk
from reviewtool.records.remembered import DocumentView
from reviewtool.records.status import Share, Statuses, document_status
from reviewtool.review.decision import Status

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace, Project
    from reviewtool.records.desk import Desk


def begun(project: Project, name: str, reviewer: str = "anna") -> Desk:
    place = next(place for place in project.places if place.name == name)
    return open_desk(project, place, reviewer)


def review(desk: Desk, accept: int = 0, correct: int = 0, query: int = 0) -> None:
    segments = iter(desk.document.segments)
    for _ in range(accept):
        desk.record(desk.session.accept(next(segments)))
    for _ in range(correct):
        desk.record(desk.session.correct(next(segments), "Another text."))
    for _ in range(query):
        desk.record(desk.session.set_status(next(segments), Status.QUERIED))
    desk.flush()


def named(project: Project, name: str) -> DocumentPlace:
    return next(place for place in project.places if place.name == name)


EN = "en/night-report.txt"


def test_a_document_that_nobody_has_begun_is_counted(sample: Path) -> None:
    project = find_project([sample])
    found = document_status(named(project, EN), "anna")
    desk = begun(project, EN)
    assert (found.done, found.total) == (0, len(desk.document.segments))
    assert (found.source_language, found.target_language) == ("nl", "en")
    assert found.shares == ()
    assert found.open_flags is None
    assert found.problem == ""


def test_it_says_who_did_what(sample: Path) -> None:
    project = find_project([sample])
    review(begun(project, EN), accept=2, correct=3)
    review(begun(project, EN, "boris"), accept=4, query=1)
    found = document_status(named(project, EN), "anna")
    assert found.done == 5
    assert [
        Share(one.reviewer, one.done, one.corrected, one.queried, "") for one in found.shares
    ] == [Share("anna", 5, 3, 0, ""), Share("boris", 4, 0, 1, "")]
    assert all(one.last.endswith("Z") for one in found.shares)


def test_it_is_what_the_opened_document_says(sample: Path) -> None:
    project = find_project([sample])
    review(begun(project, EN), accept=2, correct=1, query=1)
    again = begun(project, EN).session.progress()
    found = document_status(named(project, EN), "anna")
    assert (found.done, found.total) == (again.done, again.total)


def test_a_begun_document_is_not_loaded(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = find_project([sample])
    review(begun(project, EN), accept=1)
    monkeypatch.delattr(status_module, "reviewed_document")
    assert document_status(named(project, EN), "anna").done == 1


def test_a_decision_on_a_text_that_has_changed_is_not_done(sample: Path) -> None:
    project = find_project([sample])
    desk = begun(project, EN)
    review(desk, accept=3)
    first = desk.document.segments[0].target
    target = named(project, EN).target
    changed = first.replace("Orva", "Vorka")
    assert changed != first
    target.write_text(target.read_text("utf-8").replace(first, changed), "utf-8")
    found = document_status(named(project, EN), "anna")
    assert found.done == 2
    assert found.done == begun(project, EN).session.progress().done


def test_open_flags_are_known_until_the_text_changes(sample: Path) -> None:
    project = find_project([sample])
    place = named(project, EN)
    begun(project, EN).remember_view(DocumentView(cursor=2, open_flags=7))
    assert document_status(place, "anna").open_flags == 7
    assert document_status(place, "boris").open_flags is None
    place.target.write_text(place.target.read_text("utf-8") + "\nOne more.\n", "utf-8")
    assert document_status(place, "anna").open_flags is None


@pytest.mark.parametrize("damage", ["", "<<<<<<< ours\n", "schema: 1\n", "\x00"])
def test_a_record_that_cannot_be_read_is_named_and_the_others_count(
    sample: Path, damage: str
) -> None:
    project = find_project([sample])
    review(begun(project, EN), accept=1)
    (named(project, EN).records / "boris.yaml").write_text(damage, "utf-8")
    found = document_status(named(project, EN), "anna")
    assert found.done == 1
    assert "boris.yaml" in found.problem


def test_a_document_that_cannot_be_read_is_named(sample: Path) -> None:
    project = find_project([sample])
    place = named(project, EN)
    place.target.unlink()
    found = document_status(place, "anna")
    assert found.total is None
    assert found.problem


def test_damaged_segments_are_counted_from_the_document(sample: Path) -> None:
    project = find_project([sample])
    review(begun(project, EN), accept=2)
    whole = document_status(named(project, EN), "anna")
    (named(project, EN).records / "_segments.yaml").write_text("schema: [", "utf-8")
    assert document_status(named(project, EN), "anna") == whole


def test_nothing_is_counted_twice_while_no_file_changes(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = find_project([sample])
    place = named(project, EN)
    statuses = Statuses("anna")
    first = statuses.of(place)
    with monkeypatch.context() as patched:
        patched.delattr(status_module, "document_status")
        assert statuses.of(place) is first
    review(begun(project, EN), accept=1)
    assert statuses.of(place).done == 1
    os.utime(place.target, ns=(1, 1))
    assert statuses.of(place).done == 1
