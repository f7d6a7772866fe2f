"""TMX 1.1 to 1.4 as a document: each translation into each language is a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.part import Part, read_part
from reviewtool.formats.tmx.memory import CODES
from reviewtool.formats.tmx.units import Units
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import Edit, Layout, Unit
from reviewtool.formats.xml.content import content
from reviewtool.formats.xml.escape import escape_with_tags
from reviewtool.formats.xml.first_element import first_element
from reviewtool.formats.xml.tree import nodes
from reviewtool.formats.xml_around import element_at
from reviewtool.formats.xml_filling import Elements, filled

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_HEADER = re.compile(r"<header(?:\s[^<>]*+)?+>")


class TmxFormat(Elements):
    """A translation memory that is to be reviewed."""

    name = "tmx"
    layout = Layout.PAIRS
    whole = CODES

    def read(self, file: FileText) -> list[Unit]:
        """The translations in order; a `tu` of a single text has none.

        Raises ReviewError (line) for what is no well-formed TMX, and for a `tuv` without a `seg`
        or with two.
        """
        first_element(file, "tmx", "TMX file", "a TMX file")
        with uncollected():
            return Units(file).read()

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills an empty `seg`; the inline tags of the other texts are tags in it too."""
        return filled(file.text, place, escape_with_tags(text, _tags_at(file.text, place), file))

    def part(self, file: FileText, start: int, end: int) -> Part | None:  # noqa: ARG002
        """The `tu` around the target, with the languages that the header names."""
        span = element_at(file.text, "tu", start)
        if span is None:
            return None
        header = _HEADER.search(file.text, 0, span[0])
        tag = header[0].removesuffix(">").removesuffix("/") + "/>" if header else ""
        return read_part(self, file, span, f"<tmx>{tag}", "</tmx>")


FORMAT = TmxFormat()


def _tags_at(text: str, place: int) -> list[str]:
    """The inline tags of all texts of the unit around a place."""
    span = element_at(text, "tu", place)
    if span is None:
        return []
    tags = []
    for node in nodes(text, *span)[0].descendants():
        if node.name == "seg":
            said = content(text[node.inner : node.inner_end], CODES)
            tags += [said.text[start:end] for start, end in said.tokens]
    return tags
