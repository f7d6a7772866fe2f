from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.mqm.marks import moved, unmarked
from reviewtool.formats.mqm.mqm_format import FORMAT as MQM
from reviewtool.formats.said import said
from reviewtool.formats.splice import written
from reviewtool.formats.unit import Marked, Unit
from tests.formats.promises import change_of, check_file
from tests.formats.texts import encodings, file_of, line_ends

CORPUS = Path(__file__).parent / "corpus" / "mqm"
NAMES = sorted(path.name for path in CORPUS.glob("*.tsv") if path.name != "ORIGINS.tsv")
HEADER = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"

cells = st.text(st.sampled_from('ab é漢🙂"<>/v.'), max_size=12)


def read(*rows: str, header: str = HEADER) -> list[Unit]:
    return MQM.read(file_of(header + "\n".join(rows), name="a.tsv"))


def row(target: str, category: str = "Style", severity: str = "Minor", rater: str = "r") -> str:
    return "\t".join(["S", "d", "1", "1", rater, "Source", target, category, severity])


def errors(*rows: str) -> tuple[Marked, ...]:
    (unit,) = read(*rows)
    return unit.about.errors if unit.about else ()


@pytest.mark.parametrize("name", NAMES)
def test_real_files(name: str) -> None:
    file = read_file(CORPUS / name)
    edits, refused = check_file(MQM, file)
    assert edits == len(refused) > 0
    for unit in MQM.read(file):
        assert said(MQM, file, unit.start, unit.end) == unit.target
        assert "<v>" not in unit.target + (unit.source or "")
        for error in unit.about.errors if unit.about else ():
            text = unit.target if error.side == "target" else unit.source or ""
            assert 0 <= error.start <= error.end <= len(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    text = read_file(CORPUS / name).text
    for place in range(0, len(text), max(1, len(text) // 60)):
        for damaged in (text[:place], text[:place] + '"\t' + text[place:], text[:place] + "\n<v>"):
            try:
                MQM.read(file_of(damaged, name="a.tsv"))
            except ReviewError as error:
                assert error.line  # noqa: PT017


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5), line_ends, encodings)
def test_marks_are_taken_out_of_any_text(
    parts: list[tuple[str, str, str]], end: str, encoding: tuple[str, bytes]
) -> None:
    rows = [
        ["S", "d", "1", str(n), "r", "x", f"{a}<v>{b}</v>{c}", "Style", "Minor"]
        for n, (a, b, c) in enumerate(parts)
        if not any("v>" in part for part in (a, b, c)) and not a.endswith("<")
    ]
    text = end.join([HEADER.rstrip("\n"), *("\t".join(one) for one in rows)])
    if '""' in text:
        return
    units = MQM.read(file_of(text, encoding, "a.tsv"))
    assert len(units) == len(rows)
    for unit, one in zip(units, rows, strict=True):
        before, rest = one[6].split("<v>", 1)
        inside = rest.split("</v>", 1)[0]
        assert unit.target == one[6].replace("<v>", "", 1).replace("</v>", "", 1)
        assert unit.about is not None
        (error,) = unit.about.errors
        assert (error.start, error.end) == (len(before), len(before) + len(inside))


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_a_file_that_is_quoted_as_csv_reads_as_csv_does(pairs: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, "excel-tab", lineterminator="\n")
    writer.writerow([*HEADER.split(), "comment"])
    for number, (source, target) in enumerate([*pairs, ('a "quote"', "b")]):
        writer.writerow(["S", "d", "1", number, "r", source, target, "Style", "Minor", ""])
    text = out.getvalue()
    units = MQM.read(file_of(text, name="a.tsv"))
    wanted = [[unmarked(cell)[0] for cell in (a, b)] for a, b in [*pairs, ('a "quote"', "b")]]
    assert [[unit.source, unit.target] for unit in units] == wanted


def test_the_rows_of_a_segment_are_its_errors() -> None:
    one, two, three = MQM.read(read_file(CORPUS / "wmt.tsv"))
    assert (one.document, one.id, one.line) == ("A/news.1:en-de", "1", 2)
    assert (one.source, one.target) == ("It rains a lot.", "Es regnet stark.")
    assert (one.source_language, one.target_language) == ("en", "de")
    assert one.about is not None
    assert one.about.errors == (
        Marked("target", 10, 15, "Style/Awkward", "Minor", "rater1"),
        Marked("source", 3, 8, "Accuracy/Omission", "Major", "rater2"),
    )
    assert (two.document, two.about) == ("B/news.1:en-de", None)
    assert three.target == '"Nein", sagte er'
    assert three.about is not None
    assert [(error.start, error.end) for error in three.about.errors] == [(14, 16), (0, 7), (0, 16)]


@pytest.mark.parametrize(
    ("marked", "text", "span"),
    [
        ("a <v>b</v> c", "a b c", (2, 3)),
        ("a <v>b", "a b", (2, 3)),
        ("a</v> b", "a b", (0, 1)),
        ("<v></v>a", "a", (0, 0)),
        ("<v>a <v>b</v> c</v> d", "a b c d", (0, 5)),
        ("<v>a</v> b <v>c</v> d", "a b c d", (0, 5)),
        ("a b", "a b", None),
        ("a <V>b</V>", "a <V>b</V>", None),
    ],
)
def test_marks(marked: str, text: str, span: tuple[int, int] | None) -> None:
    assert unmarked(marked) == (text, span)


@pytest.mark.parametrize(
    ("span", "text", "other", "wanted"),
    [
        ((2, 3), "a b c", "a b c", (2, 3)),
        ((4, 5), "a b c", "a xx b c", (7, 8)),
        ((0, 5), "a b c", "a b c ", (0, 5)),
        ((0, 6), "a b c ", "a b c", (0, 5)),
        ((2, 4), "a bb c", "a x c", (2, 3)),
        ((1, 2), "ab", "", (0, 0)),
    ],
)
def test_a_span_is_moved_to_another_version_of_the_text(
    span: tuple[int, int], text: str, other: str, wanted: tuple[int, int]
) -> None:
    assert moved(span, text, other) == wanted


@given(cells, cells, st.integers(0, 12), st.integers(0, 12))
def test_a_moved_span_lies_in_the_text(text: str, other: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    start, end = moved((start, end), text, other)
    assert 0 <= start <= end <= len(other)


def test_what_is_no_error_gives_none() -> None:
    for severity in ("No-error", "no-error", "no_error", "No error", "HOTW-test", ""):
        assert errors(row("Ziel", "No-error", severity)) == ()
    assert errors(row("Ziel", "Style", "Neutral")) == (
        Marked("target", 0, 4, "Style", "Neutral", "r"),
    )


def test_the_text_is_not_that_of_a_test_of_the_rater() -> None:
    (unit,) = read(row("Ziel <v>falsch</v>", "Missed", "HOTW-test"), row("Ziel <v>gut</v>"))
    assert (unit.target, unit.line) == ("Ziel gut", 3)
    (unit,) = read(row("Ziel <v>falsch</v>", "Missed", "HOTW-test"))
    assert (unit.target, unit.about) == ("Ziel falsch", None)


def test_quotation_marks_are_text_unless_all_are_csv() -> None:
    (unit,) = read(row('"Ja", sagte er'), row('"Ja", <v>sagte</v> er'))
    assert unit.target == '"Ja", sagte er'
    one, two = MQM.read(read_file(CORPUS / "quoted.tsv"))
    assert (one.source, one.target, two.target) == ('He said "no".', 'Er sagte "nein".', "Tschüss")
    assert one.about is not None
    error = one.about.errors[0]
    assert one.target[error.start : error.end] == '"nein"'


def test_columns_in_any_order_and_a_header_that_comes_again() -> None:
    one, two = MQM.read(read_file(CORPUS / "other_order.tsv"))
    assert one.about is not None
    assert one.about.errors[0].comment == "not in the source"
    assert (one.document, one.id, two.id) == ("S/d", "7", "8")
    again = HEADER.rstrip("\n")
    assert len(read(row("a"), "", again, row("a"))) == 1


def test_nothing_can_be_written() -> None:
    file = read_file(CORPUS / "wmt.tsv")
    units = MQM.read(file)
    for new in ("x", ""):
        with pytest.raises(ReviewError, match="stands in several rows") as caught:
            written(MQM, file, [change_of(units[0], new)])
        assert "Export" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("system\tdoc\tseg_id\tsource\ttarget\trater\n", "no column category", 1),
        ("system\tsource\ttarget\tcategory\tseverity\n", "no column seg_id", 1),
        (HEADER + row("a") + "\n\n" + row("b\tc") + "\n", "10 cells, and the header has 9", 4),
        (HEADER + "S\td\t1\t1\tr\ta\n", "6 cells, and the header has 9", 2),
        (HEADER + 'S\td\t1\t1\tr\t"a ""b"""\tc\tStyle\n', "8 cells", 2),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        MQM.read(file_of(text, name="a.tsv"))
    assert what in caught.value.what
    assert (caught.value.line, str(caught.value.file)) == (line, "a.tsv")


@given(st.text(st.sampled_from('<v>/\t\n\r" a'), max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    for head in ("", HEADER, "target\tsource\tsystem\tcategory\tseverity\tseg_id\n"):
        file = file_of(head + text, name="a.tsv")
        try:
            units = MQM.read(file)
        except ReviewError as error:
            assert 1 <= (error.line or 0) <= unified(head + text).count("\n") + 1  # noqa: PT017
        else:
            assert all(said(MQM, file, unit.start, unit.end) == unit.target for unit in units)


def test_hostile_files_are_read_or_refused_at_once() -> None:
    big = 200_000
    texts = [HEADER + '"' * big, HEADER + row("<v>" * big), HEADER + row("</v>" * big), "\t" * big]
    texts += [HEADER + '"\t' * big, HEADER + (row("a") + "\n") * (big // 10)]
    for text in texts:
        begun = time.process_time()
        try:
            MQM.read(file_of(text, name="a.tsv"))
        except ReviewError as error:
            assert error.line  # noqa: PT017
        assert time.process_time() - begun < 20
