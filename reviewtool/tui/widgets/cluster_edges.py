"""Where a cursor may stand in a text: between grapheme clusters, never inside one or a token."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rich.text import Text

if TYPE_CHECKING:
    from rich.style import Style

    from reviewtool.formats.unit import Spans

_REACH = 1_000
"""How far back, in code points, a cluster boundary is looked for where there is no space."""


class ClusterText(Text):
    """A line whose clusters are never painted in two styles: the cursor covers the whole of one.

    `tokens` are half-open spans of the line that are treated as one cluster each.
    """

    tokens: Spans = ()

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        """Style a span, widened to whole clusters."""
        plain = self.plain
        if 0 < start < len(plain):
            start = start if edge_from(plain, start) == start else edge_before(plain, start)
        if end is not None and 0 < end < len(plain):
            end = edge_from(plain, end)
        for first, last in self.tokens:
            start = first if first < start < last else start
            if end is not None and first < end < last:
                end = last
        super().stylize(style, start, end)


def edge_before(line: str, column: int) -> int:
    """The last cluster boundary before a column."""
    return max(edge for edge in _edges(line, column) if edge < column)


def edge_from(line: str, column: int) -> int:
    """The first cluster boundary at or after a column."""
    if column <= 0 or column >= len(line):
        return min(max(column, 0), len(line))
    return next((edge for edge in _edges(line, column) if edge >= column), len(line))


def _edges(line: str, column: int) -> list[int]:
    """Cluster boundaries around a column: some before it, one at or after it."""
    start = max(0, line.rfind(" ", 0, column), column - _REACH)
    edges = [start]
    for match in _cluster().finditer(line, start):
        edges.append(match.end())
        if match.end() >= column:
            break
    return edges


@cache
def _cluster() -> Any:
    import regex

    return regex.compile(r"\X")
