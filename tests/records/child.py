"""Child processes that record decisions, for the tests that need real ones.

`many ROOT WORKER`: wait for a line on stdin, then commit 100 decisions one by one, 50 of them on
segments that all workers share; every second worker goes without libyaml. `one ROOT`: commit one
decision. `killed`: read trials from stdin; for each, fork a process that records and kills itself
with SIGKILL before, during or after the n-th call of a kind, and print what it had acknowledged.
"""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from reviewtool.records.store import Store
from tests.records.paper import act, decided, document_of, numbered, place_in

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = 50
OWN = 50
WORKERS = 4
COMMITS = 26


def make_paper(root: Path, count: int) -> tuple[Any, Any]:
    place = place_in(root)
    return place, document_of(place, numbered(count))


def go_without_libyaml() -> None:
    if hasattr(yaml, "CBaseLoader"):
        del yaml.CBaseLoader


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def many(root: Path, worker: int) -> None:
    if worker % 2:
        go_without_libyaml()
    place, document = make_paper(root, SHARED + WORKERS * OWN)
    store = Store(place, "anna", document)
    store.load()
    own = document.segments[SHARED + worker * OWN : SHARED + (worker + 1) * OWN]
    say("ready")
    sys.stdin.readline()
    for shared, mine in zip(document.segments[:SHARED], own, strict=True):
        for segment in (shared, mine):
            store.commit([act(None, decided(segment, f"Boat {segment.index} of {worker}."))])


def one(root: Path) -> None:
    place, document = make_paper(root, 3)
    store = Store(place, "anna", document)
    store.load()
    store.commit([act(None, decided(document.segments[1], "The boat set sail."))])


def killed() -> None:
    for line in sys.stdin:
        trial = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            record_until_killed(trial, writer)
        os.close(writer)
        with os.fdopen(reader) as acknowledged:
            segments = acknowledged.read().split()
        status = os.waitpid(child, 0)[1]
        was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        say(json.dumps({"acknowledged": segments, "killed": was_killed}))


def record_until_killed(trial: dict[str, Any], acknowledge: int) -> None:
    if trial["parser"] == "pure":
        go_without_libyaml()
    place, document = make_paper(Path(trial["root"]), COMMITS)
    write = os.write
    arm(trial["kind"], trial["when"], trial["call"])
    store = Store(place, "anna", document)
    store.load()
    for segment in document.segments:
        store.commit([act(None, decided(segment, f"Boat {segment.index} set sail."))])
        write(acknowledge, f"{segment.id}\n".encode())
    os._exit(0)


def arm(kind: str, when: str, call: int) -> None:
    """Have the process kill itself around the n-th real call of a kind."""
    left = [call]
    name = {"folder fsync": "fsync"}.get(kind, kind)
    real: Callable[..., Any] = getattr(os, name)

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def wrapped(*arguments: Any) -> Any:
        if name == "fsync":
            folder = stat.S_ISDIR(os.fstat(arguments[0]).st_mode)
            if folder is not (kind == "folder fsync"):
                return real(*arguments)
        left[0] -= 1
        if left[0]:
            return real(*arguments)
        if when == "during":
            real(arguments[0], arguments[1][: len(arguments[1]) // 2])
        if when == "after":
            real(*arguments)
        die()
        raise AssertionError("killed")

    setattr(os, name, wrapped)


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "many":
        many(Path(rest[0]), int(rest[1]))
    elif command == "one":
        one(Path(rest[0]))
    else:
        killed()
