"""The rules that speak for a language pair, and what they flag.

A rule costs next to nothing until one of its literals stands in a segment, on the source side for
a rule that leans on the source: only then are its patterns compiled and run. A pattern that runs
out of time switches its rule off for the rest of the session, once and visibly (`stopped`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import MOST
from reviewtool.checks.flag import Flag, Kind, occurrence
from reviewtool.checks.pack.index import shipped_packs
from reviewtool.checks.pack.literal_index import LiteralIndex
from reviewtool.checks.pack.load import packs_in
from reviewtool.checks.pack.matcher import findings
from reviewtool.checks.pack.view import skeleton, view
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from reviewtool.checks.check import Finding, Languages
    from reviewtool.checks.pack.schema import Pack, Rule
    from reviewtool.segments.segment import Segment

    _Filed = list[tuple[Rule, Sequence[str]]]

EXPECTED = {Kind.GUARD: 0.8, Kind.HINT: 0.5, Kind.LINT: 0.6, Kind.DRAFT: 0.2}
"""The share of flags expected to be right, by kind, until verdicts say otherwise."""


def load_rules(
    languages: Languages,
    *,
    has_source: bool,
    folders: Sequence[Path] = (),
    disabled: Collection[str] = (),
    drafts: bool = False,
) -> RuleSet:
    """The rules that fit these languages, shipped ones and those of the folders.

    Where there is no source text or its language is unknown, only rules that may stand alone load
    from pair packs, as hints. `disabled` holds ids of rules or packs. `drafts` loads those too.

    Raises ReviewError for a pack that cannot be used, and for two rules of the same id.
    """
    leaning = has_source and bool(languages.source.base)
    own = [pack for folder in folders for pack in packs_in(folder)]
    if own:
        refuse_twins([*shipped_packs(), *own])

    def wanted(pack: Pack) -> bool:
        return _speaks(pack, languages) and pack.id not in disabled

    chosen = [
        rule
        for pack in (*shipped_packs(wanted, alone=not leaning), *filter(wanted, own))
        for rule in pack.rules
        if rule.id not in disabled
        and (drafts or not rule.draft)
        and (leaning or rule.alone or not rule.bilingual)
    ]
    return RuleSet(chosen, leaning=leaning)


def _speaks(pack: Pack, languages: Languages) -> bool:
    known = languages.source.base
    return pack.target == languages.target.base and (
        not pack.source or not known or pack.source == known
    )


def refuse_twins(packs: Iterable[Pack]) -> None:
    """Raises ReviewError where two rules of these packs have the same id."""
    seen: dict[str, Pack] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in seen:
                raise ReviewError(
                    f"rule “{rule.id}” also stands in {seen[rule.id].file}",
                    "Give one of the two another id.",
                    file=pack.file,
                    line=rule.line or None,
                )
            seen[rule.id] = pack


class RuleSet:
    """Loaded rules, ready to run.

    `leaning` says whether their conditions on the source can be asked at all; a segment without
    source text is read as if not. `stopped` holds, by rule id, the error to show for each rule
    that was switched off because a pattern of it took too long.
    """

    def __init__(self, rules: Sequence[Rule], *, leaning: bool) -> None:
        self._leaning = leaning
        self._rules = {rule.id: rule for rule in rules}
        self._order = {rule.id: place for place, rule in enumerate(rules)}
        by_source, by_target, self._always = _filed(rules, leaning=leaning)
        self._by_source, self._by_target = LiteralIndex(by_source), LiteralIndex(by_target)
        # A segment without a source, in a document that has them, is read by its target alone.
        self._unled = LiteralIndex(
            (rule, rule.literals) for rule, _ in by_source if rule.alone and rule.literals
        )
        self.stopped: dict[str, ReviewError] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the loaded rules."""
        return tuple(self._rules)

    @property
    def expected(self) -> dict[str, float]:
        """By rule id, the share of its flags that is expected to be right, 0 to 1."""
        return {
            rule.id: EXPECTED[_kind(rule, leaning=self._leaning)] for rule in self._rules.values()
        }

    def describe(self, rule: str) -> Rule:
        """The rule of this id with its message and examples; KeyError where it is not loaded."""
        return self._rules[rule]

    def flags(self, segment: Segment) -> list[Flag]:
        """What the rules find in the segment, in order of place."""
        if not self._rules:
            return []
        source, target = view(segment.source), view(segment.target)
        leaning = self._leaning and bool(source.strip())
        found: list[tuple[int, int, str, Finding]] = []
        for rule in self._candidates(source, target, leaning=leaning):
            try:
                for finding in findings(rule, source, target, leaning=leaning)[:MOST]:
                    found.append((finding.start, finding.end, rule.id, finding))
            except TimeoutError:
                self._stop(rule)
        return [
            _flag(self._rules[name], segment, finding, leaning=leaning)
            for _, _, name, finding in sorted(found, key=lambda item: item[:3])
        ]

    def _candidates(self, source: str, target: str, *, leaning: bool) -> list[Rule]:
        """The rules with a literal in the segment, each once, in the order of the packs."""
        text = skeleton(target)
        if leaning:
            leaned = skeleton(source)
            found = [
                rule
                for rule in self._by_target.near(text).values()
                if _holds(leaned, rule.source_literals) and _holds(text, rule.second_literals)
            ]
            found += [
                rule
                for rule in self._by_source.near(leaned).values()
                if rule.flag.source
                or (_holds(text, rule.literals) and _holds(text, rule.second_literals))
            ]
            found += self._always
        else:
            near = self._by_target.near(text) | self._unled.near(text)
            found = [
                rule for rule in (*near.values(), *self._always) if rule.alone or not rule.bilingual
            ]
        if len(found) > 1:
            found.sort(key=self._place)
        if self.stopped:
            return [rule for rule in found if rule.id not in self.stopped]
        return found

    def _place(self, rule: Rule) -> int:
        return self._order[rule.id]

    def _stop(self, rule: Rule) -> None:
        self.stopped[rule.id] = ReviewError(
            f"rule “{rule.id}” took too long on a segment and is switched off for now",
            "Make its patterns simpler (no repetition inside a repetition), or disable the rule.",
        )


def _holds(text: str, literals: Sequence[str]) -> bool:
    """Whether one of the literals stands in the text, or there are none to ask for."""
    for literal in literals:
        if literal in text:
            return True
    return not literals


def _filed(rules: Sequence[Rule], *, leaning: bool) -> tuple[_Filed, _Filed, list[Rule]]:
    """Rules to look up by words of the source, by words of the target, and those to try always."""
    by_source: _Filed = []
    by_target: _Filed = []
    always: list[Rule] = []
    for rule in rules:
        led = rule.literals if rule.flag.source else rule.source_literals
        if leaning and rule.bilingual and led and (rule.flag.source or telling(led, rule.literals)):
            by_source.append((rule, led))
        elif rule.literals and not rule.flag.source:
            by_target.append((rule, rule.literals))
        else:
            always.append(rule)
    return by_source, by_target, always


RARE = 9
"""Letters from which literals are as rare as they need be."""


def telling(source: Sequence[str], target: Sequence[str]) -> bool:
    """Whether the literals of the source are the better ones to look a rule up by."""
    return not target or min(RARE, *map(weight, source)) >= min(RARE, *map(weight, target))


def weight(literal: str) -> int:
    """Letters, where one of an unspaced script says as much as three others."""
    if literal.isascii() or max(literal) < "\u3040":
        return len(literal)
    return sum(3 if "\u3040" <= sign <= "\u9fff" else 1 for sign in literal)


def _kind(rule: Rule, *, leaning: bool) -> Kind:
    if rule.draft:
        return Kind.DRAFT
    return rule.kind if leaning or not rule.bilingual else Kind.HINT


def _flag(rule: Rule, segment: Segment, finding: Finding, *, leaning: bool) -> Flag:
    text = segment.source if finding.side == "source" else segment.target
    leans = finding.source
    return Flag(
        check=rule.id,
        segment=segment.id,
        kind=_kind(rule, leaning=leaning),
        category=rule.category,
        severity=rule.severity,
        side=finding.side,
        start=finding.start,
        end=finding.end,
        text=text[finding.start : finding.end],
        message=finding.message,
        occurrence=occurrence(text, finding.start, finding.end),
        source_start=leans[0] if leans else None,
        source_end=leans[1] if leans else None,
        source_text=segment.source[leans[0] : leans[1]] if leans else "",
        suggestions=finding.suggestions,
        evidence=finding.evidence,
    )
