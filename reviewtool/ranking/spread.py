"""The checks of many segments on several cores.

Each process builds its own checks from a recipe and gets segments a few hundred at a time, so that
whoever waits for keys meanwhile is never held up for long. One core is left to it, and one process
collects all segments for the checks of whole documents. The flags are the same as from one process.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass, replace
from itertools import accumulate
from threading import Thread
from typing import TYPE_CHECKING

from reviewtool.checks.glossary.read import load_glossary
from reviewtool.checks.pack.rules import load_rules
from reviewtool.checks.runner import Checker, Failure, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.checks.flag import Flag
    from reviewtool.checks.pack.rules import RuleSet
    from reviewtool.errors import ReviewError
    from reviewtool.segments.segment import Segment

LARGE = 20_000
"""Segments from which other processes are worth their start."""
PART = 500
"""Segments that a process gets at a time."""


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

    flags: list[Flag]
    failures: list[Failure]
    stopped: dict[str, ReviewError]


def spread_flags(
    recipe: Recipe,
    checker: Checker,
    rules: RuleSet,
    documents: Sequence[Sequence[Segment]],
    on_progress: Callable[[int, int], None] | None = None,
) -> list[Flag]:
    """All flags of these documents, in reading order; progress is told in segments.

    What failed or was stopped elsewhere is added to `checker` and `rules`.
    """
    segments = [segment for document in documents for segment in document]
    parts = [segments[start : start + PART] for start in range(0, len(segments), PART)]
    raised: dict[str, list[Flag]] = {}
    found: list[Flag] = []

    def take(done: Done) -> list[Flag]:
        checker.take_over(done.failures)
        rules.stopped.update(done.stopped)
        return done.flags

    with ExitStack() as stack:
        several = stack.enter_context(_processes(recipe, max(1, (os.cpu_count() or 1) - 1)))
        single = stack.enter_context(_processes(recipe, 1))
        for part in parts:
            single.submit(_remember, part)
        ends = accumulate(map(len, documents))
        wholes = [
            single.submit(_read_document, end - len(document), end)
            for document, end in zip(documents, ends, strict=True)
        ]
        for number, done in enumerate(several.map(_read_segments, parts), 1):
            for flag in take(done):
                raised.setdefault(flag.segment, []).append(flag)
            if on_progress is not None:
                on_progress(min(number * PART, len(segments)), len(segments))
        for document, whole in zip(documents, wholes, strict=True):
            own = [flag for segment in document for flag in raised.get(segment.id, ())]
            found += in_order(own + take(whole.result()), document)
    return found


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
    flags = [flag for segment in segments for flag in checker.segment_flags(segment)]
    return Done(flags, checker.failures, rules.stopped)


def _remember(segments: Sequence[Segment]) -> None:
    _REMEMBERED.extend(segments)


def _read_document(start: int, end: int) -> Done:
    checker, rules = _BUILT[0]
    flags = checker.document_flags(_REMEMBERED[start:end])
    return Done(flags, checker.failures, rules.stopped)
