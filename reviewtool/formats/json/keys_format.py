"""Localisation files in JSON: one language a file, a text by its key.

Flat and nested files (i18next, ngx-translate, Vue) hold a text in every string. `messages.json` of
browser extensions, ARB of Flutter and the messages of go-i18n also say something of a text, which
becomes a note or is left alone. Keys, numbers, order and indentation are never written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.json.keys_shapes import Place, inside, language_of
from reviewtool.formats.json.scan import Array, Object, Text, scan
from reviewtool.formats.json.text import JsonTexts
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.lines import unified
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import About, Layout, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

EMPTY_KEY = r"\0"
"""The id of a text whose key is empty; no other id is spelled so."""


class JsonKeysFormat(JsonTexts):
    """Texts by key; the id is the path of keys with dots between."""

    name = "json-keys"
    layout = Layout.KEYS

    def read(self, file: FileText) -> list[Unit]:
        """The texts in file order; an empty file has none.

        Raises ReviewError for what is no JSON, and for a key that stands twice.
        """
        if not file.text.strip():
            return []
        with uncollected():
            return with_unique_ids(_units(file))

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """The string with its quotation marks."""
        if start == 0 or file.text[start - 1] != '"' or file.text[end : end + 1] != '"':
            return None
        return read_part(self, file, (start - 1, end + 1), '{"text":', "}")


FORMAT = JsonKeysFormat()


def _units(file: FileText) -> Iterator[Unit]:
    """The texts one by one; the tree is given up as they are taken from it."""
    root = scan(file.text, file.path)
    lines = LineNumbers(file.text)
    language = language_of(root)
    places = [Place(None, root, ())]
    while places:
        place = places.pop()
        if isinstance(place.node, Object | Array):
            places += reversed(inside(place, file.path))
            place.node[0].clear()
        if not isinstance(place.node, Text):
            continue
        value, start, end = place.node
        yield Unit(
            unified(value),
            start,
            end,
            lines.at(start),
            id=place.id or EMPTY_KEY,
            target_language=language,
            about=About(notes=place.notes) if place.notes else None,
        )
