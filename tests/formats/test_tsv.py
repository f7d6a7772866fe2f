from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import read_file
from reviewtool.formats.splice import written
from reviewtool.formats.table.tsv_format import TsvFormat
from tests.formats.promises import check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends, words

TSV = TsvFormat()
CORPUS = Path(__file__).parent / "corpus" / "tsv"
NAMES = sorted(path.name for path in CORPUS.glob("*.tsv") if path.name != "ORIGINS.tsv")
cells = words.map(lambda text: text.replace("\t", " ").strip('"') or "x")


def table(rows: list[list[str]], end: str = "\n") -> str:
    return "".join("\t".join(row) + end for row in rows)


@settings(max_examples=60)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=6), any_text, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    pairs: list[tuple[str, str]], new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    rows = [["note", "target", "id", "source"]]
    rows += [["n", target, str(n), source] for n, (source, target) in enumerate(pairs)]
    file = file_of(table(rows, end), encoding, "a.tsv")
    units = TSV.read(file)
    assert [(u.id, u.source, u.target) for u in units] == [
        (str(n), source, target) for n, (source, target) in enumerate(pairs)
    ]
    unit = units[-1]
    change = Change("last", unit.start, unit.end, unit.target, new)
    assert written(TSV, file, [Change("last", unit.start, unit.end, unit.target, unit.target)]) == (
        file.data
    )
    try:
        data = written(TSV, file, [change])
    except ReviewError as error:
        refused = error.segment
    else:
        refused = None
    if any(sign in new for sign in "\t\r\n"):
        assert refused == "last"
        return
    assert refused is None
    rows[-1][1] = new
    if not new.startswith('"'):
        assert data == encoding[1] + table(rows, end).encode(encoding[0])


@settings(max_examples=60)
@given(st.lists(st.tuples(any_text, any_text), max_size=5), any_text)
def test_quoted_cells_read_as_csv_does(pairs: list[tuple[str, str]], new: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, "excel-tab", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["id", "source", "target"])
    for number, pair in enumerate(pairs):
        writer.writerow([f"s{number}", *pair])
    file = file_of(out.getvalue(), name="a.tsv")
    units = TSV.read(file)
    plain = [(a.replace("\r\n", "\n").replace("\r", "\n")) for pair in pairs for a in pair]
    assert [text for unit in units for text in (unit.source, unit.target)] == plain
    if units:
        unit = units[0]
        data = written(TSV, file, [Change("s0", unit.start, unit.end, unit.target, new)])
        found = list(csv.reader(io.StringIO(data.decode(), newline=""), "excel-tab"))
        assert found[1][2].replace("\r\n", "\n").replace("\r", "\n") == (
            new.replace("\r\n", "\n").replace("\r", "\n")
        )


def test_quotation_marks_that_quote_nothing_are_text() -> None:
    text = 'id\tsource\ttarget\n1\t"a" b\t"Yes," he said.\n2\t5" x\t"open\n'
    units = TSV.read(file_of(text, name="a.tsv"))
    assert [unit.target for unit in units] == ['"Yes," he said.', '"open']


def test_a_tab_is_refused_in_a_bare_cell_and_taken_in_a_quoted_one() -> None:
    file = file_of('id\tsource\ttarget\n1\ta\tbare\n2\tb\t"quoted"\n', name="a.tsv")
    bare, quoted = TSV.read(file)
    with pytest.raises(ReviewError, match="a tab"):
        TSV.escape("x\ty", file, bare.start)
    change = Change("2", quoted.start, quoted.end, "quoted", 'one\ttwo\n"three"')
    assert written(TSV, file, [change]).endswith(b'2\tb\t"one\ttwo\n""three"""\n')


def test_a_cell_that_comes_to_begin_with_a_quotation_mark_is_quoted() -> None:
    file = file_of("id\tsource\ttarget\n1\ta\tHi\n", name="a.tsv")
    (unit,) = TSV.read(file)
    data = written(TSV, file, [Change("1", unit.start, unit.end, "Hi", '"Hi"')])
    assert data.endswith(b'1\ta\t"""Hi"""\n')


def test_removal_and_filling() -> None:
    file = file_of('source\ttarget\na\tb\nc\t\nd\t""\n', name="a.tsv")
    one, two, three = TSV.read(file)
    changes = [
        Change("1", one.start, one.end, "b", ""),
        Change("2", two.start, two.end, "", "new"),
        Change("3", three.start, three.end, "", 'n"w'),
    ]
    assert written(TSV, file, changes) == b'source\ttarget\na\t\nc\tnew\nd\t"n""w"\n'


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("1\tHallo\tHello\n", "no header", 1),
        ("id\tsource\n1\ta\n", "no column target", 1),
        ("id\tsource\ttarget\ttarget\n", "two columns target", 1),
        ("id\tsource\ttarget\n1\ta\tb\n\n2\ta\n", "2 cells", 4),
        ("id\tsource\ttarget\n1\ta\tb\tc\n", "4 cells", 2),
        ("id\tsource\ttarget\n1\ta\tb\n\n1\tc\td\n", "on line 2 and again on line 4", 4),
        ('id\tsource\ttarget\n1\t"a\nb"\tc\n2\tx\n', "2 cells", 4),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        TSV.read(file_of(text, name="a.tsv"))
    assert what in caught.value.what
    assert caught.value.line == line
    assert str(caught.value.file) == "a.tsv"


def test_blank_lines_and_empty_files_are_fine() -> None:
    assert TSV.read(file_of("", name="a.tsv")) == []
    text = "\r\nTarget\tSource\r\n\r\nb\ta\r\n  \r\n"
    (unit,) = TSV.read(file_of(text, name="a.tsv"))
    assert (unit.source, unit.target, unit.line, unit.id) == ("a", "b", 4, None)


@given(st.text(st.sampled_from('id\tsource\ttarget\n\r" ab'), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    for head in ("", "id\tsource\ttarget\n"):
        try:
            units = TSV.read(file_of(head + text, name="a.tsv"))
            found = [unit.line for unit in units]
        except ReviewError as error:
            found = [error.line or 0]
        assert all(1 <= line <= lines for line in found)


@pytest.mark.parametrize("name", NAMES)
def test_real_files(name: str) -> None:
    file = read_file(CORPUS / name)
    edits, refused = check_file(TSV, file)
    assert (edits > 0, refused) == (True, [])
    for place in range(0, len(file.text), max(1, len(file.text) // 40)):
        for damaged in (file.text[:place], file.text[:place] + '"\t' + file.text[place:]):
            try:
                TSV.read(file_of(damaged, name="a.tsv"))
            except ReviewError as error:
                assert error.line  # noqa: PT017


def test_research_data_is_read_by_its_own_names() -> None:
    units = TSV.read(read_file(CORPUS / "systems.tsv"))
    assert [(unit.document, unit.id) for unit in units] == [
        ("A/news.1", "1"),
        ("A/news.1", "2"),
        ("B/news.1", "1"),
        ("B/news.1", "2"),
    ]
    units = TSV.read(read_file(CORPUS / "quality_estimation.tsv"))
    assert [(unit.id, unit.target) for unit in units] == [
        ("0", "Der König starb 1422."),
        ("1", 'Er schrieb "Ode (1810).'),
    ]


def test_columns_can_be_named() -> None:
    form = TSV.with_columns([("source", "Dutch"), ("target", "English")])
    file = file_of("English\tDutch\tsource\nb\ta\tx\n", name="a.tsv")
    (unit,) = form.read(file)
    assert (unit.source, unit.target) == ("a", "b")
    assert TSV.columns == ()
    data = written(form, file, [Change("1", unit.start, unit.end, "b", "c")])
    assert data == b"English\tDutch\tsource\nc\ta\tx\n"


def test_hostile_files_are_read_or_refused_at_once() -> None:
    big = 200_000
    head = "source\ttarget\n"
    texts = ['"' * big, "\t" * big, head + '\t"' * big, head + '"x\ty\n' * big]
    texts += [head + 'a\t"' + '""' * big, head + '"' + "a\tb\n" * (big // 4), head + '""\n' * big]
    for text in texts:
        begun = time.process_time()
        try:
            TSV.read(file_of(text, name="a.tsv"))
        except ReviewError as error:
            assert error.line  # noqa: PT017
        assert time.process_time() - begun < 20
