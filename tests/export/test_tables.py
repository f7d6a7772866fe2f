"""Before and after: the table, the JSON Lines, the preference pairs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from reviewtool.export import jsonl, preference, tsv
from reviewtool.export.losses import DELETED, MISPLACED, NO_SOURCE, NO_TARGET, UNSOUND
from reviewtool.export.reviews import text_after
from reviewtool.formats.table.tsv_format import FORMAT
from reviewtool.review.decision import ErrorMark, Status
from reviewtool.taxonomy import Severity
from tests.export.made_review import (
    ALL,
    FAMILY,
    ROWS,
    Judged,
    Marked,
    decide,
    decision,
    judged_rows,
    paper_review,
    reviewed,
    rows_file,
)
from tests.formats.texts import file_of

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import Decision

Made = tuple[list[tuple[str, str]], dict[str, dict[int, "Decision"]]]


def objects(data: bytes | None) -> list[dict[str, Any]]:
    """The lines, for a reader that takes every line separator of Unicode for one."""
    assert data is not None
    return [json.loads(line) for line in data.decode().splitlines()]


def cells(data: bytes | None) -> list[dict[str, str]]:
    """The rows with the names of the header, as our own reader finds target cells.

    Every column is read as the target in turn.
    """
    assert data is not None
    text = data.decode()
    head, _, rest = text.partition("\n")
    names = head.split("\t")
    found: list[dict[str, str]] = []
    for name in names:
        renamed = ["target" if one == name else f"x{one}" for one in names]
        renamed[names.index("source") if name != "source" else 0] = "source"
        units = FORMAT.read(file_of("\t".join(renamed) + "\n" + rest))
        found = found or [{} for _ in units]
        for row, unit in zip(found, units, strict=True):
            row[name] = unit.target
    return found


def after(review: Review) -> list[str]:
    """What every target becomes."""
    return [text_after(review.chosen.get(one.id), one.target) for one in review.document.segments]


def test_every_segment_is_there_before_and_after(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = jsonl.build(reviewed(path))
    rows = objects(built.data)
    assert [(row["source"], row["target"]) for row in rows] == list(ROWS)
    assert [row["status"] for row in rows] == [
        *("corrected", "accepted", "corrected", "accepted", "corrected", "todo", "corrected")
    ]
    assert [row["corrected"] for row in rows[2:]] == [
        *("Three.", "=1+1 is four.", "", "Six.", "Seven is forgotten.")
    ]
    first = rows[0]
    assert (first["id"], first["document"]) == ("r1", "a.jsonl")
    assert (first["source_language"], first["target_language"]) == ("nl", "en")
    assert (first["reviewer"], first["scores"]) == ("anna", {"anna": 40})
    assert first["comments"] == {"anna": ALL[0].comment}
    assert first["time"].endswith("Z")
    error = first["errors"][2]
    assert first["target"][error["start"] : error["end"]] == error["text"] == FAMILY
    assert (error["severity"], error["category"]) == ("critical", "accuracy/addition")
    assert (error["reviewer"], error["origin"], error["side"]) == ("anna", "human", "target")
    assert built.said == "7 segments, 6 decided, 4 corrected"


def test_the_table_says_the_same(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    decide(path, [Judged(0, errors=(Marked("mill"),), score=7, comment="b")], "bert")
    review = reviewed(path)
    table, lines = cells(tsv.build(review).data), objects(jsonl.build(review).data)
    for row, line in zip(table, lines, strict=True):
        for name in ("id", "document", "source", "target", "corrected", "status", "reviewer"):
            assert row[name] == line[name], name
        assert json.loads(row["errors"] or "[]") == line["errors"]
    assert table[0]["score"] == "anna: 40, bert: 7"
    assert table[0]["comment"] == f"anna: {ALL[0].comment}\nbert: b"
    assert table[1]["score"] == "80"


@settings(max_examples=60)
@given(judged_rows())
def test_our_own_reader_reads_every_cell(made: Made) -> None:
    review = paper_review(*made)
    table = cells(tsv.build(review).data)
    assert [(row["source"], row["target"]) for row in table] == made[0]
    assert [row["corrected"] for row in table] == after(review)


@settings(max_examples=60)
@given(judged_rows())
def test_every_line_is_an_object_whatever_ends_a_line(made: Made) -> None:
    review = paper_review(*made)
    rows = objects(jsonl.build(review).data)
    assert [(row["source"], row["target"]) for row in rows] == made[0]
    assert [row["corrected"] for row in rows] == after(review)
    pairs = objects(preference.build(review).data)
    assert [(one["prompt"], one["rejected"], one["chosen"]) for one in pairs] == [
        (source, target, new)
        for (source, target), new in zip(made[0], after(review), strict=True)
        if new not in ("", target) and source and target
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_compute_can_be_made_safe(sign: str) -> None:
    formula = f"{sign}SUM(A1)"
    review = paper_review([(formula, f"a{formula}")], {"anna": {}})
    (plain,) = cells(tsv.build(review).data)
    (safe,) = cells(tsv.build(review, formula_safe=True).data)
    assert plain["source"] == formula.replace("\r", "\n")
    assert safe["source"] == "'" + plain["source"]
    assert safe["target"] == plain["target"]


def test_halves_of_surrogate_pairs_stay_in_json_and_are_counted_in_a_table() -> None:
    review = paper_review([("a", "b\ud83d")], {})
    assert objects(jsonl.build(review).data)[0]["target"] == "b\ud83d"
    built = tsv.build(review)
    assert cells(built.data)[0]["target"] == "b\ufffd"
    assert +built.losses == {UNSOUND: 2}


def test_a_misplaced_error_is_left_out_and_counted() -> None:
    wrong = ErrorMark("e", "source", 0, 9, "a", "style", Severity.MINOR, "human")
    built = jsonl.build(paper_review([("a", "b")], {"anna": {0: decision(0, "b", [wrong])}}))
    assert objects(built.data)[0]["errors"] == []
    assert +built.losses == {MISPLACED: 1}


def test_only_corrections_are_preferences(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = preference.build(reviewed(path))
    rows = objects(built.data)
    assert rows[1] == {
        "prompt": "Drie.",
        "chosen": "Three.",
        "rejected": "Three and more.",
        "source_language": "nl",
        "target_language": "en",
    }
    assert built.said == "2 pairs"
    assert +built.losses == {DELETED: 1, NO_TARGET: 1}
    alone = paper_review([("", "b")], {"anna": {0: decision(0, "b", corrected="c")}})
    assert +preference.build(alone).losses == {NO_SOURCE: 1}


def test_a_correction_that_is_held_back_is_no_preference_but_is_counted(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, [Judged(2, Status.QUERIED, "Three.")])
    assert preference.build(reviewed(path)).data == b""
    built = jsonl.build(reviewed(path))
    row = objects(built.data)[2]
    assert (row["corrected"], row["status"]) == ("Three and more.", "queried")
    assert built.said.endswith("0 corrected, 1 held back (queried or skipped)")
