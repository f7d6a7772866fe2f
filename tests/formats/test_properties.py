from __future__ import annotations

import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.properties import FORMAT
from reviewtool.formats.splice import written
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.unit import Format, Unit

CORPUS = Path(__file__).with_name("corpus") / "properties"
FILES = sorted(CORPUS.glob("*.properties"))
soup = st.text(st.sampled_from("ab =:\\\n\r\t\f#!un00e9"), max_size=60)


def java(text: str) -> list[tuple[str, str]]:
    """Keys and values sign by sign, as the documentation of java.util.Properties.load says."""
    found = []
    for line in logical_lines(text):
        place = 0
        while place < len(line) and line[place] not in " \t\f=:":
            place += 2 if line[place] == "\\" else 1
        key, rest = line[:place], line[place:].lstrip(" \t\f")
        if rest[:1] in ("=", ":"):
            rest = rest[1:].lstrip(" \t\f")
        found.append((unescaped(key), unescaped(rest)))
    return found


def logical_lines(text: str) -> list[str]:
    natural = unified(text).split("\n")
    found: list[str] = []
    while natural:
        line = natural.pop(0).lstrip(" \t\f")
        if line[:1] in ("#", "!"):
            continue
        while (len(line) - len(line.rstrip("\\"))) % 2:
            line = line[:-1] + (natural.pop(0).lstrip(" \t\f") if natural else "")
        if line:
            found.append(line)
    return found


def unescaped(text: str) -> str:
    signs, place = "", 0
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            place += 1
            sign = text[place]
            if sign == "u":
                digits = text[place + 1 : place + 5]
                if len(digits) < 4 or set(digits) - set("0123456789abcdefABCDEF"):
                    raise ValueError(digits)
                sign = chr(int(digits, 16))
                place += 4
            else:
                sign = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}.get(sign, sign)
        signs += sign
        place += 1
    joined = signs.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return unified(joined)


def stored(text: str) -> str:
    """A key or value as `Properties.store` writes it."""
    signs = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"}
    signs |= {sign: "\\" + sign for sign in " =:#!"}
    return "".join(signs.get(sign, sign) for sign in text)


def said(units: Sequence[Unit]) -> list[tuple[str, str]]:
    return [((unit.id or "").partition("~")[0], unit.target) for unit in units]


def outcome(form: Format, data: bytes, path: Path) -> Sequence[Unit] | ReviewError:
    """The units of a file, or why it is refused; any other exception passes."""
    try:
        return form.read(decode(data, path))
    except ReviewError as error:
        return error


@settings(max_examples=150)
@given(
    st.lists(st.tuples(words, any_text, st.sampled_from(["=", ":", " ", " = ", "\\\n  :"]))),
    any_text,
    line_ends,
    encodings,
    st.data(),
)
def test_one_change_reads_back_in_java_too(
    entries: list[tuple[str, str, str]],
    new: str,
    end: str,
    encoding: tuple[str, bytes],
    data: st.DataObject,
) -> None:
    rows = [f"{stored(key)}{sign}{stored(value)}" for key, value, sign in entries]
    file = file_of("# note\n".replace("\n", end) + end.join(rows), encoding, "a.properties")
    units = FORMAT.read(file)
    assert [unit.target for unit in units] == [unified(value) for _, value, _ in entries]
    assert written(FORMAT, file, [change_of(unit, unit.target) for unit in units]) == file.data
    if not units:
        return
    place = data.draw(st.integers(0, len(units) - 1))
    unit = units[place]
    changed = decode(written(FORMAT, file, [change_of(unit, new)]), file.path)
    assert changed.text.startswith(file.text[: unit.start])
    assert changed.text.endswith(file.text[unit.end :])
    wanted = [(key, unified(value)) for key, value, _ in entries]
    wanted[place] = (wanted[place][0], unified(new))
    assert java(changed.text) == [(unified(key), value) for key, value in wanted]


@settings(max_examples=400)
@given(soup)
@example("a=b\\\n\n#c\nd")
@example("\\\n\n=x")
@example("\\\n #a = b")
@example("a\\\\\nb")
@example("a = = b")
def test_any_text_is_read_as_java_reads_it_or_refused(text: str) -> None:
    try:
        wanted = java(text)
    except ValueError:
        wanted = None
    found = outcome(FORMAT, text.encode(), Path("a.properties"))
    if isinstance(found, ReviewError):
        assert found.line
        # Digits that a fold parts are refused, though Java joins them.
        assert wanted is None or "\\u" in text
    else:
        assert said(found) == wanted


@settings(max_examples=200)
@given(soup, st.text(st.sampled_from("ab =:\\\n\t\f漢é"), max_size=12), st.data())
def test_any_value_can_be_changed(text: str, new: str, data: st.DataObject) -> None:
    file = file_of(text, name="a.properties")
    try:
        units = FORMAT.read(file)
    except ReviewError:
        return
    if units:
        unit = data.draw(st.sampled_from(units))
        if file.text[: unit.start].endswith("\\") and unit.start == len(file.text):
            return
        changed = written(FORMAT, file, [change_of(unit, new)])
        again = FORMAT.read(decode(changed, file.path))
        assert [other.target for other in again] == [
            new if other is unit else other.target for other in units
        ]


def test_comments_directly_above_are_notes() -> None:
    units = FORMAT.read(file_of("# file\n\n#one\n ! two\na=b\nc=d\n# e\n", name="a.properties"))
    assert [unit.about and unit.about.notes for unit in units] == [("one\ntwo",), None]


def test_a_repeated_key_gets_an_id_of_its_own() -> None:
    units = FORMAT.read(file_of("a=1\na=2\na~2=3\na=4\n", name="a.properties"))
    assert [unit.id for unit in units] == ["a", "a~3", "a~2", "a~4"]


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("a", "b", "a=b"),
        ("a\nb=c", "d", "a=d\nb=c"),
        ("a=", " b", "a=\\ b"),
        ("a=x b", " b", "a=\\ b"),
        ("a  x=b", "=b", "a  \\=b"),
        ("a=b\\\n  c", "b c", "a=b \\\n  c"),
        ("a=b\\\n  c d", "b d", "a=b d"),
        ("a=b", "", "a="),
        ("a=b\\u00e9c", "bécd", "a=b\\u00e9cd"),
        ("a=b", "🙂漢", "a=\\ud83d\\ude42\\u6f22"),
        ("a=é", "漢", "a=漢"),
    ],
)
def test_only_what_must_be_is_escaped(text: str, new: str, wanted: str) -> None:
    file = file_of(text, name="a.properties")
    data = written(FORMAT, file, [change_of(FORMAT.read(file)[0], new)])
    assert data.decode() == wanted


def test_a_file_in_latin_1_gets_escapes_for_what_java_would_misread() -> None:
    file = decode("a=é’\nb=c\n".encode("cp1252"), Path("a.properties"))
    assert file.encoding == "cp1252"
    unit = FORMAT.read(file)[1]
    data = written(FORMAT, file, [change_of(unit, "ü € ’")])
    assert data == "a=é’\nb=ü \\u20ac \\u2019\n".encode("cp1252")


@pytest.mark.parametrize("text", ["a=\\u12", "# x\n\na = b\\uzzzz", "k\\u:=b"])
def test_a_bad_code_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(ReviewError, match="four hexadecimal digits") as caught:
        FORMAT.read(file_of(text, name="a.properties"))
    assert caught.value.line == text.count("\n") + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    edits, refused = check_file(FORMAT, read_file(path))
    assert edits > 1
    assert refused == []


def test_damaged_files_are_read_or_refused() -> None:
    for path in FILES:
        for data in damages(path.read_bytes(), 80):
            found = outcome(FORMAT, data, path)
            assert not isinstance(found, ReviewError) or found.remedy


def damages(data: bytes, count: int) -> list[bytes]:
    """The data with a part of it cut, doubled, flipped or left out."""
    chance = random.Random(len(data))
    found = []
    for _ in range(count):
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.choice((1, 2, 7, 60)))
        part = data[start:end]
        new = chance.choice((b"", part * 2, bytes(byte ^ 1 for byte in part), part[::-1]))
        found.append(chance.choice((data[:start] + new + data[end:], data[:start])))
    return found


@pytest.mark.parametrize("sign", ["\\", "=", " ", "#", "\\\n", "\\u0041", "a\\\n \t", "\r"])
def test_a_megabyte_of_one_sign_is_read_at_once(sign: str) -> None:
    file = file_of("a=" + sign * (1_000_000 // len(sign)), name="a.properties")
    begun = time.process_time()
    FORMAT.read(file)
    assert time.process_time() - begun < 20
