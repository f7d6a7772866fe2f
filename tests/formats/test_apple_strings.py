from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import openstep_plist
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.apple_strings import FORMAT
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from tests.formats.promises import change_of, check_file
from tests.formats.test_properties import damages, outcome
from tests.formats.texts import any_text, encodings, file_of, line_ends, words

CORPUS = Path(__file__).with_name("corpus") / "strings"
FILES = sorted(CORPUS.glob("*.strings"))
soup = st.text(st.sampled_from("\"'\\=;/* \n\rabU09éd8"), max_size=50)


def peer(text: str) -> dict[str, str]:
    """What an independent parser of property lists reads, line ends as LF."""
    found: dict[str, Any] = openstep_plist.loads("{" + text + "}")
    return {unified(key): unified(value) for key, value in found.items()}


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@settings(max_examples=150)
@given(
    st.dictionaries(words, any_text, min_size=1, max_size=5),
    any_text,
    line_ends,
    encodings,
    st.data(),
)
def test_one_change_reads_back_in_another_parser_too(
    entries: dict[str, str],
    new: str,
    end: str,
    encoding: tuple[str, bytes],
    data: st.DataObject,
) -> None:
    rows = [f"/* a note */{end}{quoted(key)} = {quoted(value)};" for key, value in entries.items()]
    file = file_of(end.join(rows), encoding, "a.strings")
    units = FORMAT.read(file)
    wanted = {unified(key): unified(value) for key, value in entries.items()}
    assert {unit.id: unit.target for unit in units} == wanted
    assert written(FORMAT, file, [change_of(unit, unit.target) for unit in units]) == file.data
    unit = data.draw(st.sampled_from(units))
    changed = decode(written(FORMAT, file, [change_of(unit, new)]), file.path)
    assert changed.text.startswith(file.text[: unit.start])
    assert changed.text.endswith(file.text[unit.end :])
    assert peer(changed.text) == {**wanted, str(unit.id): unified(new)}


@settings(max_examples=300)
@given(soup, any_text)
@example('a;"b";', "x")
@example("a=b;c=d", "")
@example("a='\"';", "'\"")
@example('"\\Ud83d\\Ude42"="\\U9";', "é")
def test_any_text_is_read_and_written_or_refused(text: str, new: str) -> None:
    file = file_of(text, name="a.strings")
    lines = unified(text).count("\n") + 1
    units = outcome(FORMAT, file.data, file.path)
    if isinstance(units, ReviewError):
        assert units.line
        assert 1 <= units.line <= lines
        return
    for unit in units:
        assert 1 <= unit.line <= lines
        again = FORMAT.read(decode(written(FORMAT, file, [change_of(unit, new)]), file.path))
        assert [other.target for other in again] == [
            unified(new) if other is unit else other.target for other in units
        ]


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ('"a" = "b";', 'x "y"\n\\', '"a" = "x \\"y\\"\\n\\\\";'),
        ("a = b;", "c-d", 'a = "c-d";'.replace('"', "")),
        ("a = b;", "c d", 'a = "c d";'),
        ("a = b;", "", 'a = "";'),
        ("a = 'b';", "it's", "a = 'it\\'s';"),
        ("a;", "b", 'a = "b";'),
        ('"a" /* x */;', "b", '"a" = "b" /* x */;'),
        ('"a"="x \\U00e9";', "x é漢🙂", '"a"="x \\U00e9\\U6f22\\Ud83d\\Ude42";'),
        ('"a"="é";', "漢", '"a"="漢";'),
    ],
)
def test_what_is_written(text: str, new: str, wanted: str) -> None:
    file = file_of(text, name="a.strings")
    data = written(FORMAT, file, [change_of(FORMAT.read(file)[0], new)])
    assert data.decode() == wanted


def test_an_encoding_that_lacks_a_character_gets_its_code() -> None:
    file = decode('"a" = "é";'.encode("cp1252"), Path("a.strings"))
    data = written(FORMAT, file, [change_of(FORMAT.read(file)[0], "é 漢")])
    assert data == '"a" = "é \\U6f22";'.encode("cp1252")


def test_escapes_comments_and_repeated_keys() -> None:
    text = (
        "/* file */\n\n/* one */ // two\n'a' = \"\\101\\t\\u00e9\\Ud83d\\Ude42\\\n\\q\"; // late\n"
        "a /* ; */ = // ;\n b.c ;\n"
    )
    one, two = FORMAT.read(file_of(text, name="a.strings"))
    assert (one.target, one.id, one.line) == ("A\té🙂\nq", "a", 4)
    assert one.about is not None
    assert one.about.notes == ("one", "two")
    assert (two.target, two.id, two.line, two.about) == ("b.c", "a~2", 7, None)


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('"a" = "b"\n"c" = "d";', "semicolon after this value", 1),
        ('\n"a" = "b', "value begins here and does not end", 2),
        ('"a" = "b";\n"c', "key begins here and does not end", 2),
        ('"a" = "b";\n"c"\n', "semicolon after this key", 2),
        ('"a" =\n ;', "no value stands here", 2),
        ("a = b;\n/* open", "comment begins here", 2),
        ('{ "a" = "b"; }', "property list of another kind", 1),
        ('<?xml version="1.0"?><plist/>', "property list of another kind", 1),
        ('\r\n"a" = "\\Ux";', "no character", 2),
        ('"a" = "\\377";', "no character", 1),
        ('"a" = "say "hi" to me";', "semicolon after this value", 1),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError, match=what) as caught:
        FORMAT.read(file_of(text, name="a.strings"))
    assert caught.value.line == line


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(FORMAT, file)
    assert edits > 1
    assert refused == []
    assert set(peer(file.text)) == {str(unit.id).partition("~")[0] for unit in FORMAT.read(file)}


def test_damaged_files_are_read_or_refused() -> None:
    for path in FILES:
        for data in damages(path.read_bytes(), 80):
            found = outcome(FORMAT, data, path)
            assert not isinstance(found, ReviewError) or found.remedy


@pytest.mark.parametrize("sign", ['"', "'", "\\", "/", "/*", "//\n", "a;", '"a"="b";', "a", "\n"])
def test_a_megabyte_of_one_sign_is_read_or_refused_at_once(sign: str) -> None:
    for head in ("", 'a = "'):
        file = file_of(head + sign * (1_000_000 // len(sign)), name="a.strings")
        begun = time.process_time()
        found = outcome(FORMAT, file.data, file.path)
        assert not isinstance(found, ReviewError) or found.line
        assert time.process_time() - begun < 20
