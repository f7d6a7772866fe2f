"""Every check finds what its cases mark, is silent where they are silent, and is documented."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import reviewtool
from reviewtool.checks.registry import MODULES, check, checks, page
from tests.checks.cases import Case, cases, check_ids, findings, places

if TYPE_CHECKING:
    from reviewtool.checks.check import Check, Finding
    from reviewtool.segments.segment import Segment

ENOUGH = 6
HEADINGS = ("What it finds:", "Why it matters:", "When it is silent:", "What to do:")


def all_cases(kind: str) -> list[tuple[str, Case]]:
    return [(check_id, case) for check_id in check_ids() for case in cases(check_id, kind)]


def known(check_id: str) -> Check:
    found = check(check_id)
    assert found is not None
    return found


def test_every_check_has_cases_and_every_file_a_check() -> None:
    assert check_ids() == sorted(check.id for check in checks())


def test_every_module_is_listed() -> None:
    root = Path(reviewtool.__file__).parent / "checks"
    files = {
        f"{folder}.{path.stem}"
        for folder in ("on_segment", "on_document")
        for path in (root / folder).glob("*.py")
        if path.stem != "__init__"
    }
    assert files == set(MODULES)
    assert {module.partition(".")[2].replace("_", "-") for module in MODULES} == set(check_ids())


@pytest.mark.parametrize("check_id", check_ids())
def test_there_are_enough_cases_in_enough_languages(check_id: str) -> None:
    failing, passing = cases(check_id, "fail"), cases(check_id, "pass")
    assert len(failing) >= ENOUGH
    assert len(passing) >= ENOUGH
    spoken = known(check_id).targets
    wanted = 2 if spoken is None else min(2, len(spoken))
    assert len({case.languages.target.base for case in failing + passing}) >= wanted


@pytest.mark.parametrize(("check_id", "case"), all_cases("fail"))
def test_a_failing_case_is_found_exactly(check_id: str, case: Case) -> None:
    assert case.expected
    assert places(findings(known(check_id), case)) == list(case.expected)


@pytest.mark.parametrize(("check_id", "case"), all_cases("pass"))
def test_a_passing_case_is_silent(check_id: str, case: Case) -> None:
    assert not case.expected
    assert known(check_id).speaks(case.languages)
    assert findings(known(check_id), case) == []


@pytest.mark.parametrize(
    ("check_id", "case"),
    [
        (check_id, case)
        for check_id, case in all_cases("fail")
        if any(case.fixes) or "" in case.fixes
    ],
)
def test_the_suggestion_gives_the_fix_and_silences_the_check(check_id: str, case: Case) -> None:
    found = findings(known(check_id), case)
    fixed = corrected(case, found)
    for segment, fix in zip(fixed, case.fixes, strict=True):
        assert fix is None or segment.target == fix
    assert findings(known(check_id), replace(case, segments=fixed)) == []


def corrected(case: Case, found: list[tuple[int, Finding]]) -> tuple[Segment, ...]:
    by_segment: dict[int, list[Finding]] = defaultdict(list)
    for index, finding in found:
        by_segment[index].append(finding)
    fixed = []
    for segment in case.segments:
        text = segment.target
        for finding in sorted(by_segment[segment.index], key=lambda item: -item.start):
            suggestion = finding.suggestions[case.suggestion - 1]
            text = text[: finding.start] + suggestion + text[finding.end :]
        fixed.append(replace(segment, target=text))
    return tuple(fixed)


@pytest.mark.parametrize("check_id", check_ids())
def test_what_a_check_declares_holds(check_id: str) -> None:
    declared = known(check_id)
    assert (declared.on_segment is None) != (declared.on_document is None)
    assert 0.0 < declared.expected < 1.0
    assert declared.category in categories()
    text = page(check_id)
    assert text.startswith(f"{declared.title}.\n")
    assert [text.count(heading) for heading in HEADINGS] == [1, 1, 1, 1]
    assert sorted(HEADINGS, key=text.index) == list(HEADINGS)


def categories() -> set[str]:
    path = Path(reviewtool.__file__).parent / "mqm_core.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        slug
        for dimension in content["dimensions"]
        for slug in (dimension["slug"], *(kind["slug"] for kind in dimension["types"]))
    }
