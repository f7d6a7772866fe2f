"""The rows of a table of annotations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import lines
from reviewtool.formats.table.rows import head, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.file_text import FileText

_CSV = re.compile(r'(?:(?:"[^"]*+(?:""[^"]*+)*+"|[^"\t\r\n]*+)(?:[\t\r\n]|\Z))*+\Z')
_COLUMNS = {
    "target": ("target",),
    "source": ("source",),
    "system": ("system",),
    "document": ("doc", "document"),
    "place": ("docid", "docsegid"),
    "id": ("segid", "globalsegid"),
    "rater": ("rater",),
    "category": ("category",),
    "severity": ("severity",),
    "metadata": ("metadata",),
    "comment": ("comment", "note"),
}
_NEEDED = ("target", "source", "system", "category", "severity")


class Annotated(NamedTuple):
    """A row: its cells as they stand, with the span and 1-based line of the target in the file.

    `place` is the number of the segment in its document, `id` that in the whole file.
    """

    start: int
    end: int
    line: int
    target: str
    source: str
    system: str = ""
    document: str = ""
    place: str = ""
    id: str = ""
    rater: str = ""
    category: str = ""
    severity: str = ""
    metadata: str = ""
    comment: str = ""


def annotated_rows(file: FileText) -> Iterator[Annotated]:
    """The rows after the header; blank lines, and the header where it comes again, are skipped.

    Raises ReviewError (line) for a missing column, or a row with too few or too many cells.
    """
    if not is_csv(file.text):
        yield from _bare_rows(file)
        return
    first = head(file, "\t", 0, 1, strict=True)
    if first is None:
        return
    columns = _columns(file, first.names, first.line)
    for cells, start, end, line in rows(file, first, list(columns.values()), strict=True):
        yield Annotated(start, end, line, **dict(zip(columns, cells, strict=True)))


@lru_cache(maxsize=2)
def is_csv(text: str) -> bool:
    """Whether every cell with a quotation mark is quoted, so that the marks are no text."""
    return '""' in text and _CSV.match(text) is not None


def _bare_rows(file: FileText) -> Iterator[Annotated]:
    text, names, columns = file.text, list[str](), dict[str, int]()
    for number, (start, end, _) in enumerate(lines(text), 1):
        cells = text[start:end].split("\t")
        if cells[:2] == names[:2] or not "".join(cells).strip():
            continue
        if not names:
            names, columns = cells, _columns(file, cells, number)
            least = max(columns[name] for name in columns if name not in ("metadata", "comment"))
            continue
        if not least < len(cells) <= len(names):
            raise ReviewError(
                f"this row has {len(cells)} cells, and the header has {len(names)}",
                "Give every row as many tabs as the header has.",
                file=file.path,
                line=number,
            )
        found = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        start += sum(len(cell) + 1 for cell in cells[: columns["target"]])
        yield Annotated(start, start + len(found["target"]), number, **found)


def _columns(file: FileText, header: Sequence[str], line: int) -> dict[str, int]:
    """Where our names stand in the header, target first."""
    names = [name.strip().lower().replace("_", "") for name in header]
    found = {
        ours: names.index(other)
        for ours, others in _COLUMNS.items()
        for other in others
        if other in names
    }
    missing = [name for name in _NEEDED if name not in found]
    if not (missing or {"id", "place"} & found.keys()):
        missing = ["seg_id"]
    if missing:
        raise ReviewError(
            f"the first line is no header of annotations: it has no column {missing[0]}",
            "Begin the file with a line of column names: system, doc, doc_id, seg_id, rater, "
            "source, target, category, severity, with tabs between.",
            file=file.path,
            line=line,
        )
    return found
