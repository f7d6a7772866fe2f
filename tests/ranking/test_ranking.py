"""Ranking: what the budget shows, how verdicts move it, and the order of the list."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.checks.flag import Flag, Kind
from reviewtool.ranking.budget import AT_LEAST, allowance, rank
from reviewtool.ranking.order import most_serious_first
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.ranking.standing import ENOUGH, MOST_RECORDED, confidence, observed, standing
from reviewtool.taxonomy import Severity

EXPECTED = {"good": 0.9, "fair": 0.5, "poor": 0.2}


def flag(
    place: int, check: str = "fair", kind: Kind = Kind.HINT, severity: Severity = Severity.MINOR
) -> Flag:
    return Flag(
        check, f"s{place}", kind, "accuracy/mistranslation", severity, "target", 0, 4, "word",
        "A message.",
    )  # fmt: skip


def shown(flags: list[RankedFlag]) -> list[Flag]:
    return [ranked.flag for ranked in flags if ranked.shown]


def ranked(
    flags: list[Flag],
    words: int = 100,
    verdicts: dict[str, tuple[int, int]] | None = None,
    budget: float = 10.0,
    record: dict[str, tuple[int, int]] | None = None,
) -> list[RankedFlag]:
    ranks = rank(
        flags,
        words,
        expected=EXPECTED,
        record=record or {},
        verdicts=verdicts or {},
        budget=budget,
    )
    made = zip(flags, ranks.confidences, map(bool, ranks.shown), strict=True)
    return [RankedFlag(*one) for one in made]


def test_guards_always_show_and_drafts_never() -> None:
    guards = [flag(place, kind=Kind.GUARD) for place in range(40)]
    drafts = [flag(place, "good", Kind.DRAFT) for place in range(3)]
    assert shown(ranked([*guards, *drafts], budget=0)) == guards


def test_the_best_hints_show_within_the_budget() -> None:
    poor = [flag(place, "poor") for place in range(30)]
    good = [flag(place, "good") for place in range(30, 36)]
    assert shown(ranked(poor + good, words=600)) == good
    assert len(shown(ranked(poor + good, words=2000))) == 20
    assert shown(ranked(poor + good, words=600, budget=0)) == []


def test_a_short_document_still_shows_some() -> None:
    assert allowance(3, 10) == AT_LEAST == len(shown(ranked([flag(n) for n in range(9)], 3)))
    assert allowance(5000, 10) == 50


def test_lint_has_its_own_cap() -> None:
    lint = [flag(place, "good", Kind.LINT) for place in range(30)]
    hints = [flag(place, "poor") for place in range(30, 60)]
    found = shown(ranked(lint + hints, words=800))
    assert [item.kind for item in found].count(Kind.LINT) == 8
    assert [item.kind for item in found].count(Kind.HINT) == 8


def test_agreement_raises_confidence() -> None:
    first, second = flag(0, "fair"), replace(flag(0, "poor"), start=2, end=6)
    apart = replace(flag(0, "good"), start=4, end=8, segment="s1")
    both = ranked([first, second, apart])
    assert [round(item.confidence, 6) for item in both] == [0.6, 0.6, 0.9]


def test_one_check_does_not_agree_with_itself() -> None:
    twice = ranked([flag(0), replace(flag(0), start=2, end=6)])
    assert [item.confidence for item in twice] == [0.5, 0.5]


def test_verdicts_move_confidence_and_standing() -> None:
    assert confidence(0.5, 0, 0) == 0.5
    assert confidence(0.5, 8, 0) == 0.75
    assert confidence(0.9, 0, 1) > 0.75
    assert standing(Kind.GUARD, 0.9, 0, ENOUGH - 1) is Kind.GUARD
    assert standing(Kind.GUARD, 0.9, 2, 12) is Kind.HINT
    assert standing(Kind.GUARD, 0.9, 0, 200) is Kind.DRAFT
    assert standing(Kind.HINT, 0.5, 6, 10) is Kind.HINT
    assert standing(Kind.HINT, 0.3, 0, 40) is Kind.DRAFT
    assert standing(Kind.LINT, 0.8, 1, 30) is Kind.DRAFT
    assert standing(Kind.DRAFT, 0.8, 99, 0) is Kind.DRAFT


def test_a_record_and_verdicts_are_observations_alike() -> None:
    assert observed((3, 10), (0, 0)) == (3, 7)
    assert observed((3, 10), (2, 1)) == (5, 8)
    assert observed((0, 0), (0, 0)) == (0, 0)


def test_a_long_record_is_worth_a_few_dozen_verdicts() -> None:
    assert observed((300, 400), (0, 0)) == (0.75 * MOST_RECORDED, 0.25 * MOST_RECORDED)
    before = confidence(0.5, *observed((9000, 10_000), (0, 0)))
    after = confidence(0.5, *observed((9000, 10_000), (0, 40)))
    assert before > 0.8
    assert after < 0.5


def test_a_record_orders_hints_and_takes_a_bad_guard_down() -> None:
    hints = [flag(place, ("good", "fair")[place % 2]) for place in range(18)]
    first = shown(ranked(hints, record={"good": (1, 30), "fair": (25, 30)}))
    assert {item.check for item in first} == {"fair"}
    guards = [flag(place, "good", Kind.GUARD) for place in range(20)]
    assert len(shown(ranked(guards, record={"good": (9, 40)}))) == AT_LEAST
    guards = [flag(place, "fair", Kind.GUARD) for place in range(20)]
    assert shown(ranked(guards, record={"fair": (0, 400)})) == []


def test_the_record_of_annotated_texts_says_nothing_of_lint() -> None:
    lint = [flag(place, "good", Kind.LINT) for place in range(3)]
    assert shown(ranked(lint, record={"good": (0, 40)})) == lint
    assert shown(ranked(lint, verdicts={"good": (0, 40)})) == []


def test_a_flag_that_weighs_itself_is_ranked_by_that_and_by_verdicts() -> None:
    weighed = [replace(flag(place), weight=place / 10) for place in range(9)]
    found = ranked(weighed, record={"fair": (400, 400)})
    assert [round(item.confidence, 6) for item in found] == [place / 10 for place in range(9)]
    assert [item.segment for item in shown(found)] == ["s4", "s5", "s6", "s7", "s8"]
    judged = ranked(weighed[5:], verdicts={"fair": (0, 8)})
    assert [round(item.confidence, 6) for item in judged] == [0.25, 0.3, 0.35, 0.4]


def test_a_guard_that_was_wrong_is_counted_in_the_budget() -> None:
    guards = [flag(place, "good", Kind.GUARD) for place in range(20)]
    assert len(shown(ranked(guards, verdicts={"good": (2, 14)}))) == AT_LEAST
    assert shown(ranked(guards, verdicts={"good": (0, 200)})) == []


def test_the_most_serious_come_first() -> None:
    items = [
        RankedFlag(flag(0), 0.9, True),
        RankedFlag(flag(1, severity=Severity.MAJOR), 0.4, True),
        RankedFlag(flag(2, severity=Severity.MAJOR), 0.6, True),
        RankedFlag(flag(3), 0.9, True),
    ]
    assert [item.flag.segment for item in most_serious_first(items)] == ["s2", "s1", "s0", "s3"]


flags = st.builds(
    flag,
    st.integers(0, 9),
    st.sampled_from(["good", "fair", "poor", "unknown"]),
    st.sampled_from(list(Kind)),
    st.sampled_from(list(Severity)),
)
counts = st.tuples(st.integers(0, 50), st.integers(0, 50))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(flags, max_size=40),
    st.integers(0, 5000),
    st.floats(0, 100),
    st.dictionaries(st.sampled_from(["good", "fair", "poor"]), counts),
    st.dictionaries(st.sampled_from(["good", "fair", "poor"]), counts),
)
def test_ranking_keeps_every_flag_in_order(
    given_flags: list[Flag],
    words: int,
    budget: float,
    verdicts: dict[str, tuple[int, int]],
    counted: dict[str, tuple[int, int]],
) -> None:
    record = {check: (min(pair), max(pair)) for check, pair in counted.items()}
    found = ranked(given_flags, words, verdicts, budget, record)
    assert [item.flag for item in found] == given_flags
    assert all(0.0 <= item.confidence <= 1.0 for item in found)
    assert found == ranked(given_flags, words, verdicts, budget, record)
    visible = shown(found)
    assert not any(item.kind is Kind.DRAFT for item in visible)
    for kind in (Kind.HINT, Kind.LINT):
        assert sum(item.kind is kind for item in visible) <= max(allowance(words, budget), 0)
