from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reviewtool.records.store import Store
from tests.records.child import OWN, SHARED, WORKERS, make_paper

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def parser() -> None:
    """The processes themselves use both parsers."""


def test_four_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    make_paper(tmp_path, 1)
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.records.child", "many", str(tmp_path), str(worker)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for worker in range(WORKERS)
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.communicate("go\n", timeout=900)
        assert worker.returncode == 0

    place, document = make_paper(tmp_path, SHARED + WORKERS * OWN)
    decisions = Store(place, "anna", document).load().decisions
    clashes = [clash for decision in decisions for clash in decision.clashes]
    assert len(decisions) == SHARED + WORKERS * OWN
    assert len(decisions) + len(clashes) == WORKERS * (SHARED + OWN)
    said = [(d.original, d.corrected) for d in decisions]
    said += [(d.original, clash.corrected) for d in decisions for clash in d.clashes]
    assert len(set(said)) == WORKERS * (SHARED + OWN)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_disk_has_everything_in_order(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    root = tmp_path / "project"
    command = [sys.executable, "-m", "tests.records.child", "one", str(root)]
    calls = "write,fsync,rename,renameat,renameat2"
    probe = subprocess.run(["strace", "-o", str(trace), "true"], capture_output=True)
    if probe.returncode:
        pytest.skip(f"strace may not trace here: {probe.stderr.decode()[:200]}")
    subprocess.run(["strace", "-y", "-e", f"trace={calls}", "-o", trace, *command], check=True)
    steps = trace.read_text().splitlines()
    folder = root / "corrections/en/harbour.txt"

    def place_of(*parts: str, after: int = -1) -> int:
        for place in range(after + 1, len(steps)):
            if all(part in steps[place] for part in parts):
                return place
        raise AssertionError(f"no {parts} after line {after} in\n" + "\n".join(steps))

    history = place_of("fsync(", "anna.jsonl>")
    written = place_of("write(", f"{folder}/.reviewtool-", after=history)
    synced = place_of("fsync(", f"{folder}/.reviewtool-", after=written)
    renamed = place_of("rename", "/anna.yaml", after=synced)
    place_of("fsync(", f"{folder}>", after=renamed)
    saved = place_of("write(", "anna.jsonl>", "saved")
    assert saved > renamed
    assert place_of("write(", f"{folder}/.reviewtool-") == written
