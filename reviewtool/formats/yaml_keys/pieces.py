"""The raw text of a YAML scalar piece by piece, in each of the five styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Piece
from reviewtool.formats.yaml_keys.blocks import block_pieces, breaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.yaml_keys.scan import Scalar

_BREAKS = r"(?:(?:\r\n|\r|\n)[ \t]*+)"
_BLANKS = rf"(?=[ \t\r\n])(?P<blanks>[ \t]*+)(?P<ends>{_BREAKS}*+)"
_DOUBLE = re.compile(
    rf"\\r\\n|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}})"
    rf"|(?P<joined>\\{_BREAKS}++)|\\.|{_BLANKS}|.",
    re.DOTALL,
)
_SINGLE = re.compile(rf"''|{_BLANKS}|.", re.DOTALL)
_PLAIN = re.compile(rf"{_BLANKS}|.", re.DOTALL)
_END = re.compile(_BREAKS)
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def pieces_of(scalar: Scalar, raw: str) -> list[Piece]:
    """The pieces of a whole scalar; a single one where its raw text cannot be taken apart."""
    if scalar.style in ("|", ">"):
        found = list(block_pieces(raw, scalar.indent))
    else:
        found = list(_flow_pieces(scalar.style, raw))
    value = unified(scalar.value)
    if "".join(piece.text for piece in found) != value:
        return [Piece(raw, value)]
    return found


def _flow_pieces(style: str, raw: str) -> Iterator[Piece]:
    pattern = {'"': _DOUBLE, "'": _SINGLE}.get(style, _PLAIN)
    for match in pattern.finditer(raw):
        part = match[0]
        if match["ends"]:
            ends = _END.findall(match["ends"])
            yield from breaks([match["blanks"] + ends[0], *ends[1:]], 1)
        elif match["blanks"]:
            yield from (Piece(blank, blank) for blank in part)
        elif style == '"' and part[0] == "\\":
            yield from _escape_pieces(part, match["joined"])
        else:
            yield Piece(part, "'" if part == "''" else part)


def _escape_pieces(part: str, joined: str | None) -> Iterator[Piece]:
    """An escape; a line end after a backslash says nothing, the ones after that are text."""
    if joined is None:
        yield Piece(part, unified("\r\n" if part == r"\r\n" else _unescaped(part)))
        return
    first, *more = _END.findall(joined[1:])
    if not more:
        yield Piece(part, "")
        return
    yield from breaks(["\\" + first, *more], 1)


def _unescaped(part: str) -> str:
    code = part[1]
    return chr(int(part[2:], 16)) if code in "xuU" else _ESCAPES.get(code, code)
