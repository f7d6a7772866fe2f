"""What a part of a line of HTML says: text, tags, character references, folded white space."""

from __future__ import annotations

import html
import re
from html.entities import html5

from reviewtool.formats.html.marks import REFERENCE, Mark, reference_mark
from reviewtool.formats.html.tags import Shape, tags
from reviewtool.formats.lines import unified

_SPECIAL = re.compile(r"[<&\r\n]|\{[{%#]")
_SIGN = re.compile(
    rf"({REFERENCE})|(&[A-Za-z]{{2,6}}+)(?!;)|([ \t\r\n\f]{{2,}}+|[\r\n])"
    r"|(\{\{[^{}]*+\}\}|\{%[^{}]*+(?<=%)\}|\{\#[^{}]*+(?<=\#)\})",
    re.VERBOSE,
)
_REFERENCE = re.compile(rf"({REFERENCE})", re.VERBOSE)


def marks_of(text: str, start: int, end: int) -> list[Mark]:
    """The marks of a part of a paragraph, which begins and ends between two pieces."""
    if not _SPECIAL.search(text, start, end):
        return []
    marks: list[Mark] = []
    place = start
    for tag in tags(text, start, end):
        marks += _signs(text, place, tag.start)
        raw = unified(text[tag.start : tag.end])
        hidden = tag.shape is Shape.HIDDEN
        marks.append(Mark(tag.start, tag.end, "" if hidden else raw, not hidden))
        place = tag.end
    return marks + _signs(text, place, end)


def attribute_marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks of a part of an attribute's value: character references only."""
    found = (reference_mark(m.start(), m[0]) for m in _REFERENCE.finditer(text, start, end))
    return [mark for mark in found if mark]


def _signs(text: str, start: int, end: int) -> list[Mark]:
    marks = []
    for found in _SIGN.finditer(text, start, end):
        mark = _sign(found)
        if mark:
            marks.append(mark)
    return marks


def _sign(found: re.Match[str]) -> Mark | None:
    start, end = found.span()
    reference, bare, blanks, template = found.groups()
    if reference:
        return reference_mark(start, reference)
    if blanks:
        folds = "\n" in blanks or "\r" in blanks
        return Mark(start, end, " ") if folds else None
    if template:
        return Mark(start, end, unified(template), token=True)
    return Mark(start, end, html.unescape(bare)) if bare[1:] in html5 else None
