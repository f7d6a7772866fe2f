"""The proof of many pack files at once, a process for each core."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from reviewtool.checks.pack.load import load_pack
from reviewtool.checks.pack.prove import prove, run_together
from reviewtool.checks.pack.rules import refuse_twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reviewtool.checks.pack.prove import Problem
    from reviewtool.checks.pack.schema import Pack

Task = TypeVar("Task")
Done = TypeVar("Done")
FEW = 3
"""So many files are proved in this process: starting others would take longer."""


def prove_files(
    chosen: Sequence[Path],
    shipped: Sequence[Path],
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[Pack, list[Problem]]]:
    """Each chosen pack with what is wrong with its rules, beside those that run with it.

    `shipped` are the packs that any other runs beside. `on_progress` gets files done and files in
    all. Raises ReviewError for a pack that does not hold together, and for two rules of one id.
    """
    given = {file.resolve() for file in chosen}
    files = [*chosen, *(file for file in shipped if file.resolve() not in given)]
    packs = list(_mapped(load_pack, files))
    refuse_twins(packs)
    wanted = packs[: len(chosen)]
    tasks = [(pack, [other for other in packs if run_together(pack, other)]) for pack in wanted]
    for done, (pack, problems) in enumerate(zip(wanted, _mapped(_prove, tasks), strict=True), 1):
        yield pack, problems
        if on_progress is not None:
            on_progress(done, len(wanted))


def _prove(task: tuple[Pack, list[Pack]]) -> list[Problem]:
    pack, beside = task
    return prove(pack, beside)


def _mapped(work: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[Done]:
    """The work done on each task, in order, in this process or over several."""
    cores = min(len(tasks), os.cpu_count() or 1)
    if len(tasks) <= FEW or cores < 2:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores) as processes:
        yield from processes.map(work, tasks)
