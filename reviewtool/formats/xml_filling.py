"""Where XML formats write a text that is missing: into an empty element, or an empty tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.unit import Edit
from reviewtool.formats.xml.units import XmlUnits

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.xml.tree import Node

_EMPTY = re.compile(r"\s*+/>")
_NAME = re.compile(r"<([^\s<>/]++)")


def content_span(node: Node) -> tuple[int, int]:
    """The raw span of what an element says; of an empty tag, the end of its attributes."""
    if node.empty:
        place = node.start + 1 + len(node.name) + len(node.raw.rstrip())
        return place, place
    return node.inner, node.inner_end


def filled(text: str, place: int, raw: str) -> Edit:
    """The edit that gives an element without content, found by its content's place, this one."""
    empty = _EMPTY.match(text, place)
    if empty is None:
        return Edit(place, place, raw)
    name = _NAME.match(text, text.rfind("<", 0, place))
    return Edit(place, empty.end(), f">{raw}</{name[1] if name else ''}>")


class Elements(XmlUnits):
    """Units each of which is the raw content of an element, also of an empty tag."""

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills an element without content; an empty tag is opened."""
        return filled(file.text, place, self.escape(text, file, place))
