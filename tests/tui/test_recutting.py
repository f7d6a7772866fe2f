"""] | P: joined, split and paired anew on the screen, with a real desk behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.review.queue import Filter, Show
from reviewtool.tui.app import ReviewApp
from tests.frames import frame, kept_frame
from tests.tui.made_desk import NOON, drive, press, settled
from tests.tui.test_mouse import click

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

SOURCE = "Een boot. Twee boten liggen stil, drie varen. Er is geen wind.\n\nDe wind draait.\n"
TARGET = "One boat. Two boats lie still, three sail. There is no wind.\n\nThe wind turns.\n"


FRAMES = Path(__file__).parent / "frames"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in (("source", SOURCE), ("translations/en", TARGET)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "boats.txt").write_text(text, encoding="utf-8")
    (tmp_path / "review.yaml").write_text("source_language: nl\n", encoding="utf-8")
    return tmp_path


def run(
    house: Path,
    script: Callable[[Pilot[int]], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> Desk:
    project = find_project([house])
    desks: list[Desk] = []

    def opens(place: int) -> Desk:
        desks.append(open_desk(project, project.places[place], "anna"))
        return desks[-1]

    drive(ReviewApp(opens, project.places, 0, {}, clock=lambda: NOON), script, size)
    desks[-1].flush()
    return desks[-1]


def targets(desk: Desk) -> list[str]:
    return [segment.target for segment in desk.document.segments]


def test_a_join_shows_at_once_and_is_undone(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "enter", "k", "k", "]")
        await settled(pilot)
        shown = frame(pilot.app)
        assert "joined: one segment now; u takes it back" in shown
        assert "0/3 done" in shown
        assert "One boat. Two boats lie still," in shown
        await press(pilot, "u")
        await settled(pilot)
        assert "undone: the join at segment 1" in frame(pilot.app)
        assert "1/4 done" in frame(pilot.app)
        await press(pilot, "ctrl+r")
        await settled(pilot)
        assert "done again: the join at segment 1" in frame(pilot.app)

    assert targets(run(house, script))[0] == "One boat. Two boats lie still, three sail."


def test_a_split_where_it_is_proposed(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "|", "enter")
        assert "where does the second source begin?" in frame(pilot.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert "split: two segments now" in frame(pilot.app)

    desk = run(house, script)
    assert targets(desk)[1:3] == ["Two boats lie still,", "three sail."]
    assert desk.document.segments[2].source == "drie varen."


def test_a_split_by_hint_letters_with_the_source_whole(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "|", "a", "-")
        await settled(pilot)

    desk = run(house, script)
    assert targets(desk)[1:3] == ["Two", "boats lie still, three sail."]
    assert desk.document.segments[2].source == ""


def test_a_split_is_called_off(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "|", "a", "escape", "escape", "|", "-", "-")
        await settled(pilot)
        assert "segment 2" not in frame(pilot.app).splitlines()[0]

    assert run(house, script).document.by_hand == ()


def test_a_pairing_is_shown_before_it_is_made(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "P", "enter")
        assert "which source does the translation belong to?" in frame(pilot.app)
        await press(pilot, "down", "f", "f", "f")
        assert "The rest of the paragraph moves along." in frame(pilot.app)
        await press(pilot, "up", "up", "down", "n", "down")
        await press(pilot, "enter")
        await settled(pilot)
        assert "paired anew: 4 segments; u takes it back" in frame(pilot.app)

    desk = run(house, script)
    first = desk.document.segments[0]
    assert (first.source, first.target) == ("Een boot.", "")
    assert targets(desk)[1] == "One boat."


def test_a_filter_and_what_was_typed_ahead_stay(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        review = pilot.app.screen
        await press(pilot, "f", "t", "]", "]", "enter")
        await settled(pilot)
        assert review.filter == Filter(Show.TODO)  # type: ignore[attr-defined]
        assert "1/2 done" in frame(pilot.app)

    assert len(run(house, script).document.segments) == 2


def test_what_cannot_be_is_said(house: Path) -> None:
    (house / "translations/en/boats.txt").unlink()
    rows = house / "translations/en/rows.tsv"
    rows.write_text("source\ttarget\nEen\tOne\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        for key in ("]", "|", "P"):
            await press(pilot, key)
            assert "the tsv file itself says what its segments are" in " ".join(
                frame(pilot.app).split()
            )

    run(house, script)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("keys", [("j", "|"), ("j", "P", "up")], ids=["split", "pair"])
def test_the_dialogs_look_like_this(
    house: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        name = "split" if "|" in keys else "pair"
        file = FRAMES / f"recut-{name}-{size[0]}x{size[1]}.txt"
        assert frame(pilot.app) == kept_frame(pilot.app, file)

    run(house, script, size)


def test_the_letters_of_the_pairing_are_clicked(house: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "P")
        await click(pilot, "f what moves along")
        await click(pilot, "n none")
        assert "Nothing else moves along." in frame(pilot.app)
        await click(pilot, "Escape leaves")
        assert "Pair segment" not in frame(pilot.app)

    run(house, script)
