"""Before and after as a table, a segment a row, quoted as this program's own TSV reader reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import UNSOUND, Losses
from reviewtool.export.rows import rows, said
from reviewtool.export.texts import json_text, sound
from reviewtool.formats.table.formula import computed

if TYPE_CHECKING:
    from reviewtool.export.reviews import Review
    from reviewtool.export.rows import Row

HEADER = (
    "id",
    "document",
    "source_language",
    "target_language",
    "source",
    "target",
    "corrected",
    "status",
    "reviewer",
    "time",
    "score",
    "comment",
    "errors",
)
_SPECIAL = re.compile('[\t\r\n"]')


def build(review: Review, *, formula_safe: bool = False) -> Built:
    """The table; `errors` is JSON, empty where there are none.

    If `formula_safe`, a cell that a spreadsheet would compute gets an apostrophe in front.
    """
    losses = Losses()
    lines = ["\t".join(HEADER)]
    for row in rows(review, losses):
        cells = [_cell(text, formula_safe=formula_safe, losses=losses) for text in _texts(row)]
        lines.append("\t".join(cells))
    return Built("".join(line + "\n" for line in lines).encode(), said(review), losses)


def _texts(row: Row) -> tuple[str, ...]:
    return (
        row.id,
        row.document,
        row.source_language,
        row.target_language,
        row.source,
        row.target,
        row.corrected,
        row.status,
        row.reviewer,
        row.time,
        _by_reviewer(row.scores, ", "),
        _by_reviewer(row.comments, "\n"),
        json_text(row.errors) if row.errors else "",
    )


def _by_reviewer(values: dict[str, int] | dict[str, str], joint: str) -> str:
    """The one value there is, or all with the names of those who gave them."""
    if len(values) == 1:
        return str(next(iter(values.values())))
    return joint.join(f"{reviewer}: {value}" for reviewer, value in values.items())


def _cell(text: str, *, formula_safe: bool, losses: Losses) -> str:
    whole = sound(text)
    losses[UNSOUND] += whole != text
    if formula_safe and computed(whole):
        whole = f"'{whole}"
    if not _SPECIAL.search(whole):
        return whole
    quoted = whole.replace('"', '""')
    return f'"{quoted}"'
