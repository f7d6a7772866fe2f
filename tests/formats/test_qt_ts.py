from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.qt.qt_format import QtFormat
from reviewtool.formats.splice import splice
from reviewtool.formats.unit import About
from tests.formats.texts import any_text, encodings, file_of, line_ends
from tests.formats.xml.made import contents, said_by_lxml
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

QT = QtFormat()
CORPUS = corpus("qt")
NAMED = {path.name: path for path in CORPUS}


class Made(NamedTuple):
    source: str
    target: str
    beside: str
    kind: str


def ts(messages: str, end: str = "\n") -> str:
    head = '<TS version="2.1" language="nl" sourcelanguage="en">'
    name = "<context><name>A &amp; B</name>"
    return end.join(["<!DOCTYPE TS>", head, name, messages, "</context>", "</TS>"])


def message(
    source: str, translation: str, beside: str = "", kind: str = "", attributes: str = ""
) -> str:
    mark = f' type="{kind}"' if kind else ""
    return (
        f"<message{attributes}>\n<source>{source}</source>{beside}\n"
        f"<translation{mark}>{translation}</translation>\n</message>"
    )


made = st.builds(
    Made,
    contents.map(lambda text: f"s{text}"),
    contents,
    st.sampled_from(
        ["", "<comment>c</comment>", "<!-- <translation/> -->", "<location line='1'/>"]
    ),
    st.sampled_from(["", "unfinished", "vanished", "obsolete"]),
)


@settings(max_examples=200)
@given(st.lists(made, min_size=1, max_size=4), line_ends)
def test_units_are_those_of_lxml(found: list[Made], end: str) -> None:
    text = ts(end.join(message(*one) for one in found), end)
    elements = [
        element
        for element in etree.fromstring(text.encode()).iter("message")
        if element.find("translation[@type='vanished']") is None
        and element.find("translation[@type='obsolete']") is None
    ]
    kept = [one for one in found if one.kind not in ("vanished", "obsolete")]
    for unit, element, one in zip(read(QT, text), elements, kept, strict=True):
        source, target = element.find("source"), element.find("translation")
        assert source is not None
        assert target is not None
        said = without_tags(unit.target, unit.tokens)
        assert said == said_by_lxml(target, frozenset())
        said = without_tags(unit.source or "", unit.source_tokens)
        assert said == said_by_lxml(source, frozenset())
        assert text[unit.start : unit.end] == one.target
        assert unit.line == unified(text[: unit.start]).count("\n") + 1
        notes = ("c",) if "comment" in one.beside else ()
        assert unit.about == About("A & B", notes, one.kind)


def without_tags(text: str, tokens: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(tokens):
        text = text[:start] + text[end:]
    return text


@settings(max_examples=150)
@given(st.lists(any_text, min_size=1, max_size=3), any_text, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    texts = [writable(text) or "x" for text in texts]
    new = writable(new)
    text = ts(end.join(message(escaped(one), escaped(one)) for one in texts), end)
    found = QT.read(file_of(text, encoding))
    assert [(unit.source, unit.target) for unit in found] == [
        (unified(text), unified(text)) for text in texts
    ]
    data = check_change(QT, text, encoding, new)
    last = list(etree.fromstring(data).iter("translation"))[-1]
    assert said_by_lxml(last) == unified(new)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    check_real(QT, path)


def test_damaged_files_are_read_or_refused_with_a_line() -> None:
    check_damages(QT, CORPUS)


def test_what_the_files_hold() -> None:
    units = QT.read(read_file(NAMED["harbour_nl.ts"]))
    first = units[0]
    assert first.about == About("MainWindow", ("verb", "In the menu", 'see the "manual"'))
    assert (first.source_language, first.target_language) == ("en", "nl_NL")
    assert [(unit.source, unit.target) for unit in units] == [
        ("&Open the lock", "&Open de sluis"),
        ("It's raining", ""),
        ("Fog", ""),
        ("Draft", "Ruwe tekst"),
        ("Bare", ""),
        ("%n ship(s)", "%n schip"),
        ("%n ship(s)", "%n schepen"),
        ("%n boat(s)", ""),
        ("%n boat(s)", ""),
        ('Esc<byte value="x1b"/>ape', 'Ont<byte value="x1b"/>snap <b>nu</b>'),
    ]
    assert units[9].tokens == ((3, 22),)
    ids = [str(unit.id) for unit in units]
    assert len({*ids}) == len(ids)
    assert [one[16:] for one in ids[5:]] == ["[0]", "[1]", "[0]", "[1]", ""]
    assert [unit.about and unit.about.state for unit in units[:5]] == [
        *("", "unfinished", "unfinished", "unfinished", "")
    ]
    units = QT.read(read_file(NAMED["ids_de.ts"]))
    assert [unit.id for unit in units] == [
        "msg_welcome",
        "msg_none",
        "msg_ships[0]",
        "msg_boats[0]",
    ]
    assert [unit.source for unit in units] == ["Welcome", None, "%n ships", "%n boats"]
    units = QT.read(read_file(NAMED["old_fr.ts"]))
    assert units[1].id == f"{units[0].id}~2"
    assert [unit.target for unit in units] == ["Pareil", "Identique é"]


def test_lengths_are_units() -> None:
    short = "<lengthvariant>b &amp; c</lengthvariant><lengthvariant/>"
    units = read(QT, ts(message("a", short) + message("d", f"<numerusform>{short}</numerusform>")))
    assert [(str(unit.id)[16:], unit.target) for unit in units] == [
        ("/0", "b & c"),
        ("/1", ""),
        ("[0]/0", "b & c"),
        ("[0]/1", ""),
    ]
    text = ts(message("a", short))
    assert edited(QT, text, "e", 1) == text.replace(
        "<lengthvariant/>", "<lengthvariant>e</lengthvariant>"
    )


def test_ids_are_those_of_context_source_and_comment() -> None:
    one = message("a", "b")
    other = message("a", "b", "<comment>c</comment>")
    both = [unit.id for unit in read(QT, ts(one + other))]
    assert both[0] != both[1]
    assert both[::-1] == [unit.id for unit in read(QT, ts(other + one.replace(">b<", ">d<")))]
    elsewhere = ts(one).replace("A &amp; B", "C")
    assert read(QT, elsewhere)[0].id not in both


TRANSLATIONS = ["<translation></translation>", "<translation/>", '<translation type="x" />']


@pytest.mark.parametrize("translation", TRANSLATIONS)
@pytest.mark.parametrize("new", ['b & <byte value="x1b"/><c>'])
def test_an_empty_translation_is_filled(translation: str, new: str) -> None:
    text = ts(message('a<byte value="x1b"/>', "T")).replace(
        "<translation>T</translation>", translation
    )
    opened = translation.replace("</translation>", "").replace(" />", ">").replace("/>", ">")
    raw = 'b &amp; <byte value="x1b"/>&lt;c>'
    assert edited(QT, text, new) == text.replace(translation, f"{opened}{raw}</translation>")


def test_a_missing_translation_is_written() -> None:
    text = ts("<message>\n  <source>a</source>\n  <comment>c</comment>\n</message>")
    assert edited(QT, text, "b") == text.replace(
        "</comment>", "</comment>\n  <translation>b</translation>"
    )
    text = ts('<message id="i"></message>')
    assert edited(QT, text, "b") == text.replace('"i">', '"i"><translation>b</translation>')


def test_missing_plural_forms_are_written() -> None:
    many = ' numerus="yes"'
    text = ts(message("a", "", "", "unfinished", many))
    form = "<numerusform>b</numerusform>"
    assert edited(QT, text, "b") == ts(message("a", form, "", "unfinished", many))
    text = ts(f"<message{many}><source>a</source></message>")
    assert edited(QT, text, "b") == text.replace(
        "</source>", f"</source><translation>{form}</translation>"
    )
    text = ts(message("a", "<numerusform/><numerusform></numerusform>", "", "", many))
    assert edited(QT, text, "b") == text.replace("<numerusform/>", form)
    assert edited(QT, text, "b", 1) == text.replace("<numerusform></numerusform>", form)


def test_a_finished_message_is_marked_and_nothing_else_changes() -> None:
    text = ts(
        message("a", "b", "", "unfinished")
        + message("c", "d")
        + message("e", "", "", "unfinished")
        + "<message><source>f</source><translation variants='no' type='unfinished'>g"
        + "</translation></message>"
    )
    assert marked(text, 0) == text.replace(' type="unfinished">b', ">b")
    assert marked(text, 1) == text
    assert marked(text, 2) == text
    assert marked(text, 3) == text.replace(" type='unfinished'", "")
    many = ' numerus="yes"'
    text = ts(message("a", "<numerusform>b</numerusform><numerusform/>", "", "unfinished", many))
    assert marked(text, 0) == text
    text = text.replace("<numerusform/>", "<numerusform>c</numerusform>")
    assert marked(text, 0) == marked(text, 1) == text.replace(' type="unfinished"', "")


def marked(text: str, place: int) -> str:
    file = file_of(text)
    unit = QT.read(file)[place]
    return splice(file, QT.state_edits(file, unit)).decode()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_marking_changes_no_text(path: Path) -> None:
    file = read_file(path)
    before = QT.read(file)
    edits = dict.fromkeys(edit for unit in before for edit in QT.state_edits(file, unit))
    after = QT.read(decode(splice(file, [*edits]), path))
    assert [(one.id, one.source, one.target, one.tokens) for one in after] == [
        (one.id, one.source, one.target, one.tokens) for one in before
    ]


def test_old_messages_and_remarks_are_left_out() -> None:
    text = ts(
        message("a", "b", "", "obsolete")
        + message("c", "d", "<!-- c -->", "vanished")
        + message("", "", "<comment>of the context</comment>", "unfinished")
        + "<!-- "
        + message("e", "f")
        + " -->"
        + message("", "g")
    )
    assert [unit.target for unit in read(QT, text)] == ["g"]


def test_the_context_ends_with_its_element() -> None:
    text = ts(message("a", "b")).replace(
        "</TS>", f"<context><name/>{message('c', 'd')}</context></TS>"
    )
    assert [unit.about for unit in read(QT, text)] == [About("A & B"), None]


def test_a_change_is_proved_by_its_message() -> None:
    text = ts(message("a", "b") + message("c", "d"))
    file = file_of(text)
    unit = QT.read(file)[1]
    part = QT.part(file, unit.start, unit.end)
    assert part is not None
    assert text[part.start : part.end] == message("c", "d")
    assert [(one.target, one.start) for one in part.units] == [("d", unit.start)]


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("\n<xliff/>", "this is no file of Qt Linguist: it begins with <xliff>", 1),
        (ts("<message>\n<source/><source/></message>"), "two elements <source>", 4),
        (ts("\n<message><translation/><translation/></message>"), "two elements <tra", 5),
        (ts(f"<message>\n{message('a', 'b')}</message>"), "stands inside another", 5),
        (ts("<message>"), "mismatched tag", 5),
        ('<!DOCTYPE TS [<!ENTITY a "b">]><TS/>', "a document type of its own", 1),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    reason, found = refused(QT, text)
    assert what in reason
    assert found == line


def test_long_texts_take_no_time() -> None:
    head = "<TS><context><message><source>"
    check_long_texts(QT, head, "</source><translation/></message></context></TS>")
