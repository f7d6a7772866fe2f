"""The measures of benchmarks/flags.py, on rows made by hand."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.article_scores import judge
from benchmarks.article_scores import scores as article_scores
from benchmarks.flag_record import counted, write
from benchmarks.flag_rows import Row, annotated, articles, clean, is_even
from benchmarks.flag_run import Mark, run
from benchmarks.span_scores import Scored, Span, mean, summary, tally

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The mill was sold to the heirs of the baker."
MILL, SOLD, HEIRS = Span(4, 8), Span(13, 17), Span(25, 30)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_flag_is_right_where_a_third_of_it_is_marked() -> None:
    flags = [Scored(*MILL), Scored(*place("mill was sold")), Scored(0, len(TEXT)), Scored(*HEIRS)]
    found = tally(TEXT, [MILL], flags)
    assert [right for _, right in found.flags] == [True, False, False, False]
    assert tally(TEXT, [MILL], [Scored(*place("The mill was"))]).flags == ((1.0, True),)


def test_a_span_is_found_by_a_flag_with_a_word_in_common() -> None:
    assert tally(TEXT, [MILL, SOLD], [Scored(5, 6)]).found == 1
    assert tally(TEXT, [MILL, SOLD], [Scored(0, len(TEXT))]).found == 2
    assert tally(TEXT, [MILL], [Scored(*place(" "))]).found == 0
    assert tally("a  b", [Span(1, 3)], [Scored(2, 3)]).found == 1


def test_empty_flags_and_those_past_the_end_do_not_count() -> None:
    found = tally(TEXT, [MILL], [Scored(4, 4), Scored(9, 2), Scored(90, 99)])
    assert found.flags == ()
    assert found.found == 0


def test_missing_flags_are_wrong_ones() -> None:
    text = " ".join(["word"] * 1000)
    scores = summary([tally(text, [Span(0, 4)], [Scored(0, 4, 0.9)])])
    assert (scores.right, scores.best_5, scores.best_10) == (1.0, 0.2, 0.1)
    silent = summary([tally(text, [Span(0, 4)], [])])
    assert (silent.right, silent.best_5, silent.best_10, silent.found) == (0.0, 0.0, 0.0, 0.0)


def test_the_best_scored_flags_come_first() -> None:
    text = " ".join(["word"] * 1000)
    right = [Scored(5 * number, 5 * number + 4, 0.8) for number in range(5)]
    wrong = [Scored(500 + 5 * number, 504 + 5 * number, 0.2) for number in range(5)]
    scores = summary([tally(text, [Span(0, 24)], [*wrong, *right])])
    assert (scores.best_5, scores.best_10, scores.right, scores.per_1000) == (1.0, 0.5, 0.5, 10.0)


def test_a_large_part_does_not_decide_a_mean() -> None:
    small = summary([tally(TEXT, [MILL], [Scored(*MILL)])])
    large = summary([tally(TEXT, [MILL], [Scored(*HEIRS)])] * 9)
    both = mean([small, large])
    assert (both.right, both.found, both.segments) == (0.5, 0.5, 10)


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45), st.floats(0, 1)), max_size=5),
)
def test_shares_are_shares(
    text: str, spans: list[tuple[int, int]], flags: list[tuple[int, int, float]]
) -> None:
    marked = [Span(start, end) for start, end in spans if start < end <= len(text)]
    found = tally(text, marked, [Scored(*flag) for flag in flags])
    scores = summary([found, found])
    assert 0 <= found.found <= found.marked
    for value in (scores.right, scores.best_5, scores.best_10, scores.found):
        assert 0.0 <= value <= 1.0


def row(**given: object) -> Row:
    fields = {"id": "a:1", "group": "a", "document": "a", "source_language": "nl"}
    texts = {"target_language": "en", "source": "De molen ging naar de erven.", "target": TEXT}
    return Row(**fields | texts | given)  # type: ignore[arg-type]


def test_an_error_is_found_by_a_right_flag_and_touched_by_any() -> None:
    marked = row(marked=(MILL, SOLD), marked_in_source=(Span(3, 8),), tempting=(HEIRS,))
    marks = [
        Mark(0, "target", *MILL),
        Mark(0, "target", *place("sold to the heirs")),
        Mark(0, "source", 3, 8),
    ]
    found = judge(marked, marks)
    assert [right for _, right in found.marks] == [True, False, True]
    assert [error[2:] for error in found.errors] == [(True, True), (False, True), (True, True)]
    sums = article_scores([found])
    assert (sums.errors, sums.flags, sums.tempted, sums.clean_words) == (3, 3, 1, 0)
    assert (round(sums.found, 3), sums.touched) == (0.667, 1.0)


def test_a_flag_on_the_other_side_finds_nothing() -> None:
    found = judge(row(marked=(MILL,)), [Mark(0, "source", *MILL)])
    assert not found.marks[0][1]
    assert found.errors[0][2:] == (False, False)


def test_false_alarms_are_counted_on_clean_segments_only() -> None:
    wrong = [Mark(0, "target", *HEIRS)]
    sums = article_scores([judge(row(), wrong), judge(row(marked=(MILL,)), wrong)])
    assert sums.clean_words == 10
    assert sums.false_alarms == pytest.approx(100)


def test_the_record_adds_splits_up_and_replaces_what_is_measured_again(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    first = [("nl-en", "numbers", True), ("nl-en", "numbers", False), ("fr-en", "x", False)]
    write(file, "articles-open", counted(["nl-en", "fr-en"], first))
    write(file, "train", counted(["nl-en", "de-en"], [("nl-en", "numbers", False)]))
    assert json.loads(file.read_text())["pairs"] == {
        "nl-en": {"numbers": [1, 3]},
        "fr-en": {"x": [0, 1]},
    }
    write(file, "articles-open", counted(["nl-en"], []))
    again = json.loads(file.read_text())
    assert again["pairs"] == {"nl-en": {"numbers": [0, 1]}, "fr-en": {"x": [0, 1]}}
    before = file.read_bytes()
    write(file, "articles-open", counted(["nl-en"], []))
    assert file.read_bytes() == before


def wmt_row(group: str, doc: str, seg: int) -> dict[str, object]:
    return {
        "id": f"{group}/{doc}/{seg}", "set": group, "lang_pair": "en-de", "system": "s",
        "doc": doc, "seg": str(seg), "source": "A mill.", "target": "Eine Mühle.",
        "spans": [{"start": 5, "end": 10, "severity": "major"}], "human_ref": False,
    }  # fmt: skip


def test_the_halves_of_dev_share_no_document_and_lose_no_row(tmp_path: Path) -> None:
    given = [wmt_row("news", f"d{doc}", seg) for doc in range(8) for seg in (1, 10, 2)]
    given += [wmt_row("talks", "only", seg) for seg in range(6)]
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(item) + "\n" for item in given)
    tune, sealed = annotated(tmp_path, "dev-tune"), annotated(tmp_path, "dev-sealed")
    everything = annotated(tmp_path, "dev")
    assert {one.id for one in tune + sealed} == {one.id for one in everything}
    assert len(tune) + len(sealed) == len(everything) == len(given)
    news = {one.document for one in tune if one.group == "news"}
    assert news == {f"news/en-de/d{n}/s" for n in range(8) if is_even(f"news/d{n}")}
    assert not news & {one.document for one in sealed}
    assert [one.id for one in tune if one.group == "talks"] == [f"talks/only/{n}" for n in range(3)]
    first = [one.id for one in everything if one.document == "news/en-de/d0/s"]
    assert first == ["news/d0/1", "news/d0/2", "news/d0/10"]


def test_documents_of_clean_text_are_halved_in_the_order_they_appear(tmp_path: Path) -> None:
    text, source, ids = (tmp_path / name for name in ("en.txt", "nl.txt", "ids"))
    text.write_text("One.\nTwo.\nThree.\nFour.\n")
    source.write_text("Een.\nTwee.\nDrie.\nVier.\n")
    ids.write_text("z\na\na\nm\n")
    tune = clean({"en": text}, {"nl": source}, ids, "clean-tune")
    sealed = clean({"en": text}, {}, ids, "clean-sealed")
    assert [(one.source, one.target, one.pair) for one in tune] == [
        ("Een.", "One.", "nl-en"),
        ("Vier.", "Four.", "nl-en"),
    ]
    assert [(one.source, one.target, one.pair) for one in sealed] == [
        ("", "Two.", "und-en"),
        ("", "Three.", "und-en"),
    ]
    ids.write_text("z\n")
    with pytest.raises(ValueError, match="number of lines"):
        clean({"en": text}, {}, ids, "clean")


ARTICLE = """\
id: nl-en.mill
source_language: nl
target_language: en
segments:
- source: "De molen, die leeg staat, is verkocht."
  target: "The the mill was sold, the mill!"
  errors:
  - {text: "the", occurrence: 0, right: "", category: linguistic-conventions/grammar}
  - {text: ", die leeg staat,", side: source, right: ", which is empty,"}
  tempting: ["mill was"]
- source: "Dat is goed."
  target: "That is good."
"""


def test_articles_know_where_their_errors_stand(tmp_path: Path) -> None:
    file = tmp_path / "nl-en.mill.yaml"
    file.write_text(ARTICLE)
    first, second = articles([file])
    assert (first.marked, first.marked_in_source) == ((Span(4, 7),), (Span(8, 25),))
    assert first.tempting == (Span(8, 16),)
    assert second.clean
    file.write_text(ARTICLE.replace('text: "the"', 'text: "them"'))
    with pytest.raises(ValueError, match="does not stand"):
        articles([file])


def test_the_product_itself_flags_the_rows() -> None:
    rows = [
        row(target="The the mill was sold.", document="a"),
        row(target="The mill was sold.", document="b"),
        row(target="Die die Mühle wurde gestern Abend verkauft.", target_language="de"),
    ]
    found = run(rows, 10.0, with_source=True)
    assert found.failures == ()
    assert found.pairs == ("nl-en", "nl-en", "nl-de")
    doubled = [mark for mark in found.marks if mark.check == "doubled-word" and mark.row == 0]
    assert [(mark.side, mark.start, mark.end, mark.guard) for mark in doubled] == [
        ("target", 0, 7, True)
    ]
    assert not [mark for mark in found.marks if mark.row == 1]
    assert run(rows, 10.0, with_source=False).pairs == ("und-en", "und-en", "und-de")
