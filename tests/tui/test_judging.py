"""Accept, take, dismiss, query, skip, comment: each key, its act, and where the cursor goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.review.decision import DISMISSED, Clash, Decision, Status
from reviewtool.review.queue import Filter, Show
from reviewtool.segments.segment import text_hash
from tests.frames import frame
from tests.tui.made_desk import drive, made_app, made_flag, press, settled, storm_desk

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewtool.segments.segment import Segment
    from tests.tui.made_desk import MadeDesk


def cursor(pilot: Pilot[int]) -> int:
    review = pilot.app.screen
    return int(review.list.cursor)  # type: ignore[attr-defined]


def segments(desk: MadeDesk) -> tuple[Segment, ...]:
    return desk.document.segments


def test_enter_accepts_and_goes_on_to_the_next_to_do() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "enter")
        assert cursor(pilot) == 2
        await press(pilot, "k", "k", "enter")
        assert cursor(pilot) == 2
        await settled(pilot)
        assert "2/5 done" in frame(pilot.app)

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["accept", "accept"]
    assert desk.session.status(segments(desk)[1]) is Status.ACCEPTED


def test_enter_on_a_decided_segment_changes_nothing() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter", "k", "enter")
        assert cursor(pilot) == 1

    drive(made_app(desk), script)
    assert len(desk.acts) == 1


def test_enter_goes_on_to_flagged_segments_where_those_are_listed() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f", "f")
        await settled(pilot)
        assert cursor(pilot) == 1
        await press(pilot, "enter", "enter", "enter")
        await settled(pilot)
        assert cursor(pilot) == 3
        assert "every segment listed here is decided" in frame(pilot.app)

    drive(made_app(desk), script)
    assert len(desk.acts) == 3


def test_a_digit_takes_a_suggestion_at_once_and_u_takes_it_back() -> None:
    desk = storm_desk()
    second = segments(desk)[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "tab", "1")
        assert desk.session.text(second) == "Both dikes lie in the east."
        await settled(pilot)
        assert "lie in" in frame(pilot.app)
        await press(pilot, "u")
        assert desk.session.text(second) == "Both dikes log into the east."
        await press(pilot, "ctrl+r")
        assert desk.session.text(second) == "Both dikes lie in the east."

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["take", "undo", "redo"]


def test_a_digit_without_its_suggestion_says_so() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1")
        await settled(pilot)
        assert "no flag here" in frame(pilot.app)
        await press(pilot, "n", "7")
        await settled(pilot)
        assert "no suggestion 7" in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.acts == []


def test_what_a_suggestion_raises_stands_first_and_is_told_until_the_cursor_moves() -> None:
    desk = storm_desk()
    third = segments(desk)[2]
    desk.flags[2] = made_flag(third, "centenary", "teh hundredth day", check="centenary")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "j", "1")
        await settled(pilot)
        shown = frame(pilot.app)
        assert "raises a new flag: see above; u takes it back" in shown
        assert shown.index(" new  ") < shown.index("flag 1 of 1")
        await press(pilot, "j")
        assert "raises a new flag" not in frame(pilot.app)

    drive(made_app(desk), script)


def test_flags_that_a_suggestion_leaves_wait_for_their_turn() -> None:
    desk = storm_desk()
    second = segments(desk)[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "n", "1")
        await settled(pilot)
        assert [state.flag.text for state in desk.session.open_flags(second)] == ["dikes"]
        assert "2 · todo · corrected in part" in frame(pilot.app)
        assert "▸ flag 1 of 2" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert cursor(pilot) == 2

    drive(made_app(desk), script)
    assert desk.session.status(second) is Status.CORRECTED
    assert desk.session.open_flags(second) == []


def test_x_dismisses_with_reason_and_scope() -> None:
    desk = storm_desk()
    second = segments(desk)[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "x", "f")
        await settled(pilot)
        states = desk.session.flags(second)
        assert states[0].verdict is not None
        assert states[0].verdict.verdict == DISMISSED
        assert states[0].verdict.reason == "false-alarm"
        assert "▸ flag 2 of 2" in frame(pilot.app)
        assert "✗ dismissed (false alarm: the check is mistaken)" in frame(pilot.app)
        await press(pilot, "x", "3", "s")
        await settled(pilot)
        assert [d.reason for d in desk.session.dismissals()] == ["style-choice"]
        assert desk.session.dismissals()[0].document == ""
        await press(pilot, "x", "escape")

    drive(made_app(desk), script)
    assert len(desk.acts) == 2


def test_query_and_skip_go_on_and_open_again() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "Q")
        assert cursor(pilot) == 1
        await press(pilot, "S")
        assert cursor(pilot) == 2
        assert desk.session.status(segments(desk)[0]) is Status.QUERIED
        assert desk.session.status(segments(desk)[1]) is Status.SKIPPED
        await press(pilot, "k", "S")
        assert desk.session.status(segments(desk)[1]) is Status.TODO

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["query", "skip", "reopen"]


def test_a_comment_is_written_shown_and_left_alone() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "c", *"ask", "enter")
        await settled(pilot)
        assert "comment ask" in frame(pilot.app)
        await press(pilot, "c", "enter")
        await press(pilot, "c", *"me", "escape")

    drive(made_app(desk), script)
    decision = desk.session.decision(segments(desk)[0])
    assert decision is not None
    assert decision.comment == "ask"
    assert len(desk.acts) == 1


def test_hidden_hints_wait_behind_v() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "G")
        await settled(pilot)
        assert "1 more hint behind v" in frame(pilot.app)
        await press(pilot, "v")
        await settled(pilot)
        assert "beyond the budget" in frame(pilot.app)
        assert "5 open flags" in frame(pilot.app)

    drive(made_app(desk), script)


def decided(segment: Segment, **fields: object) -> Decision:
    return Decision(
        segment.id,
        text_hash(segment.source),
        text_hash(segment.target),
        Status.CORRECTED,
        segment.target,
        **fields,  # type: ignore[arg-type]
    )


def test_stale_and_clashing_decisions_show_what_was_decided() -> None:
    first, second = segments(storm_desk())[:2]
    clash = Clash(Status.CORRECTED, "Both dams lie east.", "2026-11-21T10:00:00Z")
    desk = storm_desk(
        stale={first.id: decided(first, corrected="Harbour town")},
        decisions=[decided(second, corrected="Both dikes lie east.", clashes=(clash,))],
    )

    async def script(pilot: Pilot[int]) -> None:
        assert "STALE" in frame(pilot.app)
        assert "“Harbour town”" in frame(pilot.app)
        await press(pilot, "j")
        await settled(pilot)
        assert "CLASH" in frame(pilot.app)
        assert "“Both dams lie east.”" in frame(pilot.app)
        await press(pilot, "enter")

    drive(made_app(desk), script, (140, 30))
    assert [act.kind for act in desk.acts] == ["accept"]
    decision = desk.session.decision(second)
    assert decision is not None
    assert decision.clashes == ()


def test_filters_list_what_they_say() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        for letter, show in (("t", Show.TODO), ("f", Show.FLAGGED), ("a", Show.ALL)):
            await press(pilot, "f", letter)
            await settled(pilot)
            assert review.filter == Filter(show)  # type: ignore[attr-defined]
        await press(pilot, "f", "c")
        await settled(pilot)
        assert review.filter == Filter()  # type: ignore[attr-defined]
        assert "no segment is like that" in frame(pilot.app)

    drive(made_app(desk), script)
