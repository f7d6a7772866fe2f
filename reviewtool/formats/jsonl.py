"""Bilingual JSONL: one object a line, with `source` and `target`.

`id`, `document`, `source_language` and `target_language` are read where they stand; all other
members stay untouched, as do the spelling of escapes, the white space and the blank lines. Halves
of surrogate pairs survive where they are, and cannot be written anew.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import refuse_repeated_ids
from reviewtool.formats.lines import lines, unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

_CODE_POINT = re.compile(
    r"\\(?:r|u000[dD])\\(?:n|u000[aA])"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|.",
    re.DOTALL,
)
_OPEN = re.compile(r"[ \t]*\{[ \t]*(\})?")
_KEY = re.compile(r'[ \t]*"([^"\\\x00-\x1f]*+)"[ \t]*:[ \t]*')
_PLAIN_MEMBER = re.compile(
    r'[ \t]*"([^"\\\x00-\x1f]*+)"[ \t]*:[ \t]*"([^"\\\x00-\x1f]*+)"[ \t]*([,}])[ \t]*'
)
_COLON = re.compile(r"[ \t]*:[ \t]*")
_NEXT = re.compile(r"[ \t]*([,}])[ \t]*")
_TEXTS = ("source", "document", "source_language", "target_language")


class _Member(NamedTuple):
    """A value with its half-open span in the line; `None` for null."""

    value: object
    start: int
    end: int


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


class JsonlFormat(LoneUnits):
    """One JSON object a line."""

    name = "jsonl"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """The objects in order; blank lines are skipped.

        Raises ReviewError (with line, and column in the message) for what is no JSON object, a
        missing source and target, a value that is no text, a repeated key or id.
        """
        units = []
        for number, (start, end, _) in enumerate(lines(file.text), 1):
            line = file.text[start:end]
            if line.strip():
                units.append(_unit(file, line, number, start))
        refuse_repeated_ids(units, file.path)
        return units

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escaped or not."""
        return [Piece(raw, _spelled(raw)) for raw in _CODE_POINT.findall(file.text, start, end)]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with JSON escapes; `\\u` for non-ASCII where the line at `place` does so."""
        refuse_unwritable(text.replace("\0", ""), file)
        ascii_only = place is not None and _spells_ascii(file.text, place)
        return fitted(json.dumps(unified(text), ensure_ascii=ascii_only)[1:-1], file, _escaped)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Writes a string where the target is null or missing."""
        if file.text[end : end + 1] == '"':
            return None
        value = f'"{self.escape(text, file, start)}"'
        if end > start:
            return Edit(start, end, value)
        comma = "" if file.text[:start].rstrip(" \t").endswith("{") else ", "
        return Edit(start, end, f'{comma}"target": {value}')

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills the empty or missing target at `place`."""
        end = place + 4 if file.text.startswith("null", place) else place
        written = self.requoted(file, place, end, text)
        return written or Edit(place, place, self.escape(text, file, place))


FORMAT = JsonlFormat()


def _spelled(raw: str) -> str:
    return unified(str(json.loads(f'"{raw}"', strict=False))) if raw.startswith("\\") else raw


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]


def _spells_ascii(text: str, place: int) -> bool:
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    ends = [end for end in (text.find("\n", place), text.find("\r", place)) if end >= 0]
    line = text[start : min(ends, default=len(text))]
    return line.isascii() and "\\u" in line


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_int=_Number,
        parse_float=_Number,
        parse_constant=_refuse_constant,
        object_pairs_hook=_without_repeats,
    )


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key “{_shown(repeated)}” stands twice")
    return found


def _members(line: str) -> Iterator[tuple[str, _Member, int]]:
    """Key, value and end of every member; raises ValueError where the line is no JSON object."""
    decode = _decoder().raw_decode
    opened = _OPEN.match(line)
    if opened is None:
        raise ValueError("this is no JSON object")
    place = opened.end()
    more = opened.group(1) is None
    while more:
        plain = _PLAIN_MEMBER.match(line, place)
        if plain:
            key, text, sign = plain.groups()
            start, end = plain.span(2)
            yield key, _Member(text, start - 1, end + 1), end + 1
            place, more = plain.end(), sign == ","
            continue
        match = _KEY.match(line, place)
        if match:
            key, place = match.group(1), match.end()
        else:
            key, place = _escaped_key(line, place)
        value, end = decode(line, place)
        yield key, _Member(value, place, end), end
        separator = _NEXT.match(line, end)
        if separator is None:
            raise json.JSONDecodeError("a comma or closing brace is missing", line, end)
        place = separator.end()
        more = separator.group(1) == ","
    if line[place:].strip(" \t"):
        raise json.JSONDecodeError("something follows the object", line, place)


def _escaped_key(line: str, place: int) -> tuple[str, int]:
    if line[place : place + 1] != '"':
        raise json.JSONDecodeError("a key in quotation marks is missing", line, place)
    key, end = _decoder().raw_decode(line, place)
    colon = _COLON.match(line, end)
    if colon is None:
        raise json.JSONDecodeError("a colon is missing", line, end)
    return str(key), colon.end()


def _object(file: FileText, line: str, number: int) -> tuple[dict[str, _Member], int]:
    """The members of the line's object, and where the last one ends."""
    found: dict[str, _Member] = {}
    end = line.find("{") + 1
    try:
        for key, member, end in _members(line):  # noqa: B007
            if key in found:
                raise json.JSONDecodeError(
                    f"the key “{_shown(key)}” stands twice", line, member.start
                )
            found[key] = member
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at").removesuffix(" starting")
        what = f"this is not JSON at column {error.pos + 1}: {reason[0].lower()}{reason[1:]}"
    except ValueError as error:
        what = str(error)
    except RecursionError:
        what = "the object is nested too deeply"
    else:
        return found, end
    raise ReviewError(what, "Mend this line, or take it out.", file=file.path, line=number)


def _unit(file: FileText, line: str, number: int, start: int) -> Unit:
    members, end = _object(file, line, number)
    if "source" not in members and "target" not in members:
        raise ReviewError(
            "the object has neither “source” nor “target”",
            "Give each line these two names.",
            file=file.path,
            line=number,
        )
    texts = {name: _text(file, number, name, members[name]) for name in _TEXTS if name in members}
    target = members.get("target", _Member(None, end, end))
    value = _text(file, number, "target", target)
    quote = 0 if value is None else 1
    return Unit(
        unified(value or ""),
        start + target.start + quote,
        start + target.end - quote,
        number,
        id=_id(file, number, members.get("id")),
        source=None if texts.get("source") is None else unified(texts["source"] or ""),
        document=texts.get("document") or None,
        source_language=texts.get("source_language") or None,
        target_language=texts.get("target_language") or None,
    )


def _text(file: FileText, number: int, name: str, member: _Member) -> str | None:
    if member.value is None:
        return None
    if isinstance(member.value, str) and not isinstance(member.value, _Number):
        return member.value
    raise ReviewError(
        f"“{name}” is no text", "Put its value in quotation marks.", file=file.path, line=number
    )


def _id(file: FileText, number: int, member: _Member | None) -> str | None:
    if member is None or member.value is None:
        return None
    if isinstance(member.value, _Number):
        return str(member.value)
    return _text(file, number, "id", member) or None


def _shown(key: str) -> str:
    return key.encode("utf-8", "replace").decode()
