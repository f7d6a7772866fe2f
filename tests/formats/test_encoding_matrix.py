"""Every text format in every encoding: one target changes, and no other byte of the file does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.registry import FORMATS, format_of, named
from reviewtool.formats.splice import written
from tests.formats.promises import change_of, check_file, with_insertion
from tests.formats.test_corpus import FOLDERS, files_of, formats_of, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format

READ_ONLY = {"mqm"}
DECLARED = re.compile(
    r"""(<\?xml[^>]*?encoding\s*=\s*["'])[\w.:-]+|(Content-Type:[^"\n]*charset=)[\w.:-]+"""
    r"""|(<meta[^>]*?charset\s*=\s*["']?)[\w.:-]+""",
    re.IGNORECASE,
)
"""Where XML, PO and HTML name their encoding."""


class Variant(NamedTuple):
    """How a file is written: Python's name of the encoding, the file's, its mark, its line ends."""

    encoding: str
    declared: str
    mark: bytes = b""
    crlf: bool = False


VARIANTS = {
    "UTF-8": Variant("utf-8", "UTF-8"),
    "UTF-8 with a mark": Variant("utf-8", "UTF-8", b"\xef\xbb\xbf"),
    "CRLF": Variant("utf-8", "UTF-8", crlf=True),
    "UTF-16 LE": Variant("utf-16-le", "UTF-16", b"\xff\xfe"),
    "UTF-16 BE": Variant("utf-16-be", "UTF-16", b"\xfe\xff"),
    "ISO-8859-1": Variant("iso8859-1", "ISO-8859-1"),
    "windows-1252": Variant("cp1252", "windows-1252"),
}


def lacks(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return True
    return False


def candidates(name: str) -> Iterator[FileText]:
    """The committed texts of a format that can be written, the plainest first."""
    found = []
    for folder in FOLDERS:
        for path in files_of(folder) if name in formats_of(folder) else ():
            file = read_file(path)
            form = format_of(file, reading_of(path))
            if form.name == name and not file.package and any(u.target for u in form.read(file)):
                found.append((sum(lacks("cp1252", sign) for sign in file.text), path.name, file))
    yield from (file for *_, file in sorted(found, key=lambda one: one[:2]))


@cache
def sample(name: str) -> tuple[Format, FileText] | None:
    """The plainest file of a format, with “é” in a target as it is; None for a package."""
    for file in candidates(name):
        form = format_of(file, reading_of(file.path))
        unit = next(unit for unit in form.read(file) if unit.target)
        data = written(form, file, [change_of(unit, with_insertion(unit, "é"))])
        filled = decode(data, file.path)
        if "é" in filled.text:
            return form, filled
    return None


def made(file: FileText, variant: Variant) -> FileText:
    """The file in another encoding, which it names where it named one."""
    text = DECLARED.sub(
        lambda found: (found[1] or found[2] or found[3]) + variant.declared, file.text
    )
    text = "".join("x" if lacks(variant.encoding, sign) else sign for sign in text)
    if variant.crlf:
        text = unified(text).replace("\n", "\r\n")
    return decode(variant.mark + text.encode(variant.encoding), file.path)


NAMES = [kind.name for kind in FORMATS if kind.name not in READ_ONLY and sample(kind.name)]


def test_seven_formats_and_more_are_written_in_seven_encodings() -> None:
    assert len(NAMES) * len(VARIANTS) >= 49


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("name", NAMES)
def test_one_target_changes_and_no_other_byte(name: str, variant: Variant) -> None:
    found = sample(name)
    assert found is not None
    form, plain = found
    file = made(plain, variant)
    known = {variant.encoding, "cp1252"} if file.known == "guess" else {variant.encoding}
    assert file.encoding in known
    edits, refused = check_file(form, file, "é")
    assert edits
    assert refused == []
    _, refused = check_file(form, file, "漢")
    assert all("漢" in what for what in refused)
    assert not refused or lacks(file.encoding, "漢")


def test_a_character_that_the_declared_encoding_lacks_is_named(tmp_path: Path) -> None:
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-2\\n"\n\n'
    text += 'msgid "a"\nmsgstr "ł"\n'
    po = named("po")
    file = decode(text.encode("iso8859-2"), tmp_path / "a.po")
    (unit,) = po.read(file)
    assert (unit.target, file.known) == ("ł", "file")
    data = written(po, file, [change_of(unit, "łó")])
    assert data == text.replace("ł", "łó").encode("iso8859-2")
    with pytest.raises(ReviewError, match="iso8859-2, which has no “漢”"):
        written(po, file, [change_of(unit, "é漢")])
