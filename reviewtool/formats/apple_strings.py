"""Apple .strings: `"key" = "value";` with comments, quoted or bare, in UTF-8 or UTF-16."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import line_count
from reviewtool.formats.lines import unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import About, Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_GAP = r"(?:\s++|//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/)*+"
_STRING = r'(?:"((?:[^"\\]++|\\.)*+)"|\'((?:[^\'\\]++|\\.)*+)\'|((?!/\*)[A-Za-z0-9_$/:.-]++))'
_ENTRY = re.compile(rf"({_GAP}){_STRING}{_GAP}(?:={_GAP}{_STRING}{_GAP})?;", re.DOTALL)
_GAPS = re.compile(_GAP)
_STRINGS = re.compile(_STRING, re.DOTALL)
_COMMENT = re.compile(r"//([^\r\n]*+)|/\*(.*?)\*/|(\s++)", re.DOTALL)
_ESCAPE = (
    r"\\r\\n|\\[uU][dD][89abAB][0-9a-fA-F]{2}\\[uU][dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\[uU][0-9a-fA-F]{1,4}|\\[0-7]{1,3}|\\\r\n|\\."
)
_ESCAPED = re.compile(_ESCAPE, re.DOTALL)
_PIECE = re.compile(rf"{_ESCAPE}|\r\n|.", re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_$/:.-]++")
_CODE = re.compile(r"\\[uU]([0-9a-fA-F]{1,4})")
_NAMED = {"n": "\n", "r": "\n", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class _Entry(NamedTuple):
    """A raw key and the half-open span of its raw value, which begins on `line` (1-based).

    `alone` says that there is no value, and that the key is what it says.
    """

    key: str
    start: int
    end: int
    line: int
    alone: bool
    notes: tuple[str, ...]


class AppleStringsFormat(LoneUnits):
    """One entry a unit; its id is its key."""

    name = "strings"
    layout = Layout.KEYS

    def read(self, file: FileText) -> list[Unit]:
        """The entries in order; comments directly above are notes.

        A key alone says itself. Raises ReviewError for what is no entry, or lacks its semicolon or
        closing quotation mark.
        """
        return with_unique_ids(_unit(file, entry) for entry in _entries(file))

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escaped or not."""
        return [Piece(raw, _spoken(raw)) for raw in _PIECE.findall(file.text, start, end)]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with its escapes; `\\U` for what a file of such escapes or encoding lacks."""
        refuse_unwritable(text, file)
        quote = _quote(file.text, place) or '"'
        raw = unified(text).replace("\\", "\\\\").replace(quote, "\\" + quote)
        raw = raw.replace("\n", "\\n")
        if file.text.isascii() and "\\U" in file.text:
            raw = _NOT_ASCII.sub(lambda match: _code(match[0]), raw)
        return fitted(raw, file, _code)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Quotes a bare value, and gives a value to a key alone."""
        quote = _quote(file.text, start)
        if start in _alone(file):
            place = end + len(quote)
            return Edit(place, place, f' = "{self.escape(text, file)}"')
        if quote or _BARE.fullmatch(text):
            return None
        return Edit(start, end, f'"{self.escape(text, file)}"')


FORMAT = AppleStringsFormat()


def _quote(text: str, place: int | None) -> str:
    """The mark that quotes the string at `place`; empty where it is bare."""
    before = text[place - 1] if place else ""
    return before if before in "\"'" else ""


@lru_cache(maxsize=2)
def _alone(file: FileText) -> frozenset[int]:
    """The places of the keys that have no value."""
    return frozenset(entry.start for entry in _entries(file) if entry.alone)


def _entries(file: FileText) -> list[_Entry]:
    text, place, line = file.text, 0, 1
    found = []
    while (match := _ENTRY.match(text, place)) is not None:
        key = match[2] or match[3] or match[4] or ""
        alone = match.lastindex in (2, 3, 4)
        start, end = match.span(match.lastindex or 0)
        first = line + line_count(text, place, start)
        notes = _notes(match[1], place > 0) if "/" in match[1] else ()
        found.append(_Entry(key, start, end, first, alone, notes))
        line = first + line_count(text, start, match.end())
        place = match.end()
    place = _end(_GAPS, text, place)
    if place < len(text):
        raise _refusal(file, place)
    return found


def _refusal(file: FileText, place: int) -> ReviewError:
    """What is wrong with the entry at `place`."""
    text = file.text
    for part in ("key", "value"):
        string = _STRINGS.match(text, place)
        if string is None:
            what, remedy = _no_string(text, place, part)
            break
        place = string.end()
        after = _end(_GAPS, text, place)
        if part == "value" or not text.startswith("=", after):
            what = f"the semicolon after this {part} is missing"
            remedy = "Write one, and put quotation marks around the whole text."
            break
        place = _end(_GAPS, text, after + 1)
    return ReviewError(what, remedy, file=file.path, line=line_count(text, 0, place) + 1)


def _no_string(text: str, place: int, part: str) -> tuple[str, str]:
    if text.startswith("/*", place):
        return "a comment begins here and does not end", "Write */ behind it."
    if text.startswith(('"', "'"), place):
        return f"the {part} begins here and does not end", "Write a quotation mark behind it."
    remedy = 'Write each entry as "key" = "value";'
    if text.startswith(("{", "(", "<"), place):
        return "this is a property list of another kind, no list of texts", remedy
    return f"no {part} stands here", remedy


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _notes(gap: str, follows: bool) -> tuple[str, ...]:
    """The comments after the last blank line; one on the line of an earlier entry is not ours."""
    notes: list[str] = []
    lines = 0 if follows else 1
    for line_comment, comment, blank in _COMMENT.findall(gap):
        if not blank:
            notes += [unified(line_comment or comment).strip()] if lines else []
            continue
        ends = line_count(blank, 0, len(blank))
        lines += ends
        if ends > 1:
            notes = []
    return tuple(note for note in notes if note)


def _unit(file: FileText, entry: _Entry) -> Unit:
    key = _decoded(file, entry.key, entry.line)
    target = _decoded(file, file.text[entry.start : entry.end], entry.line)
    about = About(notes=entry.notes) if entry.notes else None
    return Unit(target, entry.start, entry.end, entry.line, id=key, about=about)


def _decoded(file: FileText, raw: str, line: int) -> str:
    if "\\" not in raw:
        return unified(raw)
    try:
        return _ESCAPED.sub(lambda match: _spoken(match[0]), unified(raw))
    except ValueError:
        raise ReviewError(
            "an escape stands here that is no character",
            "Write \\U and four hexadecimal digits.",
            file=file.path,
            line=line,
        ) from None


@lru_cache(maxsize=4096)
def _spoken(raw: str) -> str:
    """What a piece says; raises ValueError for a number that is no character."""
    if not raw.startswith("\\"):
        return unified(raw)
    sign = raw[1]
    if sign in "uU":
        codes = [int(code, 16) for code in _CODE.findall(raw)]
        if len(codes) == 2:
            return chr(0x10000 + ((codes[0] & 0x3FF) << 10) + (codes[1] & 0x3FF))
        return unified(chr(*codes)) if codes else _no_character(raw)
    if sign in "01234567":
        code = int(raw[1:], 8)
        return unified(chr(code)) if code < 0x80 else _no_character(raw)
    return _NAMED.get(sign) or unified(raw[1:])


def _no_character(raw: str) -> str:
    raise ValueError(raw)


def _code(sign: str) -> str:
    return json.dumps(sign)[1:-1].replace("\\u", "\\U")
