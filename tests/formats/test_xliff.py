from __future__ import annotations

import random
import re
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import splice, written
from reviewtool.formats.unit import About, Unit
from reviewtool.formats.xliff.reading import WHOLE
from reviewtool.formats.xliff.xliff_format import XliffFormat
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends
from tests.formats.xml.made import contents, said_by_lxml

XLIFF = XliffFormat()
CORPUS = sorted(Path(__file__).parent.joinpath("corpus", "xliff").glob("*.*lif*")) + sorted(
    Path(__file__).parent.joinpath("corpus", "xliff").glob("*.xlf")
)
ONE = "urn:oasis:names:tc:xliff:document:1.2"
TWO = "urn:oasis:names:tc:xliff:document:2.0"


class Pair(NamedTuple):
    source: str
    target: str | None
    tail: str = ""


NESTED = "<trans-unit><source/></trans-unit>"


def one(units: str, prefix: str = "", end: str = "\n", names: str = "") -> str:
    """A file of version 1.2 with these trans-units."""
    p = prefix
    name = f"xmlns:{p[:-1]}" if p else "xmlns"
    return end.join(
        [
            f'<{p}xliff version="1.2" {name}="{ONE}"{names}>',
            f'<{p}file original="a" source-language="en" target-language="nl"><{p}body>',
            units,
            f"</{p}body></{p}file></{p}xliff>",
        ]
    )


def two(units: str, names: str = "") -> str:
    """A file of version 2.0 with these units."""
    root = f'<xliff version="2.0" xmlns="{TWO}" srcLang="en" trgLang="nl"{names}>'
    return f'{root}\n<file id="f">\n{units}\n</file></xliff>'


def read(text: str) -> list[Unit]:
    return XLIFF.read(file_of(text, name="a.xlf"))


def edited(text: str, new: str, place: int = 0) -> str:
    """The text of the file after its unit at `place` was given a new target."""
    file = file_of(text, name="a.xlf")
    return written(XLIFF, file, [change_of(XLIFF.read(file)[place], new)]).decode()


FIRST = one("<trans-unit id='1'><source>a</source></trans-unit>")
SECOND = two("<unit id='1'><segment><source>a</source></segment></unit>")

pairs = st.builds(
    Pair,
    contents,
    st.none() | contents,
    st.sampled_from(["", "<note>n</note>", "<!-- c -->", "<m:x xmlns:m='m'><m:y/></m:x>"]),
)


@settings(max_examples=200)
@given(st.lists(pairs, min_size=1, max_size=4), st.sampled_from(["", "xlf:"]), line_ends)
def test_units_are_those_of_lxml(found: list[Pair], prefix: str, end: str) -> None:
    p = prefix
    units = end.join(
        f'<{p}trans-unit id="{n}"><{p}source>{pair.source}</{p}source>{end}'
        + ("" if pair.target is None else f"<{p}target>{pair.target}</{p}target>")
        + pair.tail.replace("note>", f"{p}note>")
        + f"</{p}trans-unit>"
        for n, pair in enumerate(found)
    )
    text = one(units, prefix, end)
    made = read(text)
    elements = etree.fromstring(text.encode()).iter(f"{{{ONE}}}trans-unit")
    for unit, element in zip(made, elements, strict=True):
        source = element.find(f"{{{ONE}}}source")
        target = element.find(f"{{{ONE}}}target")
        assert source is not None
        assert unit.id == element.get("id")
        assert without_tags(unit.source or "", unit.source_tokens) == said_by_lxml(source, WHOLE)
        if target is not None:
            assert without_tags(unit.target, unit.tokens) == said_by_lxml(target, WHOLE)
            assert text[unit.start : unit.end] == found[int(unit.id or "")].target
        else:
            assert (unit.target, unit.start) == ("", unit.end)
        before = unified(text[: unit.start])
        assert unit.line == before.count("\n") + 1


def without_tags(text: str, tokens: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(tokens):
        text = text[:start] + text[end:]
    return text


@settings(max_examples=150)
@given(
    st.lists(any_text, min_size=1, max_size=3),
    any_text,
    line_ends,
    encodings,
    st.sampled_from(["1", "2"]),
)
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes], version: str
) -> None:
    texts = [writable(text) for text in texts]
    new = writable(new)
    if version == "1":
        text = one(end.join(trans_unit(n, text) for n, text in enumerate(texts)), "", end)
    else:
        text = two(end.join(unit(n, text) for n, text in enumerate(texts)))
    file = file_of(text, encoding, "a.xlf")
    units = XLIFF.read(file)
    assert [(u.source, u.target) for u in units] == [(unified(one), unified(one)) for one in texts]
    same = [change_of(one, one.target) for one in units]
    assert written(XLIFF, file, same) == file.data
    data = written(XLIFF, file, [change_of(units[-1], new)])
    last = units[-1]
    assert data.startswith(file.bom + text[: last.start].encode(encoding[0]))
    assert data.endswith(text[last.end :].encode(encoding[0]))
    again = XLIFF.read(decode(data, file.path))
    assert [one.target for one in again] == [one.target for one in units[:-1]] + [unified(new)]
    target = list(etree.fromstring(data).iter("{*}target"))[-1]
    assert said_by_lxml(target) == unified(new)


def trans_unit(number: int, text: str) -> str:
    raw = escaped(text)
    return f'<trans-unit id="{number}"><source>{raw}</source><target>{raw}</target></trans-unit>'


def unit(number: int, text: str) -> str:
    raw = escaped(text)
    segment = f"<segment><source>{raw}</source>\n<target>{raw}</target></segment>"
    return f'<unit id="{number}">{segment}</unit>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def writable(text: str) -> str:
    return "".join(
        sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff")
    )


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    assert XLIFF.read(file)
    _, refused = check_file(XLIFF, file)
    assert refused == []
    for unit in XLIFF.read(file):
        data = written(XLIFF, file, [change_of(unit, f"{unit.target or unit.source} & <b>")])
        etree.fromstring(data)


def test_the_corpus_is_there() -> None:
    assert len(CORPUS) == 9


def test_damaged_files_are_read_or_refused_with_a_line() -> None:
    chance = random.Random(7)
    bytes_of = [path.read_bytes() for path in CORPUS]
    for _ in range(500):
        data = damaged(chance.choice(bytes_of), chance)
        start = process_time()
        try:
            file = decode(data, Path("a.xlf"))
        except ReviewError:
            continue
        line = refused_line(file.text)
        assert line is None or 1 <= line <= unified(file.text).count("\n") + 1
        assert process_time() - start < 20


def damaged(data: bytes, chance: random.Random) -> bytes:
    one, other = sorted(chance.choices(range(len(data)), k=2))
    if chance.random() < 0.5:
        old, new = chance.sample([b"source", b"target", b"mrk", b"trans-unit", b"unit", b"file"], 2)
        return re.sub(rb"(</?)" + old + rb"(?=[\s/>])", rb"\1" + new, data)
    return chance.choice(
        [
            data[:one],
            data[:one] + data[other:],
            data[:one] + data[one : one + 200] + data[one:],
            data[:one] + bytes([chance.randrange(256)]) + data[one + 1 :],
            data[:one]
            + chance.choice([b"<", b">", b"/>", b"&", b'"', b"]]>", b"<!--"])
            + data[one:],
        ]
    )


def refused_line(text: str) -> int | None:
    try:
        read(text)
    except ReviewError as error:
        return error.line or 0
    return None


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("\n<tmx/>", "this is no XLIFF file: it begins with <tmx>", 1),
        (one('<trans-unit id="1">\n<target>a</target></trans-unit>'), "no element <source>", 3),
        (
            one('<trans-unit id="1"><source/>\n<target>a</target><target>b</target></trans-unit>'),
            "two elements <target>",
            3,
        ),
        (two('<unit id="1">\n<segment><target>a</target></segment></unit>'), "no element", 4),
        (one('\n<trans-unit id="1"><source>a</trans-unit>'), "mismatched tag", 4),
        (one(f"<trans-unit><source/>\n{NESTED}</trans-unit>"), "stands inside another", 4),
        (one(f"<trans-unit><source>\n{NESTED}</source></trans-unit>"), "inside another", 4),
        (one(f"<trans-unit><note/>\n{NESTED}</trans-unit>"), "stands inside another", 4),
        (f'<!DOCTYPE xliff [\n<!ENTITY a "b">]>{one("")}', "a document type of its own", 1),
        (SECOND.replace('version="2.0"', 'version="1.2"'), "another version", 3),
        (FIRST.replace('version="1.2"', 'version="2.0"'), "another version", 3),
        (SECOND.replace("2.0", ""), "another version", 3),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        read(text)
    assert what in caught.value.what
    assert (caught.value.line, str(caught.value.file)) == (line, "a.xlf")


def test_the_namespace_tells_the_version_where_the_attribute_does_not() -> None:
    for version in ('version="version"', ""):
        assert [unit.id for unit in read(SECOND.replace('version="2.0"', version))] == ["1"]
        assert [unit.id for unit in read(FIRST.replace('version="1.2"', version))] == ["1"]


def test_hidden_and_untranslated_units_are_left_out() -> None:
    inner = "<source>a</source><target>b</target></trans-unit>"
    text = one(
        f'<!-- <trans-unit id="1">{inner} --><![CDATA[<trans-unit id="2">{inner}]]>'
        f'<trans-unit id="3" translate="no">{inner}<trans-unit id="4"/>'
        f'<group translate="no"><trans-unit id="5">{inner}'
        f'<group><trans-unit id="6" translate="yes">{inner}</group></group>'
        f'<trans-unit id="7">{inner}<trans-unit translate="no" id="8"><!-- -->{inner}'
    )
    assert [unit.id for unit in read(text)] == ["6", "7"]
    text = two(
        '<group id="g" translate="no"><unit id="1"><segment><source>a</source></segment></unit>'
        '<unit id="2" translate="yes"><segment><source>a</source></segment></unit></group>'
        '<unit id="3" translate="no"><segment><source/></segment></unit>'
        '<unit id="4"><segment><source/></segment></unit><unit id="5"/>'
    )
    assert [unit.id for unit in read(text)] == ["2", "4"]


def test_inline_elements_are_tokens() -> None:
    (unit,) = read(
        one(
            '<trans-unit id="1"><source><g id="1">a</g><x id="2"/></source><target>'
            '<bpt id="1">&lt;b <sub>c</sub>></bpt>d<ept id="1">&lt;/b></ept><mrk mtype="x">e</mrk>'
            "&amp;<ex id='3'></ex></target></trans-unit>"
        )
    )
    assert unit.source_tokens == ((0, 10), (11, 15), (15, 26))
    assert [unit.target[start:end] for start, end in unit.tokens] == [
        '<bpt id="1">&lt;b <sub>c</sub>></bpt>',
        '<ept id="1">&lt;/b></ept>',
        '<mrk mtype="x">',
        "</mrk>",
        "<ex id='3'></ex>",
    ]
    assert without_tags(unit.target, unit.tokens) == "de&"
    (unit,) = read(
        two(
            '<unit id="1"><segment><source/><target><pc id="1">a<ph id="2"/></pc><sc id="3"/>b'
            '<ec startRef="3"/><cp hex="0001"/></target></segment></unit>'
        )
    )
    assert without_tags(unit.target, unit.tokens) == "ab"
    assert len(unit.tokens) == 6


SEGMENTED = (
    '<trans-unit id="u"><source>A. B.</source>'
    '<seg-source><g id="1"><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></g>'
    '</seg-source><target><g id="1"><mrk mtype="seg" mid="1">{}</mrk> '
    '<mrk mtype="seg" mid="2" /></g></target>{}</trans-unit>'
)


def test_marked_segments_are_units() -> None:
    text = one(
        SEGMENTED.format(
            "a &amp; a",
            '<s:seg-defs><s:seg id="1" conf="Draft"/></s:seg-defs>'
            '<alt-trans mid="2"><target>b!</target></alt-trans>',
        ),
        names=' xmlns:s="sdl"',
    )
    first, second = read(text)
    assert (first.id, first.source, first.target) == ("u/1", "A.", "a & a")
    assert (second.id, second.source, second.target) == ("u/2", "B.", "")
    assert first.about == About(state="Draft")
    assert second.about == About(opinions=("b!",))
    assert edited(text, "c & a") == text.replace("a &amp; a", "c &amp; a")
    assert edited(text, "b.", 1) == text.replace(' mid="2" />', ' mid="2">b.</mrk>')
    file = file_of(text)
    assert XLIFF.state_edits(file, first) == []


@pytest.mark.parametrize(
    "target",
    [
        "",
        "<target/>",
        "<target>a</target>",
        '<target><mrk mtype="seg" mid="1">a</mrk></target>',
        '<target><mrk mtype="seg" mid="1">a</mrk>text<mrk mtype="seg" mid="2">b</mrk></target>',
        '<target><mrk mtype="seg" mid="1">a</mrk><mrk mtype="seg" mid="1">b</mrk></target>',
        '<target><mrk mtype="seg" mid="1">a<mrk mtype="seg" mid="2">b</mrk></mrk></target>',
    ],
)
def test_segments_that_do_not_pair_off_are_one_unit(target: str) -> None:
    whole = SEGMENTED.format("", "")
    text = one(whole[: whole.index("<target>")] + target + "</trans-unit>")
    (unit,) = read(text)
    assert (unit.id, unit.source) == ("u", "A. B.")
    assert text[unit.start : unit.end] == target.removeprefix("<target>").removesuffix(
        "</target>"
    ).replace("<target/>", "")
    new = f"{unit.target}c"
    written = edited(text, new)
    assert read(written)[0].target == new


@pytest.mark.parametrize(
    ("text", "new", "after"),
    [
        ("\n  <source>a</source>\n ", "b", "\n  <source>a</source>\n  <target>b</target>\n "),
        ("<source>a</source><note>n</note>", "b&", None),
        ("<source>a</source><target/>", "b", "<source>a</source><target>b</target>"),
        (
            "<source>a</source ><target state='new' />",
            "b",
            "<source>a</source ><target state='new'>b</target>",
        ),
        ("<source>a</source><target></target>", "b", "<source>a</source><target>b</target>"),
        (
            '<source>a<x id="1"/></source>',
            '<x id="1"/> <x/>',
            '<source>a<x id="1"/></source><target><x id="1"/> &lt;x/></target>',
        ),
        ("<source/>", "b", "<source/><target>b</target>"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "p:"])
def test_a_missing_target_is_written(text: str, new: str, after: str | None, prefix: str) -> None:
    after = after or "<source>a</source><target>b&amp;</target><note>n</note>"
    p = prefix
    for name in ("source", "target", "note"):
        text = text.replace(f"<{name}", f"<{p}{name}").replace(f"</{name}", f"</{p}{name}")
        after = after.replace(f"<{name}", f"<{p}{name}").replace(f"</{name}", f"</{p}{name}")
    whole = one(f'<{p}trans-unit id="1">{text}</{p}trans-unit>', prefix)
    assert read(whole)[0].target == ""
    assert edited(whole, new) == whole.replace(text, after)
    if not p and "note" not in text:
        whole = two(f'<unit id="1"><segment>{text}</segment></unit>')
        assert edited(whole, new) == whole.replace(text, after)


def test_empty_units_before_it_do_not_hide_a_place() -> None:
    text = one('<trans-unit id="1"/><trans-unit id="2"><source>a</source></trans-unit>')
    assert edited(text, "b") == text.replace("</source>", "</source><target>b</target>")


def test_a_missing_target_follows_the_marked_source() -> None:
    text = one(
        '<trans-unit id="1">\n <source>a</source>\n  <seg-source><mrk mtype="seg" mid="1">a</mrk>'
        "</seg-source>\n</trans-unit>"
    )
    assert edited(text, "b") == text.replace("</seg-source>", "</seg-source>\n  <target>b</target>")


def test_what_is_said_about_a_unit() -> None:
    (unit,) = read(
        one(
            '<trans-unit id="1" resname="menu" approved="yes"><source>a</source>'
            '<target state="translated" state-qualifier="exact-match">b</target>'
            '<context-group><context context-type="sourcefile">a.ts</context>'
            '<context context-type="linenumber">7</context></context-group>'
            "<note>one &amp; two</note><note/><note>three</note>"
            "<alt-trans><source>x</source><target>c <x id='1'/></target></alt-trans>"
            '<alt-trans alttranstype="rejected"><target>d</target></alt-trans></trans-unit>'
        )
    )
    assert unit.about == About(
        context="menu, a.ts:7",
        notes=("one & two", "three"),
        state="translated, exact-match, approved",
        opinions=("c <x id='1'/>",),
    )
    match = '<m:matches><m:match ref="#{}"><source/><target>{}</target></m:match></m:matches>'
    first, second = read(
        two(
            f'<unit id="u" name="n">{match.format("m", "c")}{match.format("s2", "d")}'
            '<notes><note id="1">why</note></notes><ignorable><source> </source></ignorable>'
            '<segment id="s1" state="reviewed" subState="x:y"><source><mrk id="m">a</mrk></source>'
            '<target>b</target></segment><segment id="s2"><source>c</source></segment></unit>',
            ' xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"',
        )
    )
    assert (first.id, second.id) == ("u/s1", "u/s2")
    assert first.about == About("n", ("why",), "reviewed, x:y", ("c",))
    assert second.about == About("n", ("why",), "", ("d",))


def test_ids_documents_and_languages() -> None:
    trans_unit = "<trans-unit{}><source>a</source><target{}>b</target></trans-unit>"
    units = trans_unit.format(' id="1"', "") * 2 + trans_unit.format(' id="1~2"', "")
    (*made, last) = read(one(units + trans_unit.format("", "")))
    assert [unit.id for unit in made] == ["1", "1~3", "1~2"]
    assert last.id is None
    assert {(u.document, u.source_language, u.target_language) for u in made} == {
        (None, "en", "nl")
    }
    german = trans_unit.format(' id="1"', ' xml:lang="de"')
    body = f"<body>{german}</body>"
    text = f'<xliff version="1.0"><file original="a.txt">{body}</file><file>{body}</file></xliff>'
    first, second = read(text)
    assert [(u.id, u.document, u.target_language) for u in (first, second)] == [
        ("1", "a.txt", "de"),
        ("1", "file 2", "de"),
    ]
    segment = "<segment><source>a</source></segment>"
    text = two(f'<unit id="1">{segment}{segment}</unit><unit id="2">{segment}</unit>')
    assert [unit.id for unit in read(text)] == ["1/1", "1/2", "2"]


def test_a_reviewed_unit_is_marked_and_nothing_else_changes() -> None:
    text = one(
        "<trans-unit id=\"1\"  approved='no' ><source>a</source>\n<target>b</target></trans-unit>\n"
        '<trans-unit id="2"><source>a</source><target state="new" xml:lang="nl">b</target>'
        '</trans-unit>\n<trans-unit id="3"><source>a</source></trans-unit>\n'
        '<trans-unit id="4"><source>a</source><target/></trans-unit>'
    )
    assert [marked(text, place) for place in (2, 3)] == [text, text]
    assert marked(text, 0) == text.replace("'no'", "'yes'").replace(
        "\n<target>", '\n<target state="final">'
    )
    assert marked(text, 1) == text.replace('"2"', '"2" approved="yes"').replace('"new"', '"final"')
    assert marked(marked(text, 1), 1) == marked(text, 1)
    text = two(
        '<unit id="1"><segment id="s" state="translated" subState="x:y"><source>a</source>'
        "<target>b</target></segment><segment><source>c</source><target>d</target></segment></unit>"
    )
    assert marked(text, 0) == text.replace('"translated" subState="x:y"', '"final"')
    assert marked(text, 1) == text.replace("<segment>", '<segment state="final">')


def marked(text: str, place: int) -> str:
    file = file_of(text)
    unit = XLIFF.read(file)[place]
    return splice(file, XLIFF.state_edits(file, unit)).decode()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_marking_changes_no_text(path: Path) -> None:
    file = read_file(path)
    before = XLIFF.read(file)
    edits = [edit for unit in before for edit in XLIFF.state_edits(file, unit)]
    after = XLIFF.read(decode(splice(file, dict.fromkeys(edits)), path))  # type: ignore[arg-type]
    assert [(one.id, one.source, one.target, one.tokens) for one in after] == [
        (one.id, one.source, one.target, one.tokens) for one in before
    ]


@pytest.mark.parametrize(
    ("new", "well_formed"),
    [
        ('c<g id="1">b</g><x id="2"/>', True),
        ('<x id="2"/><g id="1">b</g>', True),
        ('<g id="1">b</g>', True),
        ('<g id="1">b<x id="2"/>', False),
        ('</g>b<g id="1"><x id="2"/>', False),
        ('<g id="1"><g id="1">b</g>', False),
    ],
)
def test_tags_that_do_not_fit_are_refused_by_name(new: str, well_formed: bool) -> None:
    text = one(
        '<trans-unit id="7"><source>a</source><target>a<g id="1">b</g><x id="2"/></target>'
        "</trans-unit>"
    )
    if well_formed:
        assert edited(text, new) == text.replace('a<g id="1">b</g><x id="2"/>', new)
        return
    with pytest.raises(ReviewError, match="mismatched tag") as caught:
        edited(text, new)
    assert caught.value.segment == "7"


def test_removal_and_cdata() -> None:
    text = one(
        '<trans-unit id="1"><source><![CDATA[a]]></source><target><![CDATA[<b>c</b>]]></target>'
        "</trans-unit>"
    )
    (unit,) = read(text)
    assert (unit.source, unit.target, unit.tokens) == ("a", "<b>c</b>", ())
    assert edited(text, "<b>d & e</b>") == text.replace("c<", "d & e<")
    assert edited(text, "") == text.replace("<![CDATA[<b>c</b>]]>", "")


def test_what_an_old_encoding_lacks() -> None:
    path = next(path for path in CORPUS if path.name == "latin1.xlf")
    file = read_file(path)
    unit = XLIFF.read(file)[0]
    data = written(XLIFF, file, [change_of(unit, "bäré 漢")])
    assert data == file.data.replace(b"b\xe4r<", b"b\xe4r\xe9 &#x6F22;<")


@pytest.mark.parametrize("sign", ["<", '"', "&", "<trans-unit ", "<!--", '<source id="', "<x/>"])
def test_long_texts_of_one_sign_take_no_time(sign: str) -> None:
    many = sign * (1_000_000 // len(sign))
    target = f"<target>{many}</target>"
    text = one(f'<trans-unit id="1"><source>{many}</source>{target}</trans-unit>')
    start = process_time()
    refused_line(text)
    assert process_time() - start < 20


def test_many_ids_that_repeat_take_no_time() -> None:
    text = one('<trans-unit id="1"><source>a</source></trans-unit>' * 20_000)
    start = process_time()
    assert len({unit.id for unit in read(text)}) == 20_000
    assert process_time() - start < 20


def test_a_change_beside_a_change_of_tags() -> None:
    text = one('<trans-unit id="1"><source>a</source><target>&lt;x/>b</target></trans-unit>')
    file = file_of(text)
    (unit,) = XLIFF.read(file)
    change = Change("1", unit.start, unit.end, unit.target, "<x/>c<x/>", tokens=("<x/>",))
    assert written(XLIFF, file, [change]).decode() == text.replace("b<", "c<x/><")
