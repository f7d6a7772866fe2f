from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.lines import unified
from reviewtool.formats.minimal_edit import edit_for
from reviewtool.formats.splice import splice
from reviewtool.formats.unit import Layout
from reviewtool.formats.xml.content import content
from reviewtool.formats.xml.escape import escape, escape_with_tags
from reviewtool.formats.xml.units import XmlUnits
from tests.formats.texts import any_text, encodings, file_of, line_ends
from tests.formats.xml.made import WHOLE, contents, said_by_lxml

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit

UTF_8 = ("utf-8", b"")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Form(XmlUnits):
    name = "xml"
    layout = Layout.PAIRS
    whole = WHOLE

    def read(self, file: FileText) -> list[Unit]:
        raise NotImplementedError


brackets = st.text(st.sampled_from("]>[<a&"), max_size=8)
plain = brackets.map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
)
in_cdata = brackets.map(lambda text: f"<![CDATA[{text.replace(']]>', '')}]]>")


def changed(raw: str, new: str, end: str = "\n", encoding: tuple[str, bytes] = UTF_8) -> str:
    """The raw content after its text became `new`, by the smallest edit."""
    file = file_of(f"<a>{end}<b>{raw}</b>{end}</a>", encoding)
    start = file.text.index("<b>") + 3
    stop = file.text.rindex("</b>")
    said = content(raw, WHOLE)
    tags = tuple(said.text[one:other] for one, other in said.tokens)
    edit = edit_for(Form(), file, Change("1", start, stop, said.text, new, tokens=tags))
    text = splice(file, [edit])[len(file.bom) :].decode(file.encoding)
    assert text.startswith(file.text[:start])
    assert text.endswith(file.text[stop:])
    return text[start : len(text) - len(file.text[stop:])]


@settings(max_examples=300)
@given(plain | in_cdata | contents, brackets | any_text, st.data())
def test_an_insertion_reads_back_and_stays_well_formed(
    raw: str, new: str, data: st.DataObject
) -> None:
    said = content(raw, WHOLE)
    places = [
        place
        for place in range(len(said.text) + 1)
        if not any(start < place < end for start, end in said.tokens)
    ]
    place = data.draw(st.sampled_from(places))
    wanted = said.text[:place] + unified(new) + said.text[place:]
    if UNWRITABLE.search(new):
        with pytest.raises(ReviewError, match=r"U\+"):
            changed(raw, wanted)
        return
    after = changed(raw, wanted)
    assert content(after, WHOLE).text == wanted
    assert len(content(after, WHOLE).tokens) == len(said.tokens)
    etree.fromstring(f"<b>{after}</b>")


@given(plain | in_cdata, any_text.filter(lambda text: not UNWRITABLE.search(text)))
def test_a_new_text_is_what_lxml_reads(raw: str, new: str) -> None:
    if new and raw not in ("", "<![CDATA[]]>"):
        after = etree.fromstring(f"<b>{changed(raw, new)}</b>")
        assert said_by_lxml(after) == unified(new)


@pytest.mark.parametrize(
    ("raw", "new", "after"),
    [
        ("a", "a & < > \" '", "a &amp; &lt; > \" '"),
        ("a &#38; b", "a & c", "a &#38; c"),
        ("]]&gt;", "]]>>", "]]&gt;>"),
        ("a]]b", "a]]>b", "a]]&gt;b"),
        ("]&gt;", "]]>", "]]&gt;"),
        ("a>", "a]]>", "a]&#93;>"),
        ("<![CDATA[a]]>", "a&<b>", None),
        ("<![CDATA[a b]]>", "a]]>b", "<![CDATA[a]]]]><![CDATA[>b]]>"),
        ("<!-- c -->a", "ab", "<!-- c -->ab"),
        ('<g id="1">a</g>', '<g id="1">a & b</g>', '<g id="1">a &amp; b</g>'),
        ("<x/><![CDATA[&]]><x/>", "<x/>&<x/>b", "<x/>&amp;<x/>b"),
    ],
)
def test_named_cases(raw: str, new: str, after: str | None) -> None:
    assert changed(raw, new) == (after or f"<![CDATA[{new}]]>")


@given(line_ends, encodings)
def test_line_ends_are_those_of_the_file(end: str, encoding: tuple[str, bytes]) -> None:
    assert changed("a", "a\nb", end, encoding) == f"a{end}b"


def test_what_the_encoding_lacks_is_spelled_as_a_number() -> None:
    latin = ("latin-1", b"")
    text = '<?xml version="1.0" encoding="iso-8859-1"?><b>é<![CDATA[é]]></b>'
    file = file_of(text, latin)
    assert escape("漢é🙂", file) == "&#x6F22;é&#x1F642;"
    place = text.index("]]>")
    assert escape("a漢", file, place) == "a]]>&#x6F22;<![CDATA["


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused_by_name(sign: str) -> None:
    with pytest.raises(ReviewError, match=f"U\\+{ord(sign):04X}"):
        changed("a", f"a{sign}")


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_what_no_text_can_hold_is_refused(sign: str) -> None:
    with pytest.raises(ReviewError, match=r"NUL|surrogate"):
        changed("a", f"a{sign}")


def test_text_that_looks_like_a_tag_beside_it_in_cdata_is_refused() -> None:
    with pytest.raises(ReviewError, match="looks like the same tag"):
        changed("<x/><![CDATA[<x/>]]>", "<x/><x/>b")


def test_known_tags_are_kept_and_others_escaped() -> None:
    file = file_of("<a/>")
    text = '<g id="1">a</g><b> & <g id="12">'
    tags = ['<g id="1">', "</g>", ""]
    assert escape_with_tags(text, tags, file) == '<g id="1">a</g>&lt;b> &amp; &lt;g id="12">'
    assert escape_with_tags("<g>", [], file) == "&lt;g>"
