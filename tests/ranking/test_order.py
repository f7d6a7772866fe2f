"""The order of flags by the harm to expect of their segments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks.flag import Flag, Kind
from reviewtool.ranking.order import DOUBTFUL_HARM, expected_harm, most_harmful_first
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.taxonomy import SEVERITY_WEIGHTS, Severity


def ranked(
    segment: str, start: int, end: int, severity: Severity, confidence: float, shown: bool = True
) -> RankedFlag:
    flag = Flag(
        check="test",
        segment=segment,
        kind=Kind.HINT,
        category="style",
        severity=severity,
        side="target",
        start=start,
        end=end,
        text="x" * (end - start),
        message="",
    )
    return RankedFlag(flag, confidence, shown)


def test_harm_is_confidence_times_weight_and_adds_up() -> None:
    flags = [ranked("a", 0, 3, Severity.MAJOR, 0.5), ranked("a", 3, 5, Severity.CRITICAL, 0.2)]
    assert expected_harm(flags, doubtful=False) == 7.5
    assert expected_harm(flags, doubtful=True) == 7.5 + DOUBTFUL_HARM
    assert expected_harm([], doubtful=False) == 0


def test_flags_on_the_same_words_are_one_error() -> None:
    flags = [ranked("a", 0, 9, Severity.MINOR, 0.9), ranked("a", 3, 5, Severity.MAJOR, 0.8)]
    assert expected_harm(flags, doubtful=False) == 4.0
    assert expected_harm(reversed(flags), doubtful=False) == 4.0


def test_the_worst_segment_is_first_and_its_flags_stay_together() -> None:
    mild = [ranked("a", 0, 1, Severity.MINOR, 0.9), ranked("a", 2, 3, Severity.MINOR, 0.1)]
    bad = [ranked("b", 0, 1, Severity.MAJOR, 0.9)]
    hidden = [ranked("c", 0, 1, Severity.CRITICAL, 0.9, shown=False)]
    same = [ranked("d", 0, 1, Severity.MINOR, 1.0)]
    assert most_harmful_first([*mild, *bad, *hidden, *same]) == [*bad, *mild, *same, *hidden]
    assert most_harmful_first([*mild, *same], {"d"}) == [*same, *mild]


FLAGS = st.lists(
    st.builds(
        lambda segment, start, length, severity, confidence: ranked(
            segment, start, start + length, severity, confidence
        ),
        st.sampled_from("abc"),
        st.integers(0, 20),
        st.integers(1, 5),
        st.sampled_from(Severity),
        st.floats(0, 1),
    )
)


@given(FLAGS)
def test_nothing_is_lost_and_harm_is_never_more_than_the_sum(flags: list[RankedFlag]) -> None:
    ordered = most_harmful_first(flags)
    assert sorted(map(id, ordered)) == sorted(map(id, flags))
    weights = [r.confidence * SEVERITY_WEIGHTS[r.flag.severity] for r in flags]
    harm = expected_harm(flags, doubtful=False)
    assert max(weights, default=0) - 1e-6 <= harm <= sum(weights) + 1e-6
