"""Active seconds, keys and edits by segment, with a clock of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.project import find_project
from reviewtool.records.accounting import Accounts, Stay, append_stay, read_stays
from reviewtool.scores.time_spent import by_segment, in_all
from reviewtool.segments.document import load_document

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace


@pytest.fixture
def place(sample: Path) -> DocumentPlace:
    return find_project([sample]).places[0]


class Day:
    """A clock that goes on when it is told to, and what was kept."""

    def __init__(self) -> None:
        self.now = 100.0
        self.stays: list[Stay] = []
        self.accounts = Accounts(lambda: self.now, self.stays.append)

    def after(self, seconds: float) -> Accounts:
        self.now += seconds
        return self.accounts

    def told(self) -> list[tuple[str, float, int, int]]:
        return [(stay.segment, stay.seconds, stay.keys, stay.edits) for stay in self.stays]


def test_time_between_keys_belongs_to_the_current_segment() -> None:
    day = Day()
    day.accounts.at("a")
    day.after(5).key()
    day.after(2.5).key()
    day.accounts.edit()
    day.accounts.at("b")
    day.after(1).key()
    day.accounts.end()
    assert day.told() == [("a", 7.5, 2, 1), ("b", 1.0, 1, 0)]


def test_of_a_long_gap_one_minute_counts() -> None:
    day = Day()
    day.accounts.at("a")
    day.after(3_600).key()
    day.after(59).key()
    day.after(61).key()
    day.accounts.end()
    assert day.told() == [("a", 60 + 59 + 60, 3, 0)]


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    day = Day()
    day.accounts.at("a")
    day.after(-50).key()
    day.after(2).key()
    day.accounts.end()
    assert day.told() == [("a", 2.0, 2, 0)]


def test_to_show_the_same_segment_again_is_no_new_stay() -> None:
    day = Day()
    day.accounts.at("a")
    day.after(1).key()
    day.accounts.at("a")
    day.accounts.at("b")
    day.accounts.at(None)
    day.accounts.end()
    assert day.told() == [("a", 1.0, 1, 0)]


def test_stays_are_read_back_by_reviewer(place: DocumentPlace) -> None:
    stay = Stay("s/ü~1", 12.5, 3, 1, "2026-11-22T09:00:00Z")
    append_stay(place, "anna b", stay)
    append_stay(place, "anna b", stay)
    append_stay(place, "boris", stay)
    assert read_stays(place) == {"anna b": [stay, stay], "boris": [stay]}


def test_what_cannot_be_read_is_passed_over(place: DocumentPlace) -> None:
    stay = Stay("s", 1.0, 1, 0, "")
    append_stay(place, "anna", stay)
    path = next(place.state.rglob("*.accounting.jsonl"))
    bad = ['{"segment": "s"}', "[]", "{", '{"segment":1,"seconds":1,"keys":1,"edits":1,"time":""}']
    bad += ['{"segment":"s","seconds":NaN,"keys":1,"edits":1,"time":""}', "\x00", "[" * 50_000]
    bad += ['{"segment":"s","seconds":-1,"keys":1,"edits":1,"time":""}']
    with path.open("a") as file:
        file.write("\n".join([*bad, ""]))
    append_stay(place, "anna", stay)
    with path.open("ab") as file:
        file.write(b'{"segment":"s","sec')
    assert read_stays(place) == {"anna": [stay, stay]}


def test_stays_are_summed_by_segment_and_over_all(place: DocumentPlace) -> None:
    document = load_document(place)
    first, second = (segment.id for segment in document.segments[1:3])
    stays = [Stay(second, 10, 4, 1, ""), Stay(first, 5, 1, 0, ""), Stay(second, 5, 1, 0, "")]
    segments = by_segment(document, [*stays, Stay("gone", 99, 9, 9, "")])
    assert [(one.segment, one.seconds, one.keys, one.edits, one.stays) for one in segments] == [
        (first, 5, 1, 0, 1),
        (second, 15, 5, 1, 2),
    ]
    spent = in_all(segments)
    assert (spent.seconds, spent.keys, spent.edits, spent.segments) == (20, 6, 1, 2)
    assert spent.seconds_per_segment == 10
    assert spent.words == sum(one.words for one in segments) > 0
    assert spent.seconds_per_1000_words == pytest.approx(20_000 / spent.words)
    assert in_all([]).seconds_per_segment == in_all([]).seconds_per_1000_words == 0
