from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.formats.file_text import read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.resx import ResxFormat
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

RESX = ResxFormat()
CORPUS = corpus("resx")


class Made(NamedTuple):
    value: str
    comment: str | None
    inside: str


def resx(data: str, end: str = "\n") -> str:
    header = '<resheader name="version"><value>2.0</value></resheader>'
    return end.join(["<root>", header, data, "</root>"])


def data(name: str, value: str, attributes: str = "", beside: str = "") -> str:
    return f'<data name="{name}"{attributes}>\n<value>{value}</value>{beside}\n</data>'


made = st.builds(
    Made,
    contents,
    st.none() | contents.filter(lambda text: "<g" not in text and "<x" not in text),
    st.sampled_from(["", " ", "<!-- <value>no</value> -->"]),
)


@settings(max_examples=200)
@given(st.lists(made, min_size=1, max_size=4), line_ends)
def test_units_are_those_of_lxml(found: list[Made], end: str) -> None:
    text = resx(
        end.join(
            data(
                f"n{number}",
                one.value,
                ' xml:space="preserve"',
                one.inside + ("" if one.comment is None else f"<comment>{one.comment}</comment>"),
            )
            for number, one in enumerate(found)
        ),
        end,
    )
    elements = etree.fromstring(text.encode()).iter("data")
    for unit, element in zip(read(RESX, text), elements, strict=True):
        value, comment = element.find("value"), element.find("comment")
        assert value is not None
        said = unit.target
        for start, stop in reversed(unit.tokens):
            said = said[:start] + said[stop:]
        assert unit.id == element.get("name")
        assert said == said_by_lxml(value, frozenset())
        assert unit.line == unified(text[: unit.start]).count("\n") + 1
        if comment is not None and "<" not in (found[int((unit.id or "")[1:])].comment or ""):
            notes = unit.about.notes if unit.about else ("",)
            assert notes == (said_by_lxml(comment).strip(),)


@settings(max_examples=150)
@given(st.lists(any_text, min_size=1, max_size=3), any_text, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    texts = [writable(text) for text in texts]
    new = writable(new)
    text = resx(end.join(data(str(number), escaped(one)) for number, one in enumerate(texts)), end)
    found = RESX.read(file_of(text, encoding))
    assert [unit.target for unit in found] == [unified(text) for text in texts]
    written = check_change(RESX, text, encoding, new)
    last = list(etree.fromstring(written).iter("value"))[-1]
    assert said_by_lxml(last) == unified(new)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    check_real(RESX, path)


def test_damaged_files_are_read_or_refused_with_a_line() -> None:
    check_damages(RESX, CORPUS)


def test_what_the_files_hold() -> None:
    found = {path.name: RESX.read(read_file(path)) for path in CORPUS}
    units = {str(unit.id): unit for unit in found["Strings.resx"]}
    assert [*units] == ["Greeting", "Two.Lines", "Empty", "Nothing", "Html", "Typed"]
    assert units["Greeting"].about == About(notes=("{0} is a name",))
    assert units["Nothing"].about is None
    assert units["Typed"].about == About(notes=("above the value",))
    assert units["Two.Lines"].target == 'first line\n  second line & "more"'
    assert (units["Html"].target, units["Html"].tokens) == ("<b>bold</b> <i>& more</i>", ())
    assert [(unit.id, unit.target) for unit in found["Resources.resw"]] == [
        ("OpenButton/Content", "Öffnen"),
        ("Tip.[using:Windows.UI.Xaml.Controls]ToolTipService.ToolTip", " Tipp "),
        ("Same", "eins"),
        ("Same~2", "zwei"),
    ]


@pytest.mark.parametrize(
    ("attributes", "is_text"),
    [
        ("", True),
        (' type="System.String"', True),
        (' xml:space="preserve" type="System.String, mscorlib, Version=4.0.0.0"', True),
        (' type="System.Int32, mscorlib"', False),
        (' type="System.Resources.ResXFileRef, System.Windows.Forms"', False),
        (' mimetype="application/x-microsoft.net.object.bytearray.base64"', False),
        (' type="System.String" mimetype="x"', False),
    ],
)
def test_only_strings_are_units(attributes: str, is_text: bool) -> None:
    for beside in ("", "<!-- c -->"):
        assert bool(read(RESX, resx(data("a", "b", attributes, beside)))) == is_text


def test_what_a_designer_keeps_is_left_out() -> None:
    names = ["button.Text", "button.ImageKey", "box.Items", "box.Items12", "box.Lines", "box.Mask"]
    names += ["$this.Text", "$this.Language", "free.ImageKey", "&gt;&gt;button.Name"]
    names += ["&gt;&gt;button.Type", "&gt;&gt;box.Name", "&gt;&gt;free.Type"]
    text = resx("\n".join(data(name, "x") for name in names))
    assert [unit.id for unit in read(RESX, text)] == [
        *("button.Text", "box.Items", "box.Items12", "box.Lines", "$this.Text", "free.ImageKey")
    ]


@pytest.mark.parametrize("value", ["<value></value>", "<value/>", "<value />"])
def test_an_empty_value_is_filled(value: str) -> None:
    text = resx(data("a", "T")).replace("<value>T</value>", value)
    assert edited(RESX, text, "b & <c>") == resx(data("a", "b &amp; &lt;c>"))
    assert edited(RESX, resx(data("a", "b")), "") == resx(data("a", ""))


def test_cdata_and_comments_stay() -> None:
    text = resx(data("a", "<![CDATA[<p>a</p>]]><!-- c --> b"))
    assert edited(RESX, text, "<p>a & c</p> b") == text.replace("a</p>", "a & c</p>")
    assert edited(RESX, text, "<p>a</p> b & c") == text.replace(" b", " b &amp; c")


def test_a_change_is_proved_by_its_element() -> None:
    text = resx(data("a", "b") + data("c", "d"))
    file = file_of(text)
    unit = RESX.read(file)[1]
    part = RESX.part(file, unit.start, unit.end)
    assert part is not None
    assert text[part.start : part.end] == data("c", "d")
    assert [(one.id, one.start) for one in part.units] == [("c", unit.start)]


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("\n<resources/>", "this is no .resx file: it begins with <resources>", 1),
        (resx("\n<data><value>a</value></data>"), "this <data> has no name", 4),
        (resx("<data name='a'>\n<value/><value/></data>"), "two values", 3),
        (resx("\n<data name='a'></data>"), "no value", 4),
        (resx("<data name='a'/>"), "no value", 3),
        (resx(f"<data name='a'>\n{data('b', 'c')}</data>"), "stands inside another", 4),
        (resx("<data name='a'>"), "mismatched tag", 4),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    reason, found = refused(RESX, text)
    assert what in reason
    assert found == line


def test_long_texts_take_no_time() -> None:
    check_long_texts(RESX, '<root><data name="a"><value>', "</value></data></root>")
