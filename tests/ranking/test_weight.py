"""A flag that knows its own weight is ranked by it, and verdicts still move it."""

from __future__ import annotations

from dataclasses import replace

from tests.ranking.test_ranking import flag, ranked


def test_the_weight_takes_the_place_of_expectation_and_record() -> None:
    heavy, light = replace(flag(1, "poor"), weight=0.7), replace(flag(2, "good"), weight=0.1)
    first, second = ranked([heavy, light], record={"poor": (0, 400), "good": (400, 400)})
    assert first.confidence == 0.7
    assert second.confidence == 0.1


def test_verdicts_move_it() -> None:
    heavy = replace(flag(1), weight=0.7)
    (doubted,) = ranked([heavy], verdicts={"fair": (0, 4)})
    (praised,) = ranked([heavy], verdicts={"fair": (4, 0)})
    assert doubted.confidence < 0.7 < praised.confidence
