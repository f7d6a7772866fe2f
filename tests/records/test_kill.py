"""The promise of the record: what was acknowledged is there, whenever the process is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reviewtool.records.record import read_record
from reviewtool.records.store import Store
from tests.records.child import COMMITS
from tests.records.paper import act, decided, document_of, numbered, place_in

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 200
POINTS = [
    *(("write", when) for when in ("before", "during", "after")),
    *(
        (kind, when)
        for kind in ("fsync", "replace", "folder fsync")
        for when in ("before", "after")
    ),
]


@pytest.fixture(autouse=True)
def parser() -> None:
    """The trials themselves take turns between the parsers."""


@pytest.mark.skipif(hasattr(sys, "getwindowsversion") is not False, reason="needs fork and SIGKILL")
def test_no_acknowledged_decision_is_lost(tmp_path: Path) -> None:
    trials = [
        {
            "root": str(tmp_path / str(number)),
            "kind": POINTS[number % len(POINTS)][0],
            "when": POINTS[number % len(POINTS)][1],
            "call": number // len(POINTS) + 1,
            "parser": "pure" if number // len(POINTS) % 2 else "libyaml",
        }
        for number in range(KILLS)
    ]
    lines = "".join(json.dumps(trial) + "\n" for trial in trials)
    run = subprocess.run(
        [sys.executable, "-m", "tests.records.child", "killed"],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        timeout=900,
    )
    results = [json.loads(line) for line in run.stdout.splitlines()]
    counts: Counter[str] = Counter()
    replayed = 0
    for trial, result in zip(trials, results, strict=True):
        assert result["killed"], trial
        counts[f"{trial['when']} {trial['kind']}"] += 1
        replayed += check(tmp_path / str(trial["root"]), set(result["acknowledged"]))
    sys.stdout.write(f"\n{KILLS} kills: {dict(sorted(counts.items()))}; {replayed} replayed\n")
    assert sum(counts.values()) == KILLS
    assert set(counts) == {f"{when} {kind}" for kind, when in POINTS}
    assert replayed


def check(root: Path, acknowledged: set[str]) -> bool:
    """The record is whole and nothing acknowledged is lost; whether the history had more."""
    place = place_in(root)
    document = document_of(place, numbered(COMMITS))
    raw = read_record(place.records / "anna.yaml")
    in_record = {decision.segment for decision in raw.decisions} if raw else set()
    store = Store(place, "anna", document)
    loaded = store.load()
    after = {decision.segment: decision for decision in loaded.decisions}
    assert acknowledged <= in_record
    assert in_record <= set(after)
    assert len(after) <= len(acknowledged) + 1
    assert not any(decision.clashes for decision in after.values())
    assert len(loaded.history) == len(after)
    segment = document.segments[-1]
    store.commit([act(after.get(segment.id), decided(segment, "The last boat."))])
    assert not list(root.rglob("*.tmp"))
    assert Store(place, "anna", document).load().notices == ()
    return set(after) > in_record
