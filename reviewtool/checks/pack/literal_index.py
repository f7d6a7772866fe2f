"""Which rules have a literal in a text, without looking for each literal in turn.

Every literal is filed under its rarest three letters; a text is cut into its own groups of three,
and only literals filed under one of them are looked for.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtool.checks.pack.schema import Rule

_SIZE = 3


class LiteralIndex:
    """Rules by their literals; a rule has several, one of which is in every text that it flags."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        by_literal: dict[str, list[Rule]] = {}
        for rule in rules:
            for literal in rule.literals:
                by_literal.setdefault(literal, []).append(rule)
        counts = Counter(group for literal in by_literal for group in _groups(literal))
        self._short = {one: rules for one, rules in by_literal.items() if len(one) < _SIZE}
        self._filed: dict[str, list[tuple[str, list[Rule]]]] = {}
        for literal, named in by_literal.items():
            if literal not in self._short:
                rarest = min(_groups(literal), key=lambda group: (counts[group], group))
                self._filed.setdefault(rarest, []).append((literal, named))

    def near(self, text: str) -> Iterator[Rule]:
        """The rules with a literal in this folded text; one may come more than once."""
        for group in _groups(text) & self._filed.keys():
            for literal, rules in self._filed[group]:
                if literal in text:
                    yield from rules
        for literal, rules in self._short.items():
            if literal in text:
                yield from rules


def _groups(text: str) -> set[str]:
    return {text[place : place + _SIZE] for place in range(len(text) - _SIZE + 1)}
