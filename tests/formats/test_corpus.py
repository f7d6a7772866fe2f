"""Every committed file of every format keeps the promises, and has an origin and a licence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reviewtool.formats.file_text import read_file
from reviewtool.formats.reading import Reading
from reviewtool.formats.registry import FORMATS, format_of
from tests.formats.oracles import ORACLES, disagreement
from tests.formats.promises import check_file

CORPUS = Path(__file__).with_name("corpus")
ORIGINS = "ORIGINS.tsv"
FOLDERS = sorted(path for path in CORPUS.iterdir() if path.is_dir() and any(path.iterdir()))
COLUMNS = {"game.csv": (("source", "en"), ("target", "ru"))}
"""What the user has to name."""
UNLIKE_THE_PEER = {
    "harbour.srt": "holds a cue that ends before it begins",
    "harbour-cp1252.srt": "likewise",
    "harbour-crlf-bom.srt": "likewise",
    "harbour-utf16.srt": "likewise",
}
"""What the other parser does not know."""
LICENCES = {
    *("own", "Apache-2.0", "MIT", "MIT OR Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"),
    *("CC0-1.0", "public domain", "Unlicense", "ISC", "0BSD"),
}


def formats_of(folder: Path) -> set[str]:
    """The names of the formats that the files of a folder may have: `json-keys` in `json`."""
    names = {kind.name for kind in FORMATS}
    return {name for name in names if name == folder.name or name.startswith(folder.name + "-")}


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != ORIGINS)


FILES = [path for folder in FOLDERS if formats_of(folder) for path in files_of(folder)]


def reading_of(path: Path) -> Reading:
    """How the file is read; the format is named only where no suffix tells it."""
    suffixes = {suffix for kind in FORMATS for suffix in kind.suffixes}
    named = None if path.suffix.lower() in suffixes else min(formats_of(path.parent))
    return Reading(format=named, columns=COLUMNS.get(path.name, ()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_real_file_keeps_the_promises(path: Path) -> None:
    file = read_file(path)
    form = format_of(file, reading_of(path))
    assert form.name in formats_of(path.parent)
    check_file(form, file)
    if path.name not in UNLIKE_THE_PEER:
        assert not disagreement(form.name, file, form.read(file))


@pytest.mark.parametrize("name", ORACLES)
def test_another_parser_reads_real_files_too(name: str) -> None:
    agreed = 0
    for path in files_of(CORPUS / name):
        file = read_file(path)
        form = format_of(file, reading_of(path))
        agreed += disagreement(form.name, file, form.read(file)) == ""
    assert agreed


@pytest.mark.parametrize("name", [kind.name for kind in FORMATS])
def test_every_format_has_real_files(name: str) -> None:
    assert any(name in formats_of(folder) for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_has_an_origin_and_a_licence(folder: Path) -> None:
    with (folder / ORIGINS).open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == ["file", "origin", "licence"]
    assert sorted(row[0] for row in rows[1:]) == [path.name for path in files_of(folder)]
    for name, origin, licence in rows[1:]:
        assert licence in LICENCES, name
        assert origin == "own" or "@" in origin or "==" in origin, name
    assert all(path.stat().st_size < 20_480 for path in files_of(folder))
