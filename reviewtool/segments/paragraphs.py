"""Paragraphs of a plain text with the spans of their sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import unified
from reviewtool.segments.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit


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
    file: FileText

    def text(self, start: int, end: int) -> str:
        """What a span of the file says, line ends as LF."""
        return unified(self.file.text[start:end])


def paragraphs(
    file: FileText,
    units: Sequence[Unit],
    language: str,
    boundaries: Sequence[tuple[int, int]] | None = None,
) -> list[Paragraph]:
    """The units with their sentences: the stored ones where they fit, else the segmenter's."""
    stored = sorted(boundaries or ())
    return [
        Paragraph(
            unit, _with_lines(file.text, unit, _spans(file.text, unit, language, stored)), file
        )
        for unit in units
    ]


def _with_lines(text: str, unit: Unit, spans: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
    if "\n" not in unit.target:
        return tuple(Sentence(start, end, unit.line) for start, end in spans)
    found, place, line = [], unit.start, unit.line
    for start, end in spans:
        line += unified(text[place:start]).count("\n")
        found.append(Sentence(start, end, line))
        place = start
    return tuple(found)


def _spans(
    text: str, unit: Unit, language: str, stored: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    if stored:
        first = bisect_left(stored, (unit.start, unit.start))
        last = bisect_left(stored, (unit.end, unit.end), first)
        spans = [span for span in stored[first:last] if span[0] < span[1]]
        if _fit(text, unit, spans):
            return spans
    raw = text[unit.start : unit.end]
    return [(unit.start + a, unit.start + b) for a, b in sentence_spans(raw, language)]


def _fit(text: str, unit: Unit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the spans cover the paragraph but for the white space between them."""
    if not spans or spans[0][0] != unit.start or spans[-1][1] != unit.end:
        return False
    if any(one[1] > other[0] or text[one[1] : other[0]].strip() for one, other in pairwise(spans)):
        return False
    return all(not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
