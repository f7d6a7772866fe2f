"""The proof of a pack: its examples, its coverage and its speed.

A rule is shipped or trusted only when nothing is found here. The contract is that of
`reviewtool packs test`: each bad example is flagged once, exactly on its span; its fix silences
every rule; each good example is silent and shows a near miss; a bilingual rule keeps silent (or
drops to a hint) without the source; every alternative and every `unless` has an example; no
pattern is slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.confusions import inner
from reviewtool.checks.pack.matcher import findings
from reviewtool.checks.pack.patterns import alternatives, compiled
from reviewtool.checks.pack.rules import RuleSet
from reviewtool.checks.pack.speed import slow_patterns
from reviewtool.checks.pack.view import view
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.flag import Flag
    from reviewtool.checks.pack.schema import Bad, Good, Pack, Rule


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a rule, and what to do.

    `line` is that of the rule in the file, 0 where unknown. `draft` marks the report that a rule
    is a draft, which is no failure.
    """

    file: str
    rule: str
    line: int
    what: str
    remedy: str
    draft: bool = False


def prove(pack: Pack, beside: Sequence[Pack] = ()) -> list[Problem]:
    """Everything wrong with the rules of a pack; `beside` holds packs that run with it."""
    others = [rule for other in beside if run_together(pack, other) for rule in other.rules]
    together = RuleSet([r for r in (*pack.rules, *others) if not r.draft], leaning=True)
    return [
        Problem(pack.file, rule.id, rule.line, what, remedy, draft=rule.draft)
        for rule in pack.rules
        for what, remedy in (_draft(rule) if rule.draft else _rule(rule, together))
    ]


def run_together(pack: Pack, other: Pack) -> bool:
    """Whether a document can meet both packs: one target, and not two different sources."""
    sources = {pack.source, other.source} - {""}
    return pack.id != other.id and pack.target == other.target and len(sources) < 2


def _draft(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.kind is not Kind.DRAFT:
        yield (
            "has no bad and good examples, so it is a draft and does not fire",
            "Add at least one bad and one good example.",
        )
    else:
        yield "is a draft and does not fire", "Call it a hint or a guard once it has proved itself."


def _rule(rule: Rule, together: RuleSet) -> Iterator[tuple[str, str]]:
    slow = list(slow_patterns(rule))
    yield from slow
    if slow:
        return
    own = RuleSet([rule], leaning=True)
    for number, bad in enumerate(rule.bad, 1):
        for what, remedy in _bad(rule, bad, own, together):
            yield f"bad example {number} {what}", remedy
    for number, good in enumerate(rule.good, 1):
        for what, remedy in _good(rule, good, together):
            yield f"good example {number} {what}", remedy
    yield from _uncovered(rule)


def _run(rules: RuleSet, source: str, target: str) -> list[Flag]:
    """What the rules find in this pair, through the very code that checks documents."""
    return rules.flags(Segment(0, "example", source, target, 0, len(target), 1))


def _bad(rule: Rule, bad: Bad, alone: RuleSet, together: RuleSet) -> Iterator[tuple[str, str]]:
    own = _run(alone, bad.source, bad.target)
    text = bad.source if rule.flag.source else bad.target
    if [(flag.start, flag.end) for flag in own] != [(bad.start, bad.end)]:
        seen = ", ".join(f"“{flag.text}”" for flag in own) or "nothing"
        yield (
            f"should flag “{text[bad.start : bad.end]}” and flags {seen}",
            "Correct the pattern, or the [[…]] of the example.",
        )
        return
    yield from _fixes(rule, bad, own[0].suggestions, alone, together)
    if rule.bilingual:
        yield from _without_source(rule, bad, alone)


def _fixes(
    rule: Rule, bad: Bad, suggestions: tuple[str, ...], alone: RuleSet, together: RuleSet
) -> Iterator[tuple[str, str]]:
    repaired = [bad.target[: bad.start] + text + bad.target[bad.end :] for text in suggestions]
    if rule.suggest and bad.fix is not None and bad.fix not in repaired:
        yield (
            f"has a fix that no suggestion gives; the first gives “{repaired[0]}”",
            "Add the suggestion that leads to the fix, or make the fix what a suggestion gives.",
        )
    if not rule.suggest and bad.fix is None:
        yield "has neither a fix nor a suggestion", "Add the right sentence as fix."
    for text in repaired:
        if _run(alone, bad.source, text):
            yield f"is flagged again after the suggestion: “{text}”", "Suggest something else."
    fixed = bad.fix if bad.fix is not None else next(iter(repaired), None)
    if fixed is not None:
        for flag in _run(together, bad.source, fixed):
            yield (
                f"is flagged by {flag.check} (“{flag.text}”) after the fix",
                "Correct the fix or the rule that flags it.",
            )


def _without_source(rule: Rule, bad: Bad, alone: RuleSet) -> Iterator[tuple[str, str]]:
    found = _run(alone, "", bad.target)
    if not rule.alone and found:
        yield "is flagged without a source", "Make the rule depend on the source."
    if rule.alone and [(flag.start, flag.end, flag.kind) for flag in found] != [
        (bad.start, bad.end, Kind.HINT)
    ]:
        yield (
            "is not a hint on the same span without a source, though the rule may stand alone",
            "Remove alone, or make the target patterns enough by themselves.",
        )


def _good(rule: Rule, good: Good, together: RuleSet) -> Iterator[tuple[str, str]]:
    for flag in _run(together, good.source, good.target):
        yield (
            f"is flagged by {flag.check} (“{flag.text}”)",
            "Add an unless for it, or correct the pattern or the example.",
        )
    if not good.because:
        yield "does not say why it is right", "Add because, in a few words."
    if not (_excused(rule, good) or _near(rule, good)):
        yield (
            "is nowhere near the rule",
            "Show a right sentence that looks like the fault, or that needs the unless.",
        )


def _excused(rule: Rule, good: Good) -> bool:
    """Whether only `unless` keeps the rule from flagging it."""
    return bool(rule.unless) and bool(_without_unless(rule, good))


def _without_unless(rule: Rule, good: Good) -> bool:
    from dataclasses import replace

    bare = replace(rule, unless=type(rule.unless)())
    return bool(findings(bare, view(good.source), view(good.target), leaning=True))


def _near(rule: Rule, good: Good) -> bool:
    """Whether half of the rule matches, or words of a flagged span or of its fix are there."""
    source, target = view(good.source), view(good.target)
    if any(compiled(pattern).search(source) for pattern in rule.when.source + rule.flag.source):
        return True
    if any(compiled(pattern).search(target) for pattern in rule.flag.target):
        return True
    telling = _words(" ".join(rule.suggest))
    for bad in rule.bad:
        telling |= _words(bad.target[bad.start : bad.end])
        telling |= _words(bad.fix or "") - _words(bad.target)
    return bool(telling & _words(target))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.casefold()))


def _uncovered(rule: Rule) -> Iterator[tuple[str, str]]:
    texts = {
        "source": [view(bad.source) for bad in rule.bad],
        "target": [view(bad.target) for bad in rule.bad],
    }
    for key in ("flag", "when"):
        for side, examples in texts.items():
            for pattern in getattr(getattr(rule, key), side):
                for part in alternatives(inner(pattern) if rule.yields else pattern):
                    if not any(compiled(part).search(text) for text in examples):
                        yield (
                            f"has no bad example for {key}.{side} “{part}”",
                            "Add one, or remove the alternative.",
                        )
    excused = [good for good in rule.good if _without_unless(rule, good)]
    for side in texts:
        for pattern in getattr(rule.unless, side):
            if not any(compiled(pattern).search(view(getattr(good, side))) for good in excused):
                yield (
                    f"has no good example that needs unless.{side} “{pattern}”",
                    "Add a good example that it alone keeps silent, or remove it.",
                )
