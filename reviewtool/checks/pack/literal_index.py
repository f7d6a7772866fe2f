"""Which rules have a literal in a text, found for all rules in one pass.

One Aho-Corasick automaton holds every literal, so the time grows with the text and hardly with the
number of rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class LiteralIndex(Generic[T]):
    """Rules by literals, one of which is in every text that the rule can concern.

    Args:
        entries: each rule with its literals, folded.
    """

    def __init__(self, entries: Iterable[tuple[T, Sequence[str]]]) -> None:
        filed: dict[str, list[T]] = {}
        for rule, literals in entries:
            for literal in literals:
                filed.setdefault(literal, []).append(rule)
        self._automaton = _automaton(filed) if filed else None

    def near(self, text: str) -> dict[int, T]:
        """The rules with a literal in this folded text, each once, by identity."""
        if self._automaton is None or not text:
            return {}
        return {id(rule): rule for _, rules in self._automaton.iter(text) for rule in rules}


def _automaton(filed: dict[str, list[T]]) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for literal, rules in filed.items():
        automaton.add_word(literal, rules)
    automaton.make_automaton()
    return automaton
