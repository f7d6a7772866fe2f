"""The proof of many files of rules at once, a process for each core."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

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

FEW = 2
"""So many files are proved in this process: starting others would take longer."""


class Proof(NamedTuple):
    """What was proved: the name of a pack or of a table of senses, its rules or words, its
    examples, and what is wrong with them. `pack` is None for senses."""

    name: str
    rules: int
    examples: int
    problems: list[Problem]
    pack: Pack | None = None


def prove_files(
    chosen: Sequence[Path],
    own: Sequence[Path],
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[Proof]:
    """The proof of each chosen file: of a pack beside those that run with it, or of senses.

    Packs that run with it are the shipped ones, as the index has them, and `own`, the project's.
    `on_progress` gets files done and files in all. Raises ReviewError for a file that does not
    hold together, and for two rules of one id.
    """
    packs: list[Pack] = []
    tasks = [(file, tuple(own)) for file in chosen]
    for done, proof in enumerate(_proofs(tasks), 1):
        if proof.pack is not None:
            packs.append(proof.pack)
            refuse_twins(packs)
        yield proof
        if on_progress is not None:
            on_progress(done, len(chosen))


def _prove(task: _Task) -> Proof:
    file, own = task
    if _holds_senses(file):
        from reviewtool.checks.senses.prove import prove_senses

        rows, problems = prove_senses(file)
        examples = sum(len(sense.examples) for row in rows for sense in row.senses)
        return Proof(f"senses {file.stem}", len(rows), examples, problems)
    pack = load_pack(file)
    others = [load_pack(other) for other in own if other.resolve() != file.resolve()]
    shipped = shipped_packs(lambda head: run_together(pack, head), alone=not pack.source)
    examples = sum(len(rule.bad) + len(rule.good) for rule in pack.rules)
    problems = prove(pack, [*shipped, *others])
    return Proof(pack.id, len(pack.rules), examples, problems, pack)


def _holds_senses(file: Path) -> bool:
    """Whether a file is a table of senses, which has that heading and no pack."""
    try:
        head = file.read_bytes()[:2000]
    except OSError:
        return False
    return b"\nsenses:" in head


def _proofs(tasks: Sequence[_Task]) -> Iterator[Proof]:
    """The proofs in order, made in this process or over several."""
    cores = min(len(tasks), os.cpu_count() or 1)
    if len(tasks) <= FEW or cores < 2:
        yield from map(_prove, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores) as processes:
        # The largest first, so that no core waits for one that was begun late.
        largest = sorted(tasks, key=lambda task: -task[0].stat().st_size)
        proofs = {task: processes.submit(_prove, task) for task in largest}
        for task in tasks:
            yield proofs[task].result()
