"""GNU gettext PO and POT files."""

from __future__ import annotations

from reviewtool.formats.po.po_format import PoFormat

__all__ = ["FORMAT", "PoFormat"]

FORMAT = PoFormat()
