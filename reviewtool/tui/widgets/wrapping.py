"""Where the lines of a wrapped text begin and end.

Rich and Textual wrap strings; a list of a million flagged segments needs offsets instead, so that
spans survive the wrapping, and it needs them fast. Promises: lines stand in order; what lies
between two lines is one line break or one plain space; no grapheme cluster is cut; every line
fits the width (of two cells or more) as Rich measures it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reviewtool.segments.words import clusters

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = tuple[int, int]
"""Half-open code point offsets of one line."""

_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー…‥）］｝」』】〉》〕〗〙”’,.:;?!)]}%‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜～"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔〖〘“‘([{￥＄")
_ZERO_WIDTH_SPACE = "\u200b"


@lru_cache(maxsize=1024)
def wrap(text: str, width: int) -> tuple[Line, ...]:
    """The lines of `text` in a column of `width` cells; at least one, which may be empty."""
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        if _is_narrow(paragraph):
            lines.extend(_wrap_narrow(text, start, start + len(paragraph), width))
        else:
            lines.extend(_wrap_clusters(paragraph, start, width))
        start += len(paragraph) + 1
    return tuple(lines)


def _wrap_narrow(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """Greedy lines of `text[start:end]`, all of whose characters are one cell wide."""
    while end - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        if space > 0:
            yield start, space
            start = space + 1
        elif text[start] == " ":
            yield start, start + 1
            start += 1
        else:
            yield start, start + width
            start += width
    yield start, end


def _wrap_clusters(text: str, offset: int, width: int) -> Iterator[Line]:
    """Greedy lines of a paragraph that stands at `offset`, measured cluster by cluster.

    A line may break at a space, after a zero-width space, and beside a wide character unless
    that leaves closing punctuation first or opening punctuation last.
    """
    start = place = used = 0
    chance: _Chance | None = None
    before = ""
    for cluster in clusters(text):
        cells = cell_len(cluster)
        if before and _may_break(before, cluster):
            chance = place, place, used
        while used + cells > width and place > start:
            end, following, gone = (place, place, used) if chance is None else chance
            if cluster == " ":
                end, following, gone, cells = place, place + 1, used, 0
            yield offset + start, offset + end
            start, used, chance = following, used - gone, None
        used += cells
        place += len(cluster)
        before = cluster if place > start else ""
        if cluster == " " and place > start:
            chance = (place - 1 if place - 1 > start else place), place, used
    yield offset + start, offset + place


_Chance = tuple[int, int, int]
"""A place to break: end of the line, start of the next one, cells used up to there."""


def _may_break(before: str, after: str) -> bool:
    if before == _ZERO_WIDTH_SPACE:
        return True
    if " " in (before, after):
        return False
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return False
    return cell_len(before) > 1 or cell_len(after) > 1


@cache
def _narrow_characters() -> frozenset[str]:
    """Characters of Latin, Greek, Cyrillic, Hebrew, Arabic and common signs one cell wide."""
    ranges = (range(0x20, 0x700), range(0x2010, 0x2060), range(0x20A0, 0x20C0))
    return frozenset(chr(code) for codes in ranges for code in codes if cell_len(chr(code)) == 1)


def _is_narrow(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return True
    return _narrow_characters().issuperset(text)
