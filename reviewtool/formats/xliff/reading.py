"""What the readers of both versions of XLIFF do alike."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.unit import About, Unit
from reviewtool.formats.xml.content import ATTRIBUTES, content
from reviewtool.formats.xml.scan import SKIPPED, attributes
from reviewtool.formats.xml.tree import Node, nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Spans
    from reviewtool.formats.xml.content import Content
    from reviewtool.formats.xml.scan import Root

WHOLE = frozenset({"bpt", "bx", "cp", "ec", "em", "ept", "ex", "it", "ph", "sc", "sm", "x"})
"""Inline elements that are one token: their content is code of another format, or nothing."""


def is_second(first: Root) -> bool:
    """Whether a file with this root is of version 2.x: as it says, else by its namespace."""
    version = attributes(first.attributes).get("version", "")
    if version.startswith(("1", "2")):
        return version.startswith("2")
    return "urn:oasis:names:tc:xliff:document:2" in first.attributes


def said_by(text: str, node: Node) -> Content:
    """What an element says."""
    return content(text[node.inner : node.inner_end], WHOLE)


def span_of(text: str, node: Node) -> tuple[int, int]:
    """The raw span of the target in an element; of an empty tag, the end of its attributes."""
    if node.empty:
        place = node.start + len(text[node.start : node.end - 2].rstrip())
        return place, place
    return node.inner, node.inner_end


def inside(prefix: str, name: str) -> str:
    """A pattern for the content of an element, unless it holds comments, CDATA or a unit."""
    return rf"[^<]*+(?:<(?![!?]|/{prefix}{name}[\s>]|{prefix}(?:trans-)?unit[\s/>])[^<]*+)*+"


def opening(prefix: str, name: str, group: str) -> str:
    """A pattern for an opening tag, after its `<`; the group holds its attributes."""
    return rf"{prefix}{name}(?P<{group}>(?:\s[^<>]*+)?+)(?<!/)>"


def tag(prefix: str, names: str) -> str:
    """A pattern for any tag of these elements, after its `<`."""
    return (
        rf"(?P<close>/?){prefix}(?P<name>{names})(?=[\s/>])"
        rf"(?P<attributes>{ATTRIBUTES})(?P<empty>/?)>"
    )


@cache
def tags_named(prefix: str, name: str) -> re.Pattern[str]:
    """Finds the tags of these elements, outside of comments and CDATA."""
    return re.compile(rf"<(?:{SKIPPED}|{tag(prefix, name)})")


def count_files(text: str, prefix: str) -> int:
    """How many `file` elements there are."""
    if text.count(f"<{prefix}file") == 1:
        return 1
    found = tags_named(prefix, "file").finditer(text)
    return sum(1 for match in found if match["name"] and not match["close"])


class Reader(ABC):
    """Collects the units of one file, in order, and knows in which `file` and `group` it is."""

    unit: ClassVar[str]
    """The name of the elements that are units, or hold them."""

    def __init__(self, file: FileText, prefix: str) -> None:
        self.file = file
        self.text = file.text
        self.prefix = prefix
        self.source_end = len(f"</{prefix}source>")
        self.units: list[Unit] = []
        self.languages: tuple[str | None, str | None] = (None, None)
        self.document: str | None = None
        self._several = count_files(self.text, prefix) > 1
        self._files = 0
        self._translated = [True]
        self._lines = LineNumbers(self.text)

    @abstractmethod
    def simple(self, match: re.Match[str]) -> None:
        """Notes a unit that the pattern matched as a whole."""

    @abstractmethod
    def unusual(self, node: Node) -> None:
        """Notes the units in an element of any other form."""

    def read(self, pattern: re.Pattern[str]) -> list[Unit]:
        """The units that the pattern finds, as a whole (its last group is `whole`) or by tags.

        Raises ReviewError for a unit inside another.
        """
        opened: int | None = None
        for match in pattern.finditer(self.text):
            kind = match.lastgroup
            if kind == "whole" and opened is None:
                self.simple(match)
            elif kind == "whole" or (kind and match["name"] == self.unit):
                opened = self._unit_tag(match, opened)
            elif kind and match["close"]:
                self._translated.pop()
            elif kind and not match["empty"]:
                self.enter(match["name"], attributes(match["attributes"]))
        return with_unique_ids(self.units)

    def _unit_tag(self, match: re.Match[str], opened: int | None) -> int | None:
        """Where the unit begins that is open after a tag."""
        if opened is None:
            return None if match["empty"] else match.start()
        if not match["close"]:
            raise self.refused(f"this <{self.unit}> stands inside another", match.start())
        self.unusual(nodes(self.text, opened, match.end())[0])
        return None

    def enter(self, name: str, found: Mapping[str, str]) -> None:
        """Goes into a `file` or `group` with these attributes."""
        if name == "file":
            self._files += 1
            own = found.get("original") or found.get("id") or f"file {self._files}"
            self.document = own if self._several else None
        self._translated.append(self.is_translated(found.get("translate")))

    def is_translated(self, word: str | None) -> bool:
        """Whether an element with this `translate` attribute is for translation."""
        return self._translated[-1] if word is None else word != "no"

    def add(
        self,
        name: str | None,
        source: tuple[int, int],
        target: tuple[int, int],
        about: About | None,
        language: str | None = None,
    ) -> None:
        """Notes a unit by the raw spans of its texts; `language` is what its target names."""
        start, end = target
        source_text, source_tokens = self._said(*source)
        target_text, tokens = self._said(start, end)
        self.units.append(
            Unit(
                target_text,
                start,
                end,
                self._lines.at(start),
                name or None,
                source_text,
                self.document,
                self.languages[0],
                self.languages[1] or language,
                "text",
                tokens,
                source_tokens,
                about,
            )
        )

    def _said(self, start: int, end: int) -> tuple[str, Spans]:
        raw = self.text[start:end]
        if "&" in raw or "<" in raw or "\r" in raw:
            return content(raw, WHOLE)
        return raw, ()

    def refused(self, what: str, place: int) -> ReviewError:
        """An error about what stands at a place."""
        return ReviewError(
            what,
            "Mend that unit, or export the file anew from the program that wrote it.",
            file=self.file.path,
            line=LineNumbers(self.text).at(place),
        )

    def only(self, node: Node, name: str, *, needed: bool = False) -> Node | None:
        """The one child of this name; raises ReviewError where there are two, or none is there."""
        found = node.named(self.prefix + name)
        if len(found) > 1 or (needed and not found):
            what = "two elements" if found else "no element"
            raise self.refused(f"this <{node.name}> has {what} <{name}>", node.start)
        return found[0] if found else None


def about(
    context: str = "",
    notes: tuple[str, ...] = (),
    state: str = "",
    opinions: tuple[str, ...] = (),
) -> About | None:
    """What a file says of a unit, or None where it says nothing."""
    if context or notes or state or opinions:
        return About(context, notes, state, opinions)
    return None


def notes_in(text: str, nodes: list[Node]) -> tuple[str, ...]:
    """What these notes say, without empty ones."""
    said = (said_by(text, node).text.strip() for node in nodes)
    return tuple(note for note in said if note)
