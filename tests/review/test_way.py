"""Where the reviewer goes next is what a look at every listed segment would find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.decision import Reason, Status
from reviewtool.review.queue import Filter, Show
from reviewtool.review.way import Way, going_round
from tests.review.session_maker import give_flags, make_flag, make_session

if TYPE_CHECKING:
    from reviewtool.review.session import Session

COUNT = 7


@dataclass(frozen=True)
class Kept:
    """What is drawn of a segment: its flags (0 to 2), those of them dismissed, its status."""

    flags: int
    dismissed: int
    status: Status
    listed: bool


SEGMENTS = st.lists(
    st.builds(
        Kept,
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from([Status.TODO, Status.TODO, Status.QUERIED, Status.SKIPPED]),
        st.booleans(),
    ),
    min_size=COUNT,
    max_size=COUNT,
)


def made(kept: list[Kept], at: int) -> tuple[Session, list[int]]:
    session = make_session(("They log into it well.",) * COUNT)
    words = ("log into", "well")
    flags = [[make_flag(session, i, w) for w in words[: kept[i].flags]] for i in range(COUNT)]
    give_flags(session, *(flag for own in flags for flag in own))
    for index, one in enumerate(kept):
        segment = session.document.segments[index]
        for flag in flags[index][: one.dismissed]:
            session.dismiss(segment, flag, Reason.FALSE_ALARM)
        if one.status is not Status.TODO:
            session.set_status(segment, one.status)
    return session, [i for i, one in enumerate(kept) if one.listed or i == at]


def round_from(listed: list[int], at: int, step: int) -> list[int]:
    later, earlier = [i for i in listed if i > at], [i for i in listed if i < at]
    return later + earlier if step > 0 else earlier[::-1] + later[::-1]


def open_places(session: Session, index: int) -> list[int]:
    states = session.flags(session.document.segments[index])
    return [place for place, state in enumerate(states) if state.open]


@given(st.lists(st.integers(0, 20), unique=True), st.integers(-2, 22), st.sampled_from((1, -1)))
def test_going_round_leaves_out_nothing_but_where_one_is(
    indexes: list[int], at: int, step: int
) -> None:
    indexes.sort()
    assert list(going_round(indexes, at, step)) == round_from(indexes, at, step)


@given(SEGMENTS, st.integers(0, COUNT - 1), st.sampled_from((1, -1)), st.booleans())
def test_what_comes_next_is_what_a_look_at_each_finds(
    kept: list[Kept], at: int, step: int, flagged_only: bool
) -> None:
    session, listed = made(kept, at)
    chosen = Filter(Show.FLAGGED) if flagged_only else Filter()
    way = Way(session, listed, chosen, at)
    status = {i: session.status(session.document.segments[i]) for i in range(COUNT)}
    others = round_from(listed, at, step)
    undecided = [i for i in others if status[i] is Status.TODO]
    assert way.undecided(step) == (undecided[0] if undecided else None)
    with_flags = [
        (i, open_places(session, i)[::step][0]) for i in others if open_places(session, i)
    ]
    assert way.flag_beyond(step) == (with_flags[0] if with_flags else None)
    waiting = [
        i
        for i in round_from(listed, at, 1)
        if status[i] is Status.TODO and (open_places(session, i) or not flagged_only)
    ]
    assert way.to_do() == (waiting[0] if waiting else None)


@given(SEGMENTS, st.integers(0, COUNT - 1), st.sampled_from((1, -1)), st.integers(0, 1))
def test_a_round_over_the_flags_of_a_check_ends_before_where_it_began(
    kept: list[Kept], at: int, step: int, place: int
) -> None:
    session, listed = made(kept, at)
    way = Way(session, listed, Filter(), at)
    here = open_places(session, at)
    beyond = [(at, p) for p in here if (p - place) * step > 0][::step]
    before = [(at, p) for p in here if (p - place) * step < 0][::step]
    elsewhere = [
        (i, open_places(session, i)[::step][0])
        for i in round_from(listed, at, step)
        if open_places(session, i)
    ]
    expected = [*beyond, *elsewhere, *before]
    assert way.same_check(place, "test.rule", step) == (expected[0] if expected else None)
    assert way.flag_here(place, step) == (beyond[0][1] if beyond else None)
    assert way.same_check(place, "another.rule", step) is None


class _Asked(list[int]):
    """Numbers that count how often one of them is asked for."""

    asked = 0

    def __getitem__(self, place: Any) -> Any:
        self.asked += 1
        return super().__getitem__(place)


def test_of_what_is_listed_and_what_waits_the_fewer_are_gone_over() -> None:
    many = 4_096
    session = make_session(("He has has left.",) * many)
    give_flags(session, *(make_flag(session, index, "has has") for index in range(10, many)))
    listed = _Asked([0, 1, 2])
    assert Way(session, listed, Filter(), 0).flag_beyond(1) is None
    assert listed.asked < 20
    listed = _Asked(range(many))
    assert Way(session, listed, Filter(), 10).doubtful() is None
    assert Way(session, listed, Filter(), 9).flag_beyond(1) == (10, 0)
    assert listed.asked < 60


@given(SEGMENTS, st.integers(0, COUNT - 1))
def test_by_harm_comes_first_what_may_do_most(kept: list[Kept], at: int) -> None:
    session, listed = made(kept, at)
    way = Way(session, listed, Filter(), at, by_harm=True)
    worst = [i for i in session.by_harm.after(at) if i in listed and open_places(session, i)]
    found = way.flag_beyond(1)
    assert (found[0] if found else None) == (worst[0] if worst else None)
