"""Lines of a text with any line ends: LF, CRLF, CR, mixed, none at the end.

Only these three end a line. `str.splitlines` also cuts at form feeds and U+2028, which are text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*+(\r\n|\r|\n|\Z)")
_END = re.compile(r"\r\n|\r|\n")
_BLANK_LINE = re.compile(r"\S[^\S\r\n]*+(?>\r\n|\r|\n)[^\S\r\n]*+(?>\r\n|\r|\n)\s*+\S")


def lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end of the content, and end with the line end, of every line."""
    for match in _LINE.finditer(text):
        if match.start() == match.end():
            return
        yield match.start(), match.start(1), match.end()


def unified(text: str) -> str:
    """The text with all line ends as LF."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=2)
def line_end(text: str) -> str:
    """The line end that the text uses most; LF where it has none."""
    counts = {"\n": text.count("\n"), "\r\n": text.count("\r\n"), "\r": text.count("\r")}
    counts["\n"] -= counts["\r\n"]
    counts["\r"] -= counts["\r\n"]
    return max(counts, key=lambda end: counts[end])


@lru_cache(maxsize=2)
def paragraph_gap(text: str) -> int:
    """How many line ends part two paragraphs: 2 with a blank line, 1 without.

    A text of a single paragraph is taken for one with blank lines.
    """
    if _BLANK_LINE.search(text):
        return 2
    return 1 if _END.search(text.strip()) else 2
