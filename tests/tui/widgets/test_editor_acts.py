"""What the editor does with words and tokens: exact, one step to undo, never by halves."""

from __future__ import annotations

import asyncio
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from reviewtool.review.kept_tokens import whole_tokens
from reviewtool.segments.words import clusters
from reviewtool.tui.widgets.editor import SegmentEditor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

PARTS = st.sampled_from(
    [
        *"ab .,“x\n\r\t\x1b\x85\u2028\u0301\u200d\u202e1%s",
        "<b>",
        "</b>",
        "{name}",
        "%s",
        "👩‍👩‍👧",
        "e\u0301",
        "שָׁלוֹם",
        "مَرْحَبًا",
        "กำลัง",
        "हिन्दी",
        "委員会",
        "Straße",
        "\U0010f000",
    ]
)
TEXTS = st.lists(PARTS, max_size=12).map("".join)
ACTS = [
    "change_case",
    "swap_words",
    "cursor_word_left",
    "cursor_word_right",
    "cursor_left",
    "cursor_right",
    "cursor_left(True)",
    "cursor_up",
    "cursor_down",
    "cursor_word_left(True)",
    "delete_left",
    "delete_right",
    "delete_word_left",
    "delete_word_right",
    "delete_to_start_of_line",
    "put",
    "word",
]


def tokens(text: str) -> tuple[tuple[int, int], ...]:
    return whole_tokens(text, ("<b>", "</b>"))


class ActsApp(App[None]):
    def __init__(self, text: str, language: str = "", **keys: str) -> None:
        super().__init__()
        given = {name.replace("_", "."): key for name, key in keys.items()}
        self.keys = given
        self.editor = SegmentEditor(text, tokens=tokens, language=language, keys=given)

    def compose(self) -> ComposeResult:
        yield self.editor

    def on_mount(self) -> None:
        self.set_keymap(self.keys)
        self.editor.focus()


def run(app: ActsApp, steps: Callable[[Any], Awaitable[None]]) -> ActsApp:
    async def main() -> None:
        async with app.run_test(size=(40, 12)) as pilot:
            await steps(pilot)

    asyncio.run(main())
    return app


def pressed(text: str, *keys: str, language: str = "") -> SegmentEditor:
    """The editor after these keys; `*home` stands for going to the start of all."""

    async def steps(pilot: Any) -> None:
        for key in keys:
            if key == "*home":
                app.editor.move_cursor((0, 0))
            else:
                await pilot.press(key)

    app = ActsApp(text, language)
    return run(app, steps).editor


def act(editor: SegmentEditor, name: str) -> None:
    if name == "put":
        editor.put_in("—")
    elif name == "word":
        editor.put_in_word("Łódź")
    else:
        method, _, select = name.partition("(")
        getattr(editor, f"action_{method}")(*[True] * bool(select))


def standing(editor: SegmentEditor) -> bool:
    """Whether both ends of the selection stand between clusters and outside tokens."""
    text = editor.text
    edges, before = {0}, 0
    for line in text.split("\n"):
        edges |= {before, *(before + end for end in accumulate(map(len, clusters(line))))}
        before += len(line) + 1
    ends = editor.selection_span
    inside = any(start < end_ < end for start, end in tokens(text) for end_ in ends)
    return set(ends) <= edges and not inside


@example(  # Textual looked for the cursor in a line that the redo had taken away
    "\nשָׁלוֹםa{name}שָׁלוֹםשָׁלוֹםשָׁלוֹםaשָׁלוֹם",
    [
        "swap_words",
        "change_case",
        "cursor_up",
        "change_case",
        "cursor_down",
        "cursor_word_left",
        "delete_left",
    ],
)
@given(TEXTS, st.lists(st.sampled_from(ACTS), max_size=12))
@settings(max_examples=120, deadline=None)
def test_any_acts_can_be_undone_to_the_very_text_and_done_again(text: str, acts: list[str]) -> None:
    async def main() -> None:
        app = ActsApp(text, "nl")
        async with app.run_test(size=(30, 10)):
            editor = app.editor
            assert editor.text == text
            for name in acts:
                before = editor.text
                act(editor, name)
                if name.startswith("cursor"):
                    assert editor.text == before
                assert standing(editor), name
            after = editor.text
            for _ in range(2 * len(acts) + 2):
                editor.action_undo()
            assert editor.text == text
            for _ in range(2 * len(acts) + 2):
                editor.action_redo()
            assert editor.text == after

    asyncio.run(main())


@given(TEXTS, st.lists(st.sampled_from([a for a in ACTS if "delete" in a]), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_a_deletion_takes_tokens_whole_or_not_at_all(text: str, acts: list[str]) -> None:
    async def main() -> None:
        app = ActsApp(text)
        async with app.run_test(size=(30, 10)):
            for name in acts:
                before = app.editor.text
                spans = tokens(before)
                act(app.editor, name)
                after = app.editor.text
                start = next(
                    (
                        i
                        for i, pair in enumerate(zip(before, after, strict=False))
                        if len({*pair}) > 1
                    ),
                    min(len(before), len(after)),
                )
                gone = len(before) - len(after)
                at = app.editor.selection_span[1]
                assert before[:at] + before[at + gone :] == after, (name, start)
                for first, last in spans:
                    assert last <= at or at + gone <= first or at <= first < last <= at + gone

    asyncio.run(main())


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_words_are_crossed_from_end_to_end_without_standing_still(text: str) -> None:
    async def main() -> None:
        app = ActsApp(text)
        async with app.run_test(size=(30, 10)):
            editor = app.editor
            for key, goal in (("left", 0), ("right", len(text))):
                for _ in range(len(text) + 1):
                    before = editor.selection_span[1]
                    getattr(editor, f"action_cursor_word_{key}")()
                    place = editor.selection_span[1]
                    assert standing(editor)
                    assert place != before or place == goal
                assert editor.selection_span[1] == goal

    asyncio.run(main())


@pytest.mark.parametrize(
    ("text", "keys", "wanted"),
    [
        ("a <b>x</b>", ["backspace"], "a <b>x"),
        ("a <b>x</b>", ["left", "left", "delete"], "a <b></b>"),
        ("a <b>x</b>", ["*home", "right", "right", "delete"], "a x</b>"),
        ("keep {name}", ["backspace", "backspace"], "keep"),
        ("keep {name}", ["f8", "backspace"], "keep {name"),
        ("keep {name}", ["f8", "f8", "backspace"], "keep "),
        ("keep {name} on", ["ctrl+left", "ctrl+w"], "keep on"),
        ("one <b>two", ["ctrl+k", "*home", "right", "ctrl+k"], "o"),
        ("%s", ["backspace", "ctrl+z"], "%s"),
        ("", ["{", "n", "}", "backspace"], ""),
    ],
)
def test_a_token_is_one_sign(text: str, keys: list[str], wanted: str) -> None:
    assert pressed(text, *keys).text == wanted


def test_half_a_token_is_not_taken_away_by_a_selection_either() -> None:
    async def steps(pilot: Any) -> None:
        app.editor.delete((0, 0), (0, 4), maintain_selection_offset=False)
        assert app.editor.text == " on"

    app = ActsApp("a {name} on")
    run(app, steps)


def test_the_cursor_covers_a_token_and_a_token_is_drawn_in_its_own_style() -> None:
    async def steps(pilot: Any) -> None:
        app.editor.move_cursor((0, 5))
        await pilot.pause()
        pieces = {piece.text: piece.style for piece in app.editor.render_line(0)}
        token, plain = pieces["{name}"], pieces["keep "]
        assert token is not None
        assert plain is not None
        assert (token.bold, token.italic) == (True, True)
        assert not plain.bold

    app = ActsApp("keep {name} on")
    run(app, steps)


@pytest.mark.parametrize(
    ("text", "language", "keys", "wanted"),
    [
        ("het ijs", "nl", ["ctrl+l"], "het IJs"),
        ("het ijs", "nl", ["ctrl+l", "ctrl+l"], "het IJS"),
        ("het ijs", "nl", ["ctrl+l"] * 3, "het ijs"),
        ("het ijs", "nl", ["ctrl+l", "ctrl+z"], "het ijs"),
        ("istanbul.", "tr", ["ctrl+l"], "İstanbul."),
        ("die straße", "de", ["ctrl+l", "ctrl+l"], "die STRAẞE"),
        ("keep {name} here", "en", ["ctrl+a", "shift+end", "ctrl+l"], "Keep {name} Here"),
        ("name {name}", "en", ["ctrl+l"], "Name {name}"),
        ("委員会", "ja", ["ctrl+l"], "委員会"),
        ("a\x1bb cd", "en", ["ctrl+l"], "a\x1bb Cd"),
        ("", "en", ["ctrl+l"], ""),
    ],
)
def test_the_case_of_a_word_or_of_a_selection(
    text: str, language: str, keys: list[str], wanted: str
) -> None:
    assert pressed(text, *keys, language=language).text == wanted


def test_a_selection_stays_selected_while_its_case_changes() -> None:
    editor = pressed("one two", "ctrl+a", "shift+end", "ctrl+l", "ctrl+l")
    assert editor.selected_text == "ONE TWO"


@pytest.mark.parametrize(
    ("text", "keys", "wanted"),
    [
        ("a red house", ["ctrl+t"], "a house red"),
        ("a red house", ["ctrl+left", "ctrl+left", "right", "ctrl+t"], "red a house"),
        ("a red house", ["ctrl+t", "ctrl+z"], "a red house"),
        ("a\rb c", ["ctrl+t", "ctrl+t", "ctrl+z"], "a\rc b"),
        ("a\r\x07b", ["ctrl+t"], "b\r\x07a"),
        ("alone", ["ctrl+t"], "alone"),
    ],
)
def test_two_words_are_swapped(text: str, keys: list[str], wanted: str) -> None:
    assert pressed(text, *keys).text == wanted


@pytest.mark.parametrize(
    ("text", "keys", "wanted"),
    [
        ("กำลัง", ["ctrl+left", "x"], "กำลัxง"),
        ("กำ", ["ctrl+left", "x"], "xกำ"),
        ("กำ", ["ctrl+w"], ""),
        ("हिन्दी में", ["ctrl+w"], "हिन्दी "),
        ("東京で", ["ctrl+left", "ctrl+left", "ctrl+w"], "京で"),
        ("שלום עולם", ["ctrl+left", "alt+d"], "שלום "),
        ("a\nb", ["ctrl+left", "ctrl+left", "ctrl+w"], "\nb"),
    ],
)
def test_words_of_any_script(text: str, keys: list[str], wanted: str) -> None:
    assert pressed(text, *keys).text == wanted


def test_other_keys_work_and_the_usual_ones_are_free() -> None:
    async def steps(pilot: Any) -> None:
        await pilot.press("ctrl+t")
        assert app.editor.text == "a b"
        await pilot.press("f5")
        assert app.editor.text == "b a"
        await pilot.press("ctrl+z")
        assert app.editor.text == "a b"

    app = ActsApp("a b", edit_swap="f5")
    run(app, steps)
