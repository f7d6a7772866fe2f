"""Marks reviewed units in the file's own words, as edits of their own.

Nothing else writes states: a correction leaves them as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode
from reviewtool.formats.splice import splice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Edit, Format, Unit


@runtime_checkable
class Stated(Protocol):
    """A format whose files say of each unit whether it is done."""

    def state_edits(self, file: FileText, unit: Unit) -> list[Edit]:
        """The edits that say that the unit is reviewed; none where nothing is to be changed."""


def with_states(
    format: Format,  # noqa: A002
    file: FileText,
    data: bytes,
    done: Collection[int],
) -> tuple[bytes, int]:
    """The written file with the units of these numbers, from 0, marked as reviewed.

    `file` is as it was read, `data` what it became. An edit that speaks for several units (plural
    forms of one entry) is made once all of them are done. Also gives how many units changed their
    state. Raises ReviewError where more than states would change.
    """
    if not isinstance(format, Stated):
        return data, 0
    new = decode(data, file.path, None if file.known == "file" else file.encoding)
    units = format.read(new)
    speaks: dict[Edit, list[int]] = {}
    for number, unit in enumerate(units):
        for edit in format.state_edits(new, unit):
            speaks.setdefault(edit, []).append(number)
    edits = [edit for edit, numbers in speaks.items() if all(one in done for one in numbers)]
    if not edits:
        return data, 0
    marked = splice(new, edits)
    again = decode(marked, file.path, None if file.known == "file" else file.encoding)
    if list(map(_texts, units)) != list(map(_texts, format.read(again))):
        raise ReviewError(
            "the states were not written, because more than them would change",
            "Export without --states, and set them in the program that made the file.",
            file=file.path,
        )
    return marked, len({number for edit in edits for number in speaks[edit]})


def _texts(unit: Unit) -> Sequence[object]:
    return (unit.id, unit.source, unit.target, unit.tokens, unit.document)
