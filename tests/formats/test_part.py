"""Reading a part of a file tells what reading all of it tells, whatever is written there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.part import Parted
from reviewtool.formats.plan import Step
from reviewtool.formats.proof import _prove_parts, _prove_units
from reviewtool.formats.registry import format_of
from reviewtool.formats.unit import Edit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit

CORPUS = Path(__file__).with_name("corpus")


def parted_files() -> list[Path]:
    found = []
    for path in sorted(CORPUS.glob("*/*")):
        if path.is_file() and path.name != "ORIGINS.tsv" and path.suffix != ".md":
            try:
                file = read_file(path)
                form = format_of(file)
                form.read(file)
            except ReviewError:
                continue
            if isinstance(form, Parted):
                found.append(path)
    return found


FILES = parted_files()
RAW = st.text(st.sampled_from('ab \n\r\t"\\<>&/-=;#:01]['), max_size=12) | st.sampled_from(
    ["-->", "<!--", "]]>", "<![CDATA[", '"\n\nmsgid "x"\nmsgstr "', "</target>", "\n\n", "\n\n1\n"]
)


def opened(path: Path) -> FileText:
    return read_file(path)


def said(unit: Unit) -> tuple[object, ...]:
    return (unit.target, unit.start, unit.end, unit.source, unit.tokens)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_part_says_what_the_file_says(path: Path) -> None:
    file = opened(path)
    form = format_of(file)
    assert isinstance(form, Parted)
    told = 0
    for unit in form.read(file)[:60]:
        part = form.part(file, unit.start, unit.end)
        if part is not None:
            own = [said(one) for one in part.units if one.start == unit.start]
            assert own in ([], [said(unit)])
            told += own != []
    assert told or len(form.read(file)) < 3 or '"' in file.text


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), RAW, st.data())
def test_what_the_part_proves_the_whole_file_proves(
    path: Path, raw: str, data: st.DataObject
) -> None:
    file = opened(path)
    form = format_of(file)
    assert isinstance(form, Parted)
    units = [unit for unit in form.read(file) if unit.target]
    if not units:
        return
    unit = data.draw(st.sampled_from(units))
    place = data.draw(st.integers(unit.start, unit.end))
    text = file.text[:place] + raw + file.text[place:]
    try:
        read = decode(file.bom + text.encode(file.encoding), path, file.encoding)
    except (ReviewError, UnicodeEncodeError):
        return
    part = form.part(read, unit.start, unit.end + len(raw))
    own = [one for one in part.units if one.start == unit.start] if part else []
    if not own:
        return
    change = Change("s", unit.start, unit.end, unit.target, own[0].target)
    steps = [Step(Edit(place, place, raw), (change,))]
    try:
        proved = _prove_parts(form, file, read, steps)
    except ReviewError:
        return
    if proved:
        _prove_units(file, form.read(file), form.read(read), [change])
