"""What a rule says of itself: its page, its title, and the good example nearest to a text.

A shipped rule is loaded without its examples; they are read from its place in the YAML when they
are asked for, which takes milliseconds where the whole pack takes seconds.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from reviewtool.checks.pack.index import shipped_packs
from reviewtool.checks.pack.load import SHIPPED, packs_in
from reviewtool.checks.pack.spelt import spelt
from reviewtool.errors import ReviewError
from reviewtool.segments.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewtool.checks.pack.schema import Good, Pack, Rule

_SECTION = re.compile(r"(?:rules|confusions):")
LONGEST_TITLE = 50
"""Code points."""


def described(name: str, folders: Sequence[Path] = ()) -> tuple[Pack, Rule] | None:
    """The rule of this id with its pack and examples, a shipped one or of the packs of a folder.

    None where there is no such rule; raises ReviewError for a pack of the folders that is broken.
    """
    for pack in shipped_packs(lambda head: name.startswith(f"{head.id}.")):
        for rule in pack.rules:
            if rule.id == name:
                return pack, _with_examples(pack, rule)
    for folder in folders:
        for pack in packs_in(folder):
            for rule in pack.rules:
                if rule.id == name:
                    return pack, rule
    return None


def nearest_good(rule: Rule, source: str, target: str) -> Good | None:
    """The good example that has most words in common with these texts."""
    here = _words(source) | _words(target)

    def nearness(good: Good) -> float:
        there = _words(good.source) | _words(good.target)
        return len(here & there) / (len(there) or 1)

    return max(rule.good, key=nearness, default=None)


def title(rule: Rule) -> str:
    """`liggen in → lie in`, or only what it looks for.

    Where its patterns spell no words it is what it says, and its id where that is different each
    time.
    """
    patterns = rule.when.source or rule.flag.source or rule.flag.target
    first = next(filter(None, map(spelt, patterns)), "")
    right = next((text for text in rule.suggest if text and "\\" not in text), "")
    name = f"{first} → {right}" if right and not rule.flag.source else first
    says = "" if "{" in rule.message else rule.message.removesuffix(".")
    fitting = (text for text in (name, first) if text and len(text) <= LONGEST_TITLE)
    return next(fitting, says or rule.id)


def _words(text: str) -> set[str]:
    return {word.text.casefold() for word in words(text)}


def _with_examples(pack: Pack, rule: Rule) -> Rule:
    """The rule as its YAML says it; as it is where that is another than it was loaded from."""
    from reviewtool.checks.pack.own_pack import decoded

    path = SHIPPED / pack.file
    try:
        written = decoded(_alone(path.read_text(encoding="utf-8"), rule.line - 1), path).rules[0]
    except (OSError, IndexError, ReviewError):
        return rule
    return replace(written, line=rule.line) if written.id == rule.id else rule


def _alone(text: str, at: int) -> str:
    """The text of a pack with no other rule than that on this line, from 0."""
    lines = text.splitlines(keepends=True)
    sections = [place for place, line in enumerate(lines[:at]) if _SECTION.match(line)]
    deep = _depth(lines[at])
    rest = takewhile(lambda line: not line.strip() or _depth(line) > deep, lines[at + 1 :])
    head = lines[: sections[0]]
    return "".join((*head, lines[sections[-1]], lines[at], *rest))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
