"""Ids and documents as research data names them: by system, and not always once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.unit import Unit


def document_of(system: str, document: str) -> str | None:
    """The document of a system's translation: `system/document`, or the one that is there."""
    return f"{system}/{document}" if system and document else system or document or None


def with_unique_ids(units: Sequence[Unit]) -> list[Unit]:
    """The units, the second of one id in one document as `id~2`, the third as `id~3`."""
    taken = {(unit.document, unit.id) for unit in units}
    counts: dict[tuple[str | None, str], int] = {}
    found = []
    for unit in units:
        if unit.id is None:
            found.append(unit)
            continue
        key = (unit.document, unit.id)
        count = counts[key] = counts.get(key, 0) + 1
        if count > 1:
            while (unit.document, f"{key[1]}~{count}") in taken:
                count = counts[key] = count + 1
            unit = unit._replace(id=f"{key[1]}~{count}")
        found.append(unit)
    return found
