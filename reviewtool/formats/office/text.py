"""Where the text of a word processor's document stands: regions, and the paragraphs they are of.

A region is a run of characters without markup, or an element that stands for characters (a tab).
All else is markup that stays. A paragraph may stand inside another one (a footnote, a text box):
it is then markup to the one around it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.office.parts import Part


class Region(NamedTuple):
    """A half-open span of the file's text that says something.

    `owner` is the number of its paragraph, `number` its own.
    """

    start: int
    end: int
    owner: int
    number: int


class OfficeText:
    """The regions and paragraphs of a file, in order of their starts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.kinds: list[str] = []
        """The kind of each paragraph, as in a unit."""
        self._starts, self._ends, self._owners = array("q"), array("q"), array("q")
        self._opens, self._closes, self._depths = array("q"), array("q"), array("q")

    def open_paragraph(self, start: int, kind: str, around: int) -> int:
        """Begins a paragraph whose element starts here; `around` is the one around it, or -1."""
        self._opens.append(start)
        self._closes.append(start)
        self._depths.append(self._depths[around] + 1 if around >= 0 else 0)
        self.kinds.append(kind)
        return len(self.kinds) - 1

    def close_paragraph(self, owner: int, end: int) -> None:
        """Ends the element of a paragraph."""
        self._closes[owner] = end

    def add(self, start: int, end: int, owner: int) -> None:
        """Adds a region."""
        if start < end:
            self._starts.append(start)
            self._ends.append(end)
            self._owners.append(owner)

    def part_at(self, place: int) -> Part:
        """The part that a place is in, or the last one before it."""
        return self.parts[max(0, bisect_right(self.parts, place, key=lambda part: part.start) - 1)]

    def region(self, number: int) -> Region:
        """The region of this number."""
        return Region(self._starts[number], self._ends[number], self._owners[number], number)

    def element(self, owner: int) -> tuple[int, int]:
        """Where the element of a paragraph starts and ends."""
        return self._opens[owner], self._closes[owner]

    def depth(self, owner: int) -> int:
        """How many paragraphs stand around this one."""
        return self._depths[owner]

    def by_paragraph(self) -> list[list[int]]:
        """The numbers of the regions of each paragraph."""
        found: list[list[int]] = [[] for _ in self.kinds]
        for number, owner in enumerate(self._owners):
            found[owner].append(number)
        return found

    def touching(self, place: int) -> Region | None:
        """The region that the place is in or ends; else the next one."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or self._ends[number] < place:
            number += 1
        return self.region(number) if number < len(self._starts) else None

    def within(self, start: int, end: int) -> Iterator[Region]:
        """The regions of a span, cut to it, without those of paragraphs inside its paragraphs."""
        touched = self.touching(start)
        if touched is None:
            return
        numbers = range(touched.number, bisect_left(self._starts, end))
        around = self._around(start)
        depths = (self._depths[self._owners[number]] for number in numbers)
        depth = min(depths, default=0) if around < 0 else self._depths[around]
        for number in numbers:
            found = self.region(number)
            one, other = max(start, found.start), min(end, found.end)
            if one < other and self._depths[found.owner] <= depth:
                yield Region(one, other, found.owner, number)

    def _around(self, place: int) -> int:
        """The innermost paragraph whose element a place is in; -1 for none."""
        owner = bisect_left(self._opens, place) - 1
        while owner >= 0 and self._closes[owner] <= place:
            owner = owner - 1 if self._depths[owner] else -1
        return owner

    def span(self, owner: int) -> tuple[int, int]:
        """From the first region of a paragraph that has one to the end of its last."""
        first = bisect_left(self._starts, self._opens[owner])
        last = bisect_left(self._starts, self._closes[owner]) - 1
        while self._owners[first] != owner:
            first += 1
        while self._owners[last] != owner:
            last -= 1
        return self._starts[first], self._ends[last]

    def before(self, region: Region) -> int | None:
        """The number of the region before this one in the same paragraph."""
        number = region.number - 1
        opens = self._opens[region.owner]
        while number >= 0 and self._starts[number] > opens:
            if self._owners[number] == region.owner:
                return number
            number -= 1
        return None
