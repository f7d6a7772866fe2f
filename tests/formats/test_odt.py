"""ODT documents: what is read of them, and what an edit leaves alone."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import teletype
from odf import text as odf_text
from odf.opendocument import load

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import FileText, read_file
from reviewtool.formats.office.odt_format import FORMAT
from reviewtool.formats.said import said
from reviewtool.formats.splice import splice, written
from reviewtool.segments.opened import OpenedFile
from reviewtool.segments.paragraphs import paragraphs
from tests.formats import office_files
from tests.formats.office_files import contents, edited, opened, part_of
from tests.formats.office_parsers import odt_texts
from tests.formats.promises import check_file
from tests.formats.texts import SIGNS, any_text

CORPUS = Path(__file__).parent / "corpus/odt"
FILES = sorted(CORPUS.glob("*.odt"))
NOTE = (
    '<text:note><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Note.</text:p></text:note-body></text:note>"
)  # fmt: skip
MARKS = ("{}", '<text:span text:style-name="T1">{}</text:span>', '<text:bookmark text:name="a"/>{}')
run_texts = st.text(st.sampled_from(SIGNS.replace("\u2028", "") + "\t\n "), max_size=8)
runs = st.lists(st.tuples(run_texts, st.sampled_from(MARKS)), min_size=1, max_size=5)


def spelt(text: str) -> str:
    """Text as LibreOffice writes it: every space but a lone one inside a text as an element."""
    parts = re.split(r"(\t|\n| {2,}|^ | $)", text)
    signs = {"\t": "<text:tab/>", "\n": "<text:line-break/>", " ": "<text:s/>", "": ""}
    return "".join(
        signs[one]
        if one in signs
        else f'<text:s text:c="{len(one)}"/>'
        if one.isspace() and not one.strip(" ")
        else escape(one)
        for one in parts
    )


def p(*inside: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def made_of(made: list[tuple[str, str]]) -> str:
    return p(*(mark.format(spelt(text)) for text, mark in made))


def file_of(*made: str, styles: str = "") -> FileText:
    return opened(office_files.odt("".join(made), styles), "a.odt")


def content_of(data: bytes) -> str:
    return contents(data)["content.xml"].decode()


def targets(file: FileText) -> list[str]:
    return [unit.target for unit in FORMAT.read(file)]


def odfpy_texts(data: bytes) -> list[str]:
    document = load(io.BytesIO(data))
    return [teletype.extractText(one) for one in document.getElementsByType(odf_text.P)]


@settings(max_examples=60, deadline=None)
@given(st.lists(runs, min_size=1, max_size=3), any_text)
def test_odfpy_reads_the_same_texts_before_and_after_an_edit(
    made: list[list[tuple[str, str]]], new: str
) -> None:
    data = office_files.odt("".join(map(made_of, made)))
    file = opened(data, "a.odt")
    units = FORMAT.read(file)
    texts = odfpy_texts(data)
    assert texts == ["".join(text for text, _ in one) for one in made]
    assert [unit.target for unit in units] == [one.strip() for one in texts if one.strip()]
    same = [Change("s", unit.start, unit.end, unit.target, unit.target) for unit in units]
    assert written(FORMAT, file, same) == data
    if not units or not new.strip():
        return
    try:
        result = edited(FORMAT, file, units[-1], new)
    except ReviewError as error:
        assert "XML cannot hold" in error.what  # noqa: PT017
        return
    number = max(place for place, one in enumerate(texts) if one.strip())
    new = new.replace("\r\n", "\n").replace("\r", "\n")
    texts[number] = texts[number].replace(texts[number].strip(), new)
    assert odfpy_texts(result) == texts
    assert odt_texts(result) == [one.strip() for one in texts if one.strip()]
    rest = [item for item in contents(data).items() if item[0] != "content.xml"]
    assert [item for item in contents(result).items() if item[0] != "content.xml"] == rest


raw_texts = st.text(st.sampled_from("ab  \n\t"), max_size=6)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(raw_texts, st.sampled_from((*MARKS, "{}<text:s/>", "{}" + NOTE)))),
    st.text(st.sampled_from("ab  \t\n&<"), max_size=5),
    st.data(),
)
def test_a_part_of_a_text_with_any_white_space(
    made: list[tuple[str, str]], new: str, draw: st.DataObject
) -> None:
    file = file_of(p(*(mark.format(text) for text, mark in made)))
    units = [unit for unit in FORMAT.read(file) if unit.target != "Note."]
    assert sorted(targets(file)) == sorted(odt_texts(file.whole))
    for unit in units:
        assert said(FORMAT, file, unit.start, unit.end) == unit.target
        first = draw.draw(st.integers(0, len(unit.target) - 1))
        last = draw.draw(st.integers(first + 1, len(unit.target)))
        start, end = part_of(FORMAT, file, unit, first, last)
        before, old, after = unit.target[:first], unit.target[first:last], unit.target[last:]
        assert said(FORMAT, file, unit.start, start) == before
        assert said(FORMAT, file, start, end) == old
        if old != old.strip():
            continue
        if new.strip():
            result = written(FORMAT, file, [Change("s", start, end, old, new)])
            assert (before + new + after).strip() in odt_texts(result)
        else:
            result = file.packed(splice(file, [FORMAT.removal(file, start, end)]))
            left = "".join(odt_texts(result)).replace("Note.", "")
            assert "".join(left.split()) == "".join((before + after).split())
        assert content_of(result).count(NOTE) == file.text.count(NOTE)


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a b", "a c", "a c"),
        ("a big dog", "a very big dog", "a very big dog"),
        ("a b c", "a  c", "a <text:s/>c"),
        ("a b", "a  b", "a <text:s/>b"),
        ("a b", "a   b", 'a <text:s text:c="2"/>b'),
        ("ab", " ab", "<text:s/>ab"),
        ("ab", "a\tb\n c", "a<text:tab/>b<text:line-break/><text:s/>c"),
        ("a<text:s/> b", "a b", "a<text:s/>b"),
        ("a\n   b &amp; c", "a d &< c", "a\n   d &amp;&lt; c"),
        ("<text:span>a</text:span>b", "xb", "<text:span>x</text:span>b"),
        (f"a{NOTE} b", "a c", f"a{NOTE} c"),
    ],
)
def test_what_is_written(before: str, new: str, after: str) -> None:
    file = file_of(p(before))
    unit = FORMAT.read(file)[0]
    result = edited(FORMAT, file, unit, new)
    assert p(after) in content_of(result)
    assert odt_texts(result)[0] == new.strip()


def test_a_text_that_would_lose_its_space_to_the_next_is_refused() -> None:
    file = file_of(p("a <text:span> b</text:span>"))
    (unit,) = FORMAT.read(file)
    start, end = part_of(FORMAT, file, unit, 0, 2)
    with pytest.raises(ReviewError, match="white space after") as caught:
        written(FORMAT, file, [Change("s", start, end, "a ", "c")])
    assert caught.value.segment == "s"


def test_what_is_no_text() -> None:
    file = file_of(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>no</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>",
        p(
            "A<text:change-start/>B<office:annotation><text:p>no</text:p></office:annotation>",
            "<text:ruby><text:ruby-base>C</text:ruby-base><text:ruby-text>no</text:ruby-text>",
            "</text:ruby><text:page-number>7</text:page-number><text:script>no</text:script>",
            "<text:a>D</text:a><!-- no --><?no no?>E<text:s></text:s>F<text:tab> </text:tab>G",
        ),
        "<text:p/>",
    )
    assert targets(file) == ["ABC7DE F\tG"]
    assert odt_texts(file.whole) == targets(file)


def test_notes_and_text_boxes_stand_inside_their_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame>"
    file = file_of(p(f"One{NOTE} two {box}three."))
    around, note, inside = FORMAT.read(file)
    assert (around.target, note.target, inside.target) == ("One two three.", "Note.", "Box.")
    assert around.start < note.start < inside.end < around.end
    assert odt_texts(edited(FORMAT, file, around, "One or two three.")) == [
        "One or two three.",
        "Note.",
        "Box.",
    ]
    assert odt_texts(edited(FORMAT, file, note, "New."))[:2] == ["One two three.", "New."]


def test_headings_and_captions() -> None:
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="{}"/>'
    file = file_of(
        "<text:h>Head</text:h>",
        p("Title", style="Title"),
        p("Figure 1", style="P1"),
        p("Text"),
        styles=styles.format("Illustration"),
    )
    kinds = [unit.kind for unit in FORMAT.read(file)]
    assert kinds == ["heading", "heading", "caption", "text"]


def test_the_text_comes_before_headers_and_footers() -> None:
    styles = content_of(office_files.odt("<text:p>Header.</text:p>"))
    data = office_files.odt(p("Text."), more={"styles.xml": styles})
    assert targets(opened(data, "a.odt")) == ["Text.", "Header."]


def test_sentences_across_spans_and_notes() -> None:
    file = file_of(p("One is he<text:span>re. Two </text:span>is", NOTE, "  there.\n Three."))
    units = FORMAT.read(file)[:1]
    (found,) = paragraphs(OpenedFile(file, FORMAT), units, "en")
    spans = [(one.start, one.end) for one in found.sentences]
    assert [found.text(*span) for span in spans] == ["One is here.", "Two is there.", "Three."]
    changes = [
        Change("1", *spans[0], "One is here.", "One was here."),
        Change("2", *spans[1], "Two is there.", "Two was there."),
    ]
    result = odt_texts(written(FORMAT, file, changes))
    assert result == ["One was here. Two was there. Three.", "Note."]


@pytest.mark.parametrize(("removed", "left"), [(0, "B. C."), (1, "A. C."), (2, "A. B.")])
@pytest.mark.parametrize("made", ["A. B. C.", "A.<text:s/>B.\nC.", "A.<text:a> B.</text:a> C."])
def test_deleted_sentences_go_with_the_space_that_joins_them(
    made: str, removed: int, left: str
) -> None:
    file = file_of(p(made))
    (unit,) = FORMAT.read(file)
    span = part_of(FORMAT, file, unit, 3 * removed, 3 * removed + 2)
    result = file.packed(splice(file, [FORMAT.removal(file, *span)]))
    assert odt_texts(result) == [left]


def test_missing_paragraphs_and_sentences() -> None:
    file = file_of(
        "<text:h>Head</text:h>", '<text:p xml:id="a" text:style-name="P3">Text.</text:p>'
    )
    head, text = FORMAT.read(file)
    changes = [
        Change("1", head.end, head.end, "", "First & one."),
        Change("2", text.end, text.end, "", "More.", whole=False),
        Change("3", text.end, text.end, "", "Next."),
    ]
    result = content_of(written(FORMAT, file, changes))
    assert "Head</text:h><text:p>First &amp; one.</text:p><text:p xml:id" in result
    assert 'Text. More.</text:p><text:p text:style-name="P3">Next.</text:p></office' in result


def test_no_paragraph_is_written_into_a_note() -> None:
    file = file_of(p("Text.", NOTE))
    note = FORMAT.read(file)[1]
    with pytest.raises(ReviewError, match="beside a text of this kind"):
        written(FORMAT, file, [Change("s", note.end, note.end, "", "new")])


def test_a_paragraph_takes_the_place_of_a_deleted_one() -> None:
    file = file_of(p("Old."), p("Stays."))
    unit = FORMAT.read(file)[0]
    changes = [
        Change("1", unit.start, unit.end, "Old.", ""),
        Change("2", unit.end, unit.end, "", "New."),
    ]
    assert p("New.") + p("Stays.") in content_of(written(FORMAT, file, changes))


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<text:p>", "content.xml: this is no well-formed XML"),
        ("<text:p>a<![CDATA[b]]></text:p>", "no word processor"),
        ('<text:p>a<text:s text:c="99999999999999"/></text:p>', "no word processor"),
        ("<text:p>a<text:tab>b</text:tab></text:p>", "no word processor"),
        ('<x:p xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"/>', "two ways"),
        ("<text:p>&nbsp;</text:p>", "undefined entity"),
    ],
)
def test_refused(inside: str, what: str) -> None:
    with pytest.raises(ReviewError) as caught:
        FORMAT.read(file_of(inside))
    assert what in caught.value.what
    assert str(caught.value.file) == "a.odt"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    assert check_file(FORMAT, file)[1] == []
    assert sorted(targets(file)) == sorted(odt_texts(file.whole))


def test_damaged_files_are_read_or_refused() -> None:
    for path in FILES[:5]:
        for data in office_files.damages(path.read_bytes(), 100):
            started = time.monotonic()
            try:
                file = opened(data, "a.odt")
                check_file(FORMAT, file)
            except ReviewError as error:
                assert error.what  # noqa: PT017
            assert time.monotonic() - started < 1


@pytest.mark.parametrize("sign", ["<", '"', "</text:p>", "<!--", "&lt;", "<text:s/>", "a "])
def test_a_long_line_of_one_sign_is_read_or_refused_soon(sign: str) -> None:
    text = content_of(office_files.odt(p(sign * (1_000_000 // len(sign)))))
    started = time.monotonic()
    try:
        FORMAT.read(opened(text.encode(), "a.odt"))
    except ReviewError as error:
        assert error.line == 2  # noqa: PT017
    assert time.monotonic() - started < 2
