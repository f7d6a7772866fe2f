"""The elements of a small part of a file as a tree, for what no pattern reads at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.scan import SKIPPED, attributes, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKUP = re.compile(rf"<(?:{SKIPPED}|(/?)([^\s<>/!?]++)({ATTRIBUTES})(/?)>)")


@dataclass(slots=True)
class Node:
    """An element. `name` is as written; the places are offsets in the text that it was read from.

    It spans from `start` to `end`, its content from `inner` to `inner_end`; the two are equal for
    an empty tag. `raw` is the text of its attributes.
    """

    name: str
    raw: str
    start: int
    inner: int
    inner_end: int
    end: int
    empty: bool
    children: list[Node] = field(default_factory=list)

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes by their names as written."""
        return attributes(self.raw)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return local(self.name)

    def named(self, *names: str) -> list[Node]:
        """The children with one of these names, as written."""
        return [child for child in self.children if child.name in names]

    def descendants(self) -> Iterator[Node]:
        """All elements inside this one, in the order of the file."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.children[::-1]


def nodes(text: str, start: int, end: int) -> list[Node]:
    """The elements of a span that holds whole elements of well-formed XML, in order."""
    top: list[Node] = []
    opened: list[Node] = []
    for match in _MARKUP.finditer(text, start, end):
        close, name, raw, empty = match.groups()
        if not name:
            continue
        one, other = match.span()
        if close:
            node = opened.pop()
            node.inner_end, node.end = one, other
            continue
        node = Node(name, raw, one, other, other, other, empty == "/")
        (opened[-1].children if opened else top).append(node)
        if not empty:
            opened.append(node)
    return top
