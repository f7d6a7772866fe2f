"""Bilingual CSV (RFC 4180): a header, and a segment a row, parted by commas or semicolons.

Tabs, and the first line `sep=;` that Excel writes, are understood too. A cell that comes to need
quotation marks gets them; all others keep what they have.
"""

from __future__ import annotations

from reviewtool.formats.table.table_format import Dialect, TableFormat


class CommaFormat(TableFormat):
    """Comma- or semicolon-separated rows with a header."""

    name = "csv"
    dialect = Dialect(",;\t", quotes=True)


FORMAT = CommaFormat()
