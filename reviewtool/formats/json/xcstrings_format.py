"""String catalogs of Apple's (`.xcstrings`): a text in all its languages, with its state.

A unit is what one target language says for one key, plural form and device. Its source is what the
source language says there, or the key where that says nothing. A language that a key lacks is no
unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.json.scan import Node, Object, Text, scan
from reviewtool.formats.json.text import JsonTexts
from reviewtool.formats.json.xcstrings_values import Value, source_of, values
from reviewtool.formats.key_path import without_surrogates
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.lines import unified
from reviewtool.formats.uncollected import uncollected
from reviewtool.formats.unit import About, Edit, Layout, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

DONE = "translated"
"""The state of a text that needs no more work."""
_NEAR = 512
_STATE_BEFORE = re.compile(r'"state"\s*+:\s*+"([^"\\]*+)"\s*+,\s*+"value"\s*+:\s*+"\Z')
_STATE_AFTER = re.compile(r'"\s*+,\s*+"state"\s*+:\s*+"([^"\\]*+)"')


class XcstringsFormat(JsonTexts):
    """A string catalog; ids are `key/language`, then `/plural.one`, `/device.mac` and so on."""

    name = "xcstrings"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """What the target languages say, in file order.

        Raises ReviewError for what is no string catalog, and for a text that is not where it
        should be.
        """
        with uncollected():
            return list(_Catalog(file).units())

    def state_edits(self, file: FileText, unit: Unit) -> list[Edit]:
        """The edit that says of a unit that it is translated; none where it says so already."""
        near = max(0, unit.start - _NEAR)
        before = _STATE_BEFORE.search(file.text[near : unit.start])
        found = before or _STATE_AFTER.match(file.text, unit.end)
        if found is None or found[1] == DONE:
            return []
        start, end = found.span(1)
        shift = near if before else 0
        return [Edit(start + shift, end + shift, DONE)]


FORMAT = XcstringsFormat()


class _Catalog:
    """One file, read key by key."""

    def __init__(self, file: FileText) -> None:
        self.file = file
        self.lines = LineNumbers(file.text)
        root = scan(file.text, file.path)
        language = root.members.get("sourceLanguage") if isinstance(root, Object) else None
        if not isinstance(root, Object) or not isinstance(language, Text):
            raise ReviewError(
                "the file is no string catalog: it names no source language",
                "Export it anew from Xcode.",
                file=file.path,
                line=1,
            )
        self.source_language = language.value
        self.strings = self._object(root.members.get("strings"), "strings")

    def units(self) -> Iterator[Unit]:
        for key, entry in self.strings.items():
            members = self._object(entry, key)
            comment = members.get("comment")
            notes = (comment.value,) if isinstance(comment, Text) and comment.value else ()
            yield from self._entry(key, self._object(members.get("localizations"), key), notes)

    def _entry(
        self, key: str, languages: dict[str, Node], notes: tuple[str, ...]
    ) -> Iterator[Unit]:
        source: dict[tuple[str, ...], str] | None = None
        for language, node in languages.items():
            if language == self.source_language:
                continue
            if source is None:
                own = languages.get(self.source_language)
                said = values(own, self._refused) if own is not None else ()
                source = {value.path: value.text.value for value in said}
            for value in values(node, self._refused):
                yield self._unit(key, language, value, source_of(value.path, key, source), notes)

    def _unit(
        self, key: str, language: str, value: Value, source: str | None, notes: tuple[str, ...]
    ) -> Unit:
        text, start, end = value.text
        about = About(notes=notes, state=value.state) if notes or value.state else None
        parts = [key.replace("\\", "\\\\"), language.replace(".", "\\."), *value.path]
        return Unit(
            unified(text),
            start,
            end,
            self.lines.at(start),
            id=without_surrogates("/".join(parts)),
            source=None if source is None else unified(source),
            source_language=self.source_language,
            target_language=language,
            about=about,
        )

    def _object(self, node: Node | None, name: str) -> dict[str, Node]:
        if node is None:
            return {}
        if not isinstance(node, Object):
            raise self._refused(node, f"“{without_surrogates(name)}” should be an object")
        return node.members

    def _refused(self, node: Node, what: str) -> ReviewError:
        return ReviewError(
            what,
            "Open the catalog in Xcode, and save it anew.",
            file=self.file.path,
            line=self.lines.at(node.start),
        )
