"""The checks of many segments on several cores.

Each process builds its own checks from a recipe and gets segments a few hundred at a time, so that
whoever waits for keys meanwhile is never held up for long. One core is left to it, and one process
collects all segments for the checks of whole documents. The flags are the same as from one process.
"""

from __future__ import annotations

import os
import signal
import sys
from array import array
from collections import deque
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass, replace
from itertools import accumulate, chain, islice
from threading import Thread
from typing import TYPE_CHECKING

from reviewtool.checks.glossary.read import load_glossary
from reviewtool.checks.pack.rules import load_rules
from reviewtool.checks.packed_flags import PackedFlags
from reviewtool.checks.resolve import resolve
from reviewtool.checks.runner import Checker, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.checks.pack.rules import RuleSet
    from reviewtool.errors import ReviewError
    from reviewtool.segments.segment import Segment

LARGE = 20_000
"""Segments from which other processes are worth their start."""
PART = 500
"""Segments that a process gets at a time."""
AHEAD = 8
"""Parts for each process that wait or are answered.

If all were, each full garbage collection would go through lists of all segments, and no key be
answered for up to 0.3 s of a million.
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that checks are built from; it can be sent to another process."""

    languages: Languages
    has_source: bool
    folders: tuple[Path, ...]
    disabled: tuple[str, ...]
    glossary: Path

    def build(self) -> tuple[Checker, RuleSet]:
        """The checks and rules, ready to run.

        Raises ReviewError for a pack or a file of the glossary that is broken.
        """
        rules = load_rules(
            self.languages,
            has_source=self.has_source,
            folders=self.folders,
            disabled=self.disabled,
        )
        terms = load_glossary(self.glossary, self.languages) if self.has_source else None
        checker = Checker(
            replace(self.languages, glossary=terms),
            has_source=self.has_source,
            rules=rules.flags,
            disabled=self.disabled,
        )
        return checker, rules


@dataclass(frozen=True, slots=True)
class Done:
    """What a process found in its part, which checks failed there and which rules were stopped."""

    flags: PackedFlags
    failures: list[Failure]
    stopped: dict[str, ReviewError]


def spread_flags(
    recipe: Recipe,
    checker: Checker,
    rules: RuleSet,
    documents: Sequence[Sequence[Segment]],
    everything: Sequence[Segment],
    on_progress: Callable[[int, int], None] | None = None,
) -> PackedFlags:
    """All flags of these documents, in reading order; progress is told in segments.

    `everything` are all segments, each at its index. What failed or was stopped elsewhere is added
    to `checker` and `rules`.
    """
    total = sum(map(len, documents))
    raised, of_documents = PackedFlags(everything), PackedFlags(everything)

    def take(done: Done) -> PackedFlags:
        checker.take_over(done.failures)
        rules.stopped.update(done.stopped)
        return done.flags

    done_with = 0

    def take_segments(sent: tuple[int, Future[Done]]) -> None:
        nonlocal done_with
        raised.extend(take(sent[1].result()))
        done_with += sent[0]
        if on_progress is not None:
            on_progress(done_with, total)

    with ExitStack() as stack:
        count = max(1, (os.cpu_count() or 1) - 1)
        several = stack.enter_context(_processes(recipe, count))
        single = stack.enter_context(_processes(recipe, 1))
        sent: deque[tuple[int, Future[Done]]] = deque()
        for part in _parts(documents):
            single.submit(_remember, part)
            sent.append((len(part), several.submit(_read_segments, part)))
            if len(sent) > AHEAD * count:
                take_segments(sent.popleft())
        ends = accumulate(map(len, documents))
        wholes = [
            single.submit(_read_document, end - len(document), end)
            for document, end in zip(documents, ends, strict=True)
        ]
        for one in sent:
            take_segments(one)
        for whole in wholes:
            of_documents.extend(take(whole.result()))
    _add_in_order(of_documents, raised, chain.from_iterable(documents))
    return raised


def _parts(documents: Iterable[Iterable[Segment]]) -> Iterator[list[Segment]]:
    segments = chain.from_iterable(documents)
    while part := [*islice(segments, PART)]:
        yield part


def _add_in_order(
    of_documents: PackedFlags, raised: PackedFlags, segments: Iterable[Segment]
) -> None:
    """All flags by segment, then by place; of those that say the same only the stronger one."""
    rows, more = raised.rows(), of_documents.rows()
    order = array("I")
    for segment in segments:
        own, others = rows.of(segment.index), more.of(segment.index)
        if others:
            flags = resolve([*map(raised.__getitem__, own), *map(of_documents.__getitem__, others)])
            order.extend(range(len(raised), len(raised) + len(flags)))
            for flag in flags:
                raised.append(segment.index, flag)
        else:
            order.extend(own)
    raised.arrange(order)


@contextmanager
def _processes(recipe: Recipe, count: int) -> Iterator[ProcessPoolExecutor]:
    """So many processes, ready for work; what they have not begun is dropped on leaving."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    _start_tracker()
    # Another process must start anew: this one may have threads, which a fork would leave locked.
    processes = ProcessPoolExecutor(count, get_context("spawn"), _begin, (recipe,))
    try:
        yield processes
    finally:
        processes.shutdown(cancel_futures=True)


def _start_tracker() -> None:
    """Start the process that cleans up after the others, which inherits a stderr that is a file.

    What a screen puts in the place of stderr is none.
    """
    if os.name == "posix":
        from multiprocessing import resource_tracker

        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


def worthwhile(segments: Sequence[Segment]) -> bool:
    """Whether several cores would be faster."""
    return len(segments) >= LARGE and (os.cpu_count() or 1) > 1


_BUILT: list[tuple[Checker, RuleSet]] = []
_REMEMBERED: list[Segment] = []


def _begin(recipe: Recipe) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _BUILT.append(recipe.build())


def _end_with_parent() -> None:
    """Killed, a parent cannot tell its processes, which would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_segments(segments: Sequence[Segment]) -> Done:
    checker, rules = _BUILT[0]
    flags = PackedFlags()
    for segment in segments:
        for flag in checker.segment_flags(segment):
            flags.append(segment.index, flag)
    return Done(flags, checker.failures, rules.stopped)


def _remember(segments: Sequence[Segment]) -> None:
    _REMEMBERED.extend(segments)


def _read_document(start: int, end: int) -> Done:
    checker, rules = _BUILT[0]
    segments = _REMEMBERED[start:end]
    places = {segment.id: segment.index for segment in segments}
    flags = PackedFlags()
    for flag in checker.document_flags(segments):
        flags.append(places[flag.segment], flag)
    return Done(flags, checker.failures, rules.stopped)
