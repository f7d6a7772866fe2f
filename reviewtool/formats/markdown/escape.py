"""New text as Markdown: what would become markup at its place gets a backslash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.html.marks import reference_mark
from reviewtool.formats.markdown.blocks import label
from reviewtool.formats.markdown.lines import FENCE, INDENTED, KEPT, RULE, TABLE, UNDERLINE

if TYPE_CHECKING:
    from collections.abc import Collection

_SIGNS = re.compile(
    r"(?P<template>\{\{[^{}]*+\}\}|\{%[^{}]*+(?<=%)\})"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~\n]|\Z))"
    r"|(?P<ticks>`)"
    r"|(?P<run>\*++|_++|~++)"
    r"|(?P<opens>\[)(?:(?P<label>[^\[\]\n]*+)\](?=(.|\n)?))?+"
    r"|(?P<closes>\])"
    r"|(?P<tag><(?=[A-Za-z/!?]|\Z))"
    r"|(?P<reference>&(?=(?P<name>(?:\#[0-9xX]|[A-Za-z])[A-Za-z0-9]*+;)))"
    r"|(?P<bar>\|)"
)
_OPENS_BLOCK = re.compile(
    r"#{1,6}(?=\s|\Z)|[-+*](?=\s|\Z)|>|:(?=[ \t]|:|\Z)|(?:={1,}|-{1,})[ \t]*+\Z|~{3}"
)
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")
_INDENT = re.compile(r" *\t| {4}")
_CLOSING = re.compile(r"(?<![^\s])#+\Z")


def escaped(
    text: str,
    before: str,
    *,
    opens_line: bool,
    style: str,
    labels: frozenset[str],
    tags: Collection[str],
) -> str:
    """The raw form of a text, lines parted by LF.

    `before` is the sign before it (empty where it opens a block), `opens_line` says that it opens
    a line, `style` is that of the block, and `tags` are signs that are marks there, and stay.
    """
    raw = _Inline(text, before, style, labels, tags).escaped()
    if style == "line":
        return _CLOSING.sub(r"\\\g<0>", raw)
    lines = raw.split("\n")
    for number, line in enumerate(lines):
        if number:
            lines[number] = _line_escaped(_unindented(line))
        elif opens_line:
            lines[number] = _line_escaped(_unindented(line) if _INDENT.match(line) else line)
    return "\n".join(lines)


def opens_block(text: str, start: int) -> bool:
    """Whether the text at `start` would be taken for a mark of a block if a line began there."""
    end = re.compile(r"[\r\n]|\Z").search(text, start)
    line = text[start : end.start() if end else len(text)]
    return _line_escaped(line) != line


def _unindented(line: str) -> str:
    """A line whose first blank is a character reference, so that it is no indentation."""
    if line[:1] in (" ", "\t"):
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def _line_escaped(line: str) -> str:
    if _NUMBER.match(line):
        return _NUMBER.sub(r"\1\\\2", line, count=1)
    patterns = (_OPENS_BLOCK, RULE, UNDERLINE, TABLE, FENCE, KEPT, INDENTED)
    if line[:1].isalnum() or line[:1] == "\\" or not any(one.match(line) for one in patterns):
        return line
    return "\\" + line


class _Inline:
    """A text and the place that it goes into."""

    def __init__(
        self, text: str, before: str, style: str, labels: frozenset[str], tags: Collection[str]
    ) -> None:
        self.text, self.before, self.style = text, before, style
        self.labels, self.tags = labels, tags

    def escaped(self) -> str:
        return _SIGNS.sub(self._sign, self.text)

    def _sign(self, found: re.Match[str]) -> str:
        raw, kind = found[0], found.lastgroup
        if raw in self.tags or kind == "template":
            return raw
        if found["opens"]:
            return self._bracket(found)
        if kind == "run":
            return raw if self._is_free(found) else "".join("\\" + sign for sign in raw)
        if kind == "reference":
            return "\\&" if reference_mark(0, "&" + found["name"]) else raw
        if kind == "bar":
            return "\\|" if self.style == "cell" else raw
        return "\\" + raw

    def _bracket(self, found: re.Match[str]) -> str:
        name, follows = found["label"], found[found.re.groupindex["label"] + 1]
        if name is None:
            return "\\["
        harmless = (
            follows
            and follows not in "[(:"
            and name.strip() not in ("", "x", "X")
            and not name.startswith("^")
            and label(name) not in self.labels
        )
        inner = _SIGNS.sub(self._sign, name)
        return f"[{inner}]" if harmless else f"\\[{inner}\\]"

    def _is_free(self, found: re.Match[str]) -> bool:
        """Whether a run is no mark of emphasis, whatever stands around it."""
        start, end = found.span()
        before = self.text[start - 1] if start else self.before or " "
        after = self.text[end] if end < len(self.text) else "a"
        if found[0][0] == "_" and before.isalnum() and after.isalnum() and end < len(self.text):
            return True
        return before.isspace() and after.isspace()
