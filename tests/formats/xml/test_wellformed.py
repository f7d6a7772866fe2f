from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reviewtool.errors import ReviewError
from reviewtool.formats.xml.wellformed import DEEPEST, check
from tests.formats.texts import encodings, file_of, line_ends


def refusal(text: str) -> ReviewError:
    with pytest.raises(ReviewError) as caught:
        check(file_of(text, name="a.xml"))
    assert caught.value.remedy
    return caught.value


def refused_line(text: str) -> int | None:
    try:
        check(file_of(text))
    except ReviewError as error:
        return error.line
    return None


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("", "no element found", 1),
        ("<a>\n<b></a>", "mismatched tag, column 6", 2),
        ("<a>\n\n", "no element found", 3),
        ("<a>\n&amp b</a>", "not well-formed", 2),
        ("<a>\n&nbsp;</a>", "undefined entity", 2),
        ("<a>\x01</a>", "not well-formed", 1),
        ("<a>&#0;</a>", "reference to invalid character", 1),
        ("<a/>\n<b/>", "junk", 2),
        ('<!DOCTYPE a [\n<!ENTITY b "c">\n]>\n<a>&b;</a>', "a document type of its own", 1),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/hostname">]><a/>', "a document type of its own", 1),
        ('<!DOCTYPE a SYSTEM "a.dtd">\n<a>\n&eacute;</a>', "the entity &eacute; is not known", 3),
        ("<a>\n" * (DEEPEST + 1), "more than 100 elements", DEEPEST + 1),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    error = refusal(text)
    assert what in error.what
    assert (error.line, str(error.file)) == (line, "a.xml")


def test_as_deep_as_may_be() -> None:
    check(file_of("<a>" * DEEPEST + "</a>" * DEEPEST))


def test_a_document_type_without_declarations_is_read_and_not_fetched() -> None:
    check(file_of('<!DOCTYPE a PUBLIC "-//A//B" "http://no.such.host.invalid/a.dtd"><a/>'))


@given(encodings, line_ends)
def test_the_named_encoding_does_not_count(encoding: tuple[str, bytes], end: str) -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?>{end}<a>é漢</a>{end}'
    check(file_of(text, encoding))


@given(st.text(st.sampled_from("<>/abc!-[]?&;#'\"= \n\x00é"), max_size=40))
def test_what_is_taken_is_what_lxml_takes(text: str) -> None:
    text = f"<a>{text.replace(chr(0), '')}</a>"
    line = refused_line(text)
    assert line is None or 1 <= line <= text.count("\n") + 1
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        names_only = "Namespace" in str(error) or "QName" in str(error)
        assert line is not None or names_only
    else:
        assert line is None


@pytest.mark.parametrize("sign", ["<", '"', "&", "]", "<!--", "<![CDATA[", "<a ", "&amp;", "<?"])
def test_a_long_line_of_one_sign_takes_no_time(sign: str) -> None:
    text = f"<a>{sign * (1_000_000 // len(sign))}</a>"
    start = process_time()
    assert refused_line(text) in (None, 1)
    assert process_time() - start < 20
