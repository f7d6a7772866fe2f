"""What every format promises of any file, as functions that tests and benchmarks run over files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.splice import written
from reviewtool.formats.unit import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Unit

NASTY = "& < > \" ' \\ é 漢 🙂"
"""What one format or another has to escape, and what an old encoding lacks."""


def change_of(unit: Unit, new: str) -> Change:
    """New text for a unit."""
    tags = [unit.target[a:b] for a, b in unit.tokens]
    tags += [(unit.source or "")[a:b] for a, b in unit.source_tokens]
    end = unit.end if unit.target else unit.start
    name = unit.id or str(unit.line)
    return Change(name, unit.start, end, unit.target, new, tokens=tuple(dict.fromkeys(tags)))


def with_insertion(unit: Unit, text: str = NASTY) -> str:
    """The unit's target with a text put in its middle, outside its tags."""
    place = len(unit.target) // 2
    for start, end in unit.tokens:
        if start < place < end:
            place = end
    return unit.target[:place] + text + unit.target[place:]


def some_units(units: Sequence[Unit], count: int = 5) -> list[Unit]:
    """Up to `count` units with a target, spread over the file."""
    filled = [unit for unit in units if unit.target]
    return filled[:: max(1, len(filled) // count)][:count]


def check_file(form: Format, file: FileText, text: str = NASTY) -> tuple[int, list[str]]:
    """How many edits were made and refused by name; raises AssertionError where a promise breaks.

    Without a change the bytes are the same; each of up to five edits touches nothing outside its
    unit, and reads back, with all other units as they were.
    """
    units = form.read(file)
    assert written(form, file, []) == file.whole
    same = [change_of(unit, unit.target) for unit in units]
    assert written(form, file, same) == file.whole
    refused = []
    chosen = some_units(units)
    for unit in chosen:
        try:
            data = written(form, file, [change_of(unit, with_insertion(unit, text))])
        except ReviewError as error:
            refused.append(error.what)
            continue
        _check_edit(form, file, units, unit, unpacked(file, data), text)
    return len(chosen), refused


def unpacked(file: FileText, data: bytes) -> bytes:
    """The text parts of a written file; all of it where it is no package."""
    if file.package is None:
        return data
    from reviewtool.formats.package import open_package

    return open_package(data, file.path)[1]


def _check_edit(
    form: Format,
    file: FileText,
    units: Sequence[Unit],
    unit: Unit,
    data: bytes,
    text: str,
) -> None:
    from reviewtool.formats.file_text import decode

    before = file.bom + file.text[: unit.start].encode(file.encoding)
    after = file.text[unit.end :].encode(file.encoding)
    assert data.startswith(before[:-1])
    assert data.endswith(after[1:])
    again = decode(data, file.path, None if file.known == "file" else file.encoding)
    if form.layout is Layout.PROSE:
        return
    read = form.read(again)
    assert len(read) == len(units)
    for old, new in zip(units, read, strict=True):
        wanted = with_insertion(unit, text) if old is unit else old.target
        assert (new.target, new.id, new.source) == (wanted, old.id, old.source)
