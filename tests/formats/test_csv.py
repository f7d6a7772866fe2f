from __future__ import annotations

import csv
import io
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from reviewtool.formats.table.csv_format import FORMAT as CSV
from reviewtool.formats.table.formula import computed
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit

CORPUS = Path(__file__).parent / "corpus" / "csv"
NAMES = sorted(path.name for path in CORPUS.glob("*.csv"))
OF_FILE = {"game.csv": (("source", "en"), ("target", "ru"))}

signs = st.sampled_from(",;")


def made(rows: list[list[str]], sign: str, end: str, *, all_quoted: bool) -> str:
    def cell(text: str) -> str:
        special = any(other in text for other in (sign, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if all_quoted or special else text

    return "".join(sign.join(map(cell, row)) + end for row in rows)


def rows_of(data: bytes, encoding: tuple[str, bytes], sign: str) -> list[list[str]]:
    text = data.removeprefix(encoding[1]).decode(encoding[0])
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign) if row]


def of(text: str) -> FileText:
    return file_of(text, name="a.csv")


def edited(text: str, new: str, place: int = 0) -> str:
    file = of(text)
    unit = CSV.read(file)[place]
    return written(CSV, file, [change_of(unit, new)]).decode()


def refusal(text: str, form: object = CSV) -> ReviewError:
    with pytest.raises(ReviewError) as caught:
        form.read(of(text))  # type: ignore[attr-defined]
    return caught.value


@settings(max_examples=80)
@given(
    st.lists(st.tuples(any_text, any_text), min_size=1, max_size=5),
    any_text,
    signs,
    line_ends,
    encodings,
    st.booleans(),
)
def test_one_change_reads_back_and_leaves_the_rest(
    pairs: list[tuple[str, str]],
    new: str,
    sign: str,
    end: str,
    encoding: tuple[str, bytes],
    all_quoted: bool,
) -> None:
    rows = [["note", "target", "id", "source"]]
    rows += [["n", target, f"k{n}", source] for n, (source, target) in enumerate(pairs)]
    file = file_of(made(rows, sign, end, all_quoted=all_quoted), encoding, "a.csv")
    units = CSV.read(file)
    assert [(u.id, u.source, u.target) for u in units] == [
        (row[2], unified(row[3]), unified(row[1])) for row in rows[1:]
    ]
    assert written(CSV, file, [change_of(unit, unit.target) for unit in units]) == file.data
    unit = units[-1]
    data = written(CSV, file, [change_of(unit, new)])
    rows[-1][1] = new
    found = rows_of(data, encoding, sign)
    assert [[unified(cell) for cell in row] for row in found] == [
        [unified(cell) for cell in row] for row in rows
    ]


@given(st.text(st.sampled_from('id,;source\ttarget\n\r" a'), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    for head in ("", "id,source,target\n", "sep=;\nid;source;target\n"):
        try:
            found = [unit.line for unit in CSV.read(of(head + text))]
        except ReviewError as error:
            found = [error.line or 0]
        assert all(1 <= line <= lines + 1 for line in found)


@pytest.mark.parametrize("name", NAMES)
def test_real_files(name: str) -> None:
    form = CSV.with_columns(OF_FILE.get(name, ()))
    edits, refused = check_file(form, read_file(CORPUS / name))
    assert edits
    assert all("cp1252" in what for what in refused)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    form, text = CSV.with_columns(OF_FILE.get(name, ())), read_file(CORPUS / name).text[:2000]
    for place in range(0, len(text), max(1, len(text) // 40)):
        for damaged in (text[:place], text[:place] + text[place + 1 :], text[:place] + '"' + text):
            try:
                form.read(of(damaged))
            except ReviewError as error:
                assert error.line  # noqa: PT017


def test_a_cell_gets_quotation_marks_where_it_comes_to_need_them() -> None:
    text = "id;source;target\n1;a;b\n2;c;d\n"
    assert edited(text, "x, y") == "id;source;target\n1;a;x, y\n2;c;d\n"
    assert edited(text, "x; y") == 'id;source;target\n1;a;"x; y"\n2;c;d\n'
    assert edited(text, 'say "x"', 1) == 'id;source;target\n1;a;b\n2;c;"say ""x"""\n'
    assert edited(text, "one\ntwo") == 'id;source;target\n1;a;"one\ntwo"\n2;c;d\n'
    assert edited("source,target\r\na,b\r\n", "1\n2") == 'source,target\r\na,"1\r\n2"\r\n'
    assert edited('source,target\na,"b"\n', "c") == 'source,target\na,"c"\n'


def test_only_what_changes_is_replaced_in_a_quoted_cell() -> None:
    text = 'source,target\na,"He said ""no""."\n'
    assert edited(text, 'He said "nee".') == 'source,target\na,"He said ""nee""."\n'
    assert edited(text, "He said no.") == 'source,target\na,"He said no."\n'


def test_filling_and_removal() -> None:
    file = of('source,target\na,\nb,""\nc,d\ne,"f"')
    one, two, three, four = CSV.read(file)
    changes = [change_of(one, "x,y"), change_of(two, "x,y")]
    changes += [Change("3", three.start, three.end, "d", ""), change_of(four, "")]
    assert written(CSV, file, changes) == b'source,target\na,"x,y"\nb,"x,y"\nc,\ne,""'


def test_pieces_of_a_part_know_whether_their_cell_is_quoted() -> None:
    file = of('source,target\na,"x""""y"\n5"",a""b\n')
    quoted, bare = CSV.read(file)
    assert (quoted.target, bare.source, bare.target) == ('x""y', '5""', 'a""b')
    parts = CSV.pieces(file, quoted.start + 3, quoted.end)
    assert [piece.text for piece in parts] == ['"', "y"]
    parts = CSV.pieces(file, bare.start + 1, bare.end)
    assert [piece.text for piece in parts] == ['"', '"', "b"]


def test_the_sign_that_parts_cells_is_found_from_the_header() -> None:
    for sign in ",;\t":
        (unit,) = CSV.read(of(f"id{sign}source{sign}target\n1{sign}a{sign}b\n"))
        assert (unit.id, unit.source, unit.target) == ("1", "a", "b")
    (unit,) = CSV.read(of('sep=;\r\n"source, or so";source;target\r\nx;a;b,c\r\n'))
    assert (unit.source, unit.target, unit.line) == ("a", "b,c", 3)
    form = CSV.with_columns([("source", "Dutch"), ("target", "English")])
    (unit,) = form.read(of("English;Dutch, or so;Dutch\na,b;x;c\n"))
    assert (unit.source, unit.target) == ("c", "a,b")


def header(names: str, columns: tuple[tuple[str, str], ...] = ()) -> Unit:
    count = names.count(",") + 1
    row = ",".join(f"c{number}" for number in range(count))
    (unit,) = CSV.with_columns(columns).read(of(f"{names}\n{row}\n"))
    return unit


@pytest.mark.parametrize(
    ("names", "source", "target", "id_"),
    [
        ("src,mt,ref,score", "c0", "c1", None),
        ("Source Text,Target-Text,ID", "c0", "c1", "c2"),
        ("location,source,target", "c1", "c2", "c0"),
        ("hypothesis,reference_source,segment_id", "c1", "c0", "c2"),
        ("mt,translation,original", "c2", "c1", None),
        ("source,src,target,mt,hyp", "c0", "c2", None),
        ("Key,Original,Translation", "c1", "c2", "c0"),
        ("identifier,source_phrase,translation", "c1", "c2", "c0"),
        ("key,en,nl", "c1", "c2", "c0"),
        ("id,pt-BR,zh_Hans", "c1", "c2", "c0"),
        (",en,nl", "c1", "c2", "c0"),
        ("nl,EN", "c0", "c1", None),
        ("key,source,nl", "c1", "c2", "c0"),
        ("source (en),target (nl)", "c0", "c1", None),
    ],
)
def test_columns_are_found_by_name(names: str, source: str, target: str, id_: str | None) -> None:
    unit = header(names)
    assert (unit.source, unit.target, unit.id) == (source, target, id_)


def test_languages_documents_and_notes() -> None:
    unit = header("key,en-US,nl")
    assert (unit.source_language, unit.target_language) == ("en-US", "nl")
    unit = header("Source [de],Target (nl)")
    assert (unit.source_language, unit.target_language) == ("de", "nl")
    unit = header("src,tgt,src_lang,tgt_lang,doc,system")
    assert (unit.source_language, unit.target_language, unit.document) == ("c2", "c3", "c5/c4")
    unit = header("source,target,Context,notes,translator comments,description")
    assert unit.about is not None
    assert (unit.about.context, unit.about.notes) == ("c2", ("c3", "c4", "c5"))
    one, two = CSV.read(of("source,target,fuzzy,context\na,b,True,\nc,d,False,\n"))
    assert one.about is not None
    assert (one.about.state, two.about) == ("fuzzy", None)


def test_a_mapping_is_stronger_than_the_names() -> None:
    columns = (("source", "mt"), ("target", "Human Translation"), ("notes", "target"))
    unit = header("source,target,mt,human translation", columns)
    assert (unit.source, unit.target) == ("c2", "c3")
    assert unit.about is not None
    assert unit.about.notes == ("c1",)
    with pytest.raises(ReviewError, match="“sauce” is not what a column can be") as caught:
        CSV.with_columns([("sauce", "a")])
    assert "source" in caught.value.remedy
    error = refusal("a,b\nc,d\n", CSV.with_columns([("source", "x"), ("target", "b")]))
    assert (error.what, error.line) == ("the header has no column “x”", 1)
    assert "a, b" in error.remedy


def test_ids_that_repeat() -> None:
    units = CSV.read(of("key,en,nl\na,b,c\na,d,e\na~2,f,g\na,h,i\n,j,k\n,l,m\n"))
    assert [unit.id for unit in units] == ["a", "a~3", "a~2", "a~4", None, None]
    units = CSV.read(of("source,target,id,context\na,b,1,x\nc,d,1,y\n"))
    assert [unit.id for unit in units] == ["1", "1~2"]
    assert refusal("id,source,target\n1,a,b\n1,c,d\n").line == 3


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("1,Hallo,Hello\n", "no header: it has no column source", 1),
        ('"Quelle","Ziel"\n"a","b"\n', "no header: it has no column source", 1),
        ("\n\nid,source\n1,a\n", "no column target", 3),
        ("id,source,target,target\n", "two columns target", 1),
        ("key,en,nl,de\n", "en, nl, de, and does not say which is the source", 1),
        ("source,target\na,b\n\nc\n", "1 cell, and the header has 2 cells", 4),
        ("source,target\na,b,c\n", "3 cells", 2),
        ('source,target\n"a\n\n",b\n"Yes," he said,c\n', "cell 1 begins with a quotation", 5),
        ('source,target\na,"b\n', "cell 2 begins with a quotation mark", 2),
        ('"source,target\na,b\n', "cell 1 begins with a quotation mark", 1),
        ("," * 3000 + "source,target\n", "more than 2,000 cells", 1),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    error = refusal(text)
    assert what in error.what
    assert (error.line, str(error.file)) == (line, "a.csv")


def test_the_remedy_names_both_ways_to_name_columns() -> None:
    for text in ("a,b\nc,d\n", "key,en,nl,de\n"):
        remedy = refusal(text).remedy
        assert "columns:" in remedy
        assert "review.yaml" in remedy
        assert "--columns source=" in remedy
    assert "source=en,target=nl" in refusal("key,en,nl,de\n").remedy


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = 'source,target\n"a\nb","c\n"\nd,e\n"f\n",g\n"h\n\n",i'.replace("\n", end)
        assert [unit.line for unit in CSV.read(of(text))] == [3, 5, 7, 10]


def test_a_character_that_the_encoding_lacks_is_refused_by_name() -> None:
    file = read_file(CORPUS / "windows.csv")
    assert (file.encoding, file.known) == ("cp1252", "guess")
    unit = CSV.read(file)[0]
    with pytest.raises(ReviewError, match="漢"):
        written(CSV, file, [change_of(unit, "漢")])
    assert b"\x96" in written(CSV, file, [change_of(unit, "a – b")])


def test_hostile_files_are_read_or_refused_at_once() -> None:
    big = 200_000
    texts = ['"' * big, '"' * (big + 1), "source,target\n" + '"' * big, "," * big, '"a' * big]
    texts += ["source,target\n" + ',"' * big, "source,target\n" + '"x,y\n' * big]
    texts += ['source,target\na,"' + '""' * big, "source,target\n" + "\n" * big, "\t" * big]
    for text in texts:
        begun = time.process_time()
        try:
            CSV.read(of(text))
        except ReviewError as error:
            assert error.line  # noqa: PT017
        assert time.process_time() - begun < 20


def test_units_stand_in_order() -> None:
    units = CSV.read(read_file(CORPUS / "comet.csv"))
    assert all(one.end <= two.start for one, two in pairwise(units))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        *((sign + "x", False) for sign in "=+-@\t\r"),
        *((text, True) for text in ("", "x=1", "'=1", " =1")),
    ],
)
def test_what_a_spreadsheet_computes(text: str, safe: bool) -> None:
    assert computed(text) is not safe
