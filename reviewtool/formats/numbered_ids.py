"""Ids of units in files that repeat them: each again-used id gets a number."""

from __future__ import annotations


class NumberedIds:
    """Hands out each id once; the second use of `a` becomes `a~2`, the third `a~3`."""

    __slots__ = ("_given",)

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        """The id, numbered where it was given before."""
        given = self._given
        found = name
        while found in given:
            given[name] += 1
            found = f"{name}~{given[name]}"
        given[found] = 1
        return found
