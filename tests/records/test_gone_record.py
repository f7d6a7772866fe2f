"""A record that is taken away while a review goes on, as git does with another branch."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reviewtool.records.record import read_record
from reviewtool.records.segments_file import NAME
from reviewtool.records.store import Store
from reviewtool.review.decision import Dismissal
from tests.records.paper import NOON, act, decided

if TYPE_CHECKING:
    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document

DISMISSAL = Dismissal("numbers", "1,500", "1.500", "", "style-choice", NOON)


def test_what_was_decided_is_written_anew(place: DocumentPlace, document: Document) -> None:
    store = Store(place, "anna", document)
    store.load()
    first, second, third = (decided(document.segments[n], f"Text {n}.") for n in (1, 3, 4))
    store.commit([act(None, first), act(None, DISMISSAL, "dismiss")])
    kept = (place.records / NAME).read_bytes()
    shutil.rmtree(place.records.parent)
    shutil.rmtree(place.project_records, ignore_errors=True)
    committed = store.commit([act(None, second)])
    assert committed.decisions == (first, second)
    assert committed.dismissals == (DISMISSAL,)
    assert Store(place, "anna", document).load().decisions == (first, second)
    assert Store(place, "anna", document).load().dismissals == (DISMISSAL,)
    assert (place.records / NAME).read_bytes() == kept
    assert store.commit([act(None, third)]).decisions == (first, second, third)


def test_what_came_in_its_place_is_merged(place: DocumentPlace, document: Document) -> None:
    store = Store(place, "anna", document)
    store.load()
    first, second = (decided(document.segments[n], f"Text {n}.") for n in (1, 3))
    store.commit([act(None, first)])
    record = place.records / "anna.yaml"
    old = record.read_bytes()
    record.unlink()
    record.write_bytes(old)
    assert store.commit([act(None, second)]).decisions == (first, second)


def test_opening_tells_that_it_is_gone(place: DocumentPlace, document: Document) -> None:
    Store(place, "anna", document).commit([act(None, decided(document.segments[1], "A text."))])
    (place.records / "anna.yaml").unlink()
    found = Store(place, "anna", document).load()
    assert found.decisions == ()
    [notice] = found.notices
    assert "anna.yaml is gone" in notice
    assert "Bring it back" in notice


def test_without_decisions_no_record_is_missed(place: DocumentPlace, document: Document) -> None:
    Store(place, "anna", document).commit([act(None, DISMISSAL, "dismiss")])
    assert not (place.records / "anna.yaml").exists()
    assert Store(place, "anna", document).load().notices == ()
    store = Store(place, "anna", document)
    made = act(None, decided(document.segments[1], "A text."))
    store._history.append([made])  # as a crash leaves it, before the record is written
    assert Store(place, "anna", document).load().notices == ()
    assert read_record(place.records / "anna.yaml") is not None
