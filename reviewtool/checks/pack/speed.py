"""Whether a pattern stays fast on texts made to slow it down."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reviewtool.checks.pack.patterns import compiled
from reviewtool.checks.pack.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.pack.schema import Rule

LENGTH = 3000
"""The hostile texts have about this many characters, as a very long segment has."""

_REPEAT = re.compile(r"(?<!\\)[*+]|\{\d*,\}|\{\d*,?\d\d+\}")
_REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+]|\{)")
ONE_REPEAT = 12
"""A pattern with one open repetition takes quadratic time at worst, which these texts show."""

SECONDS = 0.1
"""Processor time that a pattern may take on one of them."""


def slow_patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    """What to say of each pattern of the rule that is slow."""
    examples = [text for bad in rule.bad for text in (bad.source, bad.target) if text]
    for key in ("flag", "when", "unless"):
        sides = getattr(rule, key)
        for side in ("source", "target"):
            for pattern in getattr(sides, side):
                if _is_slow(pattern, examples):
                    yield (
                        f"has a slow pattern in {key}.{side} “{pattern}”",
                        "Leave no repetition inside a repetition, and limit it ({0,40}).",
                    )


def _is_slow(pattern: str, examples: list[str]) -> bool:
    repeats = len(_REPEAT.findall(pattern)) + 2 * len(_REPEATED_GROUP.findall(pattern))
    if not repeats:
        return False  # each place of a text is left after a fixed number of steps
    find = compiled(pattern)
    texts = hostile_texts(pattern, examples)
    for text in islice(texts, ONE_REPEAT if repeats == 1 else None):
        try:
            for _ in find.finditer(text, timeout=SECONDS):
                pass
        except TimeoutError:
            return True
    return False


def hostile_texts(pattern: str, examples: list[str]) -> Iterator[str]:
    """Long texts that repeat what the pattern looks for, with an end that it does not.

    Some end with all its own words too, so that no search gives up early for want of a literal.
    """
    runs = re.findall(r"[\w' -]{2,}", pattern)
    signs = sorted(set(re.findall(r"\w", pattern)))
    pieces = ["a", " ", "ab ", "0", "a-", ", ", *signs[:40], *runs[:40]]
    pieces += [view(text) + " " for text in examples[:4]]
    tail = "\ue000" + "\ue000".join(runs[:40] + signs[:40]) + "\ue000"
    for piece in dict.fromkeys(pieces):
        repeated = piece * (LENGTH // len(piece) + 1)
        yield repeated + "!"
        yield repeated + tail
        if len(piece) == 1:
            yield f"{repeated} {repeated}{tail}"
