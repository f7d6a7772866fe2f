"""What a filter lets through, and what it looks at for that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.all_but import AllBut
from reviewtool.review.decision import Status
from reviewtool.review.flag_shelf import FlagShelf
from reviewtool.review.queue import Filter, Show, visible
from reviewtool.segments.segment import Segment
from tests.review.session_maker import give_flags, make_flag, make_session

if TYPE_CHECKING:
    import pytest

    from reviewtool.review.session import Session

MANY = 5_000


@given(
    st.integers(0, 40).flatmap(
        lambda count: st.tuples(
            st.just(count), st.sets(st.integers(0, count - 1)) if count else st.just(set())
        )
    ),
    st.slices(40),
)
def test_all_but_is_like_the_list_of_its_numbers(
    numbers: tuple[int, set[int]], places: slice
) -> None:
    count, left_out = numbers
    one = AllBut(count, sorted(left_out))
    other = [number for number in range(count) if number not in left_out]
    assert list(one) == other
    assert [one[place] for place in range(-len(one), len(one))] == other + other
    assert list(one[places]) == other[places]
    assert [number for number in range(-2, count + 2) if number in one] == other


class _Counted(tuple[Segment, ...]):
    """Segments that count how often one of them is asked for."""

    asked = 0

    def __getitem__(self, place: Any) -> Any:
        type(self).asked += 1
        return super().__getitem__(place)

    def __iter__(self) -> Any:
        type(self).asked += len(self)
        return super().__iter__()


def _counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Session, list[int]]:
    """A session of many segments, and the indexes of those whose flags are looked at later."""
    session = make_session(tuple(f"Line {number} has has." for number in range(MANY)))
    give_flags(session, *(make_flag(session, index, "has has") for index in range(0, MANY, 50)))
    session.accept(session.document.segments[7])
    session.accept(session.document.segments[100])
    session.set_status(session.document.segments[200], Status.QUERIED)
    session.document = replace(session.document, segments=_Counted(session.document.segments))
    _ = session.document.places
    _Counted.asked = 0
    looked_at: list[int] = []
    states = FlagShelf.states

    def counted(shelf: FlagShelf, index: int, *rest: Any) -> Any:
        looked_at.append(index)
        return states(shelf, index, *rest)

    monkeypatch.setattr(FlagShelf, "states", counted)
    return session, looked_at


def test_what_is_to_do_is_found_without_a_look_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    session, looked_at = _counted(monkeypatch)
    listed = visible(session, Filter(Show.TODO))
    assert isinstance(listed, AllBut)
    assert (len(listed), listed[7], listed[99], listed[-1]) == (MANY - 2, 8, 101, MANY - 1)
    assert (_Counted.asked, looked_at) == (0, [])


def test_open_flags_are_counted_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    session, looked_at = _counted(monkeypatch)
    wanted = [index for index in range(0, MANY, 50) if index != 100]
    assert list(visible(session, Filter(Show.FLAGGED))) == wanted
    assert (_Counted.asked, looked_at) == (0, [])


def test_what_a_check_flags_is_found_without_a_look_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    session, looked_at = _counted(monkeypatch)
    assert len(visible(session, Filter(Show.CHECK, "test.rule"))) == MANY // 50
    assert (_Counted.asked, looked_at) == (0, [])
