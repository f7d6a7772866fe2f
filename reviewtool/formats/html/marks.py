"""Parts of a raw text that are not what they say: references, tags, folded white space."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.unit import Spans

REFERENCE = r"&(?:\#[0-9]{1,7}+;|\#[xX][0-9a-fA-F]{1,6}+;|[A-Za-z][A-Za-z0-9]{1,31}+;)"
"""A character reference as Markdown and attribute values take it: with its semicolon."""

_CODE_POINT = re.compile(r"\r\n|.", re.DOTALL)


class Mark(NamedTuple):
    """A half-open span of a file's text that is one piece: it says `says`, and may be a tag."""

    start: int
    end: int
    says: str
    token: bool = False


def referred(raw: str) -> str | None:
    """The code point that a character reference says.

    None where it says none, several, or a line end that no text may hold.
    """
    if raw[1] != "#" and raw[1:] not in html5:
        return None
    says = html.unescape(raw)
    return says if len(says) == 1 and says != "\r" else None


def reference_mark(start: int, raw: str) -> Mark | None:
    """The mark of a character reference; a tag where it says no single code point.

    None where the name is unknown, so that the reference is plain text.
    """
    says = referred(raw)
    if says is not None:
        return Mark(start, start + len(raw), says)
    if raw[1] == "#" or raw[1:] in html5:
        return Mark(start, start + len(raw), raw, token=True)
    return None


def marked_text(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[str, Spans]:
    """What a raw span says, and where its tags are in that."""
    said, tokens, place, length = [], [], start, 0
    for mark in marks:
        said += [text[place : mark.start], mark.says]
        length += mark.start - place
        if mark.token:
            tokens.append((length, length + len(mark.says)))
        length += len(mark.says)
        place = mark.end
    return "".join([*said, text[place:end]]), tuple(tokens)


def marked_pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """A raw span piece by piece: each mark, each code point between."""
    pieces: list[Piece] = []
    for mark in marks:
        pieces += code_points(text, start, mark.start)
        pieces.append(Piece(text[mark.start : mark.end], mark.says))
        start = mark.end
    return pieces + code_points(text, start, end)


def code_points(text: str, start: int, end: int) -> list[Piece]:
    """Each code point of a raw span, a CRLF as one."""
    return [Piece(raw, unified(raw)) for raw in _CODE_POINT.findall(text, start, end)]
