"""The front matter of a Markdown file: kept, but for its title and its description."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENS = re.compile(r"(---|\+\+\+)[ \t]*+(?:\r\n|\r|\n)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_VALUE = re.compile(
    r"^(?P<key>title|description):[ \t]++(?:"
    r"\"(?P<double>(?:[^\"\\\r\n]|\\[\"\\])*+)\"|'(?P<single>(?:[^'\r\n]|'')*+)'"
    r"|(?P<plain>[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\r\n]*+))[ \t]*+(?=[\r\n])",
    re.MULTILINE,
)
_STYLES = {"double": '"', "single": "'", "plain": "plain"}
NOT_PLAIN = re.compile(r":(?=\s|\Z)|\s#|[\t\n]")
"""What a value without quotation marks cannot hold."""

NOT_FIRST = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`]")
"""What a value without quotation marks cannot begin with."""


class Value(NamedTuple):
    """A value of the front matter as a block of text."""

    start: int
    end: int
    line: int
    kind: str
    style: str


def matter(text: str) -> tuple[list[Value], int, int]:
    """The values that are texts, and the place and the number of the line after the matter."""
    opens = _OPENS.match(text)
    if opens is None:
        return [], 0, 1
    mark = re.escape(opens[1])
    last = rf"(?:{mark}|\.\.\.)" if opens[1] == "---" else mark
    closes = re.compile(rf"(?<=[\r\n]){last}[ \t]*+(?:\r\n|\r|\n|\Z)").search(text, opens.end())
    if closes is None:
        return [], 0, 1
    line = 1 + len(_LINE_END.findall(text, 0, closes.end()))
    values = []
    if opens[1] == "---":
        for found in _VALUE.finditer(text, opens.end(), closes.start()):
            values += _values(text, found)
    return values, closes.end(), line


def _values(text: str, found: re.Match[str]) -> list[Value]:
    start, end = found.span(found.lastgroup or 0)
    raw = text[start:end].rstrip(" \t")
    if not raw.strip() or (found.lastgroup == "plain" and NOT_PLAIN.search(raw)):
        return []
    line = 1 + len(_LINE_END.findall(text, 0, start))
    kind = "heading" if found["key"] == "title" else "text"
    return [Value(start, start + len(raw), line, kind, _STYLES[found.lastgroup or ""])]
