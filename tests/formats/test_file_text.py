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
        (b"one\r\ntwo caf\xe9\r\n", "byte 12", 2, "iconv -f WINDOWS-1252"),
        (b"one\rtwo\rcaf\xe9", "byte 11", 3, "iconv"),
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


def test_missing_files_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path / "none.txt", tmp_path, pipe, tmp_path / "a\0b"):
        with pytest.raises(ReviewError) as caught:
            read_file(path)
        assert caught.value.file == path
