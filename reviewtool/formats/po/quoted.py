"""What the raw text between quotation marks says."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reviewtool.formats.lines import unified
from reviewtool.formats.po.lexis import FOLD
from reviewtool.formats.unit import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_HIDDEN = rf"(?:{FOLD}|\\(?:\r\n|\r|\n))"
_BYTE = r"\\(?:[0-7]{1,3}+|x[0-9a-fA-F]++)"
_SPECIAL = re.compile(
    rf'\\[nt"\\]|{_HIDDEN}|\\r(?:{_HIDDEN}*+\\n)?+|{_BYTE}(?:{_HIDDEN}*+{_BYTE})*+|\\[^\r\n]'
)
_PART = re.compile(rf"(?P<hidden>{_HIDDEN})|\\(?:(?P<octal>[0-7]++)|x(?P<hex>[0-9a-fA-F]++))")
_SAYS = {
    "\\n": "\n",
    "\\t": "\t",
    '\\"': '"',
    "\\\\": "\\",
    "\\a": "\a",
    "\\b": "\b",
    "\\f": "\f",
    "\\v": "\v",
    "\\r": "\n",
}
SPELLINGS = str.maketrans({text: raw for raw, text in _SAYS.items() if raw != "\\r"})
"""The characters that cannot stand in a raw text, or that no one would see there."""


def decoder(encoding: str) -> Callable[[str], str]:
    """The function that tells what a raw text says, line ends as LF."""

    def says(match: re.Match[str]) -> str:
        raw = match[0]
        if raw[0] == '"':
            return ""
        return _SAYS.get(raw) or "".join(piece.text for piece in _special(raw, encoding))

    def decode(raw: str) -> str:
        return _SPECIAL.sub(says, raw) if "\\" in raw or '"' in raw else raw

    return decode


def pieces(raw: str, encoding: str) -> Iterator[Piece]:
    """Each code point, escaped or not; folds say nothing.

    An escape that has no meaning says what is written.
    """
    place = 0
    for match in _SPECIAL.finditer(raw):
        for sign in raw[place : match.start()]:
            yield Piece(sign, sign)
        yield from _special(match[0], encoding)
        place = match.end()
    for sign in raw[place:]:
        yield Piece(sign, sign)


def _special(raw: str, encoding: str) -> Iterator[Piece]:
    if raw[0] == '"' or raw[1] in "\r\n":
        yield Piece(raw, "")
    elif raw.startswith("\\r"):
        yield Piece(raw, "\n")
    elif raw in _SAYS or not _PART.match(raw):
        yield Piece(raw, _SAYS.get(raw, raw))
    else:
        yield from _bytes(raw, encoding)


def _bytes(raw: str, encoding: str) -> Iterator[Piece]:
    """Octal and hexadecimal escapes: bytes in the file's encoding, some of them a code point.

    What is no text in that encoding, and NUL, says what is written.
    """
    reader = codecs.getincrementaldecoder("utf-8" if "utf-16" in encoding else encoding)()
    pending: list[Piece] = []
    for part in _PART.finditer(raw):
        if part["hidden"]:
            pending.append(Piece(part[0], ""))
            continue
        value = int(part["octal"], 8) & 255 if part["octal"] else int(part["hex"][-2:], 16)
        byte = bytes([value])
        try:
            text = reader.decode(byte)
        except UnicodeError:
            yield from pending
            pending = []
            text = _begun(reader, byte)
        pending.append(Piece(part[0], part[0]))
        if len(text) == 1 and text != "\0":
            yield Piece("".join(piece.raw for piece in pending), unified(text))
            pending = []
        elif text:
            yield from pending
            pending = []
    yield from pending


def _begun(reader: codecs.IncrementalDecoder, byte: bytes) -> str:
    """What a byte says, or begins to say, after one that it does not belong to; NUL for nothing."""
    reader.reset()
    try:
        return reader.decode(byte)
    except UnicodeError:
        reader.reset()
        return "\0"
