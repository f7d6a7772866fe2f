from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.errors import ReviewError
from reviewtool.formats.android.android_format import AndroidFormat
from reviewtool.formats.android.values import value_pieces
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from reviewtool.formats.unit import About
from tests.formats.promises import change_of
from tests.formats.texts import any_text, encodings, file_of, line_ends
from tests.formats.xml_files import (
    check_change,
    check_damages,
    check_long_texts,
    check_real,
    corpus,
    edited,
    read,
    refused,
    writable,
)

if TYPE_CHECKING:
    from pathlib import Path

ANDROID = AndroidFormat()
CORPUS = corpus("android")
NAMED = {path.name: path for path in CORPUS}
XLIFF = "urn:oasis:names:tc:xliff:document:1.2"


def resources(values: str, end: str = "\n") -> str:
    return end.join([f'<resources xmlns:x="{XLIFF}">', values, "</resources>"])


def string(value: str, name: str = "a") -> str:
    return f'<string name="{name}">{value}</string>'


def said(value: str) -> str:
    return read(ANDROID, resources(string(value)))[0].target


class Oracle:
    """The algorithm of aapt2, sign by sign, over what lxml reads.

    White space at both ends is dropped, also where a tag stands in the value.
    """

    def __init__(self, element: etree._Element) -> None:
        self.text = ""
        self.quoted = False
        self.spaced = True
        self.ends_in_space = False
        self.element(element)
        self.text = self.text[:-1] if self.ends_in_space else self.text

    def take(self, data: str) -> None:
        signs = iter(data)
        for sign in signs:
            if not self.quoted and sign in " \t\r\n":
                if not self.spaced:
                    self.text += " "
                    self.ends_in_space = True
                self.spaced = True
                continue
            self.spaced = self.ends_in_space = False
            if sign == '"':
                self.quoted = not self.quoted
            elif sign != "\\":
                self.text += sign
            elif (escaped := next(signs, "")) == "u":
                self.text += chr(int("".join(next(signs) for _ in range(4)), 16))
            else:
                self.text += {"t": "\t", "n": "\n"}.get(escaped, escaped)

    def element(self, element: etree._Element) -> None:
        self.take(element.text or "")
        for child in element:
            self.tag(child)
            self.element(child)
            self.tag(child)
            self.take(child.tail or "")

    def tag(self, element: etree._Element) -> None:
        if not element.tag.startswith("{"):
            self.quoted = self.spaced = self.ends_in_space = False


def said_by_oracle(value: str) -> str:
    parser = etree.XMLParser(strip_cdata=True, remove_comments=True)
    return Oracle(etree.fromstring(f'<s xmlns:x="{XLIFF}">{value}</s>', parser)).text


plain = st.sampled_from(
    [*"ab é漢'@?", "  ", "\n", "\t", "\\n", "\\t", "\\'", '\\"', "\\\\", "\\@", "\\z", "\\u00e9"]
)
marked = st.sampled_from(
    [
        *('"', "&amp;", "&lt;", "&quot;", "&apos;", "&#32;", "&#10;", "&#92;n", "\\&apos;", "\\ "),
        *("<b>x</b>", "<i> y </i>", '<x:g id="1"> z </x:g>', "<br/>", '<a href="b  c">"d  e"</a>'),
        *("<!-- c -->", "<![CDATA[ <b>f</b> ]]>", '<![CDATA["]]>', "\\<!-- -->n"),
    ]
)
values = st.lists(plain | plain | marked, max_size=10).map("".join)


@settings(max_examples=400)
@given(values, line_ends)
def test_values_say_what_aapt2_makes_of_them(value: str, end: str) -> None:
    value = value.replace("\n", end).strip(" \t\r\n")
    (unit,) = read(ANDROID, resources(string(value)))
    without = unit.target
    for start, stop in reversed(unit.tokens):
        without = without[:start] + without[stop:]
    assert without == said_by_oracle(unified(value))
    pieces = value_pieces(value, 0, len(value))
    assert "".join(piece.raw for piece in pieces) == value
    assert "".join(piece.text for piece in pieces) == unit.target


@settings(max_examples=200)
@given(values, any_text, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    value: str, new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    assume("<b>f" not in value or "<b>x" not in value)
    text = resources(string("x") + "\n" + string(value, "b"), end)
    check_change(ANDROID, text, encoding, writable(new))


@settings(max_examples=300)
@given(values, st.integers(0, 20), st.integers(0, 20), st.text(" ab'\"\n\\@?<&é", max_size=4))
def test_any_middle_can_be_changed(value: str, start: int, length: int, new: str) -> None:
    assume("<b>f" not in value or "<b>x" not in value)
    text = resources(string(value))
    (unit,) = read(ANDROID, text)
    start = min(start, len(unit.target))
    stop = start + length
    for one, other in unit.tokens:
        if one < start < other:
            start = stop = other
        if start < other and one < stop:
            stop = start
    wanted = unit.target[:start] + new + unit.target[stop:]
    tags = [unit.target[a:b] for a, b in unit.tokens]
    assume(all(wanted.count(tag) == tags.count(tag) for tag in tags))
    assume("<<" not in unit.target)
    assert read(ANDROID, edited(ANDROID, text, wanted))[0].target == wanted


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    check_real(ANDROID, path)


def test_damaged_files_are_read_or_refused_with_a_line() -> None:
    check_damages(ANDROID, CORPUS)


def test_what_the_files_hold() -> None:
    units = {str(unit.id): unit for unit in ANDROID.read(read_file(NAMED["strings.xml"]))}
    assert [*units] == [
        *("empty", "dont", "quoted", "long_text", "at", "terms", "nothing", "less"),
        *("ships[one]", "ships[other]", "winds[0]", "winds[2]", "typed"),
    ]
    assert units["dont"].target == "Don't wait – it's \"late\""
    assert units["quoted"].target == "It's  kept as it is"
    assert units["at"].target == "@captain"
    assert units["winds[2]"].target == "gale ?"
    assert units["long_text"].target == (
        "The ferry leaves at nine.\n <b>Be there</b> in time & bring a ticket."
    )
    assert units["terms"].tokens == ()
    empty = units["empty"]
    assert [empty.target[start:end] for start, end in empty.tokens] == [
        '<xliff:g id="quay" example="Quay 4">',
        "</xliff:g>",
    ]
    assert empty.about == About(notes=("Shown while the list is empty", "%1$s is a quay"))
    assert units["dont"].about is None
    texts = [unit.target for unit in ANDROID.read(read_file(NAMED["values-nl.xml"]))]
    assert texts == [
        "kade\tnummer",
        " tussen ",
        "zeil 😀 … <b>vet</b>",
        "eerst twee  spaties dan <i>een</i> spatie",
        'Lees <a href="https://example.org/?a=1&amp;b=2">meer</a>.',
    ]
    ids = [unit.id for unit in ANDROID.read(read_file(NAMED["plurals.xml"]))]
    assert ids == ["boats[one]", "boats[few]", "boats[other]", "same", "same~2"]


@pytest.mark.parametrize(
    "value",
    ["@string/a", " @android:string/ok\n", "?attr/b", "?android:attr/c", "@null", "@+id/x"],
)
def test_references_are_no_units(value: str) -> None:
    assert read(ANDROID, resources(string(value))) == []
    assert read(ANDROID, resources(string(f"\\{value.strip()}")))[0].target == value.strip()
    assert edited(ANDROID, resources(string("b")), value.strip()) == (
        resources(string(f"\\{value.strip()}"))
    )


def test_texts_that_only_look_like_references_are_units() -> None:
    for value in ("@captain", "?", "? maybe/so", "@ string/a", "a@string/b"):
        assert said(value) == value


@pytest.mark.parametrize(
    ("raw", "new", "after"),
    [
        ("It", "It's", r"It\'s"),
        ('"It"', "It's", '"It\'s"'),
        ("a b", "a b\nc\td", r"a b\nc\td"),
        ("ab", 'a"\\b', r"a\"\\b"),
        ("a", "@a", r"\@a"),
        ("x?", "?", "?"),
        ("a@string/b", "@string/b", r"\@string/b"),
        ("&#8230; x", "… ", r"…\u0020"),
        ("b?", "b ?", "b ?"),
        ("a", "a & <b>", "a &amp; &lt;b>"),
        ("a b", "a  b", r"a \u0020b"),
        ("a", " a ", r"\u0020a\u0020"),
        ("a x b", "a  b", r"a \u0020b"),
        ('"a x b"', "a  b", '"a  b"'),
        ("a x", "a ", r"a\u0020"),
        (" \n a\n  b\n ", "a c", " \n a\n  c\n "),
        ("a\n   b", "ab", "ab"),
        ("a &#8230; b", "c … b", "c &#8230; b"),
        ("<b>a</b> c", "<b>a</b>c", "<b>a</b>c"),
        ("<b>a</b> c", "<b>a b</b> c", "<b>a b</b> c"),
        ('"a <b>b</b>"', "a <b>b'</b>", '"a <b>b\\\'</b>"'),
        ("<![CDATA[<p>a</p>]]>", "<p>a's & b</p>", r"<![CDATA[<p>a\'s & b</p>]]>"),
        (r"\u00e9a", "éb", r"\u00e9b"),
        (r"\ud83d\ude00a", "😀b", r"\ud83d\ude00b"),
        ("a", "", ""),
    ],
)
def test_new_text_is_spelled_as_android_reads_it(raw: str, new: str, after: str) -> None:
    text = resources(string(raw))
    assert edited(ANDROID, text, new) == resources(string(after))
    if new:
        assert said(after) == new


@pytest.mark.parametrize("value", ["<string name='a'/>", "<string name='a' ></string>"])
@pytest.mark.parametrize(("new", "raw"), [("it's", r"it\'s"), (" @ ", r"\u0020@\u0020")])
def test_an_empty_value_is_filled(value: str, new: str, raw: str) -> None:
    text = resources(f"{value}<string name='b'>x</string>")
    head = value[:17] if value.endswith("'/>") else "<string name='a' >"
    after = resources(f"{head.rstrip('/>') if '/' in head else head.rstrip('>')}>{raw}</string>")
    written_ = edited(ANDROID, text, new)
    assert written_ == after.replace("\n</res", "<string name='b'>x</string>\n</res")
    assert read(ANDROID, written_)[0].target == new


def test_tags_of_the_source_are_tags_in_the_new_text() -> None:
    file = file_of(resources(string("a")))
    (unit,) = ANDROID.read(file)
    new = "<b>a</b> & <i>"
    change = Change("a", unit.start, unit.end, "a", new, tokens=("<b>", "</b>"))
    assert written(ANDROID, file, [change]).decode() == (resources(string("<b>a</b> &amp; &lt;i>")))


def test_cdata_beside_tags_is_written_anew() -> None:
    text = resources(string("<b>a</b><![CDATA[<p>it\\'s]]>"))
    assert edited(ANDROID, text, "<b>a</b><p>it's <b>b</b>") == (
        resources(string("<b>a</b>&lt;p>it\\'s <b>b</b>"))
    )


def test_a_tag_beside_cdata_that_looks_like_it_is_refused() -> None:
    with pytest.raises(ReviewError, match="CDATA that looks like the same tag"):
        edited(ANDROID, resources(string("<b>a</b><![CDATA[<b>]]>")), "c")


def test_comments_directly_above_are_notes() -> None:
    text = resources(
        "<!-- far -->\n\n" + string("x") + "<!-- after -->\n  <!-- one\n two -->\n"
        "<plurals name='p'><!-- own --><item quantity='one'>y</item>"
        "<item quantity='other'>z</item></plurals> <!-- a --> <color/>" + string("w", "b")
    )
    assert [unit.about and unit.about.notes for unit in read(ANDROID, text)] == [
        None,
        ("after", "one\n two", "own"),
        ("after", "one\n two"),
        None,
    ]


def test_what_is_not_translatable_is_left_out() -> None:
    text = resources(
        '<string name="a" translatable="false">x</string>'
        '<plurals name="b" translatable="false"><item quantity="one">x</item></plurals>'
        '<array name="c"><item>x</item></array><item name="d" type="id">x</item>'
        '<style name="e"><item name="f">x</item></style><!-- <string name="g">x</string> -->'
        '<string-array name="h"/>' + string("y", "i")
    )
    assert [unit.id for unit in read(ANDROID, text)] == ["i"]


def test_a_change_is_proved_by_its_element() -> None:
    file = read_file(NAMED["strings.xml"])
    parts = {str(unit.id): ANDROID.part(file, unit.start, unit.end) for unit in ANDROID.read(file)}
    for name in ("dont", "ships[other]", "winds[2]"):
        part = parts[name]
        assert part is not None
        assert part.end - part.start < 500
        assert name in [unit.id for unit in part.units]
    assert parts["typed"] is None


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("\n<LinearLayout/>", "no file of Android resources: it begins with <LinearLayout>", 1),
        (resources("\n<string>a</string>"), "this <string> has no name", 3),
        (resources("<plurals><item/></plurals>"), "this <plurals> has no name", 2),
        (resources("<plurals name='a'>\n<item>b</item></plurals>"), "has no quantity", 3),
        (resources(f"\n<string name='a'>{string('b')}</string>"), "<string> holds another", 3),
        (resources(string("a") + "\n" + string("a\\u12")), "hexadecimal digits", 3),
        (resources(string('\n "\\u12x4"<b/>')), "hexadecimal digits", 3),
        (resources("<string name='a'>"), "mismatched tag", 3),
        ('<!DOCTYPE r [<!ENTITY a "b">]>' + resources(""), "a document type of its own", 1),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    reason, found = refused(ANDROID, text)
    assert what in reason
    assert found == line


def test_what_an_old_encoding_lacks() -> None:
    file = read_file(NAMED["cyrillic.xml"])
    unit = ANDROID.read(file)[0]
    data = written(ANDROID, file, [change_of(unit, "Волна 漢")])
    assert data == file.data.replace("Волна".encode("cp1251"), "Волна &#x6F22;".encode("cp1251"))


def test_long_texts_take_no_time() -> None:
    check_long_texts(ANDROID, '<resources><string name="a">', "</string></resources>")
    check_long_texts(ANDROID, "<resources><!--", "--></resources>")
