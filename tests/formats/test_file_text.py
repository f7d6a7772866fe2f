from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from tests.formats.texts import encodings


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")), encodings)
def test_text_and_mark_give_the_bytes_back(text: str, encoding: tuple[str, bytes]) -> None:
    data = encoding[1] + text.encode(encoding[0])
    file = decode(data, Path("a.txt"))
    assert (file.text, file.bom) == (text, encoding[1])
    assert file.bom + file.text.encode(file.encoding) == data


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        file = decode(data, Path("a.txt"))
    except ReviewError:
        return
    assert file.bom + file.text.encode(file.encoding) == data


def test_an_empty_file_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    assert read_file(path).text == ""


@pytest.mark.parametrize(
    ("data", "what", "line", "remedy"),
    [
        ("één\r\ntwo caf".encode() + b"\xe9\r\n", "byte 14", 2, "iconv -f WINDOWS-1252"),
        ("één\rtwo\rcaf".encode() + b"\xe9", "byte 13", 3, "iconv"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "binary", 3, "text file"),
        ("Hi\n".encode("utf-32"), "UTF-32", None, "iconv -f UTF-32"),
        ("Hello there\n".encode("utf-16-le"), "without a byte order mark", None, "UTF-16LE"),
        ("Hello there\n".encode("utf-16-be"), "without a byte order mark", None, "UTF-16BE"),
        (b"\xff\xfea\0\n\0\0\xd8a\0", "not UTF-16 (byte 6", 2, "damaged"),
        (b"\xff\xfea\0b", "not UTF-16", 1, "damaged"),
    ],
)
def test_refused_with_file_line_and_remedy(
    tmp_path: Path, data: bytes, what: str, line: int | None, remedy: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ReviewError) as caught:
        read_file(path)
    assert what in caught.value.what
    assert caught.value.line == line
    assert caught.value.file == path
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("data", "encoding", "known"),
    [
        (b"caf\xe9 \x93yes\x94", "cp1252", "guess"),
        (b"caf\xe9 \x81", "iso8859-1", "guess"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><a>\xb1</a>', "iso8859-2", "file"),
        (b"<?xml version='1.0' encoding='utf-16'?><a/>", "utf-8", "file"),
        ('<?xml version="1.0"?><a/>'.encode("utf-16-le"), "utf-16-le", "file"),
        (
            b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=KOI8-R\\n"\n\xc1',
            "koi8-r",
            "file",
        ),
        (b'<html><meta charset="windows-1251"><p>\xc0</p>', "cp1251", "file"),
    ],
)
def test_the_encoding_is_the_one_that_the_file_names(
    data: bytes, encoding: str, known: str
) -> None:
    file = decode(data, Path("a"))
    assert (file.encoding, file.known) == (encoding, known)
    assert file.bom + file.text.encode(file.encoding) == data


def test_a_given_encoding_wins_over_all_but_a_mark() -> None:
    assert decode(b"\xc0", Path("a"), "windows-1251").text == "А"
    assert decode(b"\xef\xbb\xbfa", Path("a"), "windows-1251").encoding == "utf-8"
    for name in ("odd-8", "hex"):
        with pytest.raises(ReviewError, match="not known"):
            decode(b"a", Path("a"), name)


def test_missing_files_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path / "none.txt", tmp_path, pipe, tmp_path / "a\0b"):
        with pytest.raises(ReviewError) as caught:
            read_file(path)
        assert caught.value.file == path
