from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.formats.file_text import read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.stringsdict import StringsdictFormat
from reviewtool.formats.unit import About
from tests.formats.texts import any_text, encodings, file_of, line_ends
from tests.formats.xml_files import (
    check_change,
    check_damages,
    check_long_texts,
    check_real,
    corpus,
    edited,
    escaped,
    read,
    refused,
    writable,
)

if TYPE_CHECKING:
    from pathlib import Path

STRINGSDICT = StringsdictFormat()
CORPUS = corpus("stringsdict")
HEAD = (
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" '
    '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">'
)
SPEC = {
    "NSStringFormatSpecTypeKey": "NSStringPluralRuleType",
    "NSStringFormatValueTypeKey": "d",
}


def plist(content: str, end: str = "\n") -> str:
    return end.join([HEAD, '<plist version="1.0">', f"<dict>{content}</dict>", "</plist>"])


def texts_of(found: Any, path: str = "") -> list[tuple[str, str]]:
    """What a property list says, by the path of its keys."""
    if isinstance(found, str):
        return [(path, unified(found))]
    if not isinstance(found, dict):
        return []
    pairs = [(key.replace("\\", "\\\\").replace("/", "\\/"), key) for key in found]
    return [
        text
        for name, key in pairs
        if key not in SPEC
        for text in texts_of(found[key], f"{path}/{name}" if path else name)
    ]


keys = st.text("ab/\\ %@é&<", min_size=1, max_size=6)
words = any_text.map(writable)
forms = st.dictionaries(st.sampled_from(["zero", "one", "other"]), words).map(lambda d: SPEC | d)
variables = st.dictionaries(keys, forms, max_size=2)
entries = st.builds(
    lambda text, found: {"NSStringLocalizedFormatKey": text, **found}, words, variables
)
lists = st.dictionaries(keys, entries | words | st.integers(0, 9) | st.booleans(), max_size=4)


@settings(max_examples=150)
@given(lists)
def test_units_are_those_of_plistlib(made: dict[str, Any]) -> None:
    text = plistlib.dumps(made, sort_keys=False).decode()
    wanted = texts_of(plistlib.loads(text.encode()))
    found = read(STRINGSDICT, text)
    assert [(unit.id, unit.target) for unit in found] == wanted
    assert all(unit.line == text.count("\n", 0, unit.start) + 1 for unit in found)


@settings(max_examples=150)
@given(st.lists(words, min_size=1, max_size=3), words, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    pairs = (f"<key>{n}</key>{end}<string>{escaped(text)}</string>" for n, text in enumerate(texts))
    text = plist(end.join(pairs), end)
    found = STRINGSDICT.read(file_of(text, encoding))
    assert [unit.target for unit in found] == [unified(text) for text in texts]
    data = check_change(STRINGSDICT, text, encoding, new)
    assert unified(plistlib.loads(data, fmt=plistlib.FMT_XML)[str(len(texts) - 1)]) == unified(new)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    check_real(STRINGSDICT, path)


def test_damaged_files_are_read_or_refused_with_a_line() -> None:
    check_damages(STRINGSDICT, CORPUS)


def test_what_the_files_hold() -> None:
    found = {path.name: STRINGSDICT.read(read_file(path)) for path in CORPUS}
    ships = found["ships.stringsdict"]
    assert [(unit.id, unit.target) for unit in ships] == [
        ("%d ships at %d quays/NSStringLocalizedFormatKey", "%#@ships@ at %#@quays@"),
        ("%d ships at %d quays/ships/zero", "No ships"),
        ("%d ships at %d quays/ships/one", "%d ship & crew"),
        ("%d ships at %d quays/ships/other", "%d ships"),
        ("%d ships at %d quays/quays/one", "one quay"),
        ("%d ships at %d quays/quays/other", ""),
    ]
    assert [unit.id for unit in found["widths.stringsdict"]] == [
        "GoodMorning/NSStringVariableWidthRuleType/1",
        "GoodMorning/NSStringVariableWidthRuleType/20",
        "GoodMorning/NSStringVariableWidthRuleType/50\\/60",
        "Tap/NSStringDeviceSpecificRuleType/mac",
        "Tap/NSStringDeviceSpecificRuleType/other",
    ]


def test_keys_that_repeat_are_numbered() -> None:
    text = plist("<key>a</key><string>b</string>" * 2)
    assert [unit.id for unit in read(STRINGSDICT, text)] == ["a", "a~2"]


def test_comments_directly_above_a_key_are_notes() -> None:
    text = plist(
        "<!-- far -->\n\n<key>a</key><string>b</string>\n<!-- one --><!-- two\n-->\n"
        "<key>c</key><string>d</string><key>e</key><!-- no --><string>f</string>"
    )
    notes = [unit.about for unit in read(STRINGSDICT, text)]
    assert notes == [None, About(notes=("one", "two")), None]


@pytest.mark.parametrize("value", ["<string></string>", "<string/>", "<string />"])
def test_an_empty_text_is_filled(value: str) -> None:
    text = plist(f"<key>a</key>{value}<key>c</key><string>d</string>")
    after = plist("<key>a</key><string>b &amp; &lt;c></string><key>c</key><string>d</string>")
    assert edited(STRINGSDICT, text, "b & <c>") == after
    assert edited(STRINGSDICT, after, "") == after.replace("b &amp; &lt;c>", "")


def test_a_change_is_proved_by_its_element() -> None:
    text = plist("<key>a</key><string>b</string><key>c</key><string>d</string>")
    file = file_of(text)
    unit = STRINGSDICT.read(file)[1]
    part = STRINGSDICT.part(file, unit.start, unit.end)
    assert part is not None
    assert text[part.start : part.end] == "<string>d</string>"
    assert [(one.target, one.start) for one in part.units] == [("d", unit.start)]


@pytest.mark.parametrize(
    ("content", "what", "line"),
    [
        ("<key>a</key>", "the key “a” has no value", 3),
        ("<key>a</key>\n<key>b</key><string/>", "the key “a” has no value", 4),
        ("<dict>\n</dict>", "this value has no key", 3),
        ("\n<string>a</string>", "this value has no key", 4),
        ("\n<true/>", "this value has no key", 4),
        ("<key>a</key>\n<array/>", "a list stands here", 4),
        ("<key>a</key>\n<string><b>c</b></string>", "", None),
        ("<key>a</key>\n<string><string/></string>", "this <string> holds another element", 4),
        ("\n<key><key>a</key></key>", "this <key> holds another element", 4),
        ("<key>a</key", "not well-formed", 3),
    ],
)
def test_refused_with_the_line(content: str, what: str, line: int | None) -> None:
    reason, found = refused(STRINGSDICT, plist(content))
    assert what in reason
    assert found == line


def test_other_files_are_refused() -> None:
    what, line = refused(STRINGSDICT, "<root/>")
    assert (what, line) == ("this is no property list: it begins with <root>", 1)
    what, line = refused(STRINGSDICT, f"{HEAD[:14]} [<!ENTITY a 'b'>]><plist/>")
    assert (what, line) == ("the file declares a document type of its own", 1)


def test_long_texts_take_no_time() -> None:
    check_long_texts(STRINGSDICT, "<plist><dict><key>a</key><string>", "</string></dict></plist>")
    check_long_texts(STRINGSDICT, "<plist><dict><key>", "</key><string>a</string></dict></plist>")
