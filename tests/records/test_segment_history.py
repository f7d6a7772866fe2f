"""The history of a segment: of all reviewers, from what lies on the disk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reviewtool.project import find_project
from reviewtool.records.desk import open_desk
from reviewtool.records.history import history_path
from reviewtool.records.segment_history import segment_history
from reviewtool.review.deeds import DECIDED

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.records.desk import Desk

EN = "en/night-report.txt"


def desk_of(folder: Path, reviewer: str) -> Desk:
    project = find_project([folder])
    place = next(place for place in project.places if place.name == EN)
    return open_desk(project, place, reviewer)


def corrected(folder: Path, reviewer: str, text: str) -> Desk:
    desk = desk_of(folder, reviewer)
    desk.record(desk.session.correct(desk.document.segments[2], text))
    desk.flush()
    return desk


def test_all_reviewers_are_told_newest_first(sample: Path) -> None:
    corrected(sample, "boris", "Another.")
    desk = corrected(sample, "anna", "A third.")
    desk = desk_of(sample, "anna")
    third = desk.document.segments[2]
    desk.record(desk.session.undo())
    found = desk.segment_history(third).deeds
    assert [(deed.reviewer, deed.kind) for deed in found] == [
        ("anna", "undo"),
        ("anna", "correct"),
        ("boris", "correct"),
    ]
    assert found[0].of == "correct"
    assert found[2].after == "Another."
    assert desk.segment_history(desk.document.segments[3]).deeds == ()
    assert desk.close()


def test_an_act_is_told_before_and_after_it_is_saved_and_once(sample: Path) -> None:
    desk = desk_of(sample, "anna")
    third = desk.document.segments[2]
    desk.record(desk.session.correct(third, "One."))
    assert len(desk.segment_history(third).deeds) == 1
    desk.flush()
    assert len(desk.segment_history(third).deeds) == 1


def test_of_a_reviewer_elsewhere_the_record_tells(sample: Path) -> None:
    desk = corrected(sample, "зоя", "Another.")
    shutil.rmtree(sample / ".reviewtool")
    third = desk.document.segments[2]
    found = segment_history(desk.place, desk.document, third.id, desk.title).deeds
    assert [(deed.reviewer, deed.kind, deed.after) for deed in found] == [
        ("зоя", DECIDED, "Another.")
    ]
    assert not (sample / ".reviewtool").exists()


def test_what_cannot_be_read_is_named_and_left_as_it_is(sample: Path) -> None:
    desk = corrected(sample, "anna", "One.")
    corrected(sample, "boris", "Two.")
    record = sample / "corrections" / EN / "boris.yaml"
    record.write_text("schema: [", encoding="utf-8")
    history = history_path(desk.place, "boris")
    history.write_bytes(history.read_bytes() + b'{"torn": \n')
    before = record.read_bytes(), history.read_bytes()
    third = desk.document.segments[2]
    found = segment_history(desk.place, desk.document, third.id, desk.title)
    assert [deed.reviewer for deed in found.deeds] == ["boris", "anna"]
    assert len(found.notices) == 2
    assert all("boris" in notice for notice in found.notices)
    assert before == (record.read_bytes(), history.read_bytes())
