from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reviewtool.formats.xml.content import content, in_cdata, pieces
from tests.formats.xml.made import WHOLE, contents, said_by_lxml


@given(contents)
def test_a_content_says_what_lxml_reads(raw: str) -> None:
    said = content(raw, WHOLE)
    place, bare = 0, ""
    for start, end in said.tokens:
        assert said.text[start] == "<"
        assert said.text[end - 1] == ">"
        bare += said.text[place:start]
        place = end
    bare += said.text[place:]
    assert bare == said_by_lxml(etree.fromstring(f"<a>{raw}</a>"))


@given(contents)
def test_pieces_are_the_raw_text_and_what_it_says(raw: str) -> None:
    text = f"<a>{raw}</a>"
    found = pieces(text, 3, len(text) - 4, WHOLE)
    assert "".join(piece.raw for piece in found) == raw
    assert "".join(piece.text for piece in found) == content(raw, WHOLE).text


@given(contents, st.data())
def test_pieces_of_a_part_are_the_part_of_the_pieces(raw: str, data: st.DataObject) -> None:
    text = f"<a>{raw}</a>"
    found = pieces(text, 3, len(text) - 4, WHOLE)
    places = [3, *accumulate((len(piece.raw) for piece in found), initial=3)][1:]
    one = data.draw(st.integers(0, len(found)))
    other = data.draw(st.integers(one, len(found)))
    assert pieces(text, places[one], places[other], WHOLE) == found[one:other]


@pytest.mark.parametrize(
    ("raw", "text", "tokens"),
    [
        ('a <g id="1">b</g>', 'a <g id="1">b</g>', ((2, 12), (13, 17))),
        ("a<ph>&lt;<sub>b</sub></ph>c", "a<ph>&lt;<sub>b</sub></ph>c", ((1, 26),)),
        ("<x:ph>1<x:ph/>2</x:ph>", "<x:ph>1<x:ph/>2</x:ph>", ((0, 22),)),
        ("<![CDATA[<b> &amp;]]>&amp;", "<b> &amp;&", ()),
        ("a<!-- <b/> -->c<?d <e/>?>f", "acf", ()),
        ("a&#13;&#10;b&#xD;\r\nc\r\nd\re", "a\nb\nc\nd\ne", ()),
        ('<x a=">"/>\r\n<x\r\nb="/"/>', '<x a=">"/>\n<x\nb="/"/>', ((0, 10), (11, 21))),
        ("&#000000065;&#x0041;&apos;&quot;&gt;", "AA'\">", ()),
    ],
)
def test_named_cases(raw: str, text: str, tokens: tuple[tuple[int, int], ...]) -> None:
    assert content(raw, WHOLE) == (text, tokens)


def test_what_is_in_cdata() -> None:
    text = "<a><!--<![CDATA[-->b<![CDATA[<![CDATA[c]]>d</a>"
    inside = [place for place in range(len(text) + 1) if in_cdata(text, place)]
    assert inside == list(range(text.index("[<![") + 1, text.index("]]>") + 1))
