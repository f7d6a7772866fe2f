"""Ids that a bilingual file gives: each may stand once in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.formats.unit import Unit


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
