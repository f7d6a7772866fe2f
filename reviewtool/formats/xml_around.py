"""Finds the element around a place in a well-formed file, where none holds another of its name."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache

from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.scan import SKIPPED


def element_at(text: str, name: str, place: int) -> tuple[int, int] | None:
    """The half-open span of the element of this name; an empty tag is none."""
    starts, ends = _spans(text, name)
    order = bisect_right(starts, place) - 1
    return (starts[order], ends[order]) if order >= 0 and place < ends[order] else None


@lru_cache(maxsize=4)
def _spans(text: str, name: str) -> tuple[list[int], list[int]]:
    starts, ends = [], []
    for match in _tags(name).finditer(text):
        if match["name"] and match["close"]:
            ends.append(match.end())
        elif match["name"] and not match["empty"]:
            starts.append(match.start())
    return starts, ends


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"<(?:{SKIPPED}|(?P<close>/?)(?P<name>{name})(?=[\s/>]){ATTRIBUTES}(?P<empty>/?)>)"
    )
