"""What waits, by harm: right after each act, and sorted but once."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.review.decision import Reason, Scope, Status
from reviewtool.review.harm_order import HarmOrder
from tests.review.session_maker import give_flags, make_flag, make_session


def order_of(harms: list[float]) -> HarmOrder:
    """The order of harms that a test may change."""
    return HarmOrder(lambda: array("d", harms), harms.__getitem__)


HARMS = st.lists(st.integers(0, 3).map(float), min_size=1, max_size=12)


def test_the_most_harm_comes_first_and_ties_in_document_order() -> None:
    harms = [1.0, 5.0, 0.0, 5.0, 2.0]
    order = order_of(harms)
    assert list(order.after(2)) == [1, 3, 4, 0]
    assert list(order.after(3)) == [4, 0, 1]
    assert list(order.after(3, -1)) == [1, 0, 4]


def test_what_is_decided_keeps_its_place_to_go_on_from() -> None:
    harms = [1.0, 5.0, 0.0, 4.0, 2.0]
    order = order_of(harms)
    assert next(order.after(0)) == 1
    harms[1] = 3.0
    order.update(1)
    assert next(order.after(1)) == 3
    harms[3] = 0.0
    order.update(3)
    assert list(order.after(3)) == [1, 4, 0]


@given(HARMS, st.lists(st.tuples(st.integers(0, 11), st.integers(0, 3).map(float)), max_size=20))
def test_updates_give_what_sorting_anew_gives(
    harms: list[float], changes: list[tuple[int, float]]
) -> None:
    outside = len(harms)
    harms.append(0.0)
    order = order_of(harms)
    list(order.after(0))
    for index, harm in changes:
        if index < outside:
            harms[index] = harm
            order.update(index)
    fresh = order_of(harms)
    assert list(order.after(outside)) == list(fresh.after(outside))


def test_an_act_is_one_look_at_one_segment() -> None:
    looks: list[int] = []
    sorted_anew: list[int] = []

    def harms() -> array[float]:
        sorted_anew.append(1)
        return array("d", (1.0 + index % 7 for index in range(50_000)))

    def harm(index: int) -> float:
        looks.append(index)
        return 1.0 + index % 7

    order = HarmOrder(harms, harm)
    order.update(3)
    assert (looks, sorted_anew) == ([], [])
    next(order.after(0))
    for index in range(100):
        order.update(index)
        next(order.after(index))
    assert (len(looks), len(sorted_anew)) == (100, 1)
    order.forget()
    next(order.after(0))
    assert (len(looks), len(sorted_anew)) == (100, 2)


def test_a_session_brings_it_up_to_date_act_by_act() -> None:
    session = make_session()
    first, _, third, _ = session.document.segments
    flags = [make_flag(session, 0, "log into"), make_flag(session, 2, "has has")]
    give_flags(session, *flags)

    def waiting() -> list[int]:
        return list(session.by_harm.after(1))

    assert waiting() == [0, 2]
    session.accept(first)
    assert waiting() == [2]
    session.undo()
    assert waiting() == [0, 2]
    session.dismiss(third, flags[1], Reason.FALSE_ALARM, Scope.DOCUMENT)
    assert waiting() == [0]
    session.refresh(session.decisions(), [])
    assert waiting() == [0, 2]
    session.set_status(first, Status.SKIPPED)
    assert waiting() == [2]
    session.refresh([], [])
    assert waiting() == [0, 2]
    give_flags(session)
    assert waiting() == []
    give_flags(session, flags[0], shown=False)
    assert waiting() == []
    session.show_hidden = True
    assert waiting() == [0]
