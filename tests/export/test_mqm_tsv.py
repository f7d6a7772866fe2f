"""The table of WMT, read as mt-metrics-eval's score_mqm.py reads it."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from reviewtool.export import mqm_tsv
from reviewtool.export.losses import (
    CATEGORY,
    CRITICAL,
    FLATTENED,
    GAPS,
    MISPLACED,
    OWN_MARKS,
    UNMARKED,
    UNSOUND,
)
from reviewtool.review.decision import ErrorMark
from reviewtool.scores.mqm import wmt_segment_score
from reviewtool.taxonomy import Severity
from tests.export.made_review import (
    ALL,
    FAMILY,
    NASTY,
    ROWS,
    Judged,
    Marked,
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

    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import Decision

WEIGHTS = "Major:5 Minor:1 Neutral:0 Major/Non-translation!:25 Minor/Fluency/Punctuation:0.1"
Rows = list[tuple[str, str]]


def table(data: bytes | None) -> list[dict[str, str]]:
    """The rows, read as score_mqm.py reads them: by lines with any ends, without quoting."""
    assert data is not None
    file = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def scored(rows: list[dict[str, str]]) -> dict[tuple[str, str, int], dict[str, float]]:
    """Penalties by system, document and number, and by rater: what score_mqm.py documents."""
    weights = {key.lower(): float(value) for key, value in (w.split(":") for w in WEIGHTS.split())}
    found: dict[tuple[str, str, int], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        items = [row["severity"].lower(), *row["category"].lower().split("/")]
        while items and "/".join(items) not in weights:
            items.pop()
        weight = weights["/".join(items)] if items else 0.0
        found[row["system"], row["doc"], int(row["doc_id"])][row["rater"]] += weight
    return found


def ours(review: Review) -> dict[tuple[str, int], float]:
    return {
        (rating.reviewer, rating.segment.index + 1): wmt_segment_score(rating.errors)
        for rating in all_ratings(review)
    }


def test_a_review_becomes_the_rows_that_wmt_publishes(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = mqm_tsv.build(reviewed(path))
    rows = table(built.data)
    assert list(rows[0]) == [
        *("system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category"),
        *("severity", "comment"),
    ]
    start = "& < > \" '     é 漢 🙂 "
    assert [(r["target"], r["category"], r["severity"]) for r in rows if r["doc_id"] == "1"] == [
        (f"{start}<v>the mill</v> {FAMILY} the heirs.", "Accuracy/Mistranslation", "Minor"),
        (f"{start}the <v>mill {FAMILY}</v> the heirs.", "Style/Awkward", "Neutral"),
        (f"{start}the mill <v>{FAMILY}</v> the heirs.", "Accuracy/Addition", "Major"),
        (f"{start}the mill {FAMILY} <v>the</v> heirs.", "Fluency/Punctuation", "Minor"),
        (f"{start}the mill {FAMILY} the heirs.", "Accuracy/Omission", "Major"),
    ]
    assert rows[4]["source"] == "De molen & <b><v>de</v></b> erven."
    assert rows[0]["comment"] == "see the photo"
    assert rows[2]["comment"] == 'no "family" & co here'
    assert rows[5]["target"] == "הסכם <v>השלום</v> נחתם"
    clean = [r for r in rows if r["severity"] == "No-error"]
    assert [(r["seg_id"], r["category"]) for r in clean] == [("4", "No-error"), ("5", "No-error")]
    assert rows[-1]["doc_id"] == "7"
    assert (rows[-1]["source"], rows[-1]["target"]) == ("<v>Zeven wordt vergeten.</v>", "")
    assert {r["system"] for r in rows} == {"mt"}
    assert built.said == "8 errors, 6 of 7 segments rated"
    assert +built.losses == {CRITICAL: 2, FLATTENED: 1, GAPS: 1, UNMARKED: 1}


def test_the_scorer_gives_our_score(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    decide(path, [Judged(0, errors=(Marked("mill"),)), Judged(1, score=90)], "bert")
    review = reviewed(path)
    theirs = scored(table(mqm_tsv.build(review).data))
    flat = {
        (rater, number): -penalty
        for (_, _, number), raters in theirs.items()
        for rater, penalty in raters.items()
    }
    assert flat == pytest.approx(ours(review))
    assert flat["anna", 1] == pytest.approx(-11.1)
    assert flat["bert", 2] == 0


@settings(max_examples=60)
@given(judged_rows())
def test_any_review_is_read_back_and_scored_alike(
    made: tuple[Rows, dict[str, dict[int, Decision]]],
) -> None:
    review = paper_review(*made)
    built = mqm_tsv.build(review)
    rows = table(built.data)
    assert all(None not in row and None not in row.values() for row in rows)
    rated = all_ratings(review)
    assert len(rows) == sum(max(1, len(rating.errors)) for rating in rated)
    theirs = scored(rows)
    for rating in rated:
        raters = theirs["systemB", "a.jsonl", rating.segment.index + 1]
        assert -raters[rating.reviewer] == pytest.approx(wmt_segment_score(rating.errors))
    flat = str.maketrans("\t\n\r", "   ")
    expected = [
        (error.side, (source if error.side == "source" else target)[error.start : error.end])
        for rating in rated
        for source, target in [(rating.segment.source, rating.segment.target)]
        for error in rating.errors
    ]
    marked = [
        (side, found.group(1))
        for row in rows
        for side in ("source", "target")
        if (found := re.search("<v>(.*)</v>", row[side]))
    ]
    assert marked == [(side, text.translate(flat)) for side, text in expected]


def test_the_folder_of_a_translation_names_its_system(tmp_path: Path) -> None:
    path = rows_file(tmp_path, name="translations/en.online-A/news/a.jsonl")
    decide(path, ALL[:1])
    row = table(mqm_tsv.build(reviewed(path)).data)[0]
    assert (row["system"], row["doc"]) == ("online-A", "news/a.jsonl")


def test_rows_of_several_documents_are_numbered_in_each(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    rows = ["id\tdocument\tsource\ttarget", "1\tx\ta\tA", "1\ty\tb\tB", "2\ty\tc\tC"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    decide(path, [Judged(row, score=50) for row in range(3)])
    found = table(mqm_tsv.build(reviewed(path)).data)
    assert [(r["doc"], r["doc_id"], r["seg_id"]) for r in found] == [
        ("x", "1", "1"),
        ("y", "1", "2"),
        ("y", "2", "3"),
    ]


def test_what_the_table_cannot_hold_is_counted() -> None:
    rows = [("<v>", "a\ud83db"), (ROWS[0][0], NASTY)]
    errors = [
        ErrorMark("e", "target", 0, 1, "b", "style", Severity.MINOR, "human"),
        ErrorMark("e", "target", 1, 9, "\ud83db", "style", Severity.MINOR, "human"),
        ErrorMark("e", "target", 1, 2, "\ufffd", "made/up", Severity.MINOR, "human"),
    ]
    review = paper_review(rows, {"anna": {0: decision(0, rows[0][1], errors)}})
    built = mqm_tsv.build(review)
    assert [row["target"] for row in table(built.data)] == ["a<v>\ufffd</v>b"]
    assert +built.losses == {MISPLACED: 2, CATEGORY: 1, UNSOUND: 1, OWN_MARKS: 1}
    assert MISPLACED.left_out
    assert not CATEGORY.left_out


def test_columns_and_names_are_those_of_published_tables() -> None:
    """Laid out as WMT's annotations of TED talks are."""
    head = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tcomment\n"
    register_row = "HuaweiTSC\ttalk.1\t1\t1\trater3\tYou see\t<v>Ihr</v> seht\tFluency/Register"
    clean_row = "Nemo\ttalk.1\t1\t1\trater4\tYou see\tSie sehen\tNo-error\tNo-error\t\n"
    theirs = table(f"{head}{register_row}\tMajor\t\n{clean_row}".encode())
    register = ErrorMark(
        "e", "target", 0, 3, "Ihr", "style/language-register", Severity.MAJOR, "human"
    )
    rows = [("You see", "Ihr seht")]
    review = paper_review(rows, {"rater3": {0: decision(0, rows[0][1], [register])}})
    mine = table(mqm_tsv.build(review).data)
    assert list(mine[0]) == list(theirs[0])
    for name in ("doc_id", "seg_id", "rater", "source", "target", "category", "severity"):
        assert mine[0][name] == theirs[0][name]
    assert theirs[1]["severity"] == theirs[1]["category"] == mqm_tsv.NO_ERROR
