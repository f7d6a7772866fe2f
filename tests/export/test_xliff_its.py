"""XLIFF 2.1 with ITS: its structure, the rules of both standards, and what can be read from it."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from reviewtool.export import xliff_its
from reviewtool.export.losses import MISPLACED, NO_SEGMENTS, OTHER_LANGUAGES, WIDENED
from reviewtool.languages import language
from reviewtool.review.decision import ErrorMark
from reviewtool.scores.labels import label
from reviewtool.segments.segment import FileRow
from reviewtool.taxonomy import Severity
from tests.export.made_review import (
    ALL,
    ROWS,
    Judged,
    Marked,
    decide,
    decision,
    error_mark,
    judged_rows,
    paper_review,
    reviewed,
    rows_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewtool.review.decision import Decision

etree: Any = importlib.import_module("lxml.etree")

X = "{urn:oasis:names:tc:xliff:document:2.0}"
I = "{http://www.w3.org/2005/11/its}"  # noqa: E741
XML = "{http://www.w3.org/XML/1998/namespace}"
GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:oasis:names:tc:xliff:document:2.0"
    xmlns:its="http://www.w3.org/2005/11/its"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="xliff">
    <attribute name="version"><value>2.1</value></attribute>
    <attribute name="its:version"><value>2.0</value></attribute>
    <attribute name="srcLang"><data type="language"/></attribute>
    <attribute name="trgLang"><data type="language"/></attribute>
    <element name="file">
      <attribute name="id"><data type="NMTOKEN"/></attribute><attribute name="original"/>
      <attribute name="srcDir"><ref name="direction"/></attribute>
      <attribute name="trgDir"><ref name="direction"/></attribute>
      <attribute name="xml:space"><value>preserve</value></attribute>
      <oneOrMore><ref name="unit"/></oneOrMore>
    </element>
  </element></start>
  <define name="direction"><choice><value>ltr</value><value>rtl</value></choice></define>
  <define name="unit"><element name="unit">
    <attribute name="id"><data type="NMTOKEN"/></attribute><attribute name="name"/>
    <zeroOrMore><element name="its:locQualityIssues">
      <attribute name="xml:id"><data type="ID"/></attribute>
      <oneOrMore><element name="its:locQualityIssue">
        <attribute name="locQualityIssueType" ns=""><ref name="type"/></attribute>
        <attribute name="locQualityIssueComment" ns=""/>
        <attribute name="locQualityIssueSeverity" ns=""><ref name="score"/></attribute>
      </element></oneOrMore>
    </element></zeroOrMore>
    <optional><element name="notes"><oneOrMore><element name="note">
      <attribute name="appliesTo"><value>target</value></attribute><attribute name="category"/>
      <text/>
    </element></oneOrMore></element></optional>
    <optional><element name="originalData"><oneOrMore><element name="data">
      <attribute name="id"><data type="NMTOKEN"/></attribute>
      <zeroOrMore><choice><text/><ref name="cp"/></choice></zeroOrMore>
    </element></oneOrMore></element></optional>
    <element name="segment">
      <attribute name="state"><choice>
        <value>initial</value><value>translated</value><value>reviewed</value><value>final</value>
      </choice></attribute>
      <attribute name="subState"><data type="string">
        <param name="pattern">[^\\s:]+:[^\\s:]+</param>
      </data></attribute>
      <element name="source"><ref name="inline"/></element>
      <optional><element name="target"><ref name="inline"/></element></optional>
    </element>
  </element></define>
  <define name="inline"><zeroOrMore><choice>
    <text/><ref name="cp"/>
    <element name="ph">
      <attribute name="id"><data type="NMTOKEN"/></attribute>
      <attribute name="dataRef"><data type="NMTOKEN"/></attribute>
    </element>
    <element name="mrk"><ref name="annotation"/><ref name="inline"/></element>
    <element name="sm"><ref name="annotation"/></element>
    <element name="em"><attribute name="startRef"><data type="NMTOKEN"/></attribute></element>
  </choice></zeroOrMore></define>
  <define name="cp"><element name="cp">
    <attribute name="hex"><data type="hexBinary"/></attribute>
  </element></define>
  <define name="annotation">
    <attribute name="id"><data type="NMTOKEN"/></attribute>
    <attribute name="type"><value>its:generic</value></attribute>
    <optional><attribute name="its:annotatorsRef"><data type="string">
      <param name="pattern">localization-quality-issue\\|\\S+</param>
    </data></attribute></optional>
    <choice>
      <attribute name="its:locQualityIssuesRef"><data type="anyURI"/></attribute>
      <group>
        <attribute name="its:locQualityIssueType"><ref name="type"/></attribute>
        <attribute name="its:locQualityIssueComment"/>
        <attribute name="its:locQualityIssueSeverity"><ref name="score"/></attribute>
      </group>
    </choice>
  </define>
  <define name="score"><data type="decimal">
    <param name="minInclusive">0</param><param name="maxInclusive">100</param>
  </data></define>
  <define name="type"><choice>
    <value>terminology</value><value>mistranslation</value><value>omission</value>
    <value>untranslated</value><value>addition</value><value>inconsistency</value>
    <value>grammar</value><value>register</value><value>locale-specific-content</value>
    <value>locale-violation</value><value>style</value><value>characters</value>
    <value>misspelling</value><value>typographical</value><value>formatting</value>
    <value>markup</value><value>length</value><value>uncategorized</value><value>other</value>
  </choice></define>
</grammar>
"""
"""What XLIFF 2.1 and its ITS module allow of what we write."""

Issue = tuple[str, int, int, str, str, str]
"""Side, start, end, type, comment, severity."""


def document(data: bytes | None) -> Any:
    """The XLIFF as a tree, proved against the grammar and the rules that no grammar tells."""
    assert data is not None
    tree = etree.fromstring(data)
    etree.RelaxNG(etree.fromstring(GRAMMAR)).assertValid(tree)
    for unit in tree.iter(X + "unit"):
        _check_ids(unit)
    return tree


def _check_ids(unit: Any) -> None:
    """Annotations have ids of their own, both ends of one stand in its content, issues exist."""
    markers = [*unit.iter(X + "mrk", X + "sm")]
    names = [marker.get("id") for marker in markers]
    codes = {one.get("id") for one in unit.iter(X + "ph")}
    assert len(set(names)) == len(names)
    assert not codes & set(names)
    for side in (X + "source", X + "target"):
        for content in unit.iter(side):
            own = [one.get("id") for one in content.iter(X + "ph")]
            assert len(set(own)) == len(own)
            ends = [one.get("startRef") for one in content.iter(X + "em")]
            assert sorted(ends) == sorted(one.get("id") for one in content.iter(X + "sm"))
    standing = {f"#its={one.get(XML + 'id')}" for one in unit.iter(I + "locQualityIssues")}
    refs = [one.get(I + "locQualityIssuesRef") for one in markers]
    assert {ref for ref in refs if ref} == standing
    data = {one.get("id") for one in unit.iter(X + "data")}
    assert {one.get("dataRef") for one in unit.iter(X + "ph")} == data


def said(unit: Any) -> dict[str, str]:
    """The texts of a unit by side: characters by number are themselves, tags as written."""
    return {
        side: _walk(unit, side, [])
        for side in ("source", "target")
        if unit.find(f".//{X}{side}") is not None
    }


def issues(unit: Any) -> list[Issue]:
    """Every issue with the span that it annotates."""
    found: list[Issue] = []
    for side in ("source", "target"):
        if unit.find(f".//{X}{side}") is not None:
            _walk(unit, side, found)
    return sorted(found)


def _walk(unit: Any, side: str, found: list[Issue]) -> str:
    text = ""
    starts: dict[str, tuple[int, Any]] = {}

    def told(element: Any, start: int) -> None:
        ref = element.get(I + "locQualityIssuesRef")
        named = f".//{I}locQualityIssues[@{XML}id='{(ref or '').removeprefix('#its=')}']"
        each = unit.find(named) if ref else [element]
        space = "" if ref else I
        for one in each:
            values = [
                one.get(f"{space}locQualityIssue{n}") for n in ("Type", "Comment", "Severity")
            ]
            found.append((side, start, len(text), *values))

    def inside(element: Any) -> None:
        nonlocal text
        text += element.text or ""
        for child in element:
            name = etree.QName(child).localname
            start = len(text)
            if name == "cp":
                text += chr(int(child.get("hex"), 16))
            elif name == "ph":
                data = unit.find(f".//{X}data[@id='{child.get('dataRef')}']")
                text += data.text or ""
            elif name == "mrk":
                inside(child)
                told(child, start)
            elif name == "sm":
                starts[child.get("id")] = (start, child)
            else:
                opened, marker = starts.pop(child.get("startRef"))
                told(marker, opened)
            text += child.tail or ""

    inside(unit.find(f".//{X}{side}"))
    assert not starts
    return text


def expected(errors: Sequence[tuple[str, ErrorMark]]) -> list[Issue]:
    """The issues that these errors of reviewers make."""
    weights = {"neutral": "0", "minor": "4", "major": "20", "critical": "100"}
    spans = [(error.side, error.start, error.end) for _, error in errors]
    found = []
    for (reviewer, error), span in zip(errors, spans, strict=True):
        comment = f"{error.category}, {error.severity.value}"
        comment += f": {error.comment}" if error.comment else ""
        shared = spans.count(span) > 1
        found.append(
            (
                *span,
                label(error.category).its,
                (f"{reviewer}: {comment}" if shared else comment).replace("\x0b", "\ufffd"),
                weights[error.severity.value],
            )
        )
    return sorted(found)


def test_errors_of_both_sides_are_annotations(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    decide(path, [Judged(0, errors=(Marked("the mill"),))], "bert Ünal")
    built = xliff_its.build(reviewed(path, agreed=False))
    tree = document(built.data)
    units = tree.findall(f".//{X}unit")
    assert [said(unit).get("target", "") for unit in units] == [target for _, target in ROWS]
    assert [said(unit)["source"] for unit in units] == [source for source, _ in ROWS]
    types = [(side, kind, severity) for side, _, _, kind, _, severity in issues(units[0])]
    assert types == [
        ("source", "omission", "20"),
        ("target", "mistranslation", "4"),
        ("target", "mistranslation", "20"),
        ("target", "style", "0"),
        ("target", "addition", "100"),
        ("target", "typographical", "4"),
    ]
    states = [(one.get("state"), one.get("subState")) for one in tree.iter(X + "segment")]
    assert states[0] == ("translated", "reviewtool:corrected")
    assert states[1] == ("reviewed", "reviewtool:accepted")
    assert states[4] == ("translated", "reviewtool:deleted")
    assert states[5] == ("translated", "reviewtool:todo")
    assert states[6] == ("initial", "reviewtool:corrected")
    notes = {note.get("category"): note.text for note in units[0].iter(X + "note")}
    assert notes["correction anna"] == ALL[0].text
    assert notes["comment anna"] == ALL[0].comment
    assert notes["score anna"] == "40"
    assert built.said == "7 units, 9 errors"
    assert not +built.losses


@settings(max_examples=80)
@given(judged_rows())
def test_texts_and_spans_come_back_exactly(
    made: tuple[list[tuple[str, str]], dict[str, dict[int, Decision]]],
) -> None:
    rows, decisions = made
    tree = document(xliff_its.build(paper_review(rows, decisions)).data)
    for row, unit in enumerate(tree.iter(X + "unit")):
        source, target = rows[row]
        assert said(unit) == {"source": source} | ({"target": target} if target else {})
        errors = [
            (who, error)
            for who, own in decisions.items()
            if row in own
            for error in own[row].errors
            if error.side == "source" or target
        ]
        assert issues(unit) == expected(errors)


def test_inline_tags_are_codes_and_errors_keep_off_their_insides() -> None:
    source, target = "Tik <b>hier</b> <i/>", "Click \x0b<b>here</b> and <b>there</b>."
    segment = replace(
        paper_review([("a", "b")], {}).document.segments[0],
        source=source,
        target=target,
        tokens=tuple(match.span() for match in re.finditer("</?b>", target)),
        source_tokens=tuple(match.span() for match in re.finditer("</?[bi]/?>", source)),
    )
    marks = [Marked("re</"), Marked("<b>here</b>"), Marked("ere</b> and <b>th")]
    errors = [error_mark(one, source, target) for one in marks]
    review = paper_review([], {"anna": {0: decision(0, target, errors)}}, [segment])
    built = xliff_its.build(review)
    (unit,) = document(built.data).iter(X + "unit")
    assert said(unit) == {"source": source, "target": target}
    spans = [target[start:end] for _, start, end, *_ in issues(unit)]
    assert spans == ["<b>here</b>", "ere</b> and <b>th", "re</b>"]
    codes = [one.get("id") for one in unit.iter(X + "ph")]
    assert codes == ["d1-1", "d2-1", "d3-1", "d1-1", "d2-1", "d1-2", "d2-2"]
    assert +built.losses == {WIDENED: 1}


def test_what_the_file_cannot_hold_is_counted() -> None:
    wrong = ErrorMark("e", "target", 0, 1, "x", "style", Severity.MINOR, "human")
    review = paper_review([("a", "b"), ("c", "d")], {"anna": {0: decision(0, "b", [wrong])}})
    one, two = review.document.segments
    french = replace(two, row=FileRow(source_language="fr"))
    document_ = replace(review.document, segments=(one, french))
    built = xliff_its.build(replace(review, document=document_))
    assert len(list(document(built.data).iter(X + "unit"))) == 1
    assert +built.losses == {MISPLACED: 1, OTHER_LANGUAGES: 1}


def test_a_document_without_a_segment_makes_no_file() -> None:
    built = xliff_its.build(paper_review([], {}))
    assert built.data is None
    assert +built.losses == {NO_SEGMENTS: 1}


@pytest.mark.parametrize(("code", "tag", "direction"), [("he", "he", "rtl"), ("", "und", "ltr")])
def test_language_and_direction_are_told(code: str, tag: str, direction: str) -> None:
    review = paper_review([("a", "b")], {})
    review = replace(review, document=replace(review.document, target_language=language(code)))
    tree = document(xliff_its.build(review).data)
    assert tree.get("trgLang") == tag
    assert tree.find(X + "file").get("trgDir") == direction
