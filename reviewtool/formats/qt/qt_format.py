"""Qt Linguist's `.ts`: messages in contexts, each with its source and its translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.part import Part, read_part
from reviewtool.formats.qt.messages import Messages, has_forms, leaves
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import Edit, Layout, Unit
from reviewtool.formats.xml.content import content
from reviewtool.formats.xml.escape import escape_with_tags
from reviewtool.formats.xml.first_element import first_element
from reviewtool.formats.xml.tree import nodes
from reviewtool.formats.xml_around import element_at
from reviewtool.formats.xml_filling import Elements, content_span, filled

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.xml.tree import Node

_UNFINISHED = re.compile(r"""\s+type\s*=\s*(?:"unfinished"|'unfinished')""")


class QtFormat(Elements):
    """Translations of a Qt program."""

    name = "qt"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """The messages in order; comments are notes, `unfinished` is a state.

        Raises ReviewError (line) for what is no well-formed file of Qt Linguist, and for a message
        inside another, with two sources, or with two translations.
        """
        first = first_element(file, "TS", "file of Qt Linguist", "a .ts file of translations")
        with uncollected():
            return Messages(file, first.attributes).read()

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:  # noqa: ARG002
        """Fills an empty translation or writes the missing one, with the form that it needs.

        A new `<translation>` stands on a line of its own where the source does. The tags of the
        source are tags in the text too.
        """
        message = _message_at(file.text, place)
        if message is None:
            return Edit(place, place, self.escape(text, file, place))
        said = [content(file.text[one.inner : one.inner_end]) for one in message.named("source")]
        tags = [one.text[start:end] for one in said for start, end in one.tokens]
        raw = escape_with_tags(text, tags, file)
        found = message.named("translation")
        if has_forms(message) and not any(one.named("numerusform") for one in found):
            raw = f"<numerusform>{raw}</numerusform>"
        if found:
            return filled(file.text, place, raw)
        gap = _gap(file.text, message, place)
        return Edit(place, place, f"{gap}<translation>{raw}</translation>")

    def state_edits(self, file: FileText, unit: Unit) -> list[Edit]:
        """The edit that takes `unfinished` off a message, which no other write does.

        None where one of its forms is still empty, since Qt would then show that form.
        """
        message = _message_at(file.text, unit.start)
        edits = []
        for node in message.named("translation") if message else []:
            start = node.start + 1 + len(node.name)
            mark = _UNFINISHED.search(file.text, start, start + len(node.raw))
            spans = [content_span(leaf) for _, leaf in leaves(node, "")]
            if mark and all(content(file.text[one:other]).text for one, other in spans):
                edits.append(Edit(*mark.span(), ""))
        return edits

    def part(self, file: FileText, start: int, end: int) -> Part | None:  # noqa: ARG002
        """The message around the target."""
        span = element_at(file.text, "message", start)
        return read_part(self, file, span, "<TS><context>", "</context></TS>") if span else None


FORMAT = QtFormat()


def _gap(text: str, message: Node, place: int) -> str:
    """The white space that the file puts before the element that ends at a place."""
    for node in message.children:
        if node.end == place:
            before = text[message.inner : node.start]
            return before[len(before.rstrip()) :]
    return ""


def _message_at(text: str, place: int) -> Node | None:
    """The message around a place in a well-formed file."""
    span = element_at(text, "message", place)
    return nodes(text, *span)[0] if span else None
