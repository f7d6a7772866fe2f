"""Runs the checks over segments and a document.

A check that fails is left out and reported in `Checker.failures`: a review must not end because of
one check. Checks see the texts with inline tags hidden, unless they ask for them. What comes back
holds no flag twice, of two flags that say the same of nested spans only the stronger one, and none
that questions a wording of the project's glossary.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reviewtool.checks.check import MOST, to_flag
from reviewtool.checks.flag import requoted
from reviewtool.checks.glossary.agreed import without_agreed
from reviewtool.checks.registry import checks
from reviewtool.checks.resolve import resolve
from reviewtool.segments.mask import is_blank, masked_segment

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.checks.flag import Flag
    from reviewtool.segments.segment import Segment

    Rules = Callable[[Segment], Iterable[Flag]]

MISSING = "missing-translation"
"""The one check that runs on a segment without a translation."""
RULES = "packs"
"""The name under which a failure of the pack rules is reported."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that raised: on which segment (empty for a document check), and what it said."""

    check: str
    segment: str
    reason: str


class Checker:
    """The checks that can say something for a language pair, ready to run.

    `has_source` says whether the document has source texts at all; `rules` yields the flags of the
    packs for a segment; `disabled` holds ids of checks to leave out, whose flags from `rules` are
    left out too. After a run `failures` holds each check that raised, once.
    """

    def __init__(
        self,
        languages: Languages,
        *,
        has_source: bool,
        rules: Rules | None = None,
        disabled: Collection[str] = (),
    ) -> None:
        self.languages = languages
        self.failures: list[Failure] = []
        self._rules = rules
        self._disabled = frozenset(disabled)
        usable = [
            check
            for check in checks()
            if check.id not in self._disabled
            and check.speaks(languages)
            and (has_source or not check.needs_source)
        ]
        self._missing = [check for check in usable if check.id == MISSING]
        self._on_segment = [check for check in usable if check.on_segment and check.id != MISSING]
        self._on_document = [check for check in usable if check.on_document]

    def segment_flags(self, segment: Segment) -> list[Flag]:
        """What the segment's own text shows, in reading order."""
        read = masked_segment(segment)
        if is_blank(read.target):
            running = self._missing
        elif is_blank(read.source) or segment.doubtful:
            running = [check for check in self._on_segment if not check.needs_source]
        else:
            running = self._on_segment
        found: list[Flag] = []
        for check in running:
            seen = segment if check.reads_tags else read
            try:
                findings = list(islice(check.on_segment(seen, self.languages), MOST))  # type: ignore[misc]
            except Exception as error:
                self._report(check.id, segment.id, error)
                continue
            if findings:
                found += [to_flag(check, segment, finding) for finding in findings]
        if self._rules is not None and running is not self._missing:
            self._run_rules(segment, read, found)
        return resolve(without_agreed(found, read, self.languages.glossary))

    def document_flags(self, segments: Sequence[Segment]) -> list[Flag]:
        """What only the document as a whole shows, in reading order."""
        by_index = {segment.index: segment for segment in segments}
        read = [masked_segment(segment) for segment in segments]
        found: list[Flag] = []
        for check in self._on_document:
            try:
                findings = list(check.on_document(read, self.languages))  # type: ignore[misc]
                flags = [to_flag(check, by_index[index], finding) for index, finding in findings]
            except Exception as error:
                self._report(check.id, "", error)
            else:
                found.extend(flags)
        terms = self.languages.glossary
        if terms is not None:
            by_id = {segment.id: segment for segment in read}
            found = [flag for flag in found if without_agreed([flag], by_id[flag.segment], terms)]
        return in_order(found, segments)

    def flags(
        self,
        segments: Sequence[Segment],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> list[Flag]:
        """All flags in reading order; `on_progress` gets segments done and segments in all."""
        found: list[Flag] = []
        total = len(segments)
        for done, segment in enumerate(segments, 1):
            found.extend(self.segment_flags(segment))
            if on_progress is not None:
                on_progress(done, total)
        return in_order(found + self.document_flags(segments), segments)

    def take_over(self, failures: Iterable[Failure]) -> None:
        """Add what failed in another process, each check once."""
        known = {failure.check for failure in self.failures}
        self.failures += [failure for failure in failures if failure.check not in known]

    def _run_rules(self, segment: Segment, read: Segment, found: list[Flag]) -> None:
        try:
            for flag in self._rules(read):  # type: ignore[misc]
                if flag.check not in self._disabled:
                    found.append(flag if read is segment else requoted(flag, segment))
        except Exception as error:
            self._report(RULES, segment.id, error)

    def _report(self, check: str, segment: str, error: Exception) -> None:
        if all(known.check != check for known in self.failures):
            self.failures.append(Failure(check, segment, f"{type(error).__name__}: {error}"))


def in_order(flags: list[Flag], segments: Sequence[Segment]) -> list[Flag]:
    """The flags by segment, then by place; of those that say the same only the stronger one."""
    by_segment: dict[str, list[Flag]] = {}
    for flag in flags:
        by_segment.setdefault(flag.segment, []).append(flag)
    ordered: list[Flag] = []
    for segment in segments:
        ordered.extend(resolve(by_segment.pop(segment.id, [])))
    return ordered
