"""Who turns text that runs from right to left: the setting, the terminal's mode, the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.review.session import Session
from reviewtool.settings import read_settings
from tests.frames import frame, kept_frame
from tests.terminal import Terminal
from tests.tui.made_desk import NOON, MadeDesk, drive, made_document, made_flag, press, settled
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reviewtool.tui.app import ReviewApp
    from reviewtool.tui.visual_order import Direction

SOURCE = "Het schip «Zeeland» voer in 2019 naar Haifa."
TARGET = "הספינה «זילנד» הפליגה לחיפה בשנת 2019 (אלפיים), וחזרה משם רק אחרי שנה."
OFF, ON = b"\x1b[8l", b"\x1b[8h"


def project(tmp_path: Path, direction: str) -> None:
    row = f'{{"id": "1", "source": "{SOURCE}", "target": "{TARGET}", "target_language": "he"}}\n'
    (tmp_path / "rows.jsonl").write_text(row, encoding="utf-8")
    (tmp_path / "review.yaml").write_text(f"direction: {direction}\n", encoding="utf-8")


@pytest.mark.parametrize("direction", ["terminal", "visual", "off"])
def test_the_terminal_is_told_only_where_this_program_turns(tmp_path: Path, direction: str) -> None:
    project(tmp_path, direction)
    terminal = Terminal(tmp_path, ["review", "rows.jsonl"], 100, 24)
    terminal.until("Haifa")
    terminal.until("0/1 done")
    terminal.press("q")
    assert terminal.ends() == 0
    written = terminal.output
    if direction == "visual":
        assert written.count(OFF) == written.count(ON) == 1
        assert written.index(OFF) < written.index(b"Haifa") < written.index(ON)
    else:
        assert OFF not in written
        assert ON not in written
    assert ("\u200e".encode() in written) == (direction == "terminal")


def test_another_editor_finds_the_terminal_as_it_was(tmp_path: Path) -> None:
    project(tmp_path, "visual")
    terminal = Terminal(tmp_path, ["review", "rows.jsonl"], 100, 24, EDITOR="echo $$$; true")
    terminal.until("0/1 done")
    terminal.press("E")
    terminal.until("left the text as it was")
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.output.count(OFF) == terminal.output.count(ON) == 2


def test_another_value_is_refused(tmp_path: Path) -> None:
    project(tmp_path, "sideways")
    with pytest.raises(ReviewError, match="direction"):
        read_settings(tmp_path)


def turned_app(direction: Direction) -> tuple[ReviewApp, MadeDesk]:
    from reviewtool.tui.app import ReviewApp

    document = made_document([(SOURCE, TARGET), ("Goed.", "Good.")])
    first = document.segments[0]
    flag = made_flag(first, "(אלפיים)", "(2000)", message="“אלפיים” is 2000.")
    made = MadeDesk(Session(document, "anna"), [flag])
    app = ReviewApp(lambda _: made, [made.place], 0, {}, clock=lambda: NOON, direction=direction)
    return app, made


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("direction", ["terminal", "visual"])
def test_the_looks(direction: Direction, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n", "1")
        await settled(pilot)
        kept = kept_frame(pilot.app, FRAMES / f"direction-{direction}-{size[0]}x{size[1]}.txt")
        assert frame(pilot.app) == kept

    app, _ = turned_app(direction)
    drive(app, script, size)


def test_the_editor_keeps_the_stored_order_and_offers_another_one() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "e")
        await settled(pilot)
        shown = frame(pilot.app)
        assert "הספינה «זילנד» הפליגה" in shown
        assert "edited in the order in which it is stored; Ctrl+O goes on in $EDITOR" in shown
        await press(pilot, "escape", "j", "e")
        await settled(pilot)
        assert "in which it is stored" not in frame(pilot.app)

    app, _ = turned_app("visual")
    drive(app, script)


def test_what_is_selected_in_turned_text_is_copied_in_its_own_order() -> None:
    from textual.geometry import Offset
    from textual.selection import Selection

    from reviewtool.tui.screens.review import ReviewScreen

    found: list[str] = []

    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        line = "".join(piece.text for piece in review.list.render_line(0))
        start = line.index("הספינה"[::-1])
        for ends in ((start, start + 6), (start + 1, start + 6)):
            got = review.list.get_selection(Selection(*(Offset(x, 0) for x in ends)))
            assert got is not None
            found.append(got[0])

    app, _ = turned_app("visual")
    drive(app, script, (160, 50))
    assert found == ["הספינה", "הספינ"]
