"""Finds the values of a file of Android resources.

Ids are `name`, `name[0]` and `name[one]`. What is not translatable, and values that only refer to
another resource, are left out; so are the items of an `array`, which may hold anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.scan import attributes
from reviewtool.formats.xml_notes import NotesAbove

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reviewtool.formats.file_text import FileText

_VALUE = (
    r"(?:[^<]++|<(?:!--(?s:.*?)-->|!\[CDATA\[(?s:.*?)\]\]>|\?(?s:.*?)\?>"
    r"|(?!/?(?:string|item)[\s/>]|[!?])))*+"
)
_ELEMENT = re.compile(
    r"<(?:!--(?P<comment>(?s:.*?))-->|!\[CDATA\[(?s:.*?)\]\]>|\?(?s:.*?)\?>"
    rf"|(?P<value>string|item)(?P<of>(?:\s{ATTRIBUTES})?+)"
    rf"(?:/>|>(?P<said>{_VALUE})</(?P=value)\s*+>)"
    rf"|(?P<close>/?)(?P<name>string-array|plurals|array|style|string|item)(?=[\s/>])"
    rf"(?P<attributes>{ATTRIBUTES})(?P<empty>/?)>)"
)
BLANKS = " \t\r\n"
"""White space around a value, which is no part of it."""
_REFERENCE = re.compile(r"\s*+(?:[@?]\+?(?:[\w.]+:)?\w+/[\w.$]+|\?[\w.]+:[\w.]+|@null|@empty)\s*+")


class Value(NamedTuple):
    """A translatable value: its raw half-open span without the white space around it."""

    name: str
    start: int
    end: int
    notes: tuple[str, ...]


class _Group(NamedTuple):
    """The array or plural forms that are open: None for a name where it has no units."""

    name: str | None
    has_forms: bool
    notes: tuple[str, ...]


def values(file: FileText) -> Iterator[Value]:
    """The values in order; raises ReviewError (line) for one without a name or inside another."""
    text = file.text
    above = NotesAbove(text)
    group: _Group | None = None
    count = 0
    for match in _ELEMENT.finditer(text):
        kind = match.lastgroup
        if kind == "comment":
            above.comment(*match.span(), match["comment"].strip())
        elif match["name"]:
            if match["name"] in ("string", "item"):
                raise refused(file, f"this <{match['name']}> holds another", match.start())
            found = attributes(match["attributes"])
            group, count = None, 0
            if not (match["close"] or match["empty"]):
                group = _opened(file, match, found, above)
        elif match["value"]:
            own = attributes(match["of"])
            notes = above.at(match.start())
            if group:
                name = _item(file, match, own, group, count)
                notes = group.notes + notes
                count += 1
            else:
                name = _string(file, match, own)
            raw = match["said"] or ""
            if name is not None and not is_reference(raw):
                yield Value(name, *_span(match, raw), notes)


def is_reference(raw: str) -> bool:
    """Whether a raw value only refers to another resource."""
    return _REFERENCE.fullmatch(raw) is not None


def _opened(
    file: FileText, match: re.Match[str], found: Mapping[str, str], above: NotesAbove
) -> _Group:
    if match["name"] in ("array", "style") or found.get("translatable") == "false":
        return _Group(None, False, ())
    if "name" not in found:
        raise refused(file, f"this <{match['name']}> has no name", match.start())
    return _Group(found["name"], match["name"] == "plurals", above.at(match.start()))


def _item(
    file: FileText, match: re.Match[str], own: Mapping[str, str], group: _Group, count: int
) -> str | None:
    """The id of an item in a group, or None where it is no unit."""
    if group.name is None or match["value"] != "item":
        return None
    if not group.has_forms:
        return f"{group.name}[{count}]"
    if "quantity" not in own:
        raise refused(file, "this <item> of plural forms has no quantity", match.start())
    return f"{group.name}[{own['quantity']}]"


def _string(file: FileText, match: re.Match[str], own: Mapping[str, str]) -> str | None:
    """The id of a string on its own, or None where it is no unit."""
    if match["value"] == "item" and own.get("type") != "string":
        return None
    if own.get("translatable") == "false":
        return None
    if "name" not in own:
        raise refused(file, f"this <{match['value']}> has no name", match.start())
    return own["name"]


def _span(match: re.Match[str], raw: str) -> tuple[int, int]:
    if match["said"] is None:
        place = match.start("of") + len(match["of"].rstrip())
        return place, place
    start = match.start("said")
    stripped = raw.strip(BLANKS)
    if not stripped:
        return start, start
    start += len(raw) - len(raw.lstrip(BLANKS))
    return start, start + len(stripped)


@lru_cache(maxsize=2)
def _spans(file: FileText) -> tuple[list[int], list[int]]:
    """Where the values start and end."""
    found = list(values(file))
    return [value.start for value in found], [value.end for value in found]


def span_at(file: FileText, place: int) -> tuple[int, int]:
    """The raw span of the value around a place; an empty one there where there is none."""
    starts, ends = _spans(file)
    order = bisect_right(starts, place) - 1
    if order < 0 or place > ends[order]:
        return place, place
    return starts[order], ends[order]


def refused(file: FileText, what: str, place: int) -> ReviewError:
    """An error about what stands at a place."""
    return ReviewError(
        what,
        "Mend that place, or export the file anew from the program that wrote it.",
        file=file.path,
        line=LineNumbers(file.text).at(place),
    )
