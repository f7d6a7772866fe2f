"""What the value of an Android string says, as aapt2 reads it.

White space outside quotation marks is folded to one space, none at the ends; quotation marks are
not said; a backslash spells signs. All this comes after the references and CDATA of XML. A tag
such as `<b>` ends a quotation, one of another namespace (`<xliff:g>`) does not.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reviewtool.formats.android.elements import BLANKS
from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Piece
from reviewtool.formats.xml.content import ATTRIBUTES, Content, decoded
from reviewtool.formats.xml.content import pieces as xml_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEX = "[0-9a-fA-F]"
_ESCAPE = rf"\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|\\u{_HEX}{{4}}|\\(?s:.)|\\\Z"
_ESCAPED = re.compile(_ESCAPE)
_TOKEN = re.compile(
    rf'{_ESCAPE}|"((?:[^"\\]++|\\(?s:.))*+)(?:"|\\?\Z)|(?:[\t\n]| [ \t\n])[ \t\n]*+'
)
_SPECIAL = re.compile(r'[\\"&<\t\r\n]|  ')
_BLANKS = frozenset(BLANKS)
_TAGS = re.compile(rf"(</?[^\s<>/!?]++{ATTRIBUTES}/?>)")
_UNUSUAL = re.compile(r"<[!?]|&#|&quot;|\\(?:[\s<]|\Z)")
"""What only the pieces tell: quotations, blanks by number or escaped, what is not shown."""
_NAMED = {"t": "\t", "n": "\n"}


def said(raw: str) -> Content:
    """What a raw value without white space at its ends says, and its tags.

    Raises ValueError for a `\\u` without four hexadecimal digits.
    """
    if not _SPECIAL.search(raw):
        return Content(raw, ())
    if "<" not in raw and "&#" not in raw:
        return Content(_TOKEN.sub(_token, decoded(raw)), ())
    parts = None if _UNUSUAL.search(raw) else _between_tags(raw)
    if parts is None:
        parts = [(piece.text, is_tag(piece)) for piece in value_pieces(raw, 0, len(raw))]
    tokens, length = [], 0
    for text, marks in parts:
        if marks:
            tokens.append((length, length + len(text)))
        length += len(text)
    return Content("".join([text for text, _ in parts]), tuple(tokens))


def _between_tags(raw: str) -> list[tuple[str, bool]] | None:
    """What the parts of a raw value say, and whether they are tags.

    None for quotations, and where white space ends the value: that only the pieces tell.
    """
    parts, spaced = [], True
    for order, part in enumerate(_TAGS.split(raw)):
        if order % 2:
            parts.append((unified(part), True))
            spaced = spaced and not _ends_words(part)
        elif '"' in part:
            return None
        elif part:
            text = _TOKEN.sub(_token, decoded(part))
            parts.append((text[1:] if spaced and part[0] in _BLANKS else text, False))
            spaced = part[-1] in _BLANKS
    return None if spaced else parts


def is_tag(piece: Piece) -> bool:
    """Whether a piece is an inline tag."""
    return len(piece.text) > 1


def value_pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of a whole value: code points, escapes, runs of white space, tags.

    Raises ValueError for a `\\u` without four hexadecimal digits.
    """
    return _Pieces(xml_pieces(text, start, end)).read()


def quotes(pieces: Sequence[Piece]) -> bool:
    """Whether a quotation is open after the first pieces of a value."""
    opened = False
    for piece in pieces:
        if is_tag(piece):
            opened = opened and not _ends_words(piece.raw)
        elif not piece.text and decoded(piece.raw) == '"':
            opened = not opened
    return opened


def _ends_words(tag: str) -> bool:
    """Whether a tag ends runs of white space and quotations: one without a prefix."""
    return ":" not in tag.split(None, 1)[0]


class _Pieces:
    """Joins the pieces of XML to those of Android."""

    def __init__(self, given: Sequence[Piece]) -> None:
        self._given = given
        self._place = 0
        self._found: list[Piece] = []
        self._quoted = False
        self._spaced = True
        self._last_space: int | None = None

    def read(self) -> list[Piece]:
        while self._place < len(self._given):
            piece = self._given[self._place]
            if not piece.text:
                self._take(piece)
            elif is_tag(piece):
                self._tag(piece)
            elif piece.text in _BLANKS and not self._quoted:
                self._blanks()
            else:
                self._spaced, self._last_space = False, None
                self._sign(piece)
        if self._last_space is not None:
            raw = self._found[self._last_space].raw
            self._found[self._last_space] = Piece(raw, "")
        return self._found

    def _take(self, piece: Piece, count: int = 1) -> None:
        self._found.append(piece)
        self._place += count

    def _tag(self, piece: Piece) -> None:
        if _ends_words(piece.raw):
            self._quoted = self._spaced = False
            self._last_space = None
        self._take(piece)

    def _blanks(self) -> None:
        """A run of white space, which says nothing where one was before it."""
        end = self._place
        while end < len(self._given) and self._given[end].text in _BLANKS:
            end += 1
        if not self._spaced:
            self._last_space = len(self._found)
        raw = "".join(piece.raw for piece in self._given[self._place : end])
        self._take(Piece(raw, "" if self._spaced else " "), end - self._place)
        self._spaced = True

    def _sign(self, piece: Piece) -> None:
        if piece.text == '"':
            self._quoted = not self._quoted
            self._take(Piece(piece.raw, ""))
        elif piece.text != "\\":
            self._take(piece)
        else:
            escape, count = self._ahead(2)
            if escape == "\\u":
                escape, count = self._ahead(12)
                if not _ESCAPED.fullmatch(escape):
                    escape, count = self._ahead(6)
            raw = "".join(one.raw for one in self._given[self._place : self._place + count])
            self._take(Piece(raw, _unescaped(escape)), count)

    def _ahead(self, length: int) -> tuple[str, int]:
        """What the next pieces say up to this length or a tag, and how many they are."""
        text, count = "", 0
        for place in range(self._place, len(self._given)):
            piece = self._given[place]
            if len(text) == length or is_tag(piece):
                break
            text += piece.text
            count += 1
        return text, count


def _token(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith('"'):
        return _ESCAPED.sub(lambda one: _unescaped(one[0]), match[1])
    return _unescaped(found) if found.startswith("\\") else " "


def _unescaped(escape: str) -> str:
    """What an escape says; raises ValueError for a `\\u` without its digits."""
    sign = escape[1:2]
    if sign != "u":
        return _NAMED.get(sign, sign)
    return unified(str(json.loads(f'"{escape}"')))
