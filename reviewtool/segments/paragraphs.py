"""Paragraphs of a prose file with the spans of their sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import unified
from reviewtool.formats.said import said
from reviewtool.segments.mask import quoted
from reviewtool.segments.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.formats.unit import Spans, Unit
    from reviewtool.segments.opened import OpenedFile


class Sentence(NamedTuple):
    """Half-open span in code points of the file's text, and the 1-based line of its start."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; all spans are half-open, in code points of the file's text."""

    unit: Unit
    sentences: tuple[Sentence, ...]
    opened: OpenedFile
    plain: bool
    """Whether the raw text is what it says, but for line ends."""

    def text(self, start: int, end: int) -> str:
        """What a span of the file says, line ends as LF."""
        file = self.opened.file
        if self.plain:
            return unified(file.text[start:end])
        return said(self.opened.format, file, start, end)

    def tokens(self, start: int, end: int) -> Spans:
        """The inline tags in a span of the file, in code points of its text."""
        if not self.unit.tokens:
            return ()
        before = len(self.text(self.unit.start, start))
        after = before + len(self.text(start, end))
        spans = self.unit.tokens
        return tuple((a - before, b - before) for a, b in spans if before <= a and b <= after)


def paragraphs(
    opened: OpenedFile,
    units: Iterable[Unit],
    language: str,
    boundaries: Sequence[tuple[int, int]] | None = None,
) -> list[Paragraph]:
    """The units with their sentences: the stored ones where they fit, else the segmenter's."""
    stored = sorted(boundaries or ())
    return [_paragraph(opened, unit, language, stored) for unit in units]


def uncut(opened: OpenedFile, units: Iterable[Unit]) -> list[Paragraph]:
    """The units without their sentences."""
    return [Paragraph(unit, (), opened, _plain(opened, unit)) for unit in units]


def _plain(opened: OpenedFile, unit: Unit) -> bool:
    raw = opened.file.text[unit.start : unit.end]
    return raw == unit.target or (not unit.tokens and unified(raw) == unit.target)


def _paragraph(
    opened: OpenedFile, unit: Unit, language: str, stored: Sequence[tuple[int, int]]
) -> Paragraph:
    text = opened.file.text
    raw = text[unit.start : unit.end]
    plain = _plain(opened, unit)
    places = _Places.of(opened, unit, len(raw), plain=plain)
    spans = _stored(places, unit.target if not plain else raw, unit, stored)
    if spans is None:
        said_text = quoted(raw if plain else unit.target, unit.tokens)
        cut = sentence_spans(said_text, language)
        spans = [(places.starts[a], places.ends[b - 1]) for a, b in cut]
    return Paragraph(unit, _with_lines(text, unit, spans), opened, plain)


class _Places(NamedTuple):
    """Where each code point of a unit's text starts and ends in the file."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, opened: OpenedFile, unit: Unit, length: int, *, plain: bool) -> _Places:
        if plain:
            ends = range(unit.start + 1, unit.start + length + 1)
            return cls(range(unit.start, unit.start + length), ends)
        starts, ends_of, place = [], [], unit.start
        for raw, text in opened.format.pieces(opened.file, unit.start, unit.end):
            starts += [place] * len(text)
            place += len(raw)
            ends_of += [place] * len(text)
        return cls(starts, ends_of)


def _with_lines(text: str, unit: Unit, spans: Iterable[tuple[int, int]]) -> tuple[Sentence, ...]:
    if "\n" not in text[unit.start : unit.end] and "\r" not in text[unit.start : unit.end]:
        return tuple(Sentence(start, end, unit.line) for start, end in spans)
    found, place, line = [], unit.start, unit.line
    for start, end in spans:
        line += unified(text[place:start]).count("\n")
        found.append(Sentence(start, end, line))
        place = start
    return tuple(found)


def _stored(
    places: _Places, text: str, unit: Unit, stored: Sequence[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """The stored spans of this paragraph, where they cover it but for white space between them."""
    first = bisect_left(stored, (unit.start, unit.start))
    last = bisect_left(stored, (unit.end, unit.end), first)
    spans = [span for span in stored[first:last] if span[0] < span[1]]
    if not spans:
        return None
    starts = {place: number for number, place in reversed(list(enumerate(places.starts)))}
    ends = {place: number + 1 for number, place in enumerate(places.ends)}
    cut = [(starts.get(a, -1), ends.get(b, -1)) for a, b in spans]
    if any(-1 in span for span in cut) or cut[0][0] != 0 or cut[-1][1] != len(text):
        return None
    if any(one[1] > other[0] or text[one[1] : other[0]].strip() for one, other in pairwise(cut)):
        return None
    fits = all(not text[a].isspace() and not text[b - 1].isspace() for a, b in cut)
    return spans if fits else None
