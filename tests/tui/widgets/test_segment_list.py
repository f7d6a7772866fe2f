"""The list in a running app: what is in view, where the cursor goes, what the mouse selects."""

from __future__ import annotations

import asyncio
import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset, Region
from textual.selection import Selection

from reviewtool.review.decision import Reason
from reviewtool.taxonomy import Severity
from reviewtool.tui.widgets.segment_list import NOTHING, SegmentList
from tests.tui.widgets.made_session import made_flag, made_segments, made_session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reviewtool.review.session import Session

SOURCE_WORDS = "haven avond raad brug onder stille berichten winter 漢字の港 שלום עולם"
TARGET_WORDS = "harbour evening council bridge under quiet reports winter 橋の上で مرحبا"


class ListApp(App[None]):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self.rows = SegmentList(session)
        self.heard: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_segment_list_cursor_moved(self, message: SegmentList.CursorMoved) -> None:
        self.heard.append(("moved", message.index))

    def on_segment_list_chosen(self, message: SegmentList.Chosen) -> None:
        self.heard.append(("chosen", message.index))


def run(
    session: Session,
    steps: Callable[[ListApp, Any], Awaitable[None]],
    size: tuple[int, int] = (100, 20),
) -> ListApp:
    app = ListApp(session)

    async def main() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(main())
    return app


def many(count: int) -> Session:
    chance = random.Random(3)

    def text(words: str) -> str:
        return " ".join(chance.choices(words.split(), k=chance.randint(1, 40)))

    return made_session(
        made_segments((text(SOURCE_WORDS), text(TARGET_WORDS)) for _ in range(count))
    )


def lines(rows: SegmentList) -> list[str]:
    return [rows.render_line(y).text for y in range(rows.size.height)]


def numbers(rows: SegmentList) -> list[int]:
    """The numbers of the rows that begin in view."""
    digits = len(str(len(rows.session.document.segments)))
    cells = [line.replace("\u200e", "")[1 : digits + 1].strip() for line in lines(rows)]
    return [int(cell) for cell in cells if cell]


def current_in_view(rows: SegmentList) -> bool:
    bars = [y for y, line in enumerate(lines(rows)) if "▌" in line]
    return bool(bars) and (rows.cursor + 1 in numbers(rows))


def test_the_cursor_stays_in_view_over_twenty_thousand_rows() -> None:
    session = many(20_000)
    chance = random.Random(5)

    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        expected = 0
        for _ in range(400):
            kind = chance.choice(["move", "move", "page", "to", "home", "end"])
            if kind == "move":
                step = chance.choice([-1, 1, 5, -7])
                rows.move(step)
                expected = max(0, min(expected + step, 19_999))
                assert rows.cursor == expected
            elif kind == "page":
                step = chance.choice([-1, 1])
                rows.page(step)
                assert (rows.cursor - expected) * step > 0 or rows.cursor in (0, 19_999)
            elif kind == "to":
                target = chance.randrange(20_000)
                assert rows.move_to(target)
                assert rows.cursor == target
            elif kind == "home":
                rows.home()
                assert rows.cursor == 0
            else:
                rows.end()
                assert rows.cursor == 19_999
            expected = rows.cursor
            assert current_in_view(rows)
            seen = numbers(rows)
            assert seen == list(range(seen[0], seen[0] + len(seen)))
        await pilot.pause()

    run(session, steps)


def all_lines(rows: SegmentList) -> list[str]:
    """Every line of every row, whatever the heights by block say."""
    painted = map(rows._row, range(len(rows.session.document.segments)))
    return [row.line(y).text for row in painted for y in range(row.height)]


def test_no_line_jumps_is_lost_or_comes_twice_while_the_wheel_turns_upwards() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.end()
        exact, end = all_lines(rows), None
        for _ in range(600):
            shown = lines(rows)
            assert shown == exact[-len(shown) :] if end is None else shown == exact[end - 20 : end]
            end = (end or len(exact)) - 3
            rows.scroll_to(y=rows.scroll_target_y - 3)

    run(many(1_500), steps)


def test_something_of_what_follows_stays_in_view() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        for step in [1] * 60 + [-1] * 45:
            rows.move(step)
            shown = numbers(rows)
            assert {rows.cursor - 1, rows.cursor + 3} <= set(shown) or rows.cursor < 2

    run(made_session(made_segments([(f"bron {n}", f"text {n}") for n in range(100)])), steps)


def test_a_page_goes_on_where_the_last_one_ended() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        seen = set(numbers(rows))
        for _ in range(60):
            rows.page(1)
            seen |= set(numbers(rows))
        assert seen == set(range(1, max(seen) + 1))

    run(many(2_000), steps)


def test_a_row_higher_than_the_screen_is_passed_in_parts() -> None:
    session = made_session(
        made_segments([("eerst", "first"), ("lang", "word " * 2_000), ("laatst", "last")])
    )

    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.move(1)
        tops = []
        while rows.cursor == 1:
            tops.append(rows.scroll_offset.y)
            rows.page(1)
        assert rows.cursor == 2
        assert len(tops) > 5
        assert all(later - sooner <= 20 for sooner, later in pairwise(tops))
        rows.page(-1)
        assert rows.cursor == 1

    run(session, steps)


def test_messages_tell_of_moves_and_choices() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        app.rows.move(2)
        app.rows.move(0)
        assert not app.rows.move_to(99)
        await pilot.click(SegmentList, offset=(20, 0))
        await pilot.click(SegmentList, offset=(20, 0))
        await pilot.pause()

    app = run(made_session(made_segments([(f"bron {n}", f"text {n}") for n in range(9)])), steps)
    assert app.heard == [("moved", 2), ("moved", 0), ("chosen", 0)]


def test_showing_a_choice_keeps_the_cursor_near() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.move_to(50)
        rows.show([3, 40, 60, 80])
        assert rows.cursor == 60
        assert numbers(rows) == [4, 41, 61, 81]
        assert rows.row_of(60) == 2
        assert rows.row_of(61) is None
        rows.move(-1)
        assert rows.cursor == 40
        rows.show([3, 20])
        assert rows.cursor == 20
        rows.show([3, 40])
        rows.move(1)
        rows.show([])
        assert lines(rows)[0].strip() == NOTHING
        rows.move(1)
        rows.page(1)
        rows.home()
        rows.show(range(100))
        assert rows.cursor == 40
        assert current_in_view(rows)

    run(made_session(made_segments([(f"bron {n}", f"text {n}") for n in range(100)])), steps)


def test_a_choice_made_before_the_list_is_on_screen_holds() -> None:
    session = made_session(made_segments([(f"bron {n}", f"text {n}") for n in range(100)]))
    app = ListApp(session)
    app.rows.show([20, 30])

    async def main() -> None:
        async with app.run_test(size=(80, 10)) as pilot:
            await pilot.pause()
            assert numbers(app.rows) == [21, 31]

    asyncio.run(main())


def test_a_lower_list_keeps_the_whole_current_row_in_view() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.move_to(40)
        for height in (12, 6, 30):
            await pilot.resize_terminal(100, height)
            await pilot.pause()
            row_height = rows._heights.height(40)
            bars = sum("▌" in line for line in lines(rows))
            assert bars == min(height, row_height)

    run(many(200), steps)


def test_refreshing_keeps_the_current_row_on_its_line() -> None:
    session = many(400)

    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.move_to(200)
        rows.move(2)
        line = next(y for y, text in enumerate(lines(rows)) if "▌" in text)
        assert line > 4
        for segment in session.document.segments[150:200]:
            session.correct(segment, "a text that is much longer than before " * 9)
        rows.refresh_all()
        assert "▌" in lines(rows)[line]
        assert "▌" not in lines(rows)[line - 1]

    run(session, steps)


def test_a_view_scrolled_away_from_the_cursor_stays_where_it_is() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.scroll_to(y=500)
        before = lines(rows)
        rows.refresh_all()
        assert lines(rows) == before
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert lines(rows) == before[:12]

    run(many(600), steps)


def test_an_empty_document_shows_that_there_is_nothing() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        app.rows.move(1)
        app.rows.page(-1)
        app.rows.end()
        app.rows.refresh_all()
        await pilot.click(SegmentList, offset=(5, 0))
        assert NOTHING in lines(app.rows)[0]

    run(made_session(()), steps)


def test_a_correction_that_grows_moves_what_follows() -> None:
    session = made_session(made_segments([(f"bron {n}", f"text {n}") for n in range(40)]))

    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        segment = session.document.segments[1]
        session.correct(segment, "a much longer text " * 6)
        rows.pending = {"s1"}
        rows.refresh_segment(1)
        shown = lines(rows)
        assert "✎…" in shown[1]
        assert shown[2].split("│")[1].strip().startswith("a much") or "longer" in shown[2]
        following = next(line for line in shown if " 3 " in line[:6])
        assert shown.index(following) > 2
        rows.pending = set()
        assert "✎…" not in lines(rows)[1]
        top = lines(rows)[0]
        session.undo()
        rows.refresh_segment(1)
        assert lines(rows)[0] == top
        assert numbers(rows)[:3] == [1, 2, 3]
        assert "text 2" in lines(rows)[2]

    run(session, steps)


def test_a_change_above_the_view_does_not_move_the_view() -> None:
    session = made_session(made_segments([(f"bron {n}", f"text {n}") for n in range(400)]))

    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.move_to(100)
        before = lines(rows)
        session.correct(session.document.segments[60], "a much longer text " * 20)
        rows.refresh_segment(60)
        assert lines(rows) == before

    run(session, steps)


def test_another_width_wraps_anew_and_keeps_the_cursor_in_view() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.move_to(700)
        for size in ((60, 12), (160, 40), (24, 6), (100, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert current_in_view(rows) or size[0] < 30
            assert all(rows.render_line(y).cell_length == size[0] - 2 for y in range(3))
        rows.side_by_side = False
        assert current_in_view(rows)
        assert any("→" in line for line in lines(rows))

    run(many(1_000), steps)


def test_flags_look_different_without_colours() -> None:
    segments = made_segments([("bron", "one two three four five six")])
    session = made_session(segments)
    severities = zip(("one", "two", "three"), ("minor", "major", "critical"), strict=True)
    flags = [made_flag(segments[0], word, Severity(name), check=name) for word, name in severities]
    dismissed = made_flag(segments[0], "four", check="dismissed")
    session.set_flags([*flags, dismissed])
    session.dismiss(segments[0], dismissed.flag, Reason.FALSE_ALARM)

    async def steps(app: ListApp, pilot: Any) -> None:
        looks = {}
        for piece in app.rows.render_line(0):
            style = piece.style
            if style is not None:
                looks[piece.text] = (style.bold, style.underline, style.reverse, style.dim)
        words = [looks[word] for word in ("one", "two", "three", "four")]
        assert all(underline for _, underline, _, _ in words)
        assert len(set(words)) == 4

    run(session, steps)


def test_nothing_of_a_hostile_text_reaches_the_terminal() -> None:
    hostile = "\x1b]0;x\x07 [/b] [red] \x9b31m \x00\x7f \u202e \ud800 tab\t end\u2028"
    session = made_session(made_segments([(hostile, hostile)] * 3))

    async def steps(app: ListApp, pilot: Any) -> None:
        for line in lines(app.rows):
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in line)
            assert "\u202e" not in line
            line.encode("utf-8")
        assert "[/b] [red]" in lines(app.rows)[0]

    run(session, steps)


@pytest.mark.parametrize("side_by_side", [True, False])
def test_selected_text_is_that_of_the_file_and_of_one_column(side_by_side: bool) -> None:
    target = "The council decided without waiting for the report that had been promised. " * 2
    session = made_session(made_segments([("De raad besloot. " * 5, target), ("kort", "brief")]))

    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        rows.side_by_side = side_by_side
        shown = lines(rows)
        first = next(y for y, line in enumerate(shown) if "council" in line)
        last = next(y for y, line in enumerate(shown) if "brief" in line)
        start = Offset(shown[first].index("council"), first)
        end = Offset(shown[last].index("brief") + 3, last)
        selected = rows.get_selection(Selection(start, end))
        assert selected == (target[target.index("council") :] + "\nbri", "\n")
        app.screen.selections = {rows: Selection(start, end)}
        await pilot.pause()
        plain = {piece.text for piece in rows.render_line(first) if "De raad" in piece.text}
        assert plain or not side_by_side

    run(session, steps)


def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    async def steps(app: ListApp, pilot: Any) -> None:
        rows = app.rows
        offset = (5, 5)
        for _ in range(3):
            await pilot._post_mouse_events([events.MouseScrollDown], SegmentList, offset)
        await pilot.pause()
        assert rows.scroll_offset.y > 3
        assert rows.cursor == 0

    run(many(500), steps)


def test_painted_lines_share_their_styles_and_the_mouse_finds_the_places_of_characters() -> None:
    async def steps(app: ListApp, _: Any) -> None:
        painted = app.rows.render_lines(Region(0, 0, 100, 20))
        styles = {id(piece.style) for line in painted for piece in line}
        assert len(styles) < 20
        assert not any(piece.style.meta for line in painted for piece in line if piece.style)
        widget, offset = app.screen.get_widget_and_offset_at(0, 3)
        assert (widget, offset) == (app.rows, Offset(0, 3))

    run(many(200), steps)
