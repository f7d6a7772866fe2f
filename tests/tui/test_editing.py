"""Editing in place and outside, deleting, undo."""

from __future__ import annotations

import contextlib
import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from textual.app import App, SuspendNotSupported

from reviewtool.errors import OK, ReviewError
from reviewtool.review.decision import Status
from reviewtool.review.session import Session
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.suspend import edit_outside
from tests.frames import frame
from tests.tui.made_desk import (
    MadeDesk,
    drive,
    hit,
    made_app,
    made_document,
    press,
    settled,
    storm_desk,
)
from tests.tui.test_judging import cursor, segments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot


def test_an_edit_is_kept_with_enter_and_left_with_escape() -> None:
    desk = storm_desk()
    first = segments(desk)[0]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *"xjnq", "escape")
        await settled(pilot)
        assert desk.acts == []
        await press(pilot, "e", *"s", "enter")
        await settled(pilot)
        assert desk.session.text(first) == "Port city prepares for storms"
        assert cursor(pilot) == 1
        await press(pilot, "k", "e", "enter")
        await settled(pilot)
        assert cursor(pilot) == 0

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["correct"]


def test_while_editing_no_key_is_a_command() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "ctrl+r", "ctrl+p", "tab", "?", "x")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == len(stack)

    async def outer(pilot: Pilot[int]) -> None:
        stack.extend(pilot.app.screen_stack)
        await script(pilot)

    stack: list[object] = []
    drive(made_app(desk), outer)


def test_what_a_correction_newly_raises_is_seen_before_it_is_kept() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", *" teh", "enter")
        await settled(pilot)
        assert desk.acts == []
        assert "A slip of the finger." in frame(pilot.app)
        await press(pilot, *"m", "ctrl+s")
        await settled(pilot)
        assert desk.acts == []
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert [act.kind for act in desk.acts] == ["correct"]
        assert "A slip of the finger." in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.session.text(segments(desk)[0]).endswith(" tehm")


def test_ctrl_q_does_not_lose_a_text_that_is_being_edited() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "x", "ctrl+q")
        await settled(pilot)
        assert "not kept" in frame(pilot.app)
        await press(pilot, "enter", "ctrl+q")
        await settled(pilot)

    assert drive(made_app(desk), script).return_value == OK
    assert len(desk.acts) == 1


@pytest.mark.parametrize(
    ("keys", "kind"),
    [("es!", "correct"), ("cok", "comment"), ("jxf", "dismiss")],
)
def test_keys_typed_ahead_are_not_lost(keys: str, kind: str) -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in keys:
            hit(pilot, key)
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)

    drive(made_app(desk), script)
    assert desk.acts[0].kind == kind
    decision = desk.session.decision(segments(desk)[kind == "dismiss"])
    assert decision is not None
    assert (decision.corrected or "").endswith("s!") == (kind == "correct")
    assert decision.comment == ("ok" if kind == "comment" else "")


def test_a_second_click_edits() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        for _ in range(2):
            await pilot.click("SegmentList", offset=(30, 2))
            await settled(pilot)
        await press(pilot, "end", "x", "enter")
        await settled(pilot)

    drive(made_app(desk), script)
    assert desk.session.text(segments(desk)[1]) == "Both dikes log into the east.x"


def test_the_flagged_words_are_selected_so_that_typing_replaces_them() -> None:
    desk = storm_desk()
    second = segments(desk)[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "n", "e", *"lie in", "enter")
        await settled(pilot)
        assert desk.session.text(second) == "Both dikes lie in the east."
        assert desk.session.status(second) is Status.TODO
        assert cursor(pilot) == 1
        assert "flag 1 of 2" in frame(pilot.app)
        await press(pilot, "e", *"dams", "enter")
        await settled(pilot)
        assert cursor(pilot) == 2

    drive(made_app(desk), script)
    assert desk.session.text(second) == "Both dams lie in the east."
    assert desk.session.status(second) is Status.CORRECTED


def test_words_are_chosen_by_their_hints_and_replaced_by_what_is_typed() -> None:
    desk = storm_desk()
    first = segments(desk)[0]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "r")
        await settled(pilot)
        assert "Replace which words?" in frame(pilot.app)
        await press(pilot, "s", *"town", "ctrl+s")
        await settled(pilot)
        assert desk.session.text(first) == "Port town prepares for storm"
        await press(pilot, "r", "D", "f", *"awaits", "ctrl+s")
        await settled(pilot)
        assert desk.session.text(first) == "Port town awaits storm"
        await press(pilot, "r", "escape", "r", "right", "enter", "backspace", "ctrl+s")
        await settled(pilot)

    drive(made_app(desk), script)
    assert desk.session.text(first) == " town awaits storm"


def test_keys_typed_after_a_hint_are_not_lost() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        for key in ("r", "s", *"town", "enter", "j", "r", "A", "s", *"Two dikes", "enter"):
            hit(pilot, key)
        for _ in range(50):
            await settled(pilot)
            if len(desk.acts) == 2:
                break

    drive(made_app(desk), script)
    assert desk.session.text(segments(desk)[0]) == "Port town prepares for storm"
    assert desk.session.text(segments(desk)[2]).startswith("Two dikes")


def test_a_segment_without_words_is_edited_whole() -> None:
    desk = MadeDesk(Session(made_document([("Iets", "")]), "anna"))

    async def script(pilot: Pilot[int]) -> None:
        assert "translation missing" in frame(pilot.app)
        await press(pilot, "r", *"Something", "ctrl+s")
        await settled(pilot)
        assert "translation missing" not in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.session.text(segments(desk)[0]) == "Something"


def test_an_edit_that_touches_a_flag_confirms_it() -> None:
    desk = storm_desk()
    last_flagged = segments(desk)[3]

    async def script(pilot: Pilot[int]) -> None:
        keys = ("e", "end", "left", *["backspace"] * 5, "ctrl+s")
        await press(pilot, "n", "n", "n", "n", *keys)
        await settled(pilot)
        assert "✓ confirmed" in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.session.text(last_flagged) == "The mayor spoke last night."


def test_a_deletion_is_previewed_and_asked_for() -> None:
    desk = storm_desk()
    second = segments(desk)[1]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "D")
        await settled(pilot)
        seen = frame(pilot.app)
        assert "Delete segment 2?" in seen
        assert "Both dikes log into the east.↵" in seen
        await press(pilot, "j", "enter", "n")
        assert not desk.session.deleted(second)
        await press(pilot, "D", "y")
        await settled(pilot)
        assert desk.session.deleted(second)
        assert "to be deleted from the file" in frame(pilot.app)
        await press(pilot, "u")
        assert not desk.session.deleted(second)

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["delete", "undo"]


def test_emptying_a_segment_in_the_editor_is_a_deletion_that_is_asked_for() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "ctrl+a", "f7", "backspace", "enter")
        await settled(pilot)
        assert "Delete segment 1?" in frame(pilot.app)
        await press(pilot, "y")
        await settled(pilot)
        assert "keeps it" not in frame(pilot.app)

    drive(made_app(desk), script)
    assert [act.kind for act in desk.acts] == ["delete"]


def test_undo_goes_to_the_segment_it_changed() -> None:
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter", "G", "u")
        assert cursor(pilot) == 0
        assert desk.session.status(segments(desk)[0]) is Status.TODO
        await press(pilot, "u")
        await settled(pilot)
        assert "nothing to undo" in frame(pilot.app)

    drive(made_app(desk), script)


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the terminal be handed over in tests; holds what happened."""
    events: list[str] = []

    @contextlib.contextmanager
    def suspend(_: App[int]) -> Iterator[None]:
        events.append("suspended")
        yield
        events.append("resumed")

    monkeypatch.setattr(App, "suspend", suspend)
    monkeypatch.delenv("VISUAL", raising=False)
    return events


def editor(tmp_path: Path, code: str) -> str:
    script = tmp_path / "editor.py"
    script.write_text(f"import sys\npath = sys.argv[-1]\n{code}\n", encoding="utf-8")
    return shlex.join([sys.executable, str(script)])


REPLACE = """
text = open(path, encoding="utf-8").read()
open(path, "w", encoding="utf-8").write(text.replace("storm", "אב 👩‍🔬") + "\\n")
"""


def test_the_own_editor_changes_a_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed_over: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, REPLACE))
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "E")
        await settled(pilot)

    drive(made_app(desk), script)
    assert handed_over == ["suspended", "resumed"]
    assert desk.session.text(segments(desk)[0]) == "Port city prepares for אב 👩‍🔬"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("pass", "as it was"),
        ("sys.exit(3)", "exit code 3"),
        ("open(path, 'wb').write(b'\\xff')", "UTF-8"),
    ],
)
def test_an_editor_without_result_is_no_act(
    code: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    handed_over: list[str],
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, code))
    desk = storm_desk()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "E")
        await settled(pilot)
        assert said in frame(pilot.app)

    drive(made_app(desk), script)
    assert desk.acts == []


@pytest.mark.parametrize("setting", ["/no/such/editor", "'unclosed"])
def test_an_editor_that_is_not_there_is_named(
    setting: str, monkeypatch: pytest.MonkeyPatch, handed_over: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", setting)
    with pytest.raises(ReviewError, match="editor"):
        edit_outside(made_app(storm_desk()), "text")


def test_a_terminal_that_cannot_be_handed_over_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def suspend(_: App[int]) -> None:
        raise SuspendNotSupported

    monkeypatch.setattr(App, "suspend", suspend)
    with pytest.raises(ReviewError, match="cannot be handed"):
        edit_outside(made_app(storm_desk()), "text")


@pytest.mark.parametrize("text", ["", "one\ntwo", "ends\n", "\ud800 half", "a\u2028b\x1b\x85"])
def test_an_untouched_text_comes_back_exactly(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed_over: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "pass"))
    assert edit_outside(made_app(storm_desk()), text) == text


def test_a_text_too_long_for_the_editor_says_so_and_opens_nothing() -> None:
    document = made_document([("", "word " * 5_000)])
    desk = MadeDesk(Session(document, "anna"))

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await press(pilot, "e")
        await settled(pilot)
        assert review.edit_pane is None
        shown = frame(pilot.app)
        assert "25,000 characters are too many to edit here: E opens $EDITOR" in shown

    drive(made_app(desk), script)


def test_the_list_stays_where_it_is_when_a_segment_is_edited() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "j")
        await settled(pilot)
        before = frame(pilot.app).splitlines()[:14]
        await press(pilot, "e")
        await settled(pilot)
        assert frame(pilot.app).splitlines()[:14] == before

    drive(made_app(storm_desk()), script)
