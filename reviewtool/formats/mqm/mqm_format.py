"""Tables of MQM annotations: the TSV files of the WMT metrics tasks, and those of Marot.

Such a file has a row an error, with the error between `<v>` and `</v>` in the source or the
translation. A segment is all rows of one system, document and segment, without the marks; the
rows are its errors. Quotation marks are text, unless the whole file is quoted as CSV. Nothing can
be written here, since a translation stands in several rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified
from reviewtool.formats.lone_units import LoneUnits
from reviewtool.formats.mqm.rows import annotated_rows, is_csv
from reviewtool.formats.mqm.units import units_of
from reviewtool.formats.unit import Layout, Piece

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit

_PIECE = re.compile(r"</?v>|\r\n|.", re.DOTALL)
_QUOTED_PIECE = re.compile(r'</?v>|\r\n|""|.', re.DOTALL)


class MqmTsvFormat(LoneUnits):
    """Rows of annotations with a header, as WMT and Marot write them."""

    name = "mqm"
    layout = Layout.PAIRS

    def read(self, file: FileText) -> list[Unit]:
        """A unit for each segment of each system, in the order of their first rows.

        Raises ReviewError (line) for a header without the columns of such a file, and a row with
        too few or too many cells.
        """
        return units_of(annotated_rows(file))

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point; the marks say nothing."""
        pattern = _QUOTED_PIECE if is_csv(file.text) else _PIECE
        return [Piece(raw, _said(raw)) for raw in pattern.findall(file.text, start, end)]

    def escape(
        self,
        text: str,  # noqa: ARG002
        file: FileText,
        place: int | None = None,  # noqa: ARG002
        at: int | None = None,  # noqa: ARG002
    ) -> NoReturn:
        """Raises ReviewError: no correction can be written into such a file."""
        raise ReviewError(
            "the translation stands in several rows of this file, with marks in it, so that a "
            "correction cannot be written into it",
            "Export the corrections with --to tsv, jsonl, tmx or marot.",
            file=file.path,
        )

    def requoted(self, file: FileText, start: int, end: int, text: str) -> NoReturn:  # noqa: ARG002
        """Raises ReviewError like `escape`."""
        self.escape(text, file, start)


FORMAT = MqmTsvFormat()


def _said(raw: str) -> str:
    if raw == '""':
        return '"'
    return "" if len(raw) > 2 else unified(raw)
