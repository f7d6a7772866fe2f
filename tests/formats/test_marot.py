from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.formats.file_text import read_file
from reviewtool.formats.mqm.marot import NO_METADATA, Metadata, languages_of, metadata_of
from reviewtool.formats.mqm.mqm_format import FORMAT as MQM
from reviewtool.formats.unit import Marked, Unit
from tests.formats.texts import file_of

FILE = Path(__file__).parent / "corpus" / "mqm" / "marot.tsv"
HEADER = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n"


def read(*rows: tuple[str, ...]) -> list[Unit]:
    return MQM.read(file_of(HEADER + "\n".join(map("\t".join, rows)), name="a.tsv"))


def test_rows_with_metadata() -> None:
    one, two = MQM.read(read_file(FILE))
    assert (one.document, one.id, two.id) == ("S/news:1", "1", "2")
    assert (one.source_language, one.target_language, two.target_language) == ("en", "de", "de")
    assert one.about is not None
    assert one.about.errors == (
        Marked("source", 4, 7, "Accuracy/Omission", "major", "r1", "number is gone"),
    )
    assert one.about.opinions == ("Eins zwei drei.",)
    assert (two.target, two.line, two.about) == ("Vier.", 5, None)


def test_the_number_in_the_whole_file_is_the_id_where_there_is_one() -> None:
    def row(number: str, whole: str) -> tuple[str, ...]:
        return ("S", "d", number, whole, "r", "a", "b", "no-error", "no-error", "{}")

    assert [unit.id for unit in read(row("1", "11"), row("2", "12"))] == ["11", "12"]
    assert [unit.id for unit in read(row("1", "0"), row("2", "0"))] == ["1", "2"]


def test_a_row_may_lack_its_metadata() -> None:
    (unit,) = read(("S", "d", "1", "1", "r", "a", "<v>b</v> c", "Style", "Minor"))
    assert unit.about is not None
    assert unit.about.errors == (Marked("target", 0, 1, "Style", "Minor", "r"),)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{}", NO_METADATA),
        ('{"note":"n","corrected_translation":"c"}', Metadata("n", "c")),
        ('{"note":7,"evaluation":[]}', NO_METADATA),
        ('{"evaluation":{"source_language":"en"}}', Metadata("", "", "en", "")),
        ("a remark", Metadata("a remark")),
        ("[1]", Metadata("[1]")),
        ("[" * 100_000, Metadata("[" * 100_000)),
        ("9" * 10_000, Metadata("9" * 10_000)),
    ],
)
def test_metadata(text: str, wanted: Metadata) -> None:
    assert metadata_of(text) == wanted


def test_languages() -> None:
    assert languages_of(NO_METADATA) is None
    assert languages_of(Metadata(target_language="de")) == (None, "de")


@given(st.text(max_size=30) | st.from_type(dict).map(str), st.text(max_size=10))
def test_any_metadata_is_read(text: str, note: str) -> None:
    assert isinstance(metadata_of(text), Metadata)
    assert metadata_of(json.dumps({"note": note})).note == note
