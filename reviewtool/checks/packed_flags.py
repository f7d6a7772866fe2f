"""Flags in columns: a million segments may have as many flags, in a tenth of the memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import compress
from math import isnan, nan
from typing import TYPE_CHECKING, Any, overload

from reviewtool.checks.flag import Flag, Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from reviewtool.segments.segment import Segment

_COLUMNS = "IIIIIiid"
"""Types of: segment, claim, start, end, occurrence, start and end in the source, weight."""
_CLAIM = 1
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
        self._claims: list[_Claim] = []
        self._numbers: dict[_Claim, int] = {}
        self._columns: list[array[Any]] = [array(kind) for kind in _COLUMNS]
        self._messages: list[tuple[str, ...]] = []
        self._suggestions: list[tuple[str, ...]] = []
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def append(self, index: int, flag: Flag) -> None:
        """Add a flag of the segment with this index."""
        claim = flag.check, flag.kind, flag.category, flag.severity, flag.side, flag.evidence
        row = (
            index,
            self._number(claim),
            flag.start,
            flag.end,
            flag.occurrence,
            _NOWHERE if flag.source_start is None else flag.source_start,
            _NOWHERE if flag.source_end is None else flag.source_end,
            nan if flag.weight is None else flag.weight,
        )
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)
        around = tuple(flag.message.split(flag.text)) if flag.text else (flag.message,)
        self._messages.append(self._once(around))
        self._suggestions.append(self._once(flag.suggestions))

    def extend(self, other: PackedFlags) -> None:
        """Add all flags of another, which must speak of the same segments."""
        numbers = [self._number(claim) for claim in other._claims]
        for rows in _pieces(len(other)):
            for place, (column, more) in enumerate(zip(self._columns, other._columns, strict=True)):
                new = more[rows]
                column.extend(map(numbers.__getitem__, new) if place == _CLAIM else new)
            self._messages += map(self._once, other._messages[rows])
            self._suggestions += map(self._once, other._suggestions[rows])

    def arrange(self, rows: Sequence[int]) -> None:
        """Keep the flags of these rows, in their order; one column is copied at a time."""
        for place, given in enumerate(self._columns):
            column = array(given.typecode)
            for piece in _pieces(len(rows)):
                column.extend(map(given.__getitem__, rows[piece]))
            self._columns[place] = column
        self._messages = _arranged(self._messages, rows)
        self._suggestions = _arranged(self._suggestions, rows)

    def taken(self, rows: Sequence[int]) -> PackedFlags:
        """The flags of these rows, in the order of the rows."""
        chosen = PackedFlags(self.segments)
        chosen._claims, chosen._numbers = [*self._claims], {**self._numbers}
        chosen._columns = [*self._columns]
        chosen._messages, chosen._suggestions = self._messages, self._suggestions
        chosen.arrange(rows)
        return chosen

    def rows(self) -> RowsBySegment:
        """Which rows speak of which segment, as long as no flag is added."""
        return RowsBySegment(self._columns[0], len(self.segments))

    @property
    def check_ids(self) -> set[str]:
        """The ids of all checks that flags were ever taken of."""
        return {claim[0] for claim in self._claims}

    def counts(self, chosen: Sequence[int]) -> array[int]:
        """How many flags each segment has in the rows for which `chosen` holds a true value."""
        counts = array("I", bytes(4 * len(self.segments)))
        for index in compress(self._columns[0], chosen):
            counts[index] += 1
        return counts

    def segments_by_check(self, chosen: Sequence[int]) -> dict[str, array[int]]:
        """The growing indexes of the segments that each check flags.

        Only rows count for which `chosen` holds a true value.
        """
        found: dict[str, array[int]] = {}
        of_claim = [found.setdefault(claim[0], array("I")) for claim in self._claims]
        indexes, claims = (compress(self._columns[place], chosen) for place in (0, _CLAIM))
        for index, claim in zip(indexes, claims, strict=True):
            own = of_claim[claim]
            if not own or own[-1] != index:
                own.append(index)
        return {check: array("I", sorted(own)) for check, own in found.items()}

    def rows_of(self, checks: Container[str]) -> Iterator[tuple[int, int]]:
        """Each row with a flag of these checks, and the index of its segment."""
        wanted = {number for number, claim in enumerate(self._claims) if claim[0] in checks}
        for row, claim in enumerate(self._columns[_CLAIM]):
            if claim in wanted:
                yield row, self._columns[0][row]

    def spans(self) -> Iterator[tuple[int, str, int, int, Severity]]:
        """Of each flag: index of the segment, side, start, end, severity."""
        for index, claim, start, end in zip(*self._columns[:4], strict=True):
            yield index, self._claims[claim][4], start, end, self._claims[claim][3]

    def wording(self, row: int) -> tuple[str, str, str]:
        """Check, text and source text of a flag, without making it."""
        index, claim, start, end, _, source_start, source_end, _ = self._row(row)
        segment, side = self.segments[index], self._claims[claim][4]
        leant = segment.source[source_start:source_end] if source_start != _NOWHERE else ""
        return self._claims[claim][0], _text(segment, side)[start:end], leant

    def checks(self, chosen: Sequence[int]) -> Counter[str]:
        """How many flags each check has in the rows for which `chosen` holds a true value."""
        counted: Counter[int] = Counter()
        for rows in _pieces(len(self)):
            counted.update(compress(self._columns[_CLAIM][rows], chosen[rows]))
        found: Counter[str] = Counter()
        for claim, count in counted.items():
            found[self._claims[claim][0]] += count
        return found

    def __len__(self) -> int:
        return len(self._messages)

    @overload
    def __getitem__(self, row: int) -> Flag: ...
    @overload
    def __getitem__(self, row: slice) -> list[Flag]: ...
    def __getitem__(self, row: int | slice) -> Flag | list[Flag]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        index, claim, start, end, occurrence, source_start, source_end, weight = self._row(row)
        check, kind, category, severity, side, evidence = self._claims[claim]
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
            message=text.join(self._messages[row]),
            occurrence=occurrence,
            source_start=source_start if leans else None,
            source_end=source_end if leans else None,
            source_text=segment.source[source_start:source_end] if leans else "",
            suggestions=self._suggestions[row],
            evidence=evidence,
            weight=None if isnan(weight) else weight,
        )

    def _row(self, row: int) -> tuple[int, int, int, int, int, int, int, float]:
        return tuple([column[row] for column in self._columns])

    def _once(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """The same words as one object wherever they are said, as long as not too much is said."""
        if len(self._known) < _KNOWN:
            return self._known.setdefault(said, said)
        return self._known.get(said, said)

    def _number(self, claim: _Claim) -> int:
        number = self._numbers.setdefault(claim, len(self._claims))
        if number == len(self._claims):
            self._claims.append(claim)
        return number


def _pieces(count: int) -> Iterator[slice]:
    """So many rows, some at a time: as long as one call runs, no other thread does."""
    for start in range(0, count, _AT_ONCE):
        yield slice(start, start + _AT_ONCE)


def _arranged(given: list[tuple[str, ...]], rows: Sequence[int]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for piece in _pieces(len(rows)):
        found += map(given.__getitem__, rows[piece])
    return found


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
