"""Where the text of a block scalar (`|`, `>`) stands, and what its lines say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.unit import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = re.compile(r"[|>]([-+0-9]*+)([^\r\n]*+)(\r\n|\r|\n|\Z)")
"""The mark with its signs, a comment after it, and the line end."""
_BREAK = re.compile(r"\r\n|\r|\n")
_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")
"""What ends a line in YAML 1.1 and is text in YAML 1.2."""
_OPEN = ("", " ", "\t")
"""What a line begins with that is not folded."""
_FIRST_LINE = re.compile(r"(?: *+(?:\r\n|\r|\n))*+( *+)")


def block_span(text: str, start: int, stop: int, value: str) -> tuple[int, int]:
    """Where the block that begins at `start` ends, and how far its lines are indented.

    `stop` is where the parser goes on. Line ends that the text does not hold are left outside; of
    a block without a word, so is all but the mark. A block with other line ends than CR and LF is
    taken as a whole, with no indentation.
    """
    header = HEADER.match(text, start)
    if header is None:
        return start, 0
    body = header.end()
    if _OTHER_BREAK.search(text, body, stop):
        return stop, 0
    if not value.strip("\n"):
        return header.start(2), 0
    first, said = _FIRST_LINE.match(text, body), _FIRST_LINE.match(value)
    assert first is not None and said is not None  # noqa: S101, PT018
    indent = max(0, len(first[1]) - len(said[1]))
    ends = [match.span() for match in _BREAK.finditer(text, body, stop)]
    lines = [body, *(end for _, end in ends)]
    stops = [*(place for place, _ in ends), stop]
    last = len(stops) - 1
    while last > 0 and _is_empty(text[lines[last] : stops[last]], indent):
        last -= 1
    kept = len(value) - len(value.rstrip("\n"))
    if not kept:
        return stops[last], indent
    return ends[min(last + kept, len(ends)) - 1][1] if ends else stop, indent


def _is_empty(line: str, indent: int) -> bool:
    return len(line) <= indent and not line.strip(" ")


def block_pieces(raw: str, indent: int) -> Iterator[Piece]:
    """The pieces of a block: its mark, which is not shown, then its code points and line ends."""
    begins = re.compile(rf"[^\r\n]*+(?:\r\n|\r|\n| *\Z)? {{0,{indent}}}")
    head = begins.match(raw)
    place = head.end() if head else 0
    yield Piece(raw[:place], "")
    folded = raw.startswith(">")
    runs = re.compile(rf"((?:(?:\r\n|\r|\n) {{0,{indent}}})++)|[^\r\n]", re.DOTALL)
    opens = raw[place : place + 1]
    for run in runs.finditer(raw, place):
        if run[1] is None:
            yield Piece(run[0], run[0])
            continue
        follows = raw[run.end() : run.end() + 1]
        joins = folded and opens not in _OPEN and follows not in _OPEN
        yield from breaks(_broken(run[1]), 1 if joins else 0)
        opens = follows


def _broken(run: str) -> list[str]:
    """The line ends of a run, each with the blanks after it."""
    return re.findall(r"(?:\r\n|\r|\n)[ \t]*+", run)


def breaks(ends: list[str], folded: int) -> Iterator[Piece]:
    """Line ends as pieces; where they are folded, one is a blank, and the first of more nothing."""
    if folded and len(ends) == 1:
        yield Piece(ends[0], " ")
        return
    if folded:
        ends = [ends[0] + ends[1], *ends[2:]]
    for end in ends:
        yield Piece(end, "\n")
