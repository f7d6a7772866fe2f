from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.records.segments_file import NAME, read_segments, stored_boundaries
from reviewtool.records.store import Store
from reviewtool.review.act import Act, Change, UndoStack, repetition, reversal
from reviewtool.review.decision import Dismissal, Status
from tests.records.paper import (
    EVENING,
    MORNING,
    NOON,
    act,
    decided,
    document_of,
    numbered,
    place_in,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.records.store import Loaded
    from reviewtool.review.decision import Decision
    from reviewtool.segments.segment import Document

DISMISSAL = Dismissal("numbers", "1,500", "1.500", "", "style-choice", NOON)


@pytest.fixture
def store(place: DocumentPlace, document: Document) -> Store:
    return Store(place, "anna", document)


def record_of(place: DocumentPlace) -> Path:
    return place.records / "anna.yaml"


def loaded(place: DocumentPlace, document: Document) -> Loaded:
    return Store(place, "anna", document).load()


def test_loading_makes_nothing(place: DocumentPlace, store: Store, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = store.load()
    assert (found.decisions, found.stale, found.history, found.notices) == ((), {}, (), ())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_decision_is_there_again(place: DocumentPlace, document: Document, store: Store) -> None:
    decision = decided(document.segments[3], "The boat set sail.")
    one = act(None, decision)
    committed = store.commit([one])
    assert committed.decisions == (decision,)
    found = loaded(place, document)
    assert found.decisions == (decision,)
    assert found.history == (one,)


def test_a_wider_dismissal_is_there_again_in_any_document(
    place: DocumentPlace, document: Document, store: Store, tmp_path: Path
) -> None:
    committed = store.commit([act(None, DISMISSAL, "dismiss")])
    assert committed.dismissals == (DISMISSAL,)
    assert not record_of(place).exists()
    other = place_in(tmp_path, "en/other.txt")
    assert loaded(other, document_of(other, numbered(2))).dismissals == (DISMISSAL,)
    store.commit([act(DISMISSAL, None, "undo")])
    assert loaded(place, document).dismissals == ()


def test_an_act_is_not_taken_twice(place: DocumentPlace, document: Document, store: Store) -> None:
    one = act(None, decided(document.segments[0], "Once."))
    store.commit([one])
    store.commit([one, one])
    assert loaded(place, document).history == (one,)


def test_untouched_decisions_keep_their_bytes(place: DocumentPlace, document: Document) -> None:
    decisions = [decided(segment, f"Boat {segment.index}.") for segment in document.segments]
    Store(place, "anna", document).commit([act(None, d) for d in reversed(decisions)])
    before = record_of(place).read_text().split("- segment: ")
    again = replace(decisions[5], corrected="Boat five.", time=NOON)
    Store(place, "anna", document).commit([act(decisions[5], again)])
    after = record_of(place).read_text().split("- segment: ")
    assert [place for place, part in enumerate(before) if part != after[place]] == [6]


def test_deleting_the_last_decision_leaves_an_empty_record(
    place: DocumentPlace, document: Document, store: Store
) -> None:
    decision = decided(document.segments[0], "Gone.")
    store.commit([act(None, decision)])
    store.commit([act(decision, None, "undo")])
    assert record_of(place).read_text().endswith("segments: []\n...\n")
    assert loaded(place, document).decisions == ()


def test_what_another_process_wrote_is_merged(place: DocumentPlace, document: Document) -> None:
    here, there = Store(place, "anna", document), Store(place, "anna", document)
    here.load()
    there.load()
    segment, other = document.segments[:2]
    early, late = decided(segment, "Early.", time=MORNING), decided(segment, "Late.", time=EVENING)
    there.commit([act(None, late), act(None, decided(other, "Another."))])
    committed = here.commit([act(None, early)])
    assert committed.clashed == (segment.id,)
    mine = {decision.segment: decision for decision in committed.decisions}
    assert mine[segment.id].corrected == "Late."
    assert [clash.corrected for clash in mine[segment.id].clashes] == ["Early."]
    assert mine[other.id].corrected == "Another."
    assert there.commit([]).decisions == committed.decisions


def test_what_was_edited_by_hand_is_read_again(
    place: DocumentPlace, document: Document, store: Store
) -> None:
    first, second = (decided(segment, "Draft.") for segment in document.segments[:2])
    store.commit([act(None, first)])
    path = record_of(place)
    path.write_text(path.read_text().replace("Draft.", "By hand."))
    committed = store.commit([act(None, second)])
    assert [decision.corrected for decision in committed.decisions] == ["By hand.", "Draft."]


def test_undo_and_redo_reach_across_sessions(place: DocumentPlace, document: Document) -> None:
    first = decided(document.segments[0], "One.")
    second = replace(first, corrected="Two.", time=NOON)
    Store(place, "anna", document).commit([act(None, first), act(first, second)])

    def do(step: str) -> tuple[Decision, ...]:
        session = Store(place, "anna", document)
        stack = UndoStack(session.load().history)
        chosen = stack.undoable if step == "undo" else stack.redoable
        assert chosen is not None
        return session.commit([(reversal if step == "undo" else repetition)(chosen)]).decisions

    assert do("undo") == (first,)
    assert do("undo") == ()
    assert do("redo") == (first,)
    assert do("redo") == (second,)
    assert UndoStack(loaded(place, document).history).redoable is None


def test_reviewers_do_not_touch_each_other(place: DocumentPlace, document: Document) -> None:
    Store(place, "anna", document).commit([act(None, decided(document.segments[0], "A."))])
    before = record_of(place).read_bytes()
    Store(place, "Bert Ö", document).commit([act(None, decided(document.segments[0], "B."))])
    assert record_of(place).read_bytes() == before
    assert loaded(place, document).decisions[0].corrected == "A."


def test_a_record_of_somebody_else_is_refused(place: DocumentPlace, document: Document) -> None:
    Store(place, "anna", document).commit([act(None, decided(document.segments[0], "A."))])
    record_of(place).rename(place.records / "bert.yaml")
    with pytest.raises(ReviewError, match="anna’s, not bert’s"):
        Store(place, "bert", document).load()


def test_a_newer_record_is_only_read(
    place: DocumentPlace, document: Document, store: Store
) -> None:
    store.commit([act(None, decided(document.segments[0], "A."))])
    path = record_of(place)
    newer = path.read_text().replace("schema: 1", "schema: 2")
    path.write_text(newer)
    fresh = Store(place, "anna", document)
    found = fresh.load()
    assert len(found.decisions) == 1
    assert "newer reviewtool" in found.notices[0]
    with pytest.raises(ReviewError, match="newer reviewtool"):
        fresh.commit([act(None, decided(document.segments[1], "B."))])
    assert path.read_text() == newer


BROKEN = {
    "field twice": ("status:", "status: todo\n  status:", "second time"),
    "alias": ("status: corrected", "status: *a", "alias"),
    "conflict": ("- segment", "<<<<<<< HEAD\n- segment", "merge conflict"),
    "cut": ("...\n", "", "may have been cut"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_refused_and_kept(
    place: DocumentPlace, document: Document, store: Store, name: str
) -> None:
    store.commit([act(None, decided(document.segments[0], "A."))])
    path = record_of(place)
    old, new, what = BROKEN[name]
    broken = path.read_text().replace(old, new)
    path.write_text(broken)
    for session in (store, Store(place, "anna", document)):
        for _ in range(2):
            with pytest.raises(ReviewError) as caught:
                session.commit([act(None, decided(document.segments[1], "B."))])
            assert what in caught.value.what
            assert (caught.value.file, bool(caught.value.line)) == (path, True)
            assert path.read_text() == broken


def test_a_lone_surrogate_is_quoted_as_a_replacement(place: DocumentPlace) -> None:
    document = document_of(place, [("Bron.", "Half \ud83d of it.")])
    store = Store(place, "anna", document)
    store.commit([act(None, decided(document.segments[0], "All of it."))])
    (decision,) = loaded(place, document).decisions
    assert decision.original == "Half \ufffd of it."
    with pytest.raises(ReviewError, match="surrogate"):
        store.commit([act(decision, replace(decision, corrected="\ud83d", time=NOON))])
    assert loaded(place, document).decisions == (decision,)
    assert len(loaded(place, document).history) == 1


# Text that changes


def test_a_decision_follows_its_segment(place: DocumentPlace, document: Document) -> None:
    twice = [*numbered(4), ("Kop.", "Heading."), *numbered(4)]
    document = document_of(place, twice)
    last = document.segments[-1]
    Store(place, "anna", document).commit([act(None, decided(last, "Moved."))])
    shorter = document_of(place, twice[4:])
    (decision,) = loaded(place, shorter).decisions
    assert decision.segment == shorter.segments[-1].id != last.id
    assert decision.corrected == "Moved."

    other = decided(shorter.segments[0], "The heading.")
    Store(place, "anna", shorter).commit([act(None, other)])
    assert loaded(place, shorter).decisions == (other, decision)
    file = read_segments(place.records / NAME)
    assert file is not None
    assert [segment.id for segment in file.segments] == [s.id for s in shorter.segments]


def test_a_decision_on_changed_text_is_stale_and_kept(
    place: DocumentPlace, document: Document
) -> None:
    segment = document.segments[4]
    decision = decided(segment, "The 4th boat set sail.")
    Store(place, "anna", document).commit([act(None, decision)])
    pairs = numbered(12)
    pairs[4] = (pairs[4][0], "The fourth boat sailed out.")
    changed = document_of(place, pairs)
    store = Store(place, "anna", changed)
    found = store.load()
    assert found.decisions == ()
    assert found.stale == {segment.id: decision}

    elsewhere = decided(changed.segments[0], "Elsewhere.")
    assert store.commit([act(None, elsewhere)]).decisions == (elsewhere,)
    assert loaded(place, changed).stale == {segment.id: decision}

    fresh = decided(changed.segments[4], "The fourth boat set sail.", time=NOON)
    store.commit([act(decision, fresh)])
    found = loaded(place, changed)
    assert set(found.decisions) == {elsewhere, fresh}
    assert found.stale == {}
    store.commit([act(fresh, decision, "undo")])
    assert loaded(place, changed).stale == {segment.id: decision}
    assert decision in loaded(place, document_of(place, numbered(12))).decisions


def test_a_decision_on_text_that_is_gone_is_kept_and_counted(
    place: DocumentPlace, document: Document
) -> None:
    decision = decided(document.segments[4], "Kept.")
    Store(place, "anna", document).commit([act(None, decision)])
    other = document_of(place, [("Iets anders.", "Something else entirely.")])
    store = Store(place, "anna", other)
    found = store.load()
    assert (found.decisions, found.stale) == ((), {})
    assert "no longer there: 1" in found.notices[0]
    store.commit([act(None, decided(other.segments[0], "New."))])
    assert "Kept." in record_of(place).read_text()
    assert decision in loaded(place, document_of(place, numbered(12))).decisions


def test_boundaries_are_stored_for_the_same_text_only(
    place: DocumentPlace, document: Document, store: Store
) -> None:
    assert stored_boundaries(place) is None
    store.commit([act(None, decided(document.segments[0], "A."))])
    spans = tuple((segment.start, segment.end) for segment in document.segments)
    assert stored_boundaries(place) == spans
    place.target.write_text("Something else.")
    assert stored_boundaries(place) is None


def test_another_segmenter_is_written_down(place: DocumentPlace, document: Document) -> None:
    Store(place, "anna", document).commit([act(None, decided(document.segments[0], "A."))])
    path = place.records / NAME
    path.write_text(path.read_text().replace("segments:\n", "joins: [1, 2]\nsegments:\n"))
    newer = replace(document, segmenter="rules/2")
    Store(place, "anna", newer).commit([act(None, decided(document.segments[1], "B."))])
    file = read_segments(path)
    assert file is not None
    assert (file.segmenter, file.extra) == ("rules/2", (("joins", [1, 2]),))


# Speed


def test_a_commit_among_a_thousand_is_quick(place: DocumentPlace) -> None:
    document = document_of(place, numbered(1001))
    store = Store(place, "anna", document)
    store.commit([act(None, decided(segment, "Sailed.")) for segment in document.segments[:-1]])
    decision = decided(document.segments[-1], "Sailed 0.")
    store.commit([act(None, decision)])
    durations = []
    for number in range(9):
        again = replace(decision, corrected=f"Sailed {number + 1}.")
        begin = time.perf_counter()
        store.commit([act(decision, again)])
        durations.append(time.perf_counter() - begin)
        decision = again
    assert min(durations) < 0.06


def test_todo_decisions_are_kept_too(place: DocumentPlace, document: Document) -> None:
    reopened = decided(document.segments[0], status=Status.TODO)
    Store(place, "anna", document).commit([act(None, reopened, "reopen")])
    assert loaded(place, document).decisions == (reopened,)


def test_changes_of_two_kinds_are_a_mistake(store: Store, document: Document) -> None:
    with pytest.raises(TypeError):
        store.commit([act(DISMISSAL, decided(document.segments[0], "A."))])


def test_an_act_may_change_many_segments(place: DocumentPlace, document: Document) -> None:
    decisions = tuple(decided(segment, "All alike.") for segment in document.segments)
    whole = Act("A1", "correct", tuple(Change(None, d) for d in decisions), MORNING)
    Store(place, "anna", document).commit([whole])
    assert loaded(place, document).decisions == decisions
    Store(place, "anna", document).commit([reversal(whole)])
    assert loaded(place, document).decisions == ()
