"""All numbers below another but a few, as a sequence that stores only the few."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator


class AllBut(Sequence[int]):
    """The numbers from 0 to below `count` without those of `left_out`, which grow.

    Of a million segments nearly all are to do: a list of them would take longer to make than to
    show.
    """

    def __init__(self, count: int, left_out: list[int]) -> None:
        self._count = count
        self._left_out = left_out
        self._before = [number - place for place, number in enumerate(left_out)]

    def __len__(self) -> int:
        return self._count - len(self._left_out)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        before = self._before
        if isinstance(place, slice):
            places = range(*place.indices(len(self)))
            return [place + bisect_right(before, place) for place in places]
        place = range(len(self))[place]
        return place + bisect_right(before, place)

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int) or not 0 <= number < self._count:
            return False
        place = bisect_left(self._left_out, number)
        return self._left_out[place : place + 1] != [number]

    def __iter__(self) -> Iterator[int]:
        start = 0
        for number in chain(self._left_out, (self._count,)):
            yield from range(start, number)
            start = number + 1
