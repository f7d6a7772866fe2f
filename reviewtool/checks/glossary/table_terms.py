"""Terms in a table (CSV, TSV): a column a language, and a concept a row.

The header names the languages by their codes, as in `nl,en` or, with more of them, `nl,en,de`; any
pair is then read from it. Under `source,target` the languages stand in the file name
(`terms.nl-en.csv`). With two languages there may be a column `forbidden`, of the second one, and a
column `note`. A cell holds several wordings with `;` or `|` between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.glossary.sound import both, concerns, fault, known_language, shown_path
from reviewtool.checks.glossary.term import Term
from reviewtool.checks.pack.place import quoted
from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.table.columns import is_language, is_note, our_name
from reviewtool.formats.table.rows import head, rows

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.table.rows import Head
    from reviewtool.languages import Language

FORBIDDEN = "forbidden"
_PARTED = re.compile(r"[;|\n]")
_PAIR = re.compile(r"(?:^|[._ ])([A-Za-z]{2,3})[-_]([A-Za-z]{2,3})$")
_REMEDY = (
    "Begin the file with a line of language codes, such as nl,en; a column for what is not to be "
    "used is called forbidden, one for remarks note."
)


class _Columns(NamedTuple):
    """Where the languages stand, by code in the order of the header, and the other columns."""

    codes: dict[str, int]
    forbidden: int | None
    note: int | None


def table_terms(path: Path, languages: Languages) -> list[Term]:
    """The terms of a table for a pair; raises ReviewError (file, line) for what it cannot read."""
    file = read_file(path)
    strict = path.suffix.lower() == ".csv"
    first = _head(file, ",;\t" if strict else "\t", strict=strict)
    if first is None:
        return []
    columns = _columns(file, first)
    source = _column(columns, languages.source)
    target = _column(columns, languages.target)
    if source is None or target is None or source == target:
        return []
    forward = columns.forbidden is not None and source == next(iter(columns.codes.values()))
    wanted = [source, target]
    wanted += [columns.forbidden] if forward and columns.forbidden is not None else []
    wanted += [columns.note] if columns.note is not None else []
    terms = []
    for cells, _, _, line in rows(file, first, wanted, strict=strict):
        parts = [_wordings(file, cell, line) for cell in cells[: 3 if forward else 2]]
        own, accepted, *rest = parts
        forbidden = rest[0] if rest else ()
        if not own or not (accepted or forbidden):
            continue
        twice = both(accepted, forbidden)
        if twice:
            what = f"{quoted(twice)} is accepted and forbidden at once"
            raise ReviewError(what, "Take it out of one of the cells.", file=path, line=line)
        note = cells[-1].strip() if columns.note is not None else ""
        terms.append(Term(own, accepted, forbidden, note, False, shown_path(path), line))
    return terms


def _head(file: FileText, separators: str, *, strict: bool) -> Head | None:
    """The header, parted by the sign under which most of it is understood."""
    heads = [head(file, separator, 0, 1, strict=strict) for separator in separators]
    found = [it for it in heads if it is not None]
    return max(found, key=lambda it: sum(map(_understood, it.names)), default=None)


def _understood(name: str) -> bool:
    return is_language(name) or name.strip().lower() in ("source", "target", FORBIDDEN)


def _columns(file: FileText, first: Head) -> _Columns:
    codes: dict[str, int] = {}
    named: dict[str, int] = {}
    for place, name in enumerate(map(str.strip, first.names)):
        ours = our_name(name)
        plain = ours[0] if ours else FORBIDDEN if name.lower() == FORBIDDEN else ""
        plain = "note" if is_note(name) else plain
        known = named if plain in ("source", "target", FORBIDDEN, "note") else codes
        key = plain if known is named else name
        if known is codes and not is_language(name):
            raise _refused(file, first, f"the column {quoted(name)} is not understood")
        if key in known:
            raise _refused(file, first, f"the column {quoted(name)} stands twice")
        known[key] = place
    if "source" in named and "target" in named and not codes:
        codes = _from_name(file, first, named)
    elif "source" in named or "target" in named:
        raise _refused(file, first, "the header names languages, and source or target too")
    if len(codes) < 2:
        raise _refused(file, first, "the first line does not name two languages")
    if FORBIDDEN in named and len(codes) != 2:
        raise _refused(file, first, "it is not plain which language `forbidden` belongs to")
    return _Columns(codes, named.get(FORBIDDEN), named.get("note"))


def _from_name(file: FileText, first: Head, named: dict[str, int]) -> dict[str, int]:
    match = _PAIR.search(file.path.stem)
    if match is None or not all(map(known_language, match.groups())):
        raise _refused(file, first, "neither the first line nor the file name says the languages")
    return {match[1].lower(): named["source"], match[2].lower(): named["target"]}


def _refused(file: FileText, first: Head, what: str) -> ReviewError:
    return ReviewError(what, _REMEDY, file=file.path, line=first.line)


def _column(columns: _Columns, language: Language) -> int | None:
    """The column of a language, the one with its very code before others."""
    fitting = [code for code in columns.codes if concerns(code, language)]
    fitting.sort(key=lambda code: code.lower() != language.code.lower())
    return columns.codes[fitting[0]] if fitting else None


def parted(cell: str) -> tuple[str, ...]:
    """The wordings of a cell, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, _PARTED.split(cell)))))


def _wordings(file: FileText, cell: str, line: int) -> tuple[str, ...]:
    found = parted(cell)
    for text in found:
        wrong = fault(text)
        if wrong:
            raise ReviewError(f"{quoted(text)} {wrong}", "Correct it.", file=file.path, line=line)
    return found
