"""The members of a JSON object with their places, so that one string can be replaced."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN = re.compile(r"[ \t]*\{[ \t]*(\})?")
_KEY = re.compile(r'[ \t]*"([^"\\\x00-\x1f]*+)"[ \t]*:[ \t]*')
_PLAIN_MEMBER = re.compile(
    r'[ \t]*"([^"\\\x00-\x1f]*+)"[ \t]*:[ \t]*"([^"\\\x00-\x1f]*+)"[ \t]*([,}])[ \t]*'
)
_COLON = re.compile(r"[ \t]*:[ \t]*")
_NEXT = re.compile(r"[ \t]*([,}])[ \t]*")
_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]')
_DEEPEST = 100


class Member(NamedTuple):
    """A value with its half-open span in the line; `None` for null."""

    value: object
    start: int
    end: int


class Number(str):
    """A number as it is written."""

    __slots__ = ()


class Object(NamedTuple):
    """The members of an object, where the last one ends, and where the object ends."""

    members: dict[str, Member]
    last: int
    end: int


def object_at(line: str, place: int) -> Object:
    """The object that begins at `place`, with the white space around it.

    Raises ValueError where there is no JSON object; JSONDecodeError where its place is known.
    """
    opened = _OPEN.match(line, place)
    if opened is None:
        raise ValueError("this is no JSON object")
    found: dict[str, Member] = {}
    last = line.find("{", place) + 1
    place, sign = opened.end(), opened.group(1) or ","
    while sign == ",":
        plain = _PLAIN_MEMBER.match(line, place)
        if plain:
            key, text, sign = plain.groups()
            start, stop = plain.span(2)
            member, place = Member(text, start - 1, stop + 1), plain.end()
        else:
            key, member = _member(line, place)
            separator = _NEXT.match(line, member.end)
            if separator is None:
                raise json.JSONDecodeError("a comma or closing brace is missing", line, member.end)
            sign, place = separator.group(1), separator.end()
        if key in found:
            raise json.JSONDecodeError(f"the key “{shown(key)}” stands twice", line, member.start)
        found[key] = member
        last = member.end
    return Object(found, last, place)


def object_of(line: str) -> Object:
    """The one object of a line; raises like `object_at`."""
    if _is_deep(line):
        raise ValueError("the object is nested too deeply")
    found = object_at(line, 0)
    if found.end < len(line):
        raise json.JSONDecodeError("something follows the object", line, found.end)
    return found


def member_of(line: str, found: Mapping[str, Member], key: str) -> Member | None:
    """The member of this key, or of a path of keys with dots between; None where there is none."""
    if key in found:
        return found[key]
    first, dot, rest = key.partition(".")
    if not dot or first not in found or not isinstance(found[first].value, dict):
        return None
    return member_of(line, object_at(line, found[first].start).members, rest)


def is_text(value: object) -> bool:
    """Whether a value is a text or null, and no number."""
    return type(value) is str or value is None


def shown(key: str) -> str:
    """A key as it can be printed, halves of surrogate pairs as question marks."""
    return key.encode("utf-8", "replace").decode()


def _is_deep(line: str) -> bool:
    if line.count("[") + line.count("{") <= _DEEPEST:
        return False
    depth = 0
    for match in _BRACKET.finditer(line):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
        if depth > _DEEPEST:
            return True
    return False


def _member(line: str, place: int) -> tuple[str, Member]:
    match = _KEY.match(line, place)
    if match:
        key, place = match.group(1), match.end()
    else:
        key, place = _escaped_key(line, place)
    value, end = _decoder().raw_decode(line, place)
    return key, Member(value, place, end)


def _escaped_key(line: str, place: int) -> tuple[str, int]:
    if line[place : place + 1] != '"':
        raise json.JSONDecodeError("a key in quotation marks is missing", line, place)
    key, end = _decoder().raw_decode(line, place)
    colon = _COLON.match(line, end)
    if colon is None:
        raise json.JSONDecodeError("a colon is missing", line, end)
    return str(key), colon.end()


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_int=Number,
        parse_float=Number,
        parse_constant=_refuse_constant,
        object_pairs_hook=_without_repeats,
    )


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key “{shown(key)}” stands twice")
        found[key] = value
    return found
