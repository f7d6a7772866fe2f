"""Finds the unit around a place in a file again, and where to write what it lacks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.unit import Edit
from reviewtool.formats.xliff.reading import is_second, said_by, tags_named
from reviewtool.formats.xml.escape import escape_with_tags
from reviewtool.formats.xml.scan import root
from reviewtool.formats.xml.tree import Node, nodes

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_ATTRIBUTE = re.compile(r"""\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Found(NamedTuple):
    """The `trans-unit` or `unit` around a place; `parent` is the element that holds the target."""

    unit: Node
    parent: Node


def found_at(text: str, place: int) -> Found | None:
    """The unit around a place in a well-formed file."""
    first = root(text)
    prefix = first.prefix
    starts, ends = _spans(text, prefix, "unit" if is_second(first) else "trans-unit")
    order = bisect_right(starts, place) - 1
    if order < 0 or place > ends[order]:
        return None
    unit = _unit(text, starts[order], ends[order])
    segments = [node for node in unit.named(f"{prefix}segment") if node.start < place < node.end]
    return Found(unit, segments[0] if segments else unit)


def inserted(file: FileText, place: int, text: str) -> Edit | None:
    """The edit that writes a missing target at its place.

    The tags of the source are tags in the new text too. None where there is no unit.
    """
    found = found_at(file.text, place)
    if found is None:
        return None
    parent = found.parent
    prefix = parent.name.removesuffix(parent.local)
    sources = parent.named(f"{prefix}source", f"{prefix}seg-source")
    contents = [said_by(file.text, node) for node in sources]
    tags = [said.text[start:end] for said in contents for start, end in said.tokens]
    raw = escape_with_tags(text, tags, file)
    for source in sources:
        if source.end == place:
            name = f"{prefix}target"
            return Edit(place, place, f"{_gap(file.text, parent, source)}<{name}>{raw}</{name}>")
    for node in parent.descendants():
        if node.empty and node.start < place < node.end:
            return Edit(place, node.end, f">{raw}</{node.name}>")
    return Edit(place, place, raw)


def attribute_set(node: Node, name: str, value: str) -> list[Edit]:
    """The edit that gives an element's tag an attribute, or none where it has it."""
    raw_start = node.start + 1 + len(node.name)
    for match in _ATTRIBUTE.finditer(node.raw):
        if match[1] == name:
            group = 2 if match[2] is not None else 3
            start, end = (raw_start + place for place in match.span(group))
            return [] if match[group] == value else [Edit(start, end, value)]
    place = raw_start + len(node.raw.rstrip())
    return [Edit(place, place, f' {name}="{value}"')]


def attribute_dropped(node: Node, name: str) -> list[Edit]:
    """The edit that takes an attribute out of an element's tag, with the space before it."""
    raw_start = node.start + 1 + len(node.name)
    return [
        Edit(raw_start + match.start(), raw_start + match.end(), "")
        for match in _ATTRIBUTE.finditer(node.raw)
        if match[1] == name
    ]


def _gap(text: str, parent: Node, node: Node) -> str:
    """The white space that the file puts before an element."""
    before = text[parent.inner : node.start]
    return before[len(before.rstrip()) :]


@lru_cache(maxsize=2)
def _unit(text: str, start: int, end: int) -> Node:
    return nodes(text, start, end)[0]


@lru_cache(maxsize=2)
def _spans(text: str, prefix: str, name: str) -> tuple[list[int], list[int]]:
    """Where the units start and end; empty ones are none."""
    starts, ends = [], []
    for match in tags_named(re.escape(prefix), name).finditer(text):
        if match["name"] and match["close"]:
            ends.append(match.end())
        elif match["name"] and not match["empty"]:
            starts.append(match.start())
    return starts, ends
