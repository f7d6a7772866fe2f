"""Localisation files in YAML, as Rails has them: one language a file, a text by its key.

The language under which all texts stand (`nl:`) is no part of their ids, so that `en.yml` and
`nl.yml` pair. Comments, anchors, tags, key order and quotes stay; a text is quoted anew only where
its old quotes cannot hold it. Aliases, numbers, truth values, dates, symbols and whatever has a tag
are no texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.lines import unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.unit import Edit, Layout, Piece, Unit
from reviewtool.formats.yaml_keys.pieces import pieces_of
from reviewtool.formats.yaml_keys.scan import Scalar, scalars
from reviewtool.formats.yaml_keys.write import anew, escaped, reads_as
from reviewtool.languages import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText

_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*+")


class YamlKeysFormat(LoneUnits):
    """Texts by key; the id is the path of keys with dots between."""

    name = "yaml-keys"
    layout = Layout.KEYS

    def read(self, file: FileText) -> list[Unit]:
        """The texts in file order.

        Raises ReviewError for what is no YAML. Of keys that stand twice, both are units.
        """
        found = scalars(file)
        code = _language(file, found)
        root = f"{code}." if code else ""
        lines = LineNumbers(file.text)
        return with_unique_ids(
            Unit(
                unified(scalar.value),
                scalar.start,
                scalar.end,
                lines.at(scalar.start),
                id=scalar.id.removeprefix(root),
                target_language=code if root and scalar.id.startswith(root) else None,
            )
            for scalar in found
        )

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escape, and line end, with the blanks that it is folded with."""
        scalar = _scalar_at(file, start)
        place = scalar.start
        found = []
        for piece in pieces_of(scalar, file.text[scalar.start : scalar.end]):
            if start <= place < end:
                found.append(piece)
            place += len(piece.raw)
        return found

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text as the scalar at `place` holds it, or in double quotes.

        Raises ReviewError for a line end in a plain or single-quoted text, and for what the file's
        encoding lacks where the style has no escapes.
        """
        return escaped(text, file, None if place is None else _scalar_at(file, place))

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:  # noqa: ARG002
        """The smallest edit where the parser reads it as the text; else the text quoted anew."""
        scalar = _scalar_at(file, start)
        if not text and scalar.style not in ("'", '"'):
            return anew(file, scalar, text)
        change = Change("", scalar.start, scalar.end, unified(scalar.value), text)
        try:
            edit = edit_for(_AS_QUOTED, file, change)
        except ReviewError:
            return anew(file, scalar, text)
        before, after = file.text[scalar.start : edit.start], file.text[edit.end : scalar.end]
        if reads_as(file, scalar, before + edit.raw + after, text):
            return edit
        return anew(file, scalar, text)


class _AsQuoted(YamlKeysFormat):
    """The same, with every text left in the quotes that it has."""

    def requoted(self, file: FileText, start: int, end: int, text: str) -> None:  # noqa: ARG002
        return


FORMAT = YamlKeysFormat()
_AS_QUOTED = _AsQuoted()


def _scalar_at(file: FileText, place: int) -> Scalar:
    found = scalars(file)
    return found[bisect_right(found, place, key=attrgetter("start")) - 1]


def _language(file: FileText, found: Sequence[Scalar]) -> str | None:
    """The one key at the root that is a language: known to us, or named by the file."""
    roots = dict.fromkeys(scalar.id.partition(".")[0] for scalar in found if "." in scalar.id)
    codes = [
        root
        for root in roots
        if _CODE.fullmatch(root) and (_names(file, root) or language(root).name != root)
    ]
    return codes[0] if len(codes) == 1 else None


def _names(file: FileText, code: str) -> bool:
    """Whether the file's name has this part: `nl.yml`, `devise.nl.yml`, `shop-nl.yml`."""
    return re.search(rf"(?<![A-Za-z]){code}(?![A-Za-z])", file.path.stem) is not None
