"""A review from the command line in every format: checked, one segment corrected, exported."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reviewtool.formats.file_text import read_file
from reviewtool.formats.registry import FORMATS, format_of
from reviewtool.formats.unit import Layout
from reviewtool.project import find_project
from reviewtool.segments.document import load_document
from tests.cli.commands import reviewtool
from tests.formats.test_corpus import FOLDERS, files_of, formats_of, reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.segments.segment import Segment

NAMES = [kind.name for kind in FORMATS]
READ_ONLY = {"mqm"}
MORE = " & <more>"


class Case(NamedTuple):
    """A small project with one document of a format."""

    root: Path
    target: Path
    document: str
    layout: Layout


def project_of(name: str, root: Path) -> Case:
    """A project around the first committed file of a format that is read without more ado."""
    for folder in FOLDERS:
        for path in files_of(folder) if name in formats_of(folder) else ():
            file = read_file(path)
            form = format_of(file)
            if form.name != name or reading_of(path).columns:
                continue
            if not any(unit.target and not unit.tokens for unit in form.read(file)):
                continue
            target = root / "translations" / "en" / path.name
            target.parent.mkdir(parents=True)
            shutil.copy(path, target)
            if form.layout is not Layout.PAIRS:
                (root / "source").mkdir()
                shutil.copy(path, root / "source")
            return Case(root, target, f"translations/en/{path.name}", form.layout)
    raise LookupError(name)


def segments(target: Path) -> list[Segment]:
    return list(load_document(find_project([target]).places[0]).segments)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in READ_ONLY])
def test_one_correction_is_exported_and_nothing_else(tmp_path: Path, name: str) -> None:
    case = project_of(name, tmp_path)
    before = segments(case.target)
    number = next(
        number for number, segment in enumerate(before) if segment.target and not segment.tags
    )
    chosen = before[number]
    new = chosen.target + MORE
    ran = reviewtool(case.root, "check", case.document)
    assert ran.code in (0, 1), ran.err
    ran = reviewtool(case.root, "correct", case.document, str(number + 1), "--text", new)
    assert ran.code == 0, ran.err
    ran = reviewtool(case.root, "export", "--output", "out")
    assert ran.code == 0, ran.err
    exported = case.root / "out" / "en" / case.target.name
    was, now = read_file(case.target), read_file(exported)
    assert now.data != was.data
    assert now.text.startswith(was.text[: chosen.start])
    assert now.text.endswith(was.text[chosen.end :])
    if case.layout is Layout.PROSE:
        return
    shutil.copy(exported, case.target)
    after = segments(case.target)
    assert [one.target for one in after] == [new if one is chosen else one.target for one in before]


@pytest.mark.parametrize("name", sorted(READ_ONLY))
def test_a_format_for_reading_only_takes_no_correction(tmp_path: Path, name: str) -> None:
    case = project_of(name, tmp_path)
    text = segments(case.target)[0].target + MORE
    ran = reviewtool(case.root, "correct", case.document, "1", "--text", text)
    assert ran.code == 2
    assert "cannot be written into it" in ran.err
    assert reviewtool(case.root, "correct", case.document, "1", "--accept").code == 0
    assert reviewtool(case.root, "export", "--output", "out").code == 0
    exported = case.root / "out" / "en" / case.target.name
    assert exported.read_bytes() == case.target.read_bytes()


def test_the_formats_are_listed(tmp_path: Path) -> None:
    lines = reviewtool(tmp_path, "formats").out.splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    for line, kind in zip(lines, FORMATS, strict=True):
        assert line.endswith(kind.keeps)
        assert set(kind.suffixes) <= set(line.split())


PO = b'msgid ""\nmsgstr "Language: nl\\n"\n\nmsgid "One harbour"\nmsgstr "Een haven"\n'


def test_a_file_with_the_wrong_suffix_is_read_in_the_format_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_bytes(PO)
    named = ("a.srt", "--format", "po")
    text = 'Een "haven"'
    ran = reviewtool(tmp_path, "correct", *named, "1", "--text", text)
    assert ran.code == 0, ran.err
    ran = reviewtool(tmp_path, "export", *named, "--output", "out")
    assert ran.code == 0, ran.err
    exported = (tmp_path / "out/a.srt").read_bytes()
    assert exported == PO.replace(b"Een haven", b'Een \\"haven\\"')
    ran = reviewtool(tmp_path, "export", "a.srt", "--format", "poo", "--output", "out2")
    assert ran.code == 2
    assert "there is no format “poo”" in ran.err


def test_an_encoding_that_is_named_is_read_and_written(tmp_path: Path) -> None:
    rows = "id\tsource\ttarget\n1\tThe harbour\tГавань спит\n2\tIce\tЛёд\n"
    (tmp_path / "a.tsv").write_bytes(rows.encode("windows-1251"))
    named = ("a.tsv", "--encoding", "windows-1251")
    ran = reviewtool(tmp_path, "correct", *named, "1", "--text", "Гавань не спит")
    assert ran.code == 0, ran.err
    ran = reviewtool(tmp_path, "export", *named, "--output", "out")
    assert ran.code == 0, ran.err
    expected = rows.replace("Гавань спит", "Гавань не спит").encode("windows-1251")
    assert (tmp_path / "out/a.tsv").read_bytes() == expected
    ran = reviewtool(tmp_path, "correct", *named, "2", "--text", "Lód")
    assert ran.code == 2
    assert "has no “ó” (latin small letter o with acute)" in ran.err
    ran = reviewtool(tmp_path, "check", "a.tsv", "--encoding", "windows-12510")
    assert ran.code == 2
    assert "“windows-12510” is not known" in ran.err


def test_columns_that_are_named_are_read_and_written(tmp_path: Path) -> None:
    rows = "Nr;Quelle;Alt;Ziel\r\n7;Der Hafen;x;The harbor\r\n"
    (tmp_path / "a.csv").write_bytes(rows.encode())
    ran = reviewtool(tmp_path, "check", "a.csv")
    assert ran.code == 2
    assert "--columns source=" in ran.err
    named = ("a.csv", "--columns", "source=Quelle,target=Ziel,id=Nr")
    ran = reviewtool(tmp_path, "correct", *named, "7", "--text", "The “harbour”")
    assert ran.code == 0, ran.err
    ran = reviewtool(tmp_path, "export", *named, "--output", "out")
    assert ran.code == 0, ran.err
    expected = rows.replace("The harbor", "The “harbour”").encode()
    assert (tmp_path / "out/a.csv").read_bytes() == expected


def test_links_that_lead_out_of_the_project_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.po").write_bytes(PO)
    english = tmp_path / "project" / "translations" / "en"
    english.mkdir(parents=True)
    (english / "own.po").write_bytes(PO)
    (english / "file.po").symlink_to(outside / "secret.po")
    (english / "folder").symlink_to(outside)
    ran = reviewtool(tmp_path / "project", "export", "--output", "out")
    written = {path.name for path in (tmp_path / "project/out").rglob("*") if path.is_file()}
    assert written == {"own.po"}
    assert "file.po" in ran.err
