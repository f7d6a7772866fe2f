from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cldr_calendar import TARGET, calendar
from reviewtool.checks.calendar import named_dates
from reviewtool.checks.clock_words import clock_times

if TYPE_CHECKING:
    from collections.abc import Callable

CODES = [*calendar(), "tlh", ""]


def test_the_table_is_what_cldr_says() -> None:
    assert json.loads(TARGET.read_text(encoding="utf-8")) == calendar()


@pytest.mark.parametrize("code", sorted(calendar()))
def test_every_name_is_found_and_read_as_its_number(code: str) -> None:
    for kind, known in calendar()[code].items():
        for number, names in enumerate(known, 1):
            for name in names:
                written = f"3 {name.title()} 2021" if code in ("en", "de") else f"3 {name} 2021"
                found = {one.number for one in named_dates(written, code) if one.kind == kind}
                assert found == {number}, name


@given(st.text(), st.sampled_from(CODES))
@pytest.mark.parametrize("find", [named_dates, clock_times])
def test_spans_hold_their_text(
    find: Callable[[str, str], list[object]], text: str, code: str
) -> None:
    for one in find(f"{text} halb 7 Uhr 5 pm 3 May {text}", code):
        assert f"{text} halb 7 Uhr 5 pm 3 May {text}"[one.start : one.end] == one.text  # type: ignore[attr-defined]
