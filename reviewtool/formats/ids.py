"""Ids and documents as files give them: an id may stand once in a document."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewtool.formats.unit import Unit


def document_of(system: str, document: str) -> str | None:
    """The document of a system's translation: `system/document`, or the one that is there."""
    return f"{system}/{document}" if system and document else system or document or None


def all_differ(units: Iterable[Unit]) -> bool:
    """Whether no id stands twice, in whichever documents.

    They are sorted for it: a set of them would take four times the memory.
    """
    ids = sorted(unit.id for unit in units if unit.id is not None)
    return all(one != other for one, other in pairwise(ids))


def refuse_repeated_ids(units: list[Unit], path: Path) -> None:
    """Raises ReviewError with both lines where two units of one document have one id."""
    lines: dict[tuple[str | None, str], int] = {}
    for unit in units:
        if unit.id is None:
            continue
        first = lines.setdefault((unit.document, unit.id), unit.line)
        if first != unit.line:
            raise ReviewError(
                f"the id “{unit.id}” stands on line {first} and again on line {unit.line}",
                "Give each segment an id of its own.",
                file=path,
                line=unit.line,
            )


def with_unique_ids(units: Iterable[Unit]) -> list[Unit]:
    """The units, the second of one id in one document as `id~2`, the third as `id~3`.

    An id that the file gives stays with its unit: `a`, `a`, `a~2` become `a`, `a~3`, `a~2`.
    """
    found = list(units)
    if all_differ(found):
        return found
    taken = {(unit.document, unit.id) for unit in found}
    counts: dict[tuple[str | None, str], int] = {}
    for place, unit in enumerate(found):
        if unit.id is None:
            continue
        key = unit.document, unit.id
        count = counts[key] = counts.get(key, 0) + 1
        if count > 1:
            while (unit.document, f"{unit.id}~{count}") in taken:
                count = counts[key] = count + 1
            found[place] = replace(unit, id=f"{unit.id}~{count}")
    return found
