"""The measured record: what ships is sound, and what is not measured falls back to all pairs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reviewtool.checks import registry
from reviewtool.ranking import record
from reviewtool.ranking.record import FILE, Recorded, pair_name, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A record of two pairs in place of the shipped one."""
    file = tmp_path / "record.json"
    pairs = {"nl-en": {"numbers": [3, 4]}, "en-de": {"numbers": [1, 10], "spacing": [0, 2]}}
    file.write_text(json.dumps({"splits": {}, "pairs": pairs}))
    monkeypatch.setattr(record, "FILE", file)
    _forget()
    yield
    _forget()


def _forget() -> None:
    record._pairs.cache_clear()
    record._sums.cache_clear()


@pytest.mark.usefixtures("made")
def test_a_pair_has_its_own_record_else_that_of_all() -> None:
    assert recorded("nl-en", "numbers") == Recorded(3, 4, own=True)
    assert recorded("fr-en", "numbers") == Recorded(4, 14, own=False)
    assert recorded("nl-en", "spacing") == Recorded(0, 2, own=False)
    assert recorded("nl-en", "unheard-of") == Recorded(0, 0, own=False)


def test_pairs_have_names_even_without_a_source() -> None:
    assert pair_name("nl", "en") == "nl-en"
    assert pair_name("", "en") == "und-en"


def test_the_shipped_record_is_sorted_sums_its_splits_and_counts_soundly() -> None:
    text = FILE.read_text(encoding="utf-8")
    content = json.loads(text)
    assert list(content) == sorted(content) == ["pairs", "splits"]
    for pairs in (content["pairs"], *content["splits"].values()):
        assert list(pairs) == sorted(pairs)
        for checks in pairs.values():
            assert list(checks) == sorted(checks)
            assert all(0 <= right <= raised > 0 for right, raised in checks.values())
    for pair, checks in content["pairs"].items():
        for check, (_, raised) in checks.items():
            splits = [split.get(pair, {}) for split in content["splits"].values()]
            assert raised <= sum(split.get(check, (0, 0))[1] for split in splits)


def test_the_shipped_record_speaks_of_built_in_checks() -> None:
    measured = {check for pair in record._pairs().values() for check in pair}
    assert len(measured & {check.id for check in registry.checks()}) > 5
