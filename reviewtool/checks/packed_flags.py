"""Flags in columns: a million segments may have as many flags, in a tenth of the memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import compress
from math import isnan, nan
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from reviewtool.checks.flag import Flag, Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from reviewtool.segments.segment import Segment

_COLUMNS = "IIIIIIIiid"
"""Types of: segment, claim, message, suggestions, start, end, occurrence, start and end in the
source, weight. Claim, message and suggestions are numbers in the order in which they first came.
"""
_INDEX, _CLAIM, _MESSAGE, _SUGGESTIONS, _START, _END = range(6)
_NOWHERE = -1
_KNOWN = 10_000
_AT_ONCE = 10_000

_Claim = tuple[str, Kind, str, Severity, str, tuple[str, ...]]
"""What many flags have in common: check, kind, category, severity, side, evidence."""


class PackedFlags(Sequence[Flag]):
    """Flags of the segments of a document, each made anew when it is asked for.

    The words at their spans are read from the segments, which must have the texts that were
    checked; of a message that quotes them only what stands around them is kept. The flags of one
    segment are added one after another.

    Args:
        segments: the document's, each at its index; none where flags are only collected.
    """

    def __init__(self, segments: Sequence[Segment] = ()) -> None:
        self.segments = segments
        self._claims: _Numbered[_Claim] = _Numbered()
        self._wordings: _Numbered[tuple[str, ...]] = _Numbered()
        self._columns: list[array[Any]] = [array(kind) for kind in _COLUMNS]

    def append(self, index: int, flag: Flag) -> None:
        """Add a flag of the segment with this index."""
        claim = flag.check, flag.kind, flag.category, flag.severity, flag.side, flag.evidence
        around = tuple(flag.message.split(flag.text)) if flag.text else (flag.message,)
        row = (
            index,
            self._claims.number(claim),
            self._wordings.number(around),
            self._wordings.number(flag.suggestions),
            flag.start,
            flag.end,
            flag.occurrence,
            _NOWHERE if flag.source_start is None else flag.source_start,
            _NOWHERE if flag.source_end is None else flag.source_end,
            nan if flag.weight is None else flag.weight,
        )
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def extend(self, other: PackedFlags) -> None:
        """Add all flags of another, which must speak of the same segments."""
        claims = [*map(self._claims.number, other._claims.values)]
        wordings = [*map(self._wordings.number, other._wordings.values)]
        renumbered = {_CLAIM: claims, _MESSAGE: wordings, _SUGGESTIONS: wordings}
        for place, (column, more) in enumerate(zip(self._columns, other._columns, strict=True)):
            for rows in _pieces(len(more)):
                new, numbers = more[rows], renumbered.get(place)
                column.extend(map(numbers.__getitem__, new) if numbers else new)

    def arrange(self, rows: Sequence[int]) -> None:
        """Keep the flags of these rows, in their order; one column is copied at a time."""
        for place, given in enumerate(self._columns):
            column = array(given.typecode)
            for piece in _pieces(len(rows)):
                column.extend(map(given.__getitem__, rows[piece]))
            self._columns[place] = column

    def taken(self, rows: Sequence[int]) -> PackedFlags:
        """The flags of these rows, in the order of the rows."""
        chosen = PackedFlags(self.segments)
        chosen._claims, chosen._wordings = self._claims, self._wordings  # these only ever grow
        chosen._columns = [*self._columns]
        chosen.arrange(rows)
        return chosen

    def rows(self) -> RowsBySegment:
        """Which rows speak of which segment, as long as no flag is added."""
        return RowsBySegment(self._columns[_INDEX], len(self.segments))

    @property
    def check_ids(self) -> set[str]:
        """The ids of all checks that flags were ever taken of."""
        return {claim[0] for claim in self._claims.values}

    def counts(self, chosen: Sequence[int]) -> array[int]:
        """How many flags each segment has in the rows for which `chosen` holds a true value."""
        counts = array("I", bytes(4 * len(self.segments)))
        for index in compress(self._columns[_INDEX], chosen):
            counts[index] += 1
        return counts

    def segments_by_check(self, chosen: Sequence[int]) -> dict[str, array[int]]:
        """The growing indexes of the segments that each check flags.

        Only rows count for which `chosen` holds a true value.
        """
        found: dict[str, array[int]] = {}
        of_claim = [found.setdefault(claim[0], array("I")) for claim in self._claims.values]
        indexes, claims = (compress(self._columns[place], chosen) for place in (_INDEX, _CLAIM))
        for index, claim in zip(indexes, claims, strict=True):
            own = of_claim[claim]
            if not own or own[-1] != index:
                own.append(index)
        return {check: array("I", sorted(own)) for check, own in found.items()}

    def rows_of(self, checks: Container[str]) -> Iterator[tuple[int, int]]:
        """Each row with a flag of these checks, and the index of its segment."""
        wanted = {number for number, claim in enumerate(self._claims.values) if claim[0] in checks}
        for row, claim in enumerate(self._columns[_CLAIM]):
            if claim in wanted:
                yield row, self._columns[_INDEX][row]

    def spans(self) -> Iterator[tuple[int, str, int, int, Severity]]:
        """Of each flag: index of the segment, side, start, end, severity."""
        places = (_INDEX, _CLAIM, _START, _END)
        for index, claim, start, end in zip(*map(self._columns.__getitem__, places), strict=True):
            _, _, _, severity, side, _ = self._claims.values[claim]
            yield index, side, start, end, severity

    def wording(self, row: int) -> tuple[str, str, str]:
        """Check, text and source text of a flag, without making it."""
        index, claim, _, _, start, end, _, source_start, source_end, _ = self._row(row)
        check, _, _, _, side, _ = self._claims.values[claim]
        segment = self.segments[index]
        leant = segment.source[source_start:source_end] if source_start != _NOWHERE else ""
        return check, _text(segment, side)[start:end], leant

    def checks(self, chosen: Sequence[int]) -> Counter[str]:
        """How many flags each check has in the rows for which `chosen` holds a true value."""
        counted: Counter[int] = Counter()
        for rows in _pieces(len(self)):
            counted.update(compress(self._columns[_CLAIM][rows], chosen[rows]))
        found: Counter[str] = Counter()
        for claim, count in counted.items():
            found[self._claims.values[claim][0]] += count
        return found

    def __len__(self) -> int:
        return len(self._columns[_INDEX])

    @overload
    def __getitem__(self, row: int) -> Flag: ...
    @overload
    def __getitem__(self, row: slice) -> list[Flag]: ...
    def __getitem__(self, row: int | slice) -> Flag | list[Flag]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        index, claim, message, suggestions, start, end, *others = self._row(row)
        occurrence, source_start, source_end, weight = others
        check, kind, category, severity, side, evidence = self._claims.values[claim]
        segment = self.segments[index]
        text = _text(segment, side)[start:end]
        leans = source_start != _NOWHERE
        return Flag(
            check=check,
            segment=segment.id,
            kind=kind,
            category=category,
            severity=severity,
            side=side,
            start=start,
            end=end,
            text=text,
            message=text.join(self._wordings.values[message]),
            occurrence=occurrence,
            source_start=source_start if leans else None,
            source_end=source_end if leans else None,
            source_text=segment.source[source_start:source_end] if leans else "",
            suggestions=self._wordings.values[suggestions],
            evidence=evidence,
            weight=None if isnan(weight) else weight,
        )

    def _row(self, row: int) -> tuple[Any, ...]:
        return tuple([column[row] for column in self._columns])


_Value = TypeVar("_Value")


class _Numbered(Generic[_Value]):
    """Values by their numbers; each has one, as long as there are not too many."""

    def __init__(self) -> None:
        self.values: list[_Value] = []
        self._numbers: dict[_Value, int] = {}

    def number(self, value: _Value) -> int:
        """The number of a value, which it gets now if it has none."""
        number = self._numbers.get(value)
        if number is None:
            number = len(self.values)
            self.values.append(value)
            if number < _KNOWN:
                self._numbers[value] = number
        return number


def _pieces(count: int) -> Iterator[slice]:
    """So many rows, some at a time: as long as one call runs, no other thread does."""
    for start in range(0, count, _AT_ONCE):
        yield slice(start, start + _AT_ONCE)


def _text(segment: Segment, side: str) -> str:
    return segment.source if side == "source" else segment.target


class RowsBySegment:
    """Where the flags of each segment stand, in which those of a segment follow each other.

    Args:
        indexes: the index of the segment of each row.
        segments: how many segments there are.
    """

    def __init__(self, indexes: Sequence[int], segments: int) -> None:
        self._first = array("I", bytes(4 * segments))
        self.counts = array("I", bytes(4 * segments))
        """How many flags each segment has."""
        first, counts = self._first, self.counts
        for row, index in enumerate(indexes):
            if not counts[index]:
                first[index] = row
            counts[index] += 1

    def of(self, index: int) -> range:
        """The rows of the segment with this index."""
        first = self._first[index]
        return range(first, first + self.counts[index])
