"""All that the checks and packs say of one document, ranked.

A file may hold several documents, and rows in several languages (JSONL and TSV say so row by row):
each pair gets its own checks, each document its own document checks and its own budget.
"""

from __future__ import annotations

from array import array
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from reviewtool.checks import registry
from reviewtool.checks.check import Languages
from reviewtool.checks.packed_flags import PackedFlags
from reviewtool.errors import ReviewError
from reviewtool.languages import language
from reviewtool.ranking.budget import rank
from reviewtool.ranking.ranked_flags import RankedFlags
from reviewtool.ranking.record import pair_name, recorded
from reviewtool.ranking.spread import Recipe, spread_flags, worthwhile
from reviewtool.segments.mask import masked_segment
from reviewtool.segments.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.checks.pack.rules import RuleSet
    from reviewtool.checks.pack.schema import Rule
    from reviewtool.checks.runner import Checker
    from reviewtool.project import Project
    from reviewtool.ranking.record import Recorded
    from reviewtool.segments.segment import Document, Segment

Pair = tuple[str, str]
"""Codes of source and target language."""


class Inspection:
    """The checks of a document, ready to run.

    Args:
        document: what is checked.
        project: whose own packs count, and whose settings say which checks stay silent.
    """

    def __init__(self, document: Document, project: Project) -> None:
        self.document = document
        self._folders = [project.packs]
        self._glossary = project.glossary
        self._disabled = project.settings.checks.disable
        self._broken = False
        self._checkers: dict[Pair, Checker] = {}
        self._rules: dict[Pair, RuleSet] = {}
        self._titles: dict[str, str] = {}

    @property
    def failures(self) -> list[str]:
        """The checks that failed and were left out, a sentence each."""
        failed = [
            f"the check {failure.check} failed and was left out ({failure.reason})"
            for checker in self._checkers.values()
            for failure in checker.failures
        ]
        stopped = [str(e) for rules in self._rules.values() for e in rules.stopped.values()]
        return failed + stopped

    def reload(self) -> None:
        """Read packs and glossary anew when next asked; a check under way goes on as it began."""
        self._checkers, self._rules, self._titles = {}, {}, {}
        self._broken = False

    def prepare(self) -> None:
        """Build the checks of all language pairs, which else happens as they are run.

        Does nothing where there is no glossary. Raises ReviewError for a pack or a file of the
        glossary that is broken.
        """
        if not self._glossary.is_dir():
            return
        for group in _groups(self.document.segments):
            self._checker(group[0])

    def terms(self, segment: Segment) -> tuple[Use, ...]:
        """What of the glossary is in the segment; nothing before its checks are built."""
        checker = self._checkers.get(self._codes(segment))
        if checker is None or checker.languages.glossary is None:
            return ()
        read = masked_segment(segment)
        return checker.languages.glossary.uses(read.source, read.target)

    def recheck(self, segment: Segment) -> list[Flag]:
        """The flags that a segment raises by itself, whatever its target now is.

        None where a pack or the glossary is broken, of which `flags` has told by then.
        """
        if self._broken:
            return []
        try:
            checker = self._checker(segment)
        except ReviewError:
            self._broken = True
            return []
        return checker.segment_flags(segment)

    def flags(
        self, on_progress: Callable[[int, int], None] | None = None, *, spread: bool = False
    ) -> PackedFlags:
        """All flags in reading order; `on_progress` gets segments done and segments in all.

        With `spread` a large document is checked on all cores.
        """
        document = self.document
        if spread and worthwhile(document.segments):
            return self._spread_flags(document.segments, on_progress)
        found = PackedFlags(document.segments)
        done = 0
        total = len(document.segments)
        for group in _groups(document.segments):

            def progress(part: int, _: int, before: int = done) -> None:
                if on_progress is not None and (before + part) % 50 == 0:
                    on_progress(before + part, total)

            for flag in self._checker(group[0]).flags(group, progress):
                found.append(document.places[flag.segment], flag)
            done += len(group)
        if on_progress is not None:
            on_progress(total, total)
        return found

    def _spread_flags(
        self, segments: Sequence[Segment], on_progress: Callable[[int, int], None] | None
    ) -> PackedFlags:
        by_pair: dict[Pair, list[Sequence[Segment]]] = {}
        for group in _groups(segments):
            by_pair.setdefault(self._codes(group[0]), []).append(group)
        found: list[PackedFlags] = []
        for pair, groups in by_pair.items():
            first = groups[0][0]
            checker = self._checker(first)
            rules = self._rules[pair]
            recipe = self._recipe(first)
            found.append(spread_flags(recipe, checker, rules, groups, segments, on_progress))
        for more in found[1:]:  # nearly always the first are all, and are not copied
            found[0].extend(more)
        return found[0]

    def rank(
        self,
        flags: PackedFlags,
        verdicts: Mapping[str, tuple[int, int]],
        budget: float,
    ) -> RankedFlags:
        """The flags with their confidence, those within the budget shown, in the order given."""
        expected = {check.id: check.expected for check in registry.checks()}
        for rules in self._rules.values():
            expected.update(rules.expected)
        groups, rows = _groups(flags.segments), flags.rows()
        ordered = flags
        if len(groups) > 1:
            of_groups = (rows.of(segment.index) for group in groups for segment in group)
            ordered = flags.taken(array("I", chain.from_iterable(of_groups)))
        confidences, shown = array("d"), bytearray()
        for group in groups:
            first = len(shown)
            last = first + sum(rows.counts[segment.index] for segment in group)
            ranks = rank(
                ordered if len(groups) == 1 else ordered[first:last],
                sum(count_words(segment.target) for segment in group),
                expected=expected,
                record=self._record(group[0], ordered.check_ids),
                verdicts=verdicts,
                budget=budget,
            )
            confidences += ranks.confidences
            shown += ranks.shown
        return RankedFlags(ordered, confidences, shown)

    def pair(self, segment: Segment) -> str:
        """The language pair of a segment as the measured record names it, such as `nl-en`."""
        languages = self.languages(segment)
        source = languages.source.base if self.document.has_source else ""
        return pair_name(source, languages.target.base)

    def _record(self, segment: Segment, checks: Iterable[str]) -> dict[str, tuple[int, int]]:
        pair = self.pair(segment)
        found = {check: recorded(pair, check) for check in checks}
        return {check: (known.right, known.raised) for check, known in found.items()}

    def title(self, check_id: str) -> str:
        """What a check or rule is called; its id where it has no other name."""
        check = registry.check(check_id)
        if check is not None:
            return check.title
        if check_id not in self._titles:
            self._titles[check_id] = self._title(check_id)
        return self._titles[check_id]

    def _title(self, rule_id: str) -> str:
        """The title of a rule, loaded or not: a history also names rules that say nothing here."""
        from reviewtool.checks.pack.described import described, title

        rule = self.rule(rule_id)
        if rule is None:
            with suppress(ReviewError):
                found = described(rule_id, self._folders)
                rule = found[1] if found else None
        return title(rule) if rule else rule_id

    def rule(self, rule_id: str) -> Rule | None:
        """The loaded rule of this id; a shipped one has no examples."""
        for rules in [*self._rules.values()]:
            with suppress(KeyError):
                return rules.describe(rule_id)
        return None

    def measured(self, segment: Segment, check_id: str) -> tuple[str, Recorded]:
        """The language pair of a segment, and what was measured of a check for it."""
        pair = self.pair(segment)
        return pair, recorded(pair, check_id)

    def languages(self, segment: Segment) -> Languages:
        """The languages of a segment: its own where its row says so, else the document's."""
        source, target = segment.source_language, segment.target_language
        return Languages(
            language(source) if source else self.document.source_language,
            language(target) if target else self.document.target_language,
        )

    @staticmethod
    def _codes(segment: Segment) -> Pair:
        return segment.source_language, segment.target_language

    def _recipe(self, segment: Segment) -> Recipe:
        return Recipe(
            self.languages(segment),
            self.document.has_source,
            tuple(self._folders),
            tuple(self._disabled),
            self._glossary,
        )

    def _checker(self, segment: Segment) -> Checker:
        pair, checkers = self._codes(segment), self._checkers
        if pair not in checkers:
            checkers[pair], self._rules[pair] = self._recipe(segment).build()
        return checkers[pair]


def _groups(segments: Sequence[Segment]) -> Collection[Sequence[Segment]]:
    """The segments by document and languages; where all have the same, no copy of them."""
    groups: dict[tuple[str, str, str], list[Segment]] = {}
    for segment in segments:
        key = (segment.document, segment.source_language, segment.target_language)
        groups.setdefault(key, []).append(segment)
    return [segments] if len(groups) == 1 else groups.values()
