"""JSON as a tree in which every text knows its place in the file.

Nothing is made but this tree; numbers stay as they are written. The nesting is followed without
recursion and has a limit. What is no JSON is refused with its line and column.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reviewtool.errors import ReviewError
from reviewtool.formats.line_numbers import LineNumbers

if TYPE_CHECKING:
    from pathlib import Path

DEEPEST = 100
"""How many objects and arrays may stand in one another."""

_SPACE = r"[ \t\r\n]*+"
_STRING = r'[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+'
_NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+"
_BARE = rf"(?:{_NUMBER}|true|false|null)(?![\w.+-])"
_VALUE = rf'(?:"({_STRING})"|({_BARE})|([\[{{])){_SPACE}([,\]}}]?)'
_ITEM = re.compile(_SPACE + _VALUE)
_MEMBER = re.compile(rf'{_SPACE}"({_STRING})"{_SPACE}:{_SPACE}{_VALUE}')
_KEY = re.compile(rf'{_SPACE}"{_STRING}"{_SPACE}:')
_SIGN = re.compile(rf"{_SPACE}([\]}},])")
_BLANKS = re.compile(_SPACE)
_BEGUN_STRING = re.compile(f'"{_STRING}')


class Text(NamedTuple):
    """A string: what it says, and the half-open span of its raw text between the quotes."""

    value: str
    start: int
    end: int


class Bare(NamedTuple):
    """A number, `true`, `false` or `null` as it is written, with its half-open span."""

    raw: str
    start: int
    end: int


class Array(NamedTuple):
    """The items, and the place of the opening bracket."""

    items: list[Node]
    start: int


class Object(NamedTuple):
    """The members by key in the order of the file, and the place of the opening brace."""

    members: dict[str, Node]
    start: int


Node: TypeAlias = "Text | Bare | Array | Object"

_CLOSING = {Object: "}", Array: "]"}


def scan(text: str, path: Path) -> Object | Array:
    """The object or array that the text holds.

    Raises ReviewError (file, line) for what is no JSON, a key that stands twice in one object, and
    nesting beyond DEEPEST.
    """
    return _Scanner(text, path).root()


def unescaped(raw: str) -> str:
    """What the raw text of a string says."""
    return str(json.loads(f'"{raw}"')) if "\\" in raw else raw


class _Scanner:
    """One pass over one text; `place` is where the next token is looked for."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path
        self.place = 0

    def root(self) -> Object | Array:
        opened = _ITEM.match(self.text)
        if opened is None or opened[3] is None:
            raise self._refused(self._next(0), "an object or an array should stand here")
        root = node = self._opened(opened[3], opened.start(3))
        around: list[Object | Array] = []
        while True:
            inner = self._members(node) if isinstance(node, Object) else self._items(node)
            if inner is not None:
                around.append(node)
                node = inner
                if len(around) >= DEEPEST:
                    raise self._refused(self.place - 1, f"it is nested beyond {DEEPEST} levels")
                continue
            while True:
                if not around:
                    return self._ended(root)
                node = around.pop()
                sign = _SIGN.match(self.text, self.place)
                if sign is not None and sign[1] == ",":
                    self.place = sign.end()
                    break
                self._closed(node, sign[1] if sign else "")
                self.place = sign.end() if sign else self.place

    def _opened(self, sign: str, start: int) -> Object | Array:
        self.place = start + 1
        return Object({}, start) if sign == "{" else Array([], start)

    def _members(self, node: Object) -> Object | Array | None:
        """Reads on to the next node that holds others, given back empty, or to the object's end."""
        text, members, place = self.text, node.members, self.place
        sign = ","
        while sign == ",":
            match = _MEMBER.match(text, place)
            if match is None:
                self._pass_empty(node, place)
                return None
            key, string, bare, opener, sign = match.groups()
            if "\\" in key:
                key = unescaped(key)
            if key in members:
                raise self._repeated(key, members[key].start, match.start(1))
            if string is not None:
                start, end = match.span(2)
                members[key] = Text(unescaped(string) if "\\" in string else string, start, end)
            elif opener is None:
                members[key] = Bare(bare, *match.span(3))
            else:
                members[key] = inner = self._opened(opener, match.start(4))
                return inner
            place = match.end()
        self.place = place
        self._closed(node, sign)
        return None

    def _items(self, node: Array) -> Object | Array | None:
        """Reads on to the next node that holds others, given back empty, or to the array's end."""
        items, place = node.items, self.place
        sign = ","
        while sign == ",":
            match = _ITEM.match(self.text, place)
            if match is None:
                self._pass_empty(node, place)
                return None
            string, bare, opener, sign = match.groups()
            if string is not None:
                items.append(Text(unescaped(string), *match.span(1)))
            elif opener is None:
                items.append(Bare(bare, *match.span(2)))
            else:
                inner = self._opened(opener, match.start(3))
                items.append(inner)
                return inner
            place = match.end()
        self.place = place
        self._closed(node, sign)
        return None

    def _pass_empty(self, node: Object | Array, place: int) -> None:
        """Goes past the end of an object or array that holds nothing."""
        sign = _SIGN.match(self.text, place)
        if node[0] or sign is None or sign[1] != _CLOSING[type(node)]:
            self.place = place
            raise self._no_member() if isinstance(node, Object) else self._no_value()
        self.place = sign.end()

    def _closed(self, node: Object | Array, sign: str) -> None:
        """Raises unless the sign, which stands before `place`, closes the node."""
        if sign != _CLOSING[type(node)]:
            missing = f"a comma or a closing “{_CLOSING[type(node)]}” is missing"
            raise self._refused(self._next(self.place - len(sign)), missing)

    def _ended(self, root: Object | Array) -> Object | Array:
        if self._next(self.place) < len(self.text):
            raise self._refused(self._next(self.place), "something follows the end")
        return root

    def _next(self, place: int) -> int:
        """The first place from here that is not blank."""
        return _BLANKS.match(self.text, place).end()  # type: ignore[union-attr]

    def _no_member(self) -> ReviewError:
        key = _KEY.match(self.text, self.place)
        if key is None:
            return self._no_string("a key in quotation marks, with a colon after it, is missing")
        self.place = key.end()
        return self._no_value()

    def _no_value(self) -> ReviewError:
        return self._no_string("a value is missing, or it is none that JSON knows")

    def _no_string(self, otherwise: str) -> ReviewError:
        begun = _BEGUN_STRING.match(self.text, self._next(self.place))
        if begun is None or self.text.startswith('"', begun.end()):
            return self._refused(self._next(self.place), otherwise)
        self.place = begun.end()
        if self.text.startswith("\\", self.place):
            return self._refused(self.place, "the backslash begins no escape")
        return self._refused(self.place, "a text has no closing quotation mark on its line")

    def _repeated(self, key: str, first: int, again: int) -> ReviewError:
        before = self.text[:first].rstrip(' \t\r\n"')[:-1]
        lines = LineNumbers(self.text)
        shown = key.encode("utf-8", "replace").decode()
        return ReviewError(
            f"the key “{shown}” stands on line {lines.at(len(before.rstrip()))} "
            f"and again on line {lines.at(again)}",
            "Keep one of the two.",
            file=self.path,
            line=lines.at(again),
        )

    def _refused(self, place: int, what: str) -> ReviewError:
        before = max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place))
        if place == len(self.text):
            what = f"the file ends too early: {what}"
        return ReviewError(
            f"this is not JSON at column {place - before}: {what}",
            "Mend this line, or the one before it.",
            file=self.path,
            line=LineNumbers(self.text).at(place),
        )
