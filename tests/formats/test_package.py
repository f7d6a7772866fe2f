"""Zip packages: what is read, what is refused, and what stays."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.package import open_package

PATH = Path("a.docx")
DOCUMENT = b'<?xml version="1.0"?><w:document/>'


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return out.getvalue()


def test_only_text_parts_are_read_and_all_others_stay(tmp_path: Path) -> None:
    parts = (
        ("[Content_Types].xml", b"<Types/>"),
        ("word/media/image1.png", bytes(range(256)) * 40),
        ("word/document.xml", DOCUMENT),
        ("word/footnotes.xml", b"<w:footnotes/>"),
    )
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(*parts))
    file = read_file(path)
    assert file.text == (DOCUMENT + b"\x1c<w:footnotes/>\x1c").decode()
    assert file.whole == path.read_bytes()
    written = file.packed(file.data.replace(b"<w:footnotes/>", b"<w:footnotes>x</w:footnotes>"))
    with zipfile.ZipFile(io.BytesIO(written)) as result:
        assert result.namelist() == [name for name, _ in parts]
        contents = {name: result.read(name) for name in result.namelist()}
    assert contents == {**dict(parts), "word/footnotes.xml": b"<w:footnotes>x</w:footnotes>"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped(("a.txt", b"hello")), "without a text document"),
        (zipped(("word/document.xml", DOCUMENT), ("../evil", b"")), "leave it"),
        (zipped(("word/document.xml", DOCUMENT), ("/etc/evil", b"")), "leave it"),
        (zipped(("word/document.xml", b" " * 30_000_000)), "too densely"),
        (zipped(("word/document.xml", b"<a>\x1c</a>")), "control character"),
        (zipped(("word/document.xml", DOCUMENT))[:-30], "damaged"),
        (
            zipped(
                ("content.xml", b"\x1c\x00"),
                ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
            ),
            "encrypted",
        ),
    ],
)
def test_refused(data: bytes, what: str) -> None:
    with pytest.raises(ReviewError) as caught:
        open_package(data, PATH)
    assert what in caught.value.what
    assert caught.value.file == PATH


def test_the_document_is_the_first_part_and_the_rest_follow_by_their_numbers() -> None:
    names = ("header10.xml", "footer1.xml", "header2.xml", "endnotes.xml", "document.xml")
    package, _ = open_package(zipped(*((f"word/{name}", b"<a/>") for name in names)), PATH)
    order = ("document.xml", "endnotes.xml", "header2.xml", "header10.xml", "footer1.xml")
    assert package.parts == tuple(f"word/{name}" for name in order)


def test_an_empty_folder_leaves_no_package() -> None:
    package, _ = open_package(zipped(("content.xml", DOCUMENT), ("/Configurations2/", b"")), PATH)
    assert package.parts == ("content.xml",)


def test_damage_in_another_part_is_found_when_it_is_copied() -> None:
    whole = zipped(("word/document.xml", DOCUMENT), ("word/styles.xml", b"<styles/>" * 9))
    place = whole.index(b"word/styles.xml") + len("word/styles.xml") + 3
    package, joined = open_package(whole[:place] + b"\0\0" + whole[place + 2 :], PATH)
    assert package.part("word/styles.xml") == b""
    assert package.part("word/none.xml") == b""
    with pytest.raises(ReviewError, match="damaged") as caught:
        package.packed(joined)
    assert caught.value.file == PATH


@settings(max_examples=500)
@given(st.data())
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    whole = zipped(("word/document.xml", DOCUMENT), ("word/styles.xml", b"<s/>"))
    place = data.draw(st.integers(0, len(whole) - 1))
    sign = data.draw(st.integers(0, 255))
    damaged = whole[:place] + bytes([sign]) + whole[place + 1 :]
    try:
        package, joined = open_package(damaged, PATH)
    except ReviewError:
        return
    assert joined.count(b"\x1c") == len(package.parts)
