"""DOCX documents: what is read of them, and what an edit leaves alone."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path
from xml.sax.saxutils import escape

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import FileText, read_file
from reviewtool.formats.office.docx_format import FORMAT
from reviewtool.formats.said import said
from reviewtool.formats.splice import splice, written
from reviewtool.segments.opened import OpenedFile
from reviewtool.segments.paragraphs import paragraphs
from tests.formats import office_files
from tests.formats.office_files import contents, edited, opened, part_of, word_part
from tests.formats.office_parsers import W, docx_texts
from tests.formats.promises import check_file
from tests.formats.texts import SIGNS, any_text

CORPUS = Path(__file__).parent / "corpus/docx"
FILES = sorted(CORPUS.glob("*.docx"))
MARKS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i/></w:rPr><w:footnoteReference w:id="2"/>')
BORDERS = (
    "",
    '<w:bookmarkStart w:id="0" w:name="a"/>',
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
)
run_texts = st.text(st.sampled_from(SIGNS.replace("\u2028", "") + "\t"), max_size=8)
runs = st.lists(
    st.tuples(run_texts, st.sampled_from(MARKS), st.sampled_from(BORDERS)), min_size=1, max_size=5
)


def t(text: str) -> str:
    """Text as Word writes it: `preserve` only where it is needed."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>" if text else ""


def p(*inside: str, style: str = "") -> str:
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}{''.join(inside)}</w:p>"


def r(text: str, mark: str = "") -> str:
    return f"<w:r>{mark}{'<w:tab/>'.join(map(t, text.split(chr(9))))}</w:r>"


def file_of(*made: str, **more: str) -> FileText:
    parts = {f"word/{name}.xml": content for name, content in more.items()}
    return opened(office_files.docx("".join(made), parts), "a.docx")


def targets(file: FileText) -> list[str]:
    return [unit.target for unit in FORMAT.read(file)]


def python_texts(data: bytes) -> list[str]:
    return [one.text for one in python_docx.Document(io.BytesIO(data)).paragraphs]


def word_texts(data: bytes) -> list[str]:
    """The paragraphs as Word shows them: spaces at the ends of a `w:t` count if they are kept."""
    root = etree.fromstring(contents(data)["word/document.xml"])
    for node in root.iter(W + "t"):
        if node.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            node.text = (node.text or "").strip(" \t\r\n")
    return python_texts(
        office_files.zipped(
            {
                **{name: part.decode() for name, part in contents(data).items()},
                "word/document.xml": etree.tostring(root, encoding="unicode"),
            }
        )
    )


def others(data: bytes) -> list[tuple[str, bytes]]:
    return [item for item in contents(data).items() if item[0] != "word/document.xml"]


@settings(max_examples=60, deadline=None)
@given(st.lists(runs, min_size=1, max_size=4), any_text)
def test_python_docx_reads_the_same_texts_before_and_after_an_edit(
    made: list[list[tuple[str, str, str]]], new: str
) -> None:
    data = office_files.docx("".join(p(*(r(a, b) + c for a, b, c in one)) for one in made))
    file = opened(data, "a.docx")
    units = FORMAT.read(file)
    texts = python_texts(data)
    assert [unit.target for unit in units] == [one.strip() for one in texts if one.strip()]
    assert [said(FORMAT, file, unit.start, unit.end) for unit in units] == targets(file)
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
    assert python_texts(result) == texts
    assert word_texts(result) == texts
    assert others(result) == others(data)


@settings(max_examples=80, deadline=None)
@given(runs, st.text(st.sampled_from("ab \t\n&<]>"), max_size=4), st.data())
def test_a_part_that_begins_and_ends_in_other_runs(
    made: list[tuple[str, str, str]], new: str, draw: st.DataObject
) -> None:
    file = file_of(p(*(r(a, b) + c for a, b, c in made)))
    for unit in FORMAT.read(file):
        first = draw.draw(st.integers(0, len(unit.target) - 1))
        last = draw.draw(st.integers(first + 1, len(unit.target)))
        start, end = part_of(FORMAT, file, unit, first, last)
        old = unit.target[first:last]
        assert said(FORMAT, file, start, end) == old
        assert said(FORMAT, file, unit.start, start) == unit.target[:first]
        hidden = re.findall(r"<w:(?:footnoteReference|bookmarkStart|del) ?", file.text)
        if new.strip():
            change = Change("s", start, end, old, new)
            result = written(FORMAT, file, [change])
            whole = file.text[file.text.find("<w:p>") : unit.start]
            before = said(FORMAT, file, file.text.find("<w:p>"), unit.start) if whole else ""
            (text,) = python_texts(result)
            assert text.startswith(before + unit.target[:first] + new + unit.target[last:])
            assert word_texts(result) == [text]
        else:
            edit = FORMAT.removal(file, start, end)
            result = file.packed(splice(file, [edit]))
            left = "".join("".join(python_texts(result)).split())
            assert left == "".join((unit.target[:first] + unit.target[last:]).split())
        text = contents(result)["word/document.xml"].decode()
        assert re.findall(r"<w:(?:footnoteReference|bookmarkStart|del) ?", text) == hidden


def test_a_run_that_is_split_inside_a_word_keeps_its_format() -> None:
    file = file_of(p(r("The qu"), r("ick", MARKS[1]), r(" fox."), style="Normal"))
    (unit,) = FORMAT.read(file)
    assert unit.target == "The quick fox."
    result = edited(FORMAT, file, unit, "The quicker fox.")
    assert (
        p(r("The qu"), r("icker", MARKS[1]), r(" fox."), style="Normal").encode()
        in (contents(result)["word/document.xml"])
    )


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("<w:t>ab</w:t>", "ab ", '<w:t>ab</w:t><w:t xml:space="preserve"> </w:t>'),
        ("<w:t>ab</w:t>", " ab", '<w:t></w:t><w:t xml:space="preserve"> ab</w:t>'),
        ("<w:t>ab</w:t>", "a b", "<w:t>a b</w:t>"),
        ("<w:t>ab</w:t>", "a\tb", '<w:t>a</w:t><w:tab/><w:t xml:space="preserve">b</w:t>'),
        ("<w:t>ab</w:t>", "a\nb", '<w:t>a</w:t><w:br/><w:t xml:space="preserve">b</w:t>'),
        ('<w:t xml:space="preserve">ab</w:t>', "ab ", '<w:t xml:space="preserve">ab </w:t>'),
        (
            "<w:t>a</w:t><w:tab/><w:t>b</w:t>",
            "a b",
            '<w:t>a</w:t><w:t xml:space="preserve"> </w:t><w:t>b</w:t>',
        ),
        (
            "<w:t>a</w:t></w:r><w:r><w:t>b</w:t>",
            "a b",
            '<w:t>a</w:t><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>b</w:t>',
        ),
        ("<w:t>a&amp;b</w:t>", "a&c<", "<w:t>a&amp;c&lt;</w:t>"),
    ],
)
def test_what_is_written(before: str, new: str, after: str) -> None:
    file = file_of(p(f"<w:r>{before}</w:r>"))
    (unit,) = FORMAT.read(file)
    result = contents(edited(FORMAT, file, unit, new))["word/document.xml"].decode()
    assert result == word_part(p(f"<w:r>{after}</w:r>"))


def test_a_sentence_whose_first_run_is_emptied_keeps_the_space_before_it() -> None:
    file = file_of(p(r("See. Big"), r(" dog.", MARKS[1])))
    (unit,) = FORMAT.read(file)
    start, end = part_of(FORMAT, file, unit, 5, len(unit.target))
    result = written(FORMAT, file, [Change("s", start, end, "Big dog.", "dog.")])
    assert word_texts(result) == ["See. dog."]


def test_revisions_fields_links_and_notes() -> None:
    file = file_of(
        p(
            r("A"),
            "<w:ins><w:r><w:t>B</w:t></w:r></w:ins>",
            "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>",
            "<w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>",
            '<w:hyperlink r:id="r9"><w:r><w:t>C</w:t></w:r></w:hyperlink>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText> PAGE </w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("7"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            "<w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt>",
            "<w:rubyBase><w:r><w:t>D</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            '<w:r><w:noBreakHyphen/><w:br w:type="page"/><w:cr></w:cr><w:t>E</w:t></w:r>',
            "<w:sdt><w:sdtContent><w:r><w:t>F</w:t></w:r></w:sdtContent></w:sdt>",
        ),
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr></w:p>',
    )
    assert targets(file) == ["ABC7D\u2011\nEF"]


def test_text_boxes_are_read_once_and_stand_inside_their_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('Box.'))}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    file = file_of(p(r("Before "), drawn, r("after.")))
    around, inside = FORMAT.read(file)
    assert (around.target, inside.target) == ("Before after.", "Box.")
    assert around.start < inside.start < inside.end < around.end
    assert docx_texts(edited(FORMAT, file, inside, "New.")) == ["Before after.", "New."]
    result = edited(FORMAT, file, around, "Before or after.")
    assert docx_texts(result) == ["Before or after.", "Box."]
    assert contents(result)["word/document.xml"].count(b"Box.") == 2


def test_the_document_comes_before_its_notes_headers_and_footers() -> None:
    file = file_of(
        p(r("Text.")),
        footer1=word_part(p(r("Foot.")), "ftr"),
        header2=word_part(p(r("Second.")), "hdr"),
        header1=word_part(p(r("Head.")), "hdr"),
        footnotes=word_part(f"<w:footnote>{p(r('Note.'))}</w:footnote>", "footnotes"),
        comments=word_part(f"<w:comment>{p(r('Comment.'))}</w:comment>", "comments"),
    )
    assert targets(file) == ["Text.", "Note.", "Head.", "Second.", "Foot."]


def test_headings_and_captions_by_the_names_of_their_styles() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/></w:style>'
        for own, name in (("Kop1", "heading 1"), ("Bijschrift", "caption"), ("Heading9", "Own"))
    )
    named = ("Kop1", "Bijschrift", "Heading9", "Heading2", "Body", "Title")
    made = [p(r(name), style=name) for name in named]
    file = file_of(*made, p(r("x")), styles=word_part(styles, "styles"))
    kinds = [unit.kind for unit in FORMAT.read(file)]
    assert kinds == ["heading", "caption", "text", "heading", "text", "heading", "text"]


def test_sentences_across_runs() -> None:
    file = file_of(p(r("One is he"), r("re. Two ", MARKS[1]), r("is there."), r(" Three.")))
    units = FORMAT.read(file)
    (found,) = paragraphs(OpenedFile(file, FORMAT), units, "en")
    spans = [(one.start, one.end) for one in found.sentences]
    assert [found.text(*span) for span in spans] == ["One is here.", "Two is there.", "Three."]
    changes = [
        Change("1", *spans[0], "One is here.", "One was here."),
        Change("2", *spans[1], "Two is there.", "Two was there."),
    ]
    assert python_texts(written(FORMAT, file, changes)) == ["One was here. Two was there. Three."]


@pytest.mark.parametrize(
    ("removed", "left"),
    [
        ((0,), "B. C."),
        ((1,), "A. C."),
        ((2,), "A. B."),
        ((0, 1), "C."),
        ((1, 2), "A."),
        ((0, 1, 2), ""),
    ],
)
@pytest.mark.parametrize("made", [("A. B. C.",), ("A. ", "B. ", "C."), ("A.", " B.", " C.")])
def test_deleted_sentences_go_with_the_space_that_joins_them(
    made: tuple[str, ...], removed: tuple[int, ...], left: str
) -> None:
    file = file_of(p(*map(r, made)))
    (unit,) = FORMAT.read(file)
    edits = [
        FORMAT.removal(file, *part_of(FORMAT, file, unit, 3 * number, 3 * number + 2))
        for number in removed
    ]
    if len(removed) > 1 and len(made) == 1:
        last = 3 * removed[-1] + 2
        edits = [FORMAT.removal(file, *part_of(FORMAT, file, unit, 3 * removed[0], last))]
    result = file.packed(splice(file, edits))
    assert [one.strip() for one in word_texts(result)] == [left]


def test_a_missing_paragraph_is_like_its_neighbour() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    file = file_of(p(r("Head"), style="Heading1"), p(r("Text.", bold), r(" More."), style="Body"))
    head, text = FORMAT.read(file)
    after = [Change(one, text.end, text.end, "", one) for one in ("New & one.", "Two.")]
    result = contents(written(FORMAT, file, after))["word/document.xml"].decode()
    new = p(f'<w:r>{bold}<w:t xml:space="preserve">New &amp; one.</w:t></w:r>', style="Body")
    two = p(f'<w:r>{bold}<w:t xml:space="preserve">Two.</w:t></w:r>', style="Body")
    assert f"More.</w:t></w:r></w:p>{new}{two}</w:body>" in result
    before = Change("1", head.start, head.start, "", "First.")
    result = contents(written(FORMAT, file, [before]))["word/document.xml"].decode()
    assert '<w:body><w:p><w:r><w:t xml:space="preserve">First.</w:t></w:r></w:p><w:p>' in result


def test_a_missing_sentence_joins_its_neighbour() -> None:
    file = file_of(p(r("One."), r(" Two.", MARKS[1])))
    (unit,) = FORMAT.read(file)
    for place, text in ((unit.start, "New. One. Two."), (unit.end, "One. Two. New.")):
        change = Change("1", place, place, "", "New.", whole=False)
        assert word_texts(written(FORMAT, file, [change])) == [text]


def test_a_paragraph_takes_the_place_of_a_deleted_one() -> None:
    file = file_of(p(r("Old.")), p(r("Stays.")))
    unit = FORMAT.read(file)[0]
    changes = [
        Change("1", unit.start, unit.end, "Old.", ""),
        Change("2", unit.end, unit.end, "", "New."),
    ]
    assert word_texts(written(FORMAT, file, changes)) == ["New.", "Stays."]


@pytest.mark.parametrize(
    "made",
    [
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
        p(f"<w:r><w:txbxContent>{p(r('x'))}</w:txbxContent></w:r>"),
    ],
)
def test_no_paragraph_is_written_beside_a_section_end_or_in_a_text_box(made: str) -> None:
    file = file_of(made)
    (unit,) = FORMAT.read(file)
    with pytest.raises(ReviewError, match="beside a text of this kind") as caught:
        written(FORMAT, file, [Change("s", unit.end, unit.end, "", "new")])
    assert (caught.value.segment, caught.value.line) == ("s", 2)


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (word_part("<w:p>\n<w:r>"), "word/document.xml: this is no well-formed XML", 3),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "document type", 1),
        ("<document/>", "not the kind of document", None),
        (word_part("\n<w:p><w:r><w:t>a<![CDATA[b]]></w:t></w:r></w:p>"), "no word processor", 3),
        (word_part("<w:p><w:r><w:t>a<w:tab/>b</w:t></w:r></w:p>"), "no word processor", 2),
        (word_part("<w:r><w:t>a</w:t></w:r>"), "no word processor", 2),
        (word_part("<w:pPr><w:p><w:pPr></w:pPr></w:p></w:pPr>"), "no word processor", 2),
        (word_part("<w:x>" * 101 + "</w:x>" * 101), "stand inside each other", 2),
        (word_part("<w:p/>").replace("<w:p/>", f'<x:p xmlns:x="{W[1:-1]}"/>'), "two ways", None),
        (word_part(p(r("é"))).replace("UTF-8", "ISO-8859-1"), "says that it is in", None),
    ],
)
def test_refused(text: str, what: str, line: int | None) -> None:
    data = office_files.zipped({"word/document.xml": text})
    with pytest.raises(ReviewError) as caught:
        FORMAT.read(opened(data, "a.docx"))
    assert what in caught.value.what
    assert (caught.value.line, str(caught.value.file)) == (line, "a.docx")


def test_other_prefixes_and_encodings() -> None:
    text = (
        word_part(p(r("One.")))
        .replace("w:", "ns0:")
        .replace(":w=", ":ns0=")
        .replace("UTF-8", "ASCII")
    )
    file = opened(office_files.zipped({"word/document.xml": text}), "a.docx")
    (unit,) = FORMAT.read(file)
    result = contents(edited(FORMAT, file, unit, "One é\tx."))["word/document.xml"]
    assert b'<ns0:t>One &#233;</ns0:t><ns0:tab/><ns0:t xml:space="preserve">x.</ns0:t>' in result


def test_a_plain_file_by_the_name_of_docx_is_refused() -> None:
    with pytest.raises(ReviewError, match="no well-formed XML"):
        FORMAT.read(opened(b"hello", "a.docx"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    assert check_file(FORMAT, file)[1] == []
    assert sorted(targets(file)) == sorted(docx_texts(file.whole))


def test_damaged_files_are_read_or_refused() -> None:
    for path in FILES[:5]:
        for data in office_files.damages(path.read_bytes(), 100):
            started = time.monotonic()
            try:
                file = opened(data, "a.docx")
                check_file(FORMAT, file)
            except ReviewError as error:
                assert error.what  # noqa: PT017
            assert time.monotonic() - started < 1


@pytest.mark.parametrize("sign", ["<", '"', "</w:p>", "<w:pPr>", "<!--", "&lt;", "<w:t>", "a "])
def test_a_long_line_of_one_sign_is_read_or_refused_soon(sign: str) -> None:
    file = opened(
        word_part(p(f"<w:r><w:t>{sign * (1_000_000 // len(sign))}</w:t></w:r>")).encode(), "a"
    )
    started = time.monotonic()
    try:
        FORMAT.read(file)
    except ReviewError as error:
        assert error.line == 2  # noqa: PT017
    assert time.monotonic() - started < 2
