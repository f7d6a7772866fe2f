"""What a session finds as the last one left it; the first session; the documents of a project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reviewtool.cli.review import last_open
from reviewtool.errors import OK
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.records.remembered import ProjectView, document_view_path, write_project_view
from reviewtool.records.status import DocumentStatus, Share
from reviewtool.review.queue import Filter, Show
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.home import Home, KeptHome
from reviewtool.tui.screens.documents import ProjectScreen
from reviewtool.tui.screens.review import ReviewScreen
from tests.frames import frame, kept_frame
from tests.tui.made_desk import (
    NOON,
    MadeDesk,
    drive,
    made_app,
    made_place,
    press,
    settled,
    storm_desk,
)
from tests.tui.test_frames import FRAMES

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reviewtool.project import DocumentPlace

SIZES = [(60, 20), (80, 24), (160, 50)]


def app_of(sample: Path, start: int | None = 0, **options: Any) -> ReviewApp:
    project = find_project([sample])

    def opens(place: int) -> Desk:
        return open_desk(project, project.places[place], "anna")

    home = KeptHome(project.places[0], "anna")
    return ReviewApp(opens, project.places, start, {}, lambda: NOON, home=home, **options)


def review(pilot: Pilot[int]) -> ReviewScreen:
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


async def leave(pilot: Pilot[int]) -> None:
    await press(pilot, "q")
    await settled(pilot)


@pytest.mark.parametrize("letter", ["f", "t"])
def test_a_session_begins_as_the_last_one_ended(sample: Path, letter: str) -> None:
    left: list[object] = []

    def looks(screen: ReviewScreen) -> list[object]:
        return [
            screen.list.cursor,
            screen.filter,
            list(screen.listed),
            screen.list.side_by_side,
            screen.differences,
            screen.session.show_hidden,
            screen.app.theme,
        ]

    async def first(pilot: Pilot[int]) -> None:
        await press(pilot, "s", "d", "v", "T", "f", letter, "j", "j")
        left.extend(looks(review(pilot)))
        await leave(pilot)

    async def second(pilot: Pilot[int]) -> None:
        assert looks(review(pilot)) == left
        await leave(pilot)

    assert drive(app_of(sample), first).return_value == OK
    assert drive(app_of(sample), second).return_value == OK
    assert left[3:] == [False, False, True, "light"]
    assert left[1] != Filter()


def test_another_document_looks_as_the_last_one_did(sample: Path) -> None:
    async def first(pilot: Pilot[int]) -> None:
        await press(pilot, "s", "d", "f", "t", "o", "j", "enter")
        await settled(pilot)
        view = review(pilot).view()
        assert (view.side_by_side, view.differences) == (False, False)
        assert (view.filter, view.cursor) == (Filter(), 0)

    drive(app_of(sample), first)


def test_a_filter_that_lists_nothing_any_more_is_passed_over(sample: Path) -> None:
    async def first(pilot: Pilot[int]) -> None:
        await press(pilot, "Q", "f", "u")
        assert review(pilot).filter == Filter(Show.QUERIED)
        await press(pilot, "u")
        await leave(pilot)

    async def second(pilot: Pilot[int]) -> None:
        assert review(pilot).filter == Filter()
        assert len(review(pilot).listed) > 1

    drive(app_of(sample), first)
    drive(app_of(sample), second)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"cursor": -3, "show": "x"}', b"\xff"])
def test_what_cannot_be_read_is_passed_over(sample: Path, damage: bytes) -> None:
    place = find_project([sample]).places[0]
    for path in (document_view_path(place, "anna"), place.state / "reviewers" / "anna.json"):
        path.parent.mkdir(parents=True)
        path.write_bytes(damage)

    async def script(pilot: Pilot[int]) -> None:
        assert review(pilot).list.cursor == 0
        await press(pilot, "j")
        await leave(pilot)

    assert drive(app_of(sample), script).return_value == OK
    assert json.loads(document_view_path(place, "anna").read_text())["cursor"] == 1


def test_a_theme_that_is_gone_is_passed_over(sample: Path) -> None:
    place = find_project([sample]).places[0]
    write_project_view(place, "anna", ProjectView(theme="sepia", welcomed=True))
    assert app_of(sample).theme == "dark"
    assert app_of(sample, theme="high-contrast").theme == "high-contrast"
    write_project_view(place, "anna", ProjectView(theme="ansi", welcomed=True))
    assert app_of(sample, theme="high-contrast").theme == "ansi"


def test_a_theme_that_was_not_chosen_is_not_kept(sample: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await leave(pilot)

    drive(app_of(sample, theme="light"), script)
    assert app_of(sample).theme == "dark"


# The first session


def test_the_first_keys_are_shown_once(sample: Path) -> None:
    async def first(pilot: Pilot[int]) -> None:
        first_keys = "n next flag  1-9 suggestion  e edit  Enter accept  ? help"
        assert f"First keys: {first_keys}  Escape hides this" in frame(pilot.app)
        for count in range(3):
            assert first_keys in frame(pilot.app), count
            await press(pilot, "enter")
        assert "First keys" not in frame(pilot.app)
        await press(pilot, "o", "j", "enter")
        await settled(pilot)
        assert "First keys" not in frame(pilot.app)

    async def second(pilot: Pilot[int]) -> None:
        assert "First keys" not in frame(pilot.app)

    drive(app_of(sample), first, (120, 24))
    drive(app_of(sample), second, (120, 24))


@pytest.mark.parametrize("size", SIZES)
def test_escape_takes_the_first_keys_away(sample: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        line = frame(pilot.app).splitlines()[1].removeprefix("First keys: ")
        assert line.startswith("n next flag  1-9 suggestion  e edit  Enter accept  ? help")
        assert ("Escape hides this" in line) == (size[0] >= 80)
        await press(pilot, "escape")
        assert line not in frame(pilot.app)

    drive(app_of(sample), script, size)


def test_a_session_of_which_nothing_is_kept_has_no_first_keys() -> None:
    async def script(pilot: Pilot[int]) -> None:
        assert "First keys" not in frame(pilot.app)

    drive(made_app(storm_desk()), script)


# The documents


class Counted(Home):
    """A project of which all is known."""

    reviewer = "anna"

    def __init__(self, *statuses: DocumentStatus) -> None:
        super().__init__()
        self._by_name = {status.name: status for status in statuses}

    def status(self, place: DocumentPlace) -> DocumentStatus:
        return self._by_name[place.name]


STATUSES = (
    DocumentStatus(
        "en/storm.txt",
        "nl",
        "en",
        40,
        13,
        4,
        (Share("anna", 12, 3, 1, "2026-11-22T09:00:00Z"), Share("boris", 2, 0, 0, "")),
    ),
    DocumentStatus("en/calm.txt", "nl", "en", 5, 5, 0, (Share("boris", 5, 1, 0, ""),)),
    DocumentStatus("en/a-very-long-folder/" + "x" * 90 + "/report.txt", "nl", "en", 1_200_345),
    DocumentStatus("en/bad.txt", "", "en", problem="en/bad.txt: the file is no text. Look at it."),
    DocumentStatus(
        "zh/\x1b[31mred.txt", "nl", "zh-Hant", 10, 1, None, (Share("安娜", 1, 0, 0, ""),)
    ),
)


def project_app(start: int | None = None) -> ReviewApp:
    places = [made_place(status.name) for status in STATUSES]
    desks = {index: storm_desk() for index in range(len(places))}

    def open_desk(place: int) -> MadeDesk:
        return desks[place]

    return ReviewApp(open_desk, places, start, {}, lambda: NOON, home=Counted(*STATUSES))


@pytest.mark.parametrize("size", SIZES, ids=["60x20", "80x24", "160x50"])
def test_the_documents_look_as_they_did(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewtool.tui.screens.documents._day", lambda time: time)

    async def script(pilot: Pilot[int]) -> None:
        await settled(pilot)
        file = FRAMES / f"documents-{size[0]}x{size[1]}.txt"
        assert frame(pilot.app) == kept_frame(pilot.app, file)
        await press(pilot, "j", "j", "j")
        assert "the file is no text" in frame(pilot.app)
        assert "q quits" in frame(pilot.app)

    drive(project_app(), script, size)


def test_without_a_remembered_document_the_reviewer_chooses() -> None:
    async def script(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app.screen, ProjectScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProjectScreen)
        await press(pilot, "j", "enter")
        await settled(pilot)
        assert review(pilot)
        await press(pilot, "o")
        await settled(pilot)
        assert "▌▸ en/calm.txt" in frame(pilot.app)
        await press(pilot, "escape")
        assert review(pilot)

    drive(project_app(), script)


def test_to_quit_without_opening_a_document_is_no_failure() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await leave(pilot)

    assert drive(project_app(), script).return_value == OK


def marked_row(pilot: Pilot[int]) -> str:
    return next(line for line in frame(pilot.app).splitlines() if line.startswith("▌"))


def test_n_goes_to_the_next_unfinished_document() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "n")
        assert "xxx/report.txt nl→en" in marked_row(pilot)
        await press(pilot, "n")
        assert "zh/␛[31mred.txt" in marked_row(pilot)
        await press(pilot, "n")
        assert "en/storm.txt" in marked_row(pilot)

    drive(project_app(), script)


def test_a_document_is_found_by_its_name() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "/", *"CALM", "enter")
        assert "en/calm.txt" in marked_row(pilot)
        await press(pilot, "/", "ctrl+u", *".txt", "enter", "/", "enter")
        await settled(pilot)
        assert "en/bad.txt" in marked_row(pilot)
        await press(pilot, "/", "ctrl+u", *"[/]", "enter")
        await settled(pilot)
        assert "no document has “[/]” in its name" in frame(pilot.app)
        await press(pilot, "/", "escape")
        assert "en/bad.txt" in marked_row(pilot)

    drive(project_app(), script)


def test_hundreds_of_documents_can_be_gone_through() -> None:
    statuses = [DocumentStatus(f"en/{number:04}.txt", "nl", "en", 10, 1) for number in range(700)]
    places = [made_place(status.name) for status in statuses]

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "G")
        assert "▌  en/0699.txt" in frame(pilot.app)
        await press(pilot, "j")
        assert "▌  en/0000.txt" in frame(pilot.app)
        await press(pilot, "pagedown", "pagedown", "k")
        assert "▌  en/00" in frame(pilot.app)
        assert "Documents of the project: 700" in frame(pilot.app)

    app = ReviewApp(lambda _: storm_desk(), places, None, {}, lambda: NOON, home=Counted(*statuses))
    drive(app, script)


def test_a_document_that_cannot_be_counted_ends_nothing() -> None:
    class Broken(Home):
        def status(self, place: DocumentPlace) -> DocumentStatus:
            raise ValueError("boom\x1b[31m")

    places = [made_place("en/a.txt"), made_place("en/b.txt")]

    async def script(pilot: Pilot[int]) -> None:
        assert "could not be counted: ValueError: boom␛[31m" in frame(pilot.app)

    app = ReviewApp(lambda _: storm_desk(), places, None, {}, lambda: NOON, home=Broken())
    drive(app, script)


def test_real_figures_come_in_and_the_last_document_is_remembered(sample: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "enter")
        await settled(pilot)
        desk = review(pilot).desk
        await press(pilot, "enter", "enter", "o")
        assert desk.close()
        await settled(pilot)
        assert "2/40" in frame(pilot.app)
        assert "anna: 2 done" in frame(pilot.app)
        await press(pilot, "j", "enter")
        await settled(pilot)
        await leave(pilot)

    drive(app_of(sample, None), script)
    project = find_project([sample])

    assert last_open(project.places, "anna") == 1

    async def again(pilot: Pilot[int]) -> None:
        name = project.places[1].name
        assert f"going on with {name}; o shows all 4 documents" in frame(pilot.app)

    drive(app_of(sample, 1), again, (120, 30))
    assert last_open(project.places, "boris") is None
    assert last_open(project.places[:1], "boris") == 0


# Accounts


def test_nothing_is_accounted_for_while_it_is_off(sample: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "enter", "Q", "k")
        await leave(pilot)

    drive(app_of(sample), script)
    assert not list((sample / ".reviewtool").rglob("*accounting*"))


def test_keys_time_and_edits_are_accounted_for_by_segment(sample: Path) -> None:
    with (sample / "review.yaml").open("a") as file:
        file.write("accounting: on\n")
    ticks = iter(range(10_000))
    typed = "secret words"

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "j", "e", *typed, "enter")
        await settled(pilot)
        if review(pilot).edit_pane is not None:  # the checks have something to say
            await press(pilot, "enter")
        await leave(pilot)

    drive(app_of(sample, ticks=lambda: float(next(ticks))), script)
    path = next((sample / ".reviewtool").rglob("*.accounting.jsonl"))
    assert typed not in path.read_text()
    first, second, *rest = [json.loads(line) for line in path.read_text().splitlines()]
    assert first["keys"] == 1
    assert second["keys"] >= len(typed) + 2
    assert second["edits"] == 1
    assert second["seconds"] >= len(typed)
    assert sum(stay["edits"] for stay in rest) == 0
