from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.part import Part
from reviewtool.formats.splice import written
from reviewtool.formats.tmx.memory import CODES, read_units
from reviewtool.formats.tmx.tmx_format import TmxFormat
from reviewtool.formats.unit import About
from tests.formats.promises import change_of
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

TMX = TmxFormat()
CORPUS = corpus("tmx")


class Made(NamedTuple):
    source: str
    target: str
    beside: str = ""


def tmx(units: str, srclang: str = "nl", end: str = "\n") -> str:
    head = f'<header srclang="{srclang}" segtype="sentence"/>'
    return end.join(
        [
            '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
            f'<tmx version="1.4">{head}<body>',
            units,
            "</body></tmx>",
        ]
    )


def tu(source: str, target: str, attributes: str = "", beside: str = "") -> str:
    return (
        f"<tu{attributes}>{beside}<tuv xml:lang='nl'><seg>{source}</seg></tuv>\n"
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
    )


def without_tags(text: str, tokens: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(tokens):
        text = text[:start] + text[end:]
    return text


made = st.builds(
    Made,
    contents,
    contents,
    st.sampled_from(["", "<note>n</note>", "<!-- <tu/> -->", '<prop type="a>b">p</prop>']),
)


@settings(max_examples=200)
@given(st.lists(made, min_size=1, max_size=4), line_ends)
def test_units_are_those_of_lxml(units: list[Made], end: str) -> None:
    text = tmx(end.join(tu(one.source, one.target, "", one.beside) for one in units), "nl", end)
    found = read(TMX, text)
    elements = etree.fromstring(text.encode()).iter("tu")
    for unit, given_, element in zip(found, units, elements, strict=True):
        source, target = element.iter("seg")
        assert without_tags(unit.source or "", unit.source_tokens) == said_by_lxml(source, CODES)
        assert without_tags(unit.target, unit.tokens) == said_by_lxml(target, CODES)
        assert text[unit.start : unit.end] == given_.target
        assert unit.line == unified(text[: unit.start]).count("\n") + 1


@settings(max_examples=150)
@given(st.lists(any_text, min_size=1, max_size=3), any_text, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    raw = [escaped(writable(text)) for text in texts]
    text = tmx(end.join(tu(one, one) for one in raw), "nl", end)
    new = writable(new)
    found = TMX.read(file_of(text, encoding))
    assert [unit.target for unit in found] == [unified(writable(text)) for text in texts]
    data = check_change(TMX, text, encoding, new)
    last = list(etree.fromstring(data).iter("seg"))[-1]
    assert said_by_lxml(last) == unified(new)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    check_real(TMX, path)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_documents_say_what_memories_say(path: Path) -> None:
    """Tags are left out of memories."""
    texts = {variant.text for unit in read_units(path) for variant in unit}
    for unit in TMX.read(read_file(path)):
        assert without_tags(unit.target, unit.tokens) in texts
        assert without_tags(unit.source or "", unit.source_tokens) in texts


def test_damaged_files_are_read_or_refused_with_a_line() -> None:
    check_damages(TMX, CORPUS)


def test_what_the_files_hold() -> None:
    found = {path.name: TMX.read(read_file(path)) for path in CORPUS}
    assert [(u.id, u.source, u.target, u.target_language) for u in found["several.tmx"]] == [
        ("1/fr", "Quay 4", "Quai nº 4", "fr"),
        ("1/nl", "Quay 4", "Kade 4", "nl"),
        ("2/fr", "Fog", "Brouillard", "fr"),
        ("2/fr~2", "Fog", "Brume", "fr"),
    ]
    assert [(u.id, u.source_language, u.target_language) for u in found["old.tmx"]] == [
        ("1", "EN-US", "FR"),
        ("1~2", "EN-US", "FR"),
    ]
    assert [unit.target for unit in found["pairs.tmx"]] == [
        "The ferry leaves at nine o'clock.",
        'Salt & wind: "waves < 2 m".',
        "",
    ]
    assert found["latin1.tmx"][0].target == "Saludos & señales <del> puerto"


def test_inline_elements_are_tokens() -> None:
    first, second = TMX.read(read_file(next(one for one in CORPUS if one.name == "tags.tmx")))
    assert first.about == About(
        notes=("title of the page", "x-project: Harbour", "x-context: menu.1")
    )
    assert [first.target[start:end] for start, end in first.tokens] == [
        '<bpt i="1" x="1">&lt;b&gt;</bpt>',
        '<ept i="1">&lt;/b&gt;</ept>',
        '<ph x="2">&lt;br/&gt;</ph>',
    ]
    assert [second.target[start:end] for start, end in second.tokens] == [
        '<hi type="term" x="1">',
        "</hi>",
        '<bpt i="1">&lt;a title="<sub>ein Bild</sub>"&gt;</bpt>',
        '<ept i="1">&lt;/a&gt;</ept>',
        '<it pos="begin">&lt;i&gt;</it>',
    ]


@pytest.mark.parametrize(
    ("srclang", "own", "languages", "source"),
    [
        ("en", "", ["nl", "en"], "en"),
        ("EN_us", "", ["nl", "en-US"], "en-US"),
        ("en", "", ["nl", "en-GB"], "en-GB"),
        ("en-GB", "", ["en-US", "en-GB"], "en-GB"),
        ("*all*", "", ["nl", "en"], "nl"),
        ("fr", "", ["nl", "en"], "nl"),
        ("en", ' srclang="nl"', ["en", "nl"], "nl"),
        ("nl", ' srclang="*all*"', ["en", "nl"], "en"),
    ],
)
def test_the_source_is_in_the_language_that_is_named(
    srclang: str, own: str, languages: list[str], source: str
) -> None:
    one, other = languages
    unit = f'<tu{own}><tuv xml:lang="{one}"><seg>{one}</seg></tuv>'
    unit += f'<tuv creationid="a" xml:lang="{other}"><seg>{other}</seg></tuv></tu>'
    for text in (unit, unit.replace("<seg>", "<!-- c --><seg>"), unit.replace("xml:lang", "lang")):
        (found,) = read(TMX, tmx(text, srclang))
        assert (found.source, found.source_language) == (source, source)
        assert found.target == found.target_language != source


def test_notes_of_the_unit_and_of_its_texts() -> None:
    text = tmx(
        "<tu><note>a &amp; b</note><prop type='x'>c</prop><prop>d</prop><note/>"
        '<tuv xml:lang="nl"><note>e</note><seg>x</seg></tuv>'
        '<tuv xml:lang="en"><prop type="y">f</prop><seg>y</seg></tuv></tu>'
    )
    for one in (text, text.replace("<seg>y", "<!-- c --><seg>y")):
        (unit,) = read(TMX, one)
        assert unit.about == About(notes=("a & b", "x: c", "d", "e", "y: f"))


def test_ids() -> None:
    units = tu("a", "b", ' tuid="7"') + tu("c", "d") + "<tu/>" + tu("e", "f", ' x="" tuid="7"')
    assert [unit.id for unit in read(TMX, tmx(units))] == ["7", "2", "7~2"]


def test_an_empty_text_is_filled() -> None:
    for raw in ("<seg></seg>", "<seg/>", "<seg />"):
        text = tmx(tu("a<ph x='1'/>", "T").replace("<seg>T</seg>", raw))
        after = tmx(tu("a<ph x='1'/>", "<ph x='1'/>&amp; &lt;b>"))
        assert edited(TMX, text, "<ph x='1'/>& <b>") == after
    assert edited(TMX, tmx(tu("a", "b")), "") == tmx(tu("a", ""))


def test_a_change_is_proved_by_its_unit() -> None:
    text = tmx(tu("a", "b") + tu("c", "d", ' tuid="x"'))
    file = file_of(text)
    unit = TMX.read(file)[1]
    part = TMX.part(file, unit.start, unit.end)
    assert isinstance(part, Part)
    assert text[part.start : part.end] == tu("c", "d", ' tuid="x"')
    (found,) = part.units
    assert (found.start, found.end, found.target, found.source) == (unit.start, unit.end, "d", "c")
    assert TMX.part(file, 0, 0) is None


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("\n<html/>", "this is no TMX file: it begins with <html>", 1),
        (tmx('\n<tu><tuv xml:lang="a"/></tu>'), "no element <seg>", 4),
        (tmx("<tu>\n<tuv><seg/><seg/></tuv></tu>"), "two elements <seg>", 4),
        (tmx(f"<tu>\n{tu('a', 'b')}</tu>"), "stands inside another", 4),
        (tmx(tu("a", "b") + "\n</tu>"), "mismatched tag", 5),
        (f'<!DOCTYPE tmx [\n<!ENTITY a "b">]>{tmx("")[33:]}', "a document type of its own", 1),
        ("", "no element found", 1),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    reason, found = refused(TMX, text)
    assert what in reason
    assert found == line


def test_a_tag_that_is_lost_in_part_is_refused_by_name() -> None:
    with pytest.raises(ReviewError, match="mismatched tag"):
        edited(TMX, tmx(tu("a", "<hi>b</hi>")), "<hi>b")


def test_what_an_old_encoding_lacks() -> None:
    file = read_file(next(one for one in CORPUS if one.name == "latin1.tmx"))
    (unit,) = TMX.read(file)
    data = written(TMX, file, [change_of(unit, "漢")])
    assert b"<![CDATA[]]>&#x6F22;<![CDATA[]]>" in data
    assert TMX.read(decode(data, file.path))[0].target == "漢"


def test_several_changes_at_once() -> None:
    text = tmx(tu("a", "b") + tu("c", "d"))
    file = file_of(text)
    changes = [
        Change(str(unit.id), unit.start, unit.end, unit.target, f"{unit.target}!")
        for unit in TMX.read(file)
    ]
    assert written(TMX, file, changes).decode() == tmx(tu("a", "b!") + tu("c", "d!"))


def test_long_texts_take_no_time() -> None:
    check_long_texts(TMX, tmx("<tu><tuv><seg>")[:-14], "</seg></tuv></tu></body></tmx>")
    check_long_texts(TMX, '<tmx><header srclang="', '"/></tmx>')
