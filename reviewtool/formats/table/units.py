"""The units of a table: one a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.ids import all_differ, document_of, refuse_repeated_ids, with_unique_ids
from reviewtool.formats.table.rows import rows
from reviewtool.formats.unit import About, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.table.columns import Columns
    from reviewtool.formats.table.rows import Head

_TRUE = frozenset({"true", "1", "yes", "y", "x", "fuzzy"})
_TEXTS = ("target", "source", "id")


class _Aside(NamedTuple):
    """What a row says beside its texts and its id; many rows say the same."""

    document: str | None
    source_language: str | None
    target_language: str | None
    about: About | None


def units_of(file: FileText, first: Head, columns: Columns, *, strict: bool) -> list[Unit]:
    """A unit for each row after the header, each with an id of its own.

    A column that is called `id` promises that; where another name, or a table with contexts,
    repeats an id, the later ones are numbered. Raises ReviewError (line) for a repeated `id`, a
    row with too few or too many cells, and if `strict` a quotation mark that is not closed.
    """
    units = _units(file, first, columns, strict=strict)
    place = columns.places.get("id")
    if place is None or all_differ(units):
        return units
    if first.names[place].strip().lower() == "id" and "context" not in columns.places:
        refuse_repeated_ids(units, file.path)
        return units
    return with_unique_ids(units)


def _units(file: FileText, first: Head, columns: Columns, *, strict: bool) -> list[Unit]:
    texts = [name for name in _TEXTS if name in columns.places]
    names = [name for name in columns.places if name not in _TEXTS]
    wanted = [*(columns.places[name] for name in texts + names), *columns.notes]
    lead, has_id = len(texts), len(texts) == len(_TEXTS)
    asides: dict[tuple[str, ...], _Aside] = {}
    units = []
    for cells, start, end, line in rows(file, first, wanted, strict=strict):
        aside = asides.get(key := tuple(cells[lead:]))
        if aside is None:
            aside = asides[key] = _aside(key, names, columns)
        document, source_language, target_language, about = aside
        units.append(
            Unit(
                cells[0],
                start,
                end,
                line,
                (has_id and cells[2]) or None,
                cells[1],
                document,
                source_language,
                target_language,
                about=about,
            )
        )
    return units


def _aside(cells: Sequence[str], names: Sequence[str], columns: Columns) -> _Aside:
    """What the cells after the texts say: first those of `names`, then the notes."""
    cell = dict(zip(names, cells, strict=False))
    context, notes = cell.get("context", ""), tuple(filter(None, cells[len(names) :]))
    state = "fuzzy" if cell.get("state", "").strip().lower() in _TRUE else ""
    return _Aside(
        document_of(cell.get("system", ""), cell.get("document", "")),
        cell.get("source_language") or columns.source_language,
        cell.get("target_language") or columns.target_language,
        About(context, notes, state) if context or notes or state else None,
    )
