"""What a part of a file says, without its escapes and line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format


def said(format: Format, file: FileText, start: int, end: int) -> str:  # noqa: A002
    """The text of a raw span that begins and ends between two pieces, line ends as LF."""
    return "".join(piece.text for piece in format.pieces(file, start, end))
