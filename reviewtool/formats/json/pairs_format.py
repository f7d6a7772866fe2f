"""Bilingual JSON: an array of objects that hold a source and its translation.

The target is called `target`, `translation`, `mt`, `hyp` or `tgt`, the source `source` or `src`;
`id`, `document`, `source_language` and `target_language` are read where they stand. All else stays
untouched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import refuse_repeated_ids
from reviewtool.formats.json.scan import Array, Bare, Node, Object, Text, scan
from reviewtool.formats.json.text import JsonTexts
from reviewtool.formats.key_path import without_surrogates
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.lines import unified
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import Edit, Layout, Unit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

SOURCES = ("source", "src")
TARGETS = ("target", "translation", "mt", "hyp", "tgt")
_BLANKS = re.compile(r"[ \t\r\n]*+")


class JsonPairsFormat(JsonTexts):
    """An array of objects, each a segment."""

    name = "json-pairs"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """The objects in order.

        Raises ReviewError for what is no JSON array of objects, a missing source and target, a
        value that is no text, a repeated key or id.
        """
        if not file.text.strip():
            return []
        with uncollected():
            return self._units(file)

    def _units(self, file: FileText) -> list[Unit]:
        root = scan(file.text, file.path)
        if not isinstance(root, Array):
            raise ReviewError(
                "the file is no JSON array of objects with a source and a target",
                "Name another format with --format, or put the objects in [ ].",
                file=file.path,
                line=1,
            )
        reader = _Reader(file, _target_name(root))
        units = [reader.unit(item) for item in root.items]
        refuse_repeated_ids(units, file.path)
        return units

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Writes a string where the target is null or missing."""
        if file.text[start - 1] == '"' and file.text[end : end + 1] == '"':
            return super().requoted(file, start, end, text)
        value = f'"{self.escape(text, file, start)}"'
        if end > start:
            return Edit(start, end, value)
        if file.text.startswith("null", start):
            return Edit(start, start + len("null"), value)
        blanks = _BLANKS.match(file.text, start)
        gap = blanks.group() if blanks else ""
        separator = "," if gap else ", "
        return Edit(start, start, f'{gap}"{_target_name_in(file)}": {value}{separator}')


FORMAT = JsonPairsFormat()


class _Reader:
    """Makes the units of one file."""

    def __init__(self, file: FileText, target_name: str) -> None:
        self.file = file
        self.lines = LineNumbers(file.text)
        self.target_name = target_name

    def unit(self, node: Node) -> Unit:
        if not isinstance(node, Object):
            place = node.start
            raise self._refused(place, "an object with a source and a target should stand here")
        members = node.members
        source_name = next((name for name in SOURCES if name in members), None)
        target = members.get(self.target_name)
        if source_name is None and target is None:
            raise self._refused(
                node.start, f"the object has neither “source” nor “{self.target_name}”"
            )
        start, end = self._span(node, target)
        source = self._text(members, source_name) if source_name else None
        target_text = self._text(members, self.target_name)
        return Unit(
            unified(target_text or ""),
            start,
            end,
            self.lines.at(start),
            id=self._id(members.get("id")),
            source=None if source is None else unified(source),
            document=self._text(members, "document") or None,
            source_language=self._text(members, "source_language") or None,
            target_language=self._text(members, "target_language") or None,
        )

    def _span(self, node: Object, target: Node | None) -> tuple[int, int]:
        """The span of the target, or the place after the brace where it would be written."""
        if isinstance(target, Text | Bare):
            return target.start, target.end
        return node.start + 1, node.start + 1

    def _text(self, members: dict[str, Node], name: str) -> str | None:
        node = members.get(name)
        if isinstance(node, Text):
            return node.value
        if node is None or (isinstance(node, Bare) and node.raw == "null"):
            return None
        raise self._refused(node.start, f"“{name}” is no text", "Put its value in quotation marks.")

    def _id(self, node: Node | None) -> str | None:
        if node is None or (isinstance(node, Bare) and node.raw == "null"):
            return None
        if isinstance(node, Text):
            return without_surrogates(node.value) or None
        if isinstance(node, Bare) and node.raw not in ("true", "false"):
            return node.raw
        raise self._refused(node.start, "“id” is no text", "Put its value in quotation marks.")

    def _refused(
        self, place: int, what: str, remedy: str = "Give each object these two members."
    ) -> ReviewError:
        return ReviewError(what, remedy, file=self.file.path, line=self.lines.at(place))


def _target_name(root: Object | Array) -> str:
    """The member that holds the targets: the first in our order that any object has."""
    items = root.items if isinstance(root, Array) else []
    held = {key for item in items if isinstance(item, Object) for key in item.members}
    return next((name for name in TARGETS if name in held), TARGETS[0])


@lru_cache(maxsize=2)
def _target_name_in(file: FileText) -> str:
    return _target_name(scan(file.text, file.path))
