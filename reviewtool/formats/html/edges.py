"""Which tags at the edges of a run of HTML text stand outside its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.formats.html.tags import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.html.tags import Tag

BLANKS = " \t\r\n\f"
"""White space as HTML knows it."""


def trimmed(text: str, start: int, end: int, inside: Sequence[Tag]) -> tuple[int, int]:
    """The run from `start` to `end` without white space and tags that do not belong to its text.

    These are tags that enclose all of it, that have no mate in it, and elements without text
    at its edges. `inside` are its tags in order. The span is empty where no text is left.
    """
    mates = _mates(inside)
    first, last = 0, len(inside) - 1
    while True:
        start, end = _stripped(text, start, end)
        if start == end or first > last:
            return start, end
        leads, trails = inside[first].start == start, inside[last].end == end
        if leads and trails and first < last and mates[first] == last:
            start, end = inside[first].end, inside[last].start
            first, last = first + 1, last - 1
        elif leads and _is_bare(text, inside, first, mates[first]):
            stop = max(mates[first], first)
            start, first = inside[stop].end, stop + 1
        elif trails and _is_bare(text, inside, mates[last], last):
            stop = mates[last] if mates[last] >= 0 else last
            end, last = inside[stop].start, stop - 1
        else:
            return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANKS:
        start += 1
    while start < end and text[end - 1] in BLANKS:
        end -= 1
    return start, end


def _mates(inside: Sequence[Tag]) -> list[int]:
    """For each tag the place of its mate, its own where it needs none, -1 where that is missing."""
    mates = [-1] * len(inside)
    waiting: list[int] = []
    names: dict[str, int] = {}
    for place, tag in enumerate(inside):
        if tag.shape is Shape.OPENS:
            waiting.append(place)
            names[tag.name] = names.get(tag.name, 0) + 1
        elif tag.shape is not Shape.CLOSES:
            mates[place] = place
        elif names.get(tag.name):
            while True:
                opener = waiting.pop()
                names[inside[opener].name] -= 1
                if inside[opener].name == tag.name:
                    break
            mates[place], mates[opener] = opener, place
    return mates


def _is_bare(text: str, inside: Sequence[Tag], first: int, last: int) -> bool:
    """Whether the element from tag `first` to tag `last` shows nothing, or is not closed here."""
    if first < 0 or last < 0:
        return True
    shown = any(tag.shape is Shape.KEPT and tag.name != "svg" for tag in inside[first : last + 1])
    gaps = range(first, last)
    return not shown and not any(
        text[inside[gap].end : inside[gap + 1].start].strip(BLANKS) for gap in gaps
    )
