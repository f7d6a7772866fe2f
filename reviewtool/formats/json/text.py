"""The texts of a JSON file as they are written: escapes read, kept, and spelled anew."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtool.formats.json.scan import unescaped
from reviewtool.formats.lines import unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Piece

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_PIECE = re.compile(
    r"\\(?:r|u000[dD])\\(?:n|u000[aA])"
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|.",
    re.DOTALL,
)
_LONE_CR = re.compile(r"(?<!\\)(?:\\\\)*+\\(?:r|u000[dD])(?!\\(?:n|u000[aA]))")
_SPELLED = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")


class JsonTexts(LoneUnits):
    """Units that are strings of a JSON file, their spans inside the quotation marks."""

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, escaped or not."""
        return [Piece(raw, _said(raw)) for raw in _PIECE.findall(file.text, start, end)]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,  # noqa: ARG002
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with JSON escapes; `\\u` for non-ASCII where the whole file does so."""
        refuse_unwritable(text.replace("\0", ""), file)
        return fitted(_escaped(unified(text), _spells_ascii(file.text)), file, _escaped)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """Writes a string anew that holds a bare CR, which could melt with a new LF."""
        if _LONE_CR.search(file.text, start, end):
            return Edit(start, end, self.escape(text, file, start))
        return None


def _said(raw: str) -> str:
    return unified(unescaped(raw)) if len(raw) > 1 else raw


def _escaped(text: str, ascii_only: bool = True) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


@lru_cache(maxsize=2)
def _spells_ascii(text: str) -> bool:
    return text.isascii() and _SPELLED.search(text) is not None
