"""The checks of many segments on several cores.

Each process builds its own checks from a recipe and gets segments a few hundred at a time. The
flags are the same as from one process.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.pack.rules import load_rules
from reviewtool.checks.runner import Checker, Failure, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
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

    def build(self) -> tuple[Checker, RuleSet]:
        """The checks and rules, ready to run. Raises ReviewError for a pack that is broken."""
        rules = load_rules(
            self.languages,
            has_source=self.has_source,
            folders=self.folders,
            disabled=self.disabled,
        )
        checker = Checker(
            self.languages, has_source=self.has_source, rules=rules.flags, disabled=self.disabled
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
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    segments = [segment for document in documents for segment in document]
    parts = [segments[start : start + PART] for start in range(0, len(segments), PART)]
    raised: dict[str, list[Flag]] = {}
    found: list[Flag] = []

    def take(done: Done) -> list[Flag]:
        checker.take_over(done.failures)
        rules.stopped.update(done.stopped)
        return done.flags

    # Another process must start anew: this one may have threads, which a fork would leave locked.
    context = get_context("spawn")
    with ProcessPoolExecutor(
        os.cpu_count(), mp_context=context, initializer=_begin, initargs=(recipe,)
    ) as processes:
        wholes = processes.map(_read_document, documents)
        for number, done in enumerate(processes.map(_read_segments, parts), 1):
            for flag in take(done):
                raised.setdefault(flag.segment, []).append(flag)
            if on_progress is not None:
                on_progress(min(number * PART, len(segments)), len(segments))
        for document, done in zip(documents, wholes, strict=True):
            own = [flag for segment in document for flag in raised.get(segment.id, ())]
            found += in_order(own + take(done), document)
    return found


def worthwhile(segments: Sequence[Segment]) -> bool:
    """Whether several cores would be faster."""
    return len(segments) >= LARGE and (os.cpu_count() or 1) > 1


_BUILT: list[tuple[Checker, RuleSet]] = []


def _begin(recipe: Recipe) -> None:
    _BUILT.append(recipe.build())


def _read_segments(segments: Sequence[Segment]) -> Done:
    checker, rules = _BUILT[0]
    flags = [flag for segment in segments for flag in checker.segment_flags(segment)]
    return Done(flags, checker.failures, rules.stopped)


def _read_document(segments: Sequence[Segment]) -> Done:
    checker, rules = _BUILT[0]
    return Done(checker.document_flags(segments), checker.failures, rules.stopped)
