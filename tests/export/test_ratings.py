"""The formats of evaluation campaigns, read as their own programs read them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from reviewtool.export import appraise, marot, mt_metrics_eval
from reviewtool.export.losses import (
    CATEGORY,
    CRITICAL,
    EMPTY_SPAN,
    NO_SCORE,
    ON_SOURCE,
    OVERLAPPING,
    UNMARKED,
)
from reviewtool.review.decision import ErrorMark
from reviewtool.scores.labels import label
from reviewtool.segments.segment import FileRow, Segment
from reviewtool.taxonomy import Severity, categories
from tests.export.made_review import (
    ALL,
    FAMILY,
    ROWS,
    all_ratings,
    decide,
    decision,
    judged_rows,
    paper_review,
    reviewed,
    rows_file,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.export.ratings import Rating
    from reviewtool.review.decision import Decision

Made = tuple[list[tuple[str, str]], dict[str, dict[int, "Decision"]]]


def lines(data: bytes | None) -> list[dict[str, Any]]:
    assert data is not None
    return [json.loads(line) for line in data.decode().split("\n")[:-1]]


def spanned(rating: Rating) -> list[str]:
    """The texts of the errors, cut out of the texts they are in."""
    segment = rating.segment
    return [
        (segment.source if error.side == "source" else segment.target)[error.start : error.end]
        for error in rating.errors
    ]


def test_ratings_are_those_that_mt_metrics_eval_knows(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = mt_metrics_eval.build(reviewed(path))
    found = lines(built.data)
    assert found[0] | {"errors": 0} == {
        "source": ROWS[0][0],
        "hypothesis": ROWS[0][1],
        "errors": 0,
        "document_id": "a.jsonl",
        "segment_id": 0,
        "system_id": "mt",
        "rater_id": "anna",
        "src_lang": "nl",
        "tgt_lang": "en",
    }
    errors = found[0]["errors"]
    assert [(e["category"], e["severity"], e["is_source_error"]) for e in errors] == [
        ("accuracy/mistranslation", "minor", False),
        ("style/awkward", "neutral", False),
        ("accuracy/addition", "critical", False),
        ("fluency/punctuation", "minor", False),
        ("accuracy/omission", "major", True),
    ]
    assert ROWS[0][1][errors[2]["start"] : errors[2]["end"]] == FAMILY
    assert {frozenset(e) for e in errors} == {
        frozenset({"start", "end", "category", "severity", "score", "is_source_error"})
    }
    assert [row["segment_id"] for row in found] == [0, 1, 2, 3, 4, 6]
    assert [row["errors"] for row in found[3:5]] == [[], []]
    assert +built.losses == {UNMARKED: 1}


@settings(max_examples=50)
@given(judged_rows())
def test_mt_metrics_eval_gets_every_text_and_span_exactly(made: Made) -> None:
    review = paper_review(*made)
    rows = lines(mt_metrics_eval.build(review).data)
    rated = all_ratings(review)
    assert len(rows) == len(rated)
    for row, rating in zip(rows, rated, strict=True):
        texts = {False: row["hypothesis"], True: row["source"]}
        assert texts == {False: rating.segment.target, True: rating.segment.source}
        spans = [texts[e["is_source_error"]][e["start"] : e["end"]] for e in row["errors"]]
        assert spans == spanned(rating)


def marot_rows(data: bytes | None) -> list[dict[str, Any]]:
    """The rows as marot.js takes them: lines at LF, cells at tabs, the last one JSON."""
    assert data is not None
    head, *rows = data.decode().split("\n")[:-1]
    assert head.startswith("system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\t")
    names = head.split("\t")
    cells = [row.split("\t") for row in rows]
    assert all(len(one) == len(names) == 10 for one in cells)
    return [dict(zip(names, one, strict=True)) | {"metadata": json.loads(one[9])} for one in cells]


def test_marot_gets_corrections_and_errors_together(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = marot.build(reviewed(path))
    rows = marot_rows(built.data)
    first = rows[0]["metadata"]
    assert rows[0]["doc"] == "a.jsonl:nl-en"
    assert first["evaluation"]["source_language"] == "nl"
    assert first["corrected_translation"] == ALL[0].text
    assert first["note"] == "see\nthe\tphoto"
    assert rows[2]["severity"] == "Critical"
    assert rows[2]["metadata"]["marked_text"] == FAMILY
    assert [row["metadata"].get("segment") is None for row in rows[:5]] == [False] + [True] * 4
    clean = [row for row in rows if row["severity"] == "no-error"]
    assert [row["metadata"].get("corrected_translation") for row in clean] == [None, ""]
    assert first["segment"]["num_target_chars"] == len(ROWS[0][1].encode("utf-16-le")) // 2
    assert CRITICAL not in +built.losses


@settings(max_examples=50)
@given(judged_rows())
def test_marot_s_tokens_give_every_text_and_span(made: Made) -> None:
    review = paper_review(*made)
    rows = iter(marot_rows(marot.build(review).data))
    flat = str.maketrans("\t\n", "  ")
    segment: dict[str, Any] = {}
    for rating in all_ratings(review):
        texts = spanned(rating)
        for error in rating.errors or [None]:
            row = next(rows)
            metadata = row["metadata"]
            segment = metadata.get("segment", segment)
            tokens = {side: segment[f"{side}_tokens"] for side in ("source", "target")}
            assert "".join(tokens["target"]) == rating.segment.target.translate(flat)
            assert "".join(tokens["source"]) == rating.segment.source.translate(flat)
            assert row["rater"] == rating.reviewer
            if error is None:
                assert metadata["marked_text"] == ""
                continue
            text = texts.pop(0)
            assert metadata["marked_text"] == text
            spans = metadata.get(f"{error.side}_spans", [])
            marked = ["".join(tokens[error.side][first : last + 1]) for first, last in spans]
            assert "".join(marked) == text.translate(flat)
    assert next(rows, None) is None


def appraise_rows(data: bytes | None) -> list[list[str]]:
    assert data is not None
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def as_appraise_shows(target: str, span: dict[str, Any]) -> str:
    """The characters that Appraise colours: code units of the trimmed text, both ends included."""
    units = target.strip().encode("utf-16-le")
    return units[2 * span["start_i"] : 2 * span["end_i"] + 2].decode("utf-16-le")


def test_appraise_gets_scores_and_spans(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = appraise.build(reviewed(path))
    rows = appraise_rows(built.data)
    assert [len(row) for row in rows] == [12] * 4
    stripped = [row[:9] for row in rows]
    assert stripped[0] == ["anna", "mt", "1", "TGT", "nld", "eng", "40", "a.jsonl#mt", "False"]
    spans = json.loads(rows[0][9])
    assert [as_appraise_shows(ROWS[0][1], span) for span in spans[:4]] == [
        "the mill",
        f"mill {FAMILY}",
        FAMILY,
        "the",
    ]
    assert spans[2]["severity"] == "major"
    assert spans[2]["error_type"] == ["Accuracy", "Addition"]
    assert (spans[4]["start_i"], spans[4]["end_i"]) == ("missing", "missing")
    assert json.loads(rows[3][9]) == []
    assert float(rows[0][10]) == float(rows[0][11]) > 1.7e9
    assert +built.losses == {NO_SCORE: 2, CRITICAL: 1, OVERLAPPING: 2}


@settings(max_examples=50)
@given(judged_rows())
def test_appraise_shows_what_was_marked(made: Made) -> None:
    review = paper_review(*made)
    built = appraise.build(review)
    rows = appraise_rows(built.data)
    rated = [one for one in all_ratings(review) if one.decision.score is not None]
    written = 0
    for row, rating in zip(rows, rated, strict=True):
        target = rating.segment.target
        trimmed = target.strip()
        lead = target.index(trimmed)
        inside = [
            target[max(error.start, lead) : min(error.end, lead + len(trimmed))]
            for error in rating.errors
            if error.side == "target"
        ]
        spans = json.loads(row[9])
        shown = [as_appraise_shows(target, s) for s in spans if s["start_i"] != "missing"]
        assert shown == [text for text in inside if text]
        assert all(span["severity"] in ("neutral", "minor", "major") for span in spans)
        written += len(spans)
    lost = built.losses[EMPTY_SPAN] + built.losses[ON_SOURCE]
    assert written + lost == sum(len(rating.errors) for rating in rated)


@pytest.mark.parametrize("code", ["nl", "pt-BR", "pl", "tr", "xx", ""])
def test_languages_have_appraise_s_codes(code: str) -> None:
    codes = {"nl": "nld", "pt-BR": "por", "pl": "plk", "tr": "trk", "xx": "xx", "": "und"}
    row = FileRow(source_language=code)
    places = [Segment(0, "r0", "a", "b", 0, 0, 1, row=row)]
    review = paper_review([], {"anna": {0: decision(0, "b", score=1)}}, places)
    wanted = codes[code] if code else "nld"
    assert appraise_rows(appraise.build(review).data)[0][4] == wanted


def test_a_category_that_appraise_lacks_becomes_other() -> None:
    known = {
        name.replace("Truncation/text expansion", "Truncation/text espansion")
        for category in categories()
        for name in label(category).path
    }
    marks = [
        ErrorMark("e", "target", 0, 1, "b", category, Severity.MINOR, "human")
        for category in [*sorted(categories()), "made/up"]
    ]
    review = paper_review([("a", "b")], {"anna": {0: decision(0, "b", marks, score=1)}})
    built = appraise.build(review)
    found = [tuple(s["error_type"]) for s in json.loads(appraise_rows(built.data)[0][9])]
    assert found.count(("Other",)) == built.losses[CATEGORY] == 2
    assert ("Locale convention", "Date format") in found
    assert ("Design and markup", "Truncation/text espansion") in found
    assert {name for path in found for name in path} <= known | {"Locale convention", "Other"}
