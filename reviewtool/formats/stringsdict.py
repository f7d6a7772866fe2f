"""Apple's `.stringsdict`: texts with their plural forms, or for several widths and devices.

A property list. Each string is a unit, the id of which is the path of its keys (`key/files/one`),
but the rule and the number format that a variable names (`NSStringFormatSpecTypeKey`,
`NSStringFormatValueTypeKey`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import About, Layout, Unit
from reviewtool.formats.xml.content import ATTRIBUTES, content
from reviewtool.formats.xml.first_element import first_element
from reviewtool.formats.xml.scan import element_around
from reviewtool.formats.xml_filling import Elements
from reviewtool.formats.xml_notes import NotesAbove

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_NO_TEXTS = frozenset({"NSStringFormatSpecTypeKey", "NSStringFormatValueTypeKey"})
_SAID = (
    r"(?:[^<]++|<(?:!--(?s:.*?)-->|!\[CDATA\[(?s:.*?)\]\]>|\?(?s:.*?)\?>"
    r"|(?!/?(?:key|string|dict|array)[\s/>]|[!?])))*+"
)
_ELEMENT = re.compile(
    r"<(?:!--(?P<comment>(?s:.*?))-->|!\[CDATA\[(?s:.*?)\]\]>|\?(?s:.*?)\?>"
    rf"|(?P<text>key|string)(?P<of>(?:\s{ATTRIBUTES})?+)"
    rf"(?:/>|>(?P<said>{_SAID})</(?P=text)\s*+>)"
    rf"|(?P<close>/?)(?P<name>plist|[^\s<>/!?]++){ATTRIBUTES}(?P<empty>/?)>)"
)


class StringsdictFormat(Elements):
    """Texts of an app of Apple's with their plural forms."""

    name = "stringsdict"
    layout = Layout.KEYS

    def read(self, file: FileText) -> list[Unit]:
        """The texts in order; comments directly above a key are notes.

        Raises ReviewError (line) for what is no well-formed property list with a dictionary, for a
        key without a value, a value without a key, and a list.
        """
        first_element(file, "plist", "property list", "a .stringsdict file in XML")
        with uncollected():
            return _Reader(file).read()

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The `string` around the text."""
        span = element_around(file.text, "string", start, end)
        if span is None:
            return None
        return read_part(self, file, span, "<plist><dict><key/>", "</dict></plist>")


FORMAT = StringsdictFormat()


class _Reader:
    """Collects the texts of one file, in order."""

    def __init__(self, file: FileText) -> None:
        self._file = file
        self._units: list[Unit] = []
        self._path: list[str] = []
        self._key: str | None = None
        self._notes: tuple[str, ...] = ()
        self._depth = 0
        self._above = NotesAbove(file.text)
        self._lines = LineNumbers(file.text)

    def read(self) -> list[Unit]:
        for match in _ELEMENT.finditer(self._file.text):
            kind = match["text"] or match["name"]
            if match["comment"] is not None:
                self._above.comment(*match.span(), match["comment"].strip())
            elif kind == "key":
                self._begin(match)
            elif kind == "dict":
                self._dictionary(match)
            elif kind == "string":
                self._string(match)
            elif kind and kind != "plist" and not match["close"]:
                self._other(match)
        return with_unique_ids(self._units)

    def _begin(self, match: re.Match[str]) -> None:
        """A key, whose value is to come."""
        if match["text"] is None:
            raise self._refused("this <key> holds another element", match.start())
        self._all_have_values(match)
        self._key = content(match["said"] or "").text
        self._notes = self._above.at(match.start())

    def _dictionary(self, match: re.Match[str]) -> None:
        """The beginning or the end of a dictionary."""
        if match["close"]:
            self._all_have_values(match)
            self._depth -= 1
            del self._path[max(0, self._depth - 1) :]
            return
        key = self._taken(match) if self._depth else None
        if match["empty"]:
            return
        if key is not None:
            self._path.append(key)
        self._depth += 1

    def _string(self, match: re.Match[str]) -> None:
        key = self._taken(match)
        if match["text"] is None:
            raise self._refused("this <string> holds another element", match.start())
        if key in _NO_TEXTS:
            return
        raw = match["said"]
        start = match.start("said") if raw is not None else _place(match)
        text, tokens = content(raw or "")
        name = "/".join(map(_escaped, (*self._path, key)))
        about = About(notes=self._notes) if self._notes else None
        self._units.append(
            Unit(
                text,
                start,
                start + len(raw or ""),
                self._lines.at(start),
                name,
                tokens=tokens,
                about=about,
            )
        )

    def _other(self, match: re.Match[str]) -> None:
        """A value that holds no text."""
        if match["name"] == "array":
            raise self._refused("a list stands here, which no .stringsdict has", match.start())
        if self._depth:
            self._taken(match)

    def _all_have_values(self, match: re.Match[str]) -> None:
        if self._key is not None:
            raise self._refused(f"the key “{self._key[:40]}” has no value", match.start())

    def _taken(self, match: re.Match[str]) -> str:
        """The key of a value that begins here."""
        if self._key is None:
            raise self._refused("this value has no key", match.start())
        key, self._key = self._key, None
        return key

    def _refused(self, what: str, place: int) -> ReviewError:
        return ReviewError(
            what,
            "Mend that place, or export the file anew from Xcode.",
            file=self._file.path,
            line=LineNumbers(self._file.text).at(place),
        )


def _place(match: re.Match[str]) -> int:
    """The end of the attributes of an empty tag."""
    return match.start("of") + len(match["of"].rstrip())


def _escaped(key: str) -> str:
    """A key as a part of a path."""
    return key.replace("\\", "\\\\").replace("/", "\\/") if "/" in key or "\\" in key else key
