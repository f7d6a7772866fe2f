"""The editor: one press per cluster, undo intact, and the text given back exactly."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult

from reviewtool.segments.words import clusters
from reviewtool.tui.widgets.editor import SegmentEditor
from reviewtool.tui.widgets.row_content import Span

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
STRINGS = [
    FAMILY + "x",
    "e\u0301te\u0301",
    "\U0001f44d\U0001f3fdok",
    "שָׁלוֹם",
    "\u1112\u1161\u11ab\u1100\u1173\u11af",
    "हिन्दी",
    "\U0001f1f3\U0001f1f1\U0001f1eb\U0001f1f7",
    "❤\ufe0f1\ufe0f\u20e3",
    "กำลัง",
    "a\u0308\u0323 b\u0301",
    "مَرْحَبًا",
]


class EditorApp(App[None]):
    def __init__(
        self, text: str, flag_spans: Callable[[str], Sequence[Span]] | None = None
    ) -> None:
        super().__init__()
        self.editor = SegmentEditor(text, flag_spans=flag_spans)
        self.heard: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.editor

    def on_mount(self) -> None:
        self.editor.focus()

    def on_segment_editor_finished(self, message: SegmentEditor.Finished) -> None:
        self.heard.append(message.text)

    def on_segment_editor_cancelled(self) -> None:
        self.heard.append(None)


def run(app: EditorApp, steps: Callable[[Any], Awaitable[None]]) -> EditorApp:
    async def main() -> None:
        async with app.run_test(size=(40, 12)) as pilot:
            await steps(pilot)
            await pilot.pause()

    asyncio.run(main())
    return app


def frame(app: EditorApp) -> list[str]:
    return [
        "".join(segment.text for segment in app.editor.render_line(y)).rstrip() for y in range(5)
    ]


@pytest.mark.parametrize("text", STRINGS)
def test_one_press_per_cluster(text: str) -> None:
    app = EditorApp(text)
    found = clusters(text)
    count = len(found)

    async def steps(pilot: Any) -> None:
        editor = app.editor
        places = []
        for _ in found:
            editor.action_cursor_left()
            places.append(editor.cursor_location[1])
        assert places[-1] == 0
        for place in reversed(places[:-1]):
            editor.action_cursor_right()
            assert editor.cursor_location == (0, place)
        editor.action_cursor_line_end()
        for deleted in range(1, count + 1):
            editor.action_delete_left()
            assert editor.text == "".join(found[: count - deleted])
        for _ in found:
            editor.action_undo()
        assert editor.text == text
        editor.action_cursor_line_start()
        for deleted in range(1, count + 1):
            editor.action_delete_right()
            assert editor.text == "".join(found[deleted:])
        for _ in found:
            editor.action_undo()
        assert editor.text == text
        for _ in found:
            editor.action_redo()
        assert editor.text == ""

    run(app, steps)


def test_the_keys_are_bound() -> None:
    app = EditorApp(f"{FAMILY}e\u0301{FAMILY}")

    async def steps(pilot: Any) -> None:
        await pilot.press("backspace", "left", "left", "right", "delete")
        assert app.editor.text == FAMILY
        await pilot.press("ctrl+z", "ctrl+z")
        assert app.editor.text == f"{FAMILY}e\u0301{FAMILY}"

    run(app, steps)


def test_a_selection_is_extended_by_clusters_and_deleted_whole() -> None:
    app = EditorApp(f"a{FAMILY}e\u0301z")

    async def steps(pilot: Any) -> None:
        await pilot.press("left", "shift+left", "shift+left")
        assert app.editor.selected_text == f"{FAMILY}e\u0301"
        await pilot.press("backspace")
        assert app.editor.text == "az"

    run(app, steps)


def test_the_cursor_never_stands_inside_a_cluster() -> None:
    app = EditorApp(f"abc\n{FAMILY}{FAMILY}\nde")

    async def steps(pilot: Any) -> None:
        await pilot.press("up")
        assert app.editor.cursor_location[1] in (0, len(FAMILY), 2 * len(FAMILY))
        app.editor.move_cursor((1, 3))
        assert app.editor.cursor_location == (1, len(FAMILY))
        assert FAMILY in frame(app)[1]

    run(app, steps)


def test_the_cursor_covers_the_whole_cluster() -> None:
    app = EditorApp(f"a{FAMILY}b")

    async def steps(pilot: Any) -> None:
        app.editor.move_cursor((0, 1))
        await pilot.pause()
        pieces = [segment.text for segment in app.editor.render_line(0)]
        assert FAMILY in pieces

    run(app, steps)


def test_typing_a_mark_after_its_letter_keeps_the_order() -> None:
    app = EditorApp("\u0301x")

    async def steps(pilot: Any) -> None:
        await pilot.press("home")
        app.editor.insert("e", maintain_selection_offset=False)
        await pilot.press("f")
        assert app.editor.text == "e\u0301fx"

    run(app, steps)


def test_joiners_marks_and_fixed_spaces_can_be_typed() -> None:
    typed = f"{FAMILY} \u0645\u06cc\u200c\u062e\u200f10\u00a0%\u202fx\U000e0067"
    app = EditorApp("")

    async def steps(pilot: Any) -> None:
        for event in XTermParser().feed(typed):
            app.post_message(event)
        await pilot.pause()
        assert app.editor.text == typed

    run(app, steps)


def test_keys_that_come_at_once_act_in_their_order() -> None:
    app = EditorApp("harbuor")

    async def steps(pilot: Any) -> None:
        for event in XTermParser().feed("\x7f\x7f\x7four\x1b[D\x1b[DX\x7f\x1b[F!\r"):
            app.post_message(event)
        await pilot.pause()
        await pilot.pause()
        assert app.heard == ["harbour!"]

    run(app, steps)


def test_words_of_any_script_are_crossed_and_deleted_whole() -> None:
    app = EditorApp("हिन्दी cafe\u0301 ok")

    async def steps(pilot: Any) -> None:
        await pilot.press("ctrl+w")
        assert app.editor.text == "हिन्दी cafe\u0301 "
        await pilot.press("ctrl+w")
        assert app.editor.text == "हिन्दी "
        await pilot.press("ctrl+left")
        assert app.editor.cursor_location == (0, 0)
        await pilot.press("alt+delete")
        assert app.editor.text == " "

    run(app, steps)


ODD = "a\x00\x1b]0;x\x07\tb\x85c\u2028d\x0be\x9bf\u202eg\U0010f000h\ud800"


def test_odd_characters_stay_and_are_shown_as_pictures() -> None:
    app = EditorApp(ODD)

    async def steps(pilot: Any) -> None:
        assert app.editor.text == ODD
        assert app.editor.document.line_count == 1
        shown = "".join(frame(app))
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)
        assert not any(0xD800 <= ord(char) < 0xE000 for char in shown)
        await pilot.press("home", "X", "end", "Y")
        assert app.editor.text == f"X{ODD}Y"
        app.editor.select_all()
        assert app.editor.selected_text == f"X{ODD}Y"

    run(app, steps)


def test_pasted_control_characters_never_reach_the_screen() -> None:
    app = EditorApp("ab")

    async def steps(pilot: Any) -> None:
        app.post_message(events.Paste("\x1b[31mred\r\nnext"))
        await pilot.pause()
        assert app.editor.text == "ab\x1b[31mred\nnext"
        assert "\x1b" not in "".join(frame(app))

    run(app, steps)


@given(st.text(st.characters(exclude_characters="\r"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_an_unedited_text_is_given_back_exactly(text: str) -> None:
    assert SegmentEditor(text).text == text


def test_markup_is_text() -> None:
    app = run(EditorApp("[red]x[/b]"), _nothing)
    assert app.editor.text == "[red]x[/b]"


async def _nothing(pilot: Any) -> None:
    await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "heard"),
    [
        (["x", "enter"], ["onex"]),
        (["x", "ctrl+s"], ["onex"]),
        (["x", "escape"], [None]),
        (["ctrl+j", "x", "enter"], ["one\nx"]),
        (["shift+enter", "x", "enter"], ["one\nx"]),
    ],
)
def test_finishing_leaving_and_breaking_the_line(keys: list[str], heard: list[Any]) -> None:
    async def steps(pilot: Any) -> None:
        await pilot.press(*keys)

    assert run(EditorApp("one"), steps).heard == heard


def test_flags_are_underlined_and_follow_the_edit() -> None:
    def spans(text: str) -> list[Span]:
        start = text.find("log into")
        return [Span(start, start + 8, "major")] if start >= 0 else []

    app = EditorApp("they log into it", spans)

    def underlined() -> str:
        return "".join(
            segment.text
            for segment in app.editor.render_line(0)
            if segment.style is not None and segment.style.underline
        )

    async def steps(pilot: Any) -> None:
        await pilot.press("end")
        assert underlined() == "log into"
        await pilot.press("home", "X")
        assert underlined() == "log into"
        await pilot.press("end", *["ctrl+w"] * 2)
        assert underlined() == ""
        await pilot.press(*["ctrl+z"] * 2)
        assert underlined() == "log into"

    run(app, steps)
