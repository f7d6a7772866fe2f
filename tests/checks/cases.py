"""Reads the cases of a check: texts with `[[…]]` around what it must find."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from reviewtool.checks.check import Check, Finding, Languages
from reviewtool.checks.glossary.glossary import Glossary
from reviewtool.checks.glossary.term import Term
from reviewtool.formats.unit import About
from reviewtool.languages import language
from reviewtool.segments.segment import Cut, Opinion, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).with_name("cases")

Place = tuple[int, str, int, int]
"""Segment index, side, start, end."""


@dataclass(frozen=True)
class Case:
    languages: Languages
    segments: tuple[Segment, ...]
    expected: tuple[Place, ...]
    fixes: tuple[str | None, ...]
    suggestion: int


def check_ids() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def cases(check_id: str, kind: str) -> list[Case]:
    text = (FOLDER / f"{check_id}.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    assert content["check"] == check_id
    return [_case(entry) for entry in content[kind]]


def findings(check: Check, case: Case) -> list[tuple[int, Finding]]:
    if check.on_segment is not None:
        (segment,) = case.segments
        return [(0, finding) for finding in check.on_segment(segment, case.languages)]
    assert check.on_document is not None
    return list(check.on_document(case.segments, case.languages))


def places(found: list[tuple[int, Finding]]) -> list[Place]:
    return sorted((index, item.side, item.start, item.end) for index, item in found)


def segment(
    index: int,
    source: str,
    target: str,
    *,
    whole: bool = True,
    kind: str = "text",
    opinions: Sequence[str] = (),
    seconds: float | None = None,
) -> Segment:
    end = len(target)
    told = tuple(Opinion(text, f"en.system{number}") for number, text in enumerate(opinions))
    return Segment(
        index,
        f"s{index}",
        source,
        target,
        0,
        end,
        index + 1,
        kind,
        cut=Cut(whole),
        opinions=told,
        about=None if seconds is None else About(seconds=seconds),
    )


def _case(entry: dict[str, Any]) -> Case:
    source, _, target = entry["languages"].rpartition("-")
    rows = entry.get("segments", [entry])
    segments: list[Segment] = []
    expected: list[Place] = []
    for index, row in enumerate(rows):
        plain: dict[str, str] = {}
        for side in ("source", "target"):
            plain[side], spans = _unmark(row.get(side, ""))
            expected += [(index, side, start, end) for start, end in spans]
        segments.append(
            segment(
                index,
                plain["source"],
                plain["target"],
                whole=row.get("whole", True),
                kind=row.get("kind", "text"),
                opinions=row.get("opinions", ()),
                seconds=row.get("seconds"),
            )
        )
    return Case(
        Languages(language(source), language(target), _glossary(entry, source, target)),
        tuple(segments),
        tuple(sorted(expected)),
        tuple(row.get("fix") for row in rows),
        entry.get("suggestion", 1),
    )


def _glossary(entry: dict[str, Any], source: str, target: str) -> Glossary | None:
    """The terms of a case, each as a file of the glossary has it."""
    if "terms" not in entry:
        return None
    terms = []
    for line, term in enumerate(entry["terms"], 1):
        texts = {name: _list(term.get(name, [])) for name in ("source", "target", "forbidden")}
        note, exact = term.get("note", ""), term.get("exact", False)
        terms.append(Term(**texts, note=note, exact=exact, file="glossary/terms.yaml", line=line))
    return Glossary(terms, source, target)


def _list(texts: str | list[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that they stood around."""
    text, spans = "", []
    rest = marked
    while "[[" in rest:
        before, _, rest = rest.partition("[[")
        inner, _, rest = rest.partition("]]")
        text += before
        spans.append((len(text), len(text) + len(inner)))
        text += inner
    return text + rest, spans
