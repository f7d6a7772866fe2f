"""The proof of many pack files at once, a process for each core."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reviewtool.checks.pack.index import shipped_packs
from reviewtool.checks.pack.load import load_pack
from reviewtool.checks.pack.prove import prove, run_together
from reviewtool.checks.pack.rules import refuse_twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reviewtool.checks.pack.prove import Problem
    from reviewtool.checks.pack.schema import Pack

    _Task = tuple[Path, tuple[Path, ...]]
    _Proof = tuple[Pack, list[Problem]]

FEW = 2
"""So many files are proved in this process: starting others would take longer."""


def prove_files(
    chosen: Sequence[Path],
    own: Sequence[Path],
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[_Proof]:
    """Each chosen pack with what is wrong with its rules, beside those that run with it.

    Those are the shipped packs, as the index has them, and `own`, the project's. `on_progress` gets
    files done and files in all. Raises ReviewError for a pack that does not hold together, and for
    two rules of one id.
    """
    packs: list[Pack] = []
    tasks = [(file, tuple(own)) for file in chosen]
    for done, (pack, problems) in enumerate(_proofs(tasks), 1):
        packs.append(pack)
        refuse_twins(packs)
        yield pack, problems
        if on_progress is not None:
            on_progress(done, len(chosen))


def _prove(task: _Task) -> _Proof:
    file, own = task
    pack = load_pack(file)
    others = [load_pack(other) for other in own if other.resolve() != file.resolve()]
    shipped = shipped_packs(lambda head: run_together(pack, head), alone=not pack.source)
    return pack, prove(pack, [*shipped, *others])


def _proofs(tasks: Sequence[_Task]) -> Iterator[_Proof]:
    """The proofs in order, made in this process or over several."""
    cores = min(len(tasks), os.cpu_count() or 1)
    if len(tasks) <= FEW or cores < 2:
        yield from map(_prove, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores) as processes:
        yield from processes.map(_prove, tasks)
