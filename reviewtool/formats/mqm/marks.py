"""The marks `<v>` and `</v>` around the error of a row."""

from __future__ import annotations

import re

_MARK = re.compile(r"<(/?)v>")

Span = tuple[int, int]


def unmarked(text: str) -> tuple[str, Span | None]:
    """The text without marks, and the half-open span from the first mark to the last in it.

    A mark without its other one goes to the end of the text, or begins with it.
    """
    if "v>" not in text:
        return text, None
    pieces, place, length, opened, spans = [], 0, 0, list[int](), list[Span]()
    for match in _MARK.finditer(text):
        pieces.append(text[place : match.start()])
        length += match.start() - place
        place = match.end()
        if not match[1]:
            opened.append(length)
        else:
            spans.append((opened.pop() if opened else 0, length))
    pieces.append(text[place:])
    plain = "".join(pieces)
    spans += [(start, len(plain)) for start in opened]
    if not spans:
        return plain, None
    return plain, (min(start for start, _ in spans), max(end for _, end in spans))


def moved(span: Span, text: str, other: str) -> Span:
    """Where a span of a text stands in another version of it: by what both begin and end with."""
    if text == other:
        return span
    first = _alike(text, other)
    rest = min(len(text), len(other)) - first
    last = min(_alike(text[::-1], other[::-1]), rest)
    start, end = span
    start = start if start <= first else max(start + len(other) - len(text), first)
    end = end if end <= first else max(end + len(other) - len(text), len(other) - last, start)
    return min(start, len(other)), min(max(start, end), len(other))


def _alike(one: str, other: str) -> int:
    """How many code points both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
