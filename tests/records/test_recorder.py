from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.records.recorder import Recorder
from reviewtool.records.store import Committed, Store
from tests.records.paper import act, decided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.project import DocumentPlace
    from reviewtool.review.act import Act
    from reviewtool.segments.segment import Document


class Gate(Store):
    """A store whose commits wait for the test, and fail while it says so."""

    def __init__(self, place: DocumentPlace, document: Document) -> None:
        super().__init__(place, "anna", document)
        self.open = threading.Event()
        self.begun = threading.Event()
        self.failing: Exception | None = None
        self.sizes: list[int] = []

    def commit(self, acts: Sequence[Act]) -> Committed:
        self.begun.set()
        assert self.open.wait(10)
        self.sizes.append(len(acts))
        if self.failing is not None:
            raise self.failing
        return super().commit(acts)


@pytest.fixture
def gate(place: DocumentPlace, document: Document) -> Gate:
    return Gate(place, document)


@pytest.fixture
def acts(document: Document) -> list[Act]:
    return [act(None, decided(segment, "Sailed.")) for segment in document.segments[:3]]


def test_acts_wait_in_a_queue_and_are_saved_together(gate: Gate, acts: list[Act]) -> None:
    saved: list[Committed] = []
    recorder = Recorder(gate, saved.append, lambda error: None)
    assert recorder.close(0) is True
    recorder.submit(acts[0])
    assert gate.begun.wait(10)
    recorder.submit(acts[1])
    recorder.submit(acts[2])
    assert recorder.pending == 3
    assert recorder.close(0.01) is False
    gate.open.set()
    assert recorder.close(10) is True
    assert recorder.pending == 0
    assert gate.sizes == [1, 2]
    assert len(saved[-1].decisions) == 3


@pytest.mark.parametrize(
    "failure", [ReviewError("the disk is full", "Free some space."), ValueError("a mistake")]
)
def test_a_failure_keeps_the_queue(gate: Gate, acts: list[Act], failure: Exception) -> None:
    saved: list[Committed] = []
    failed: list[ReviewError] = []
    recorder = Recorder(gate, saved.append, failed.append)
    gate.failing = failure
    gate.open.set()
    recorder.submit(acts[0])
    assert recorder.close(10) is False
    assert recorder.pending == 1
    assert not saved
    before = len(failed)
    assert before
    gate.failing = None
    recorder.retry()
    assert recorder.close(10) is True
    assert len(failed) == before
    assert len(saved[0].decisions) == 1


def test_nobody_finds_nothing_pending_before_it_was_told_what_was_saved(
    gate: Gate, acts: list[Act]
) -> None:
    found: list[tuple[int, bool]] = []
    told = threading.Event()

    def ask() -> None:
        found.append((recorder.pending, told.is_set()))

    def saved(_: Committed) -> None:
        if asking.ident is None:
            asking.start()
            asking.join(0.05)  # it has to wait until this is over
        told.set()

    recorder = Recorder(gate, saved, lambda _: None)
    asking = threading.Thread(target=ask)
    gate.open.set()
    recorder.submit(acts[0])
    assert recorder.close(10) is True
    asking.join(10)
    assert found == [(0, True)]


def test_callbacks_come_from_the_recorders_thread(gate: Gate, acts: list[Act]) -> None:
    threads: list[threading.Thread] = []
    recorder = Recorder(gate, lambda _: threads.append(threading.current_thread()), lambda _: None)
    gate.open.set()
    recorder.submit(acts[0])
    recorder.close(10)
    assert threads[0] is not threading.current_thread()
    assert threads[0].daemon


def test_the_unexpected_is_told_and_the_thread_lives_on(gate: Gate, acts: list[Act]) -> None:
    failed: list[ReviewError] = []
    recorder = Recorder(gate, lambda committed: None, failed.append)
    gate.open.set()
    gate.failing = KeyError("a bug")
    recorder.submit(acts[0])
    assert recorder.close(10) is False
    assert "KeyError" in str(failed[0])
    gate.failing = None
    recorder.retry()
    assert recorder.close(10) is True
