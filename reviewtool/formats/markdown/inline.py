"""What a block of Markdown says: text, marks of emphasis, links, code, tags, escapes."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reviewtool.formats.html.marks import REFERENCE, Mark, reference_mark
from reviewtool.formats.lines import unified
from reviewtool.formats.markdown.blocks import label
from reviewtool.formats.markdown.emphasis import Run, paired
from reviewtool.formats.markdown.lines import TAG

_SPECIAL = re.compile(r"[\\*_`~\[\]!<&{\r\n]")
_TICKS = re.compile(r"`++")
_TAIL = re.compile(
    r"\([ \t\r\n]*+(?:<(?:[^<>\\\r\n]|\\.)*+>|"
    r"(?:\{\{[^{}\r\n]*+\}\}|\{%[^{}\r\n]*+(?<=%)\}|[^\s()\\]|\\."
    r"|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+)"
    r"(?:[ \t\r\n]++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+"
    r"[ \t\r\n]*+\)(?:\{[:#.][^{}\r\n]*+\})?+",
    re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_LABEL_LIMIT = 999


class _Bracket(NamedTuple):
    """A bracket that may open a link or an image; `runs` counts the runs before it."""

    start: int
    end: int
    runs: int


@cache
def _signs(quotes: int, *, expressions: bool) -> re.Pattern[str]:
    braces = r"|\{[^{}]*+\}" if expressions else ""
    return re.compile(
        rf"""
        (?P<escape>\\[!-/:-@\[-`{{-~])
        |(?P<hard>\\)(?=[\r\n])
        |(?P<fold>(?:\r\n|\r|\n)[ \t]*+(?:>[ \t]*+){{0,{quotes}}}+)
        |(?P<ticks>`++)
        |(?P<address><(?:[A-Za-z][A-Za-z0-9+.\-]{{1,31}}:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>)
        |(?P<tag>{TAG})
        |(?P<comment><!--)
        |(?P<reference>{REFERENCE})
        |(?P<template>\{{\{{[^{{}}]*+\}}\}}|\{{%[^{{}}]*+(?<=%)\}}|\{{[:\#.][^{{}}\\\r\n]*+\}}{braces})
        |(?P<note>\[\^[^\[\]\s\\]++\])
        |(?P<opens>!?\[)
        |(?P<closes>\])
        |(?P<run>\*++|_++|~++)
        """,
        re.VERBOSE,
    )


def marks_of(
    text: str, start: int, end: int, quotes: int, labels: frozenset[str], *, expressions: bool
) -> list[Mark]:
    """The marks of a whole block.

    `quotes` is how many block quotes it is in, `labels` are those of the links that the text
    defines, and `expressions` says that `{x}` is no text.
    """
    if not _SPECIAL.search(text, start, end):
        return []
    return _Inline(text, start, end, labels).read(_signs(quotes, expressions=expressions))


class _Inline:
    """The state within a block."""

    def __init__(self, text: str, start: int, end: int, labels: frozenset[str]) -> None:
        self.text, self.start, self.end, self.labels = text, start, end, labels
        self.marks: list[Mark] = []
        self.runs: list[Run] = []
        self.brackets: list[_Bracket] = []
        self.links_from = 0
        """Number of the first bracket that may still open a link; images always may."""
        self.ticks: dict[int, list[int]] | None = None
        self.uncommented = False

    def read(self, signs: re.Pattern[str]) -> list[Mark]:
        place = self.start
        while found := signs.search(self.text, place, self.end):
            place = self._sign(found)
        self._emphasise(0)
        return sorted(self.marks)

    def _sign(self, found: re.Match[str]) -> int:
        """Takes what was found; the place to go on at."""
        kind, (start, end) = found.lastgroup, found.span()
        if kind == "escape":
            self.marks.append(Mark(start, end, found[0][1]))
        elif kind == "fold":
            self.marks.append(Mark(start, end, "\n"))
        elif kind == "reference":
            mark = reference_mark(start, found[0])
            if mark:
                self.marks.append(mark)
        elif kind == "ticks":
            return self._code(start, end)
        elif kind == "comment":
            return self._comment(start, end)
        elif kind == "run":
            before = self.text[start - 1] if start > self.start else "\n"
            after = self.text[end] if end < self.end else "\n"
            self.runs.append(Run(found[0][0], start, end, before, after))
        elif kind == "opens":
            self.brackets.append(_Bracket(start, end, len(self.runs)))
        elif kind == "closes":
            return self._link(start)
        else:
            self._token(start, end)
        return end

    def _token(self, start: int, end: int) -> None:
        self.marks.append(Mark(start, end, unified(self.text[start:end]), token=True))

    def _code(self, start: int, end: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for found in reversed(list(_TICKS.finditer(self.text, end, self.end))):
                self.ticks.setdefault(len(found[0]), []).append(found.start())
        places = self.ticks.get(end - start, [])
        while places and places[-1] < end:
            places.pop()
        if not places:
            return end
        stop = places.pop() + end - start
        self._token(start, stop)
        return stop

    def _comment(self, start: int, end: int) -> int:
        stop = -1 if self.uncommented else self.text.find("-->", start + 2, self.end)
        self.uncommented = stop < 0
        if stop < 0:
            return end
        self._token(start, stop + 3)
        return stop + 3

    def _link(self, place: int) -> int:
        """Reads the bracket that closes at `place`; the place to go on at."""
        if not self.brackets:
            return place + 1
        number = len(self.brackets) - 1
        bracket = self.brackets.pop()
        is_image = bracket.end - bracket.start == 2
        is_open = is_image or number >= self.links_from
        self.links_from = min(self.links_from, number)
        if not is_open:
            return place + 1
        text = self.text
        tail = _TAIL.match(text, place + 1, self.end)
        name = None if tail else _LABEL.match(text, place + 1, self.end)
        if tail or (name and label(name[1]) in self.labels):
            stop = (tail or name).end()  # type: ignore[union-attr]
        elif place - bracket.end <= _LABEL_LIMIT and (
            label(text[bracket.end : place]) in self.labels
        ):
            stop = name.end() if name and not name[1] else place + 1
        else:
            return place + 1
        self._emphasise(bracket.runs)
        self._token(bracket.start, bracket.end)
        self._token(place, stop)
        if not is_image:
            self.links_from = number
        return stop

    def _emphasise(self, first: int) -> None:
        for start, end in paired(self.runs[first:]):
            self._token(start, end)
        del self.runs[first:]
