from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.records import history as history_module
from reviewtool.records.history import History, history_path
from reviewtool.records.store import Store
from reviewtool.review.act import Act, Change
from tests.records.paper import EVENING, NOON, act, decided, place_in

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document


def without_marks(path: Path) -> None:
    """Make the history look as if the process had died before it noted what was saved."""
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if '"saved"' not in line))


def test_it_ignores_itself_in_git(place: DocumentPlace, document: Document) -> None:
    Store(place, "anna", document).commit([act(None, decided(document.segments[0], "A."))])
    assert (place.state / ".gitignore").read_text() == "*\n"


def test_a_torn_last_line_is_cut(place: DocumentPlace, document: Document) -> None:
    store = Store(place, "anna", document)
    store.commit([act(None, decided(document.segments[0], "A."))])
    path = history_path(place, "anna")
    whole = path.read_bytes()
    for torn in (b"{", whole[: len(whole) // 2], b'{"act":"X","kind'):
        path.write_bytes(whole + torn)
        found = Store(place, "anna", document).load()
        assert (len(found.history), found.notices) == (1, ())
    Store(place, "anna", document).commit([act(None, decided(document.segments[1], "B."))])
    assert all(json.loads(line) for line in path.read_text().splitlines())
    assert len(Store(place, "anna", document).load().history) == 2


def test_acts_that_did_not_reach_the_record_are_replayed(
    place: DocumentPlace, document: Document
) -> None:
    first = decided(document.segments[0], "One.")
    second = replace(first, corrected="Two.", time=NOON)
    store = Store(place, "anna", document)
    store.commit([act(None, first)])
    record = place.records / "anna.yaml"
    older = record.read_bytes()
    store.commit([act(first, second), act(None, decided(document.segments[1], "B."))])
    newer = record.read_bytes()
    path = history_path(place, "anna")
    for content in (older, newer):
        record.write_bytes(content)
        without_marks(path)
        found = Store(place, "anna", document).load()
        assert [decision.corrected for decision in found.decisions] == ["Two.", "B."]
        assert not any(decision.clashes for decision in found.decisions)
        assert record.read_bytes() == newer
        assert path.read_text().count('"saved"') == 3


def test_a_replayed_act_that_no_longer_fits_is_kept_as_a_clash(
    place: DocumentPlace, document: Document
) -> None:
    first = decided(document.segments[0], "One.")
    store = Store(place, "anna", document)
    store.commit([act(None, first)])
    record = place.records / "anna.yaml"
    other = record.read_text().replace("One.", "Other.").replace("08:00", "18:00")
    record.write_text(other)
    without_marks(history_path(place, "anna"))
    (decision,) = Store(place, "anna", document).load().decisions
    assert decision.corrected == "Other."
    assert [clash.corrected for clash in decision.clashes] == ["One."]
    without_marks(history_path(place, "anna"))
    assert Store(place, "anna", document).load().decisions == (decision,)


def test_another_process_replays_before_it_writes(place: DocumentPlace, document: Document) -> None:
    running = Store(place, "anna", document)
    running.load()
    first = decided(document.segments[0], "One.")
    dying = History(history_path(place, "anna"))
    place.state.mkdir()
    dying.refresh()
    dying.append([act(None, first)])
    later = replace(first, corrected="Two.", time=EVENING)
    committed = running.commit([act(None, later)])
    assert [clash.corrected for clash in committed.decisions[0].clashes] == ["One."]
    assert committed.clashed == (document.segments[0].id,)


@pytest.mark.parametrize("damage", ["garbage\n", "[1]\n", '{"act": 7}\n', "[" * 100_000 + "\n"])
def test_a_damaged_history_is_put_aside_and_nothing_is_lost(
    place: DocumentPlace, document: Document, damage: str
) -> None:
    first, second = (decided(segment, "Sailed.") for segment in document.segments[:2])
    Store(place, "anna", document).commit([act(None, first)])
    path = history_path(place, "anna")
    unsaved = History(path)
    unsaved.refresh()
    path.write_text(damage + path.read_text())
    again = History(path)
    again.refresh()
    again.append([act(None, second)])
    found = Store(place, "anna", document).load()
    assert found.decisions == (first, second)
    assert "put aside" in found.notices[0]
    assert path.with_suffix(".damaged-1").exists()
    assert Store(place, "anna", document).load().decisions == (first, second)
    store = Store(place, "anna", document)
    third = decided(document.segments[2], "Third.")
    store.commit([act(None, third)])
    assert len(Store(place, "anna", document).load().history) == 1


def test_it_is_compacted(
    place: DocumentPlace, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "MOST", 20)
    monkeypatch.setattr(history_module, "KEPT", 10)
    store = Store(place, "anna", document)
    decision = decided(document.segments[0], "0")
    acts = [act(None, decision)]
    for number in range(1, 25):
        later = replace(decision, corrected=str(number))
        acts.append(act(decision, later))
        decision = later
    for one in acts:
        store.commit([one])
    found = Store(place, "anna", document).load()
    assert found.decisions == (decision,)
    assert found.history == tuple(acts[-len(found.history) :])
    assert 10 <= len(found.history) <= 20


def test_everything_in_an_act_is_read_back(place: DocumentPlace, document: Document) -> None:
    decision = decided(document.segments[0], "Line one.\nLine two.\u2028\x85\ud83d")
    change = Change(replace(decision, extra=(("effort", {"keys": 9, "s": 1.5}),)), None)
    act_given = Act("A1", "undo", (change,), NOON, of="A0")
    place.state.mkdir()
    history = History(history_path(place, "anna"))
    history.append([act_given])
    fresh = History(history_path(place, "anna"))
    fresh.refresh()
    assert fresh.acts == [act_given]


def test_its_path_stays_inside(tmp_path: Path) -> None:
    for name in ("../../evil.txt", "en/../../x", "./.", "a//b"):
        place = place_in(tmp_path, "x")
        path = history_path(replace(place, name=name), "anna")
        assert ".." not in path.relative_to(place.state).parts
