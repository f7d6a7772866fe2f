"""Java .properties: a key and a value a line, read as `java.util.Properties` reads them.

A file of ASCII only stays so: what is new in it is spelled `\\uXXXX`, which every version of Java
reads. Quoting for MessageFormat is text.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import line_count
from reviewtool.formats.lines import unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.said import said
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import About, Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

_FOLD = r"\\(?:\r\n|\r|\n)[ \t\f]*+"
_BLANK = rf"(?:[ \t\f]|{_FOLD})*+"
_ENTRY = re.compile(
    r"[ \t\f]*+(?:([#!][^\r\n]*+)"
    rf"|((?:[^\\=: \t\f\r\n]++|{_FOLD}|\\(?:.|\Z))*+)({_BLANK}[=:]?{_BLANK})"
    rf"((?:[^\\\r\n]++|{_FOLD}|\\(?:.|\Z))*+))(?:\r\n|\r|\n|\Z)",
    re.DOTALL,
)
_HEX = "[0-9a-fA-F]"
_ESCAPE = (
    rf"{_FOLD}|\\(?:r|u000[dD])\\(?:n|u000[aA])"
    rf"|\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|\\u{_HEX}{{4}}|\\(?:.|\Z)"
)
_ESCAPED = re.compile(_ESCAPE, re.DOTALL)
_PIECE = re.compile(rf"{_ESCAPE}|.", re.DOTALL)
_NAMED = {"t": "\t", "n": "\n", "r": "\n", "f": "\f"}
_SPELLINGS = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\f": "\\f"}
_SPELLED = re.compile(r"[\\\n\t\f]")
_BLANKS = frozenset(" \t\f")
_SIGNS = _BLANKS | frozenset("=:")
"""What parts a key from its value: at the beginning of a value it must be escaped."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NOT_LATIN = re.compile(r"[^\x00-\x7f\xa0-\xff]")


class _Entry(NamedTuple):
    """A key and the half-open span of its raw value, which begins on `line` (1-based).

    `bare` says that not even a sign follows the key; `note` is the comment above it.
    """

    key: str
    start: int
    end: int
    line: int
    bare: bool
    note: str


class PropertiesFormat(LoneUnits):
    """One entry a unit; its id is its key."""

    name = "properties"
    layout = Layout.KEYS

    def read(self, file: FileText) -> list[Unit]:
        """The entries in order, also those without a value.

        Comments directly above are notes. Raises ReviewError for a `\\u` without four digits.
        """
        return with_unique_ids(_unit(file, entry) for entry in _entries(file))

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escaped or not; a line's fold says nothing."""
        return [Piece(raw, _spoken(raw)) for raw in _PIECE.findall(file.text, start, end)]

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The text with its escapes, also for blanks and signs that would part key and value."""
        refuse_unwritable(text, file)
        raw = _SPELLED.sub(lambda match: _SPELLINGS[match[0]], unified(text))
        if raw[:1] in _swallowed(file.text, place, at):
            raw = "\\" + raw
        if file.text.isascii():
            raw = _NOT_ASCII.sub(lambda match: _code(match[0]), raw)
        elif file.encoding in ("cp1252", "iso8859-1"):
            raw = _NOT_LATIN.sub(lambda match: _code(match[0]), raw)
        return fitted(raw, file, _code)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Puts the sign behind a key alone; writes a value anew that would lose its first blank."""
        if start == end:
            bare = start in _bare(file)
            return Edit(start, end, "=" + self.escape(text, file, start)) if bare else None
        old = said(self, file, start, end)
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, text, strict=False))
        )
        rest = text[shared:]
        folded = line_count(file.text, start, end) > 0
        if rest[:1] in _SIGNS and old[shared:].endswith(rest) and (folded or not shared):
            return Edit(start, end, self.escape(text, file, start))
        return None


FORMAT = PropertiesFormat()


def _entries(file: FileText) -> Iterator[_Entry]:
    text, line = file.text, 1
    comments: list[str] = []
    for match in _ENTRY.finditer(text):
        comment, raw_key, sign, value = match.groups()
        if comment is not None:
            comments.append(comment[1:].strip())
            line += 1
            continue
        start, end = match.span(4)
        first = line + line_count(text, match.start(), start)
        key = _decoded(file, raw_key, line)
        if key or sign or value:
            note = "\n".join(comments).strip()
            yield _Entry(key, start, end, first, not sign and not value, note)
        comments = []
        line = first + line_count(text, start, match.end())


def _unit(file: FileText, entry: _Entry) -> Unit:
    target = _decoded(file, file.text[entry.start : entry.end], entry.line)
    about = About(notes=(entry.note,)) if entry.note else None
    return Unit(target, entry.start, entry.end, entry.line, id=entry.key, about=about)


@lru_cache(maxsize=2)
def _bare(file: FileText) -> frozenset[int]:
    """The places behind the keys that have not even a sign."""
    return frozenset(entry.start for entry in _entries(file) if entry.bare)


def _decoded(file: FileText, raw: str, line: int) -> str:
    if "\\" not in raw:
        return raw
    try:
        return _ESCAPED.sub(lambda match: _spoken(match[0]), raw)
    except ValueError:
        raise ReviewError(
            "an escape \\u without four hexadecimal digits stands here, which Java refuses",
            "Write four digits after \\u, or two backslashes where a backslash is meant.",
            file=file.path,
            line=line,
        ) from None


@lru_cache(maxsize=4096)
def _spoken(raw: str) -> str:
    """What a piece says; raises ValueError for an escape without its digits."""
    if not raw.startswith("\\"):
        return raw
    sign = raw[1:2]
    if sign in ("", "\r", "\n"):
        return ""
    if sign == "u" or len(raw) > 2:
        return unified(str(json.loads(f'"{raw}"')))
    return _NAMED.get(sign, sign)


def _swallowed(text: str, place: int | None, at: int | None) -> frozenset[str]:
    """The signs that would say nothing as the first ones here."""
    if place is None or at is None or at == place:
        return _SIGNS
    return _BLANKS if text[place:at].rstrip(" \t\f").endswith(("\r", "\n")) else frozenset()


def _code(sign: str) -> str:
    return json.dumps(sign)[1:-1]
