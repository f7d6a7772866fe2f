from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.pack.literal_index import LiteralIndex

LITERALS = st.lists(st.text("abcé漢", min_size=1, max_size=6), min_size=1, max_size=4)


@dataclass(frozen=True)
class Named:
    id: int
    literals: tuple[str, ...]


@given(st.lists(LITERALS, max_size=8), st.text("abcé漢 ", max_size=40))
def test_it_finds_what_looking_for_each_literal_finds(rules: list[list[str]], text: str) -> None:
    named: list[Any] = [Named(number, tuple(literals)) for number, literals in enumerate(rules)]
    near = LiteralIndex((rule, rule.literals) for rule in named).near(text)
    assert {rule.id for rule in near.values()} == {
        rule.id for rule in named if any(one in text for one in rule.literals)
    }
