"""Bilingual TSV: a header with `source` and `target`, and a segment a row.

A cell may be quoted as in CSV, and then hold tabs and line ends; a quotation mark that does not
quote a whole cell is text.
"""

from __future__ import annotations

from reviewtool.formats.table.table_format import Dialect, TableFormat


class TsvFormat(TableFormat):
    """Tab-separated rows with a header."""

    name = "tsv"
    dialect = Dialect("\t", quotes=False)


FORMAT = TsvFormat()
