"""The translation memory: its structure, its texts, and programs that read it."""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from reviewtool.export import tmx
from reviewtool.export.losses import DELETED, NO_SOURCE, NO_TARGET, UNSOUND
from reviewtool.export.reviews import SETTLED, text_after
from reviewtool.export.xml_text import INVALID
from tests.cli.commands import reviewtool
from tests.export.made_review import (
    ALL,
    ROWS,
    Judged,
    decide,
    decision,
    judged_rows,
    paper_review,
    reviewed,
    rows_file,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.review.decision import Decision

etree: Any = importlib.import_module("lxml.etree")

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="tmx">
    <attribute name="version"><value>1.4</value></attribute>
    <element name="header">
      <attribute name="creationtool"/><attribute name="creationtoolversion"/>
      <attribute name="segtype"><choice>
        <value>block</value><value>paragraph</value><value>sentence</value><value>phrase</value>
      </choice></attribute>
      <attribute name="o-tmf"/><attribute name="adminlang"/>
      <attribute name="srclang"/><attribute name="datatype"/>
    </element>
    <element name="body"><zeroOrMore><element name="tu">
      <attribute name="tuid"/><optional><attribute name="srclang"/></optional>
      <zeroOrMore><choice>
        <element name="note"><text/></element>
        <element name="prop"><attribute name="type"/><text/></element>
      </choice></zeroOrMore>
      <element name="tuv"><ref name="language"/><ref name="seg"/></element>
      <element name="tuv">
        <ref name="language"/><attribute name="creationid"/><attribute name="changeid"/>
        <optional><attribute name="changedate">
          <data type="string"><param name="pattern">[0-9]{8}T[0-9]{6}Z</param></data>
        </attribute></optional>
        <ref name="seg"/>
      </element>
    </element></zeroOrMore></element>
  </element></start>
  <define name="language"><attribute name="xml:lang"><data type="language"/></attribute></define>
  <define name="seg"><element name="seg"><zeroOrMore><choice>
    <text/><element name="ph"><text/></element>
  </choice></zeroOrMore></element></define>
</grammar>
"""
"""What TMX 1.4 allows of what we write, by hand: its DTD has no licence that we know of."""


def memory(data: bytes | None) -> Any:
    """The memory as an XML tree, proved against the grammar."""
    assert data is not None
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False))
    grammar.assertValid(tree)
    return tree


def pairs(tree: Any) -> list[tuple[str, ...]]:
    return [tuple("".join(seg.itertext()) for seg in tu.iter("seg")) for tu in tree.iter("tu")]


def test_accepted_and_corrected_pairs_are_in_it(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = tmx.build(reviewed(path))
    tree = memory(built.data)
    assert pairs(tree) == [
        (ROWS[0][0], ALL[0].text),
        (ROWS[1][0], ROWS[1][1]),
        (ROWS[2][0], "Three."),
        (ROWS[3][0], ROWS[3][1]),
        (ROWS[6][0], "Seven is forgotten."),
    ]
    assert tree.find("header").get("srclang") == "nl"
    first, second = tree.find(".//tu").findall("tuv")
    assert (first.get(LANG), second.get(LANG)) == ("nl", "en")
    assert second.get("creationid") == second.get("changeid") == "anna"
    assert tree.find(".//note").text == ALL[0].comment
    assert [one.get("tuid") for one in tree.iter("tu")] == ["r1", "r2", "r3", "r4", "r7"]
    assert built.said == "5 pairs"
    assert +built.losses == {DELETED: 1}


def test_the_time_of_the_decision_is_the_change_s() -> None:
    review = paper_review([("a", "b")], {"a&<\"b'": {0: decision(0, "b")}})
    variant = memory(tmx.build(review).data).findall(".//tuv")[1]
    assert variant.get("changedate") == "20261122T090000Z"
    assert variant.get("changeid") == "a&<\"b'"


def test_a_time_that_is_none_is_left_out() -> None:
    review = paper_review([("a", "b")], {"anna": {0: replace(decision(0, "b"), time="soon")}})
    assert memory(tmx.build(review).data).findall(".//tuv")[1].get("changedate") is None


@settings(max_examples=50)
@given(judged_rows())
def test_any_texts_come_out_of_a_parser_as_they_are(
    made: tuple[list[tuple[str, str]], dict[str, dict[int, Decision]]],
) -> None:
    review = paper_review(*made)
    built = tmx.build(review)
    expected = []
    for segment in review.document.segments:
        judged = review.chosen.get(segment.id)
        if judged is None or judged.decision.status not in SETTLED:
            continue
        found = segment.source, text_after(judged, segment.target)
        if all(found):
            expected.append(tuple(INVALID.sub("\ufffd", text) for text in found))
    assert pairs(memory(built.data)) == expected
    replaced = sum("\ufffd" in text for pair in expected for text in pair)
    assert built.losses[UNSOUND] == replaced


def test_inline_tags_are_placeholders() -> None:
    review = paper_review([], {})
    segment = paper_review([("a", "b")], {}).document.segments[0]
    source, target = "Tik <b>hier</b>.", "Click <b>here</b>."
    tagged = replace(
        segment, source=source, target=target, tokens=((6, 9), (13, 17)), source_tokens=((4, 7),)
    )
    review = paper_review([], {"anna": {0: decision(0, target, corrected="<b>Here</b> & <b")}})
    review = replace(review, document=replace(review.document, segments=(tagged,)))
    tree = memory(tmx.build(review).data)
    assert pairs(tree) == [(source, "<b>Here</b> & <b")]
    assert [ph.text for ph in tree.iter("ph")] == ["<b>", "</b>", "<b>", "</b>"]


def test_pairs_without_a_text_are_counted() -> None:
    rows = [("", "b"), ("a", ""), ("a", "b")]
    decisions = {row: decision(row, target) for row, (_, target) in enumerate(rows)}
    built = tmx.build(paper_review(rows, {"anna": decisions}))
    assert pairs(memory(built.data)) == [("a", "b")]
    assert +built.losses == {NO_SOURCE: 1, NO_TARGET: 1}


def test_a_row_in_another_language_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    rows = ["source_language\ttarget_language\tsource\ttarget", "nl\ten\ta\tA", "pt_BR\ten\tb\tB"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    decide(path, [Judged(0, score=1), Judged(1, score=1)])
    decide(path, [Judged(row, status=ALL[1].status) for row in (0, 1)])
    units = memory(tmx.build(reviewed(path)).data).findall(".//tu")
    assert [unit.get("srclang") for unit in units] == [None, "pt-BR"]
    assert [unit.find("tuv").get(LANG) for unit in units] == ["nl", "pt-BR"]


def test_an_empty_memory_is_one_too() -> None:
    assert pairs(memory(tmx.build(paper_review([("a", "b")], {})).data)) == []


def test_translate_toolkit_reads_it(tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.tmx")
    path = rows_file(tmp_path)
    decide(path, ALL)
    data = tmx.build(reviewed(path)).data
    units = storage.tmxfile.parsestring(data).units
    assert [(unit.source, unit.target) for unit in units] == pairs(memory(data))


def test_it_serves_as_a_memory_of_our_own(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    (tmp_path / "past.tmx").write_bytes(tmx.build(reviewed(path)).data or b"")
    rows_file(tmp_path, [("Drie.", "Five and more.")], "new.jsonl")
    arguments = ("check", "--all", "--format", "jsonl", "new.jsonl", "--opinion", "past.tmx")
    ran = reviewtool(tmp_path, *arguments)
    assert ran.code == 0, ran.err
    assert any("Three" in suggestion for flag in ran.flags for suggestion in flag["suggestions"])
