"""Every act of the screen is an act of the line mode, with the same effect on the disk."""

from __future__ import annotations

import io
import re
import shutil
import stat
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from reviewtool.cli.main import run
from reviewtool.cli.plain.acts import ACTS
from reviewtool.cli.plain.lookup import typed
from reviewtool.errors import OK
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.records.remembered import read_document_view, read_project_view
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.home import KeptHome
from reviewtool.tui.keys import ALL_COMMANDS, COMMANDS, EDITOR_COMMANDS
from reviewtool.tui.screens.alike_dialog import AlikeDialog
from tests.terminal import PATIENCE
from tests.tui.made_desk import NOON, drive, press, settled

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reviewtool.cli.plain.act import LineAct

PAIRS = [
    ("Havenstad bereidt zich voor op storm", "Port city prepares for storm"),
    ("Beide dorpen liggen in het oosten.", "Both villages log into the east."),
    ("Het is de honderdste dag van de oorlog.", "It is the centenary of the war."),
    ("De burgemeester sprak 's avonds.", "The mayor spoke last nightAfter."),
    ("Twee eilanden liggen in het westen.", "Two islands log into the west."),
    ("Niemand raakte gewond.", "Nobody was injured."),
    ("Niemand raakte gewond.", "Nobody was injured."),
    ("Het water zakt. De dijken blijven heel.", "The water falls. The dikes stay whole."),
]
OTHER = ["Both villages lie in the east.", "It is the hundredth day of the war."]

UNHEARD = re.compile(r"[^\n\t -~\u00a0-\u017f–‘’“”]|\[[-0-9;]*m")
"""Colours, control characters, and signs that a screen reader would spell out."""

ByLines = Callable[[Path, str], tuple[dict[str, object], str]]

SCREEN_ONLY = {
    "move.page-down": "a page is as much as the screen shows; `j 10` goes ten segments on",
    "move.page-up": "as page-down",
    "show.layout": "lines have no columns: source and target always follow each other",
    "show.scroll-down": "everything is said, nothing is out of sight",
    "show.scroll-up": "as scroll-down",
    "program.theme": "lines have no colours",
    "program.suspend": "the terminal itself suspends a program that reads lines",
    "edit.finish": "a text is kept with the line that was typed",
    "edit.keep": "as finish; the act stays at the segment",
    "edit.leave": "an empty answer leaves the text as it was",
    "edit.errors": "the errors are asked for when the text is kept",
    "edit.open-tags": "a line has no cursor; `e /old/new/` changes tags too",
    "edit.outside": "E, which begins with the text as it stands",
    "edit.break-line": "`e` alone asks line by line",
    "edit.undo": "each change is an act: u takes it back",
    "edit.redo": "each change is an act: ctrl+r makes it again",
    "edit.word-left": "a line has no cursor",
    "edit.word-right": "a line has no cursor",
    "edit.delete-word-left": "a line has no cursor; `r` and - take words out",
    "edit.delete-word-right": "as delete-word-left",
}
"""Commands of the screen and its editor that have no counterpart, and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A command, what is typed for it in both modes, and words that the line mode says then.

    `setting` is added to review.yaml. `looks` is true where nothing but what is said changes.
    """

    command: str
    lines: str
    keys: tuple[str, ...]
    says: str = ""
    setting: str = ""
    looks: bool = False

    def __str__(self) -> str:
        return f"{self.command}: {self.lines!r}"


ROWS = [
    Row("review.accept", "\n\n", ("enter", "enter"), "segment 3 of 9, todo"),
    Row("review.accept", "\ng\n\n", ("enter", "g", "enter"), "segment 2 of 9, todo"),
    Row("review.take", "n\n2\n", ("n", "2"), "correction: Both villages lies in the east."),
    Row("review.take", "n\n1\nn\nn\n2\n", ("n", "1", "n", "n", "2"), "last night After"),
    Row(
        "review.dismiss",
        "n\nx\nf\n\n",
        ("n", "x", "f"),
        "dismissed (false alarm: the check is mistaken)",
    ),
    Row("review.dismiss", "n\nx 1\ns\n2\n", ("n", "x", "2", "s"), "in the whole document"),
    Row("review.dismiss", "n\nx\nc\n3\n", ("n", "x", "3", "c"), "in the whole project"),
    Row("review.query", "Q\n", ("Q",), "query: saved"),
    Row("review.query", "Q\ng\nQ\n", ("Q", "g", "Q"), "segment 1 of 9, todo"),
    Row("review.skip", "S\n", ("S",), "segment 2 of 9"),
    Row("review.skip", "S\ng\nS\n", ("S", "g", "S"), "reopen: saved"),
    Row(
        "review.mark",
        "j\nm log into\n\n\n",
        ("j", *"mdf", "enter", "enter"),
        "marked “log into”, major",
    ),
    Row("review.mark", "j\nm\n3 4\n?\no\nc\n", ("j", *"mdfoc"), "critical, accuracy/omission"),
    Row(
        "review.mark",
        "n\n2\nm log into\n-\n",
        ("n", "2", "y", "-"),
        "taken away: “log into”, major",
        setting="classify: ask\n",
    ),
    Row(
        "review.mark",
        "j\nm log into\n\n\nm log into\n-\n",
        ("j", *"mdf", "enter", "enter", *"mdf-"),
        "taken away: “log into”, major",
    ),
    Row(
        "review.mark-source",
        "j\nM dorpen\n\nm\nM dorpen\n-\n",
        ("j", *"Mss", "enter", "m", *"Mss-"),
        "taken away: “dorpen”, minor",
    ),
    Row(
        "review.mark-source",
        "j\nM dorpen\n\nm\n",
        ("j", *"Mss", "enter", "m"),
        "marked “dorpen”, minor",
    ),
    Row("review.comment", "c ask Emil\n", ("c", *"ask Emil", "enter")),
    Row("review.comment", "c no\nc\n-\n", ("c", *"no", "enter", "c", "ctrl+u", "enter")),
    Row(
        "review.edit",
        "e\nAll is the the well\ny\n",
        ("e", "ctrl+a", "f7", *"All is the the well", "ctrl+s", "ctrl+s"),
        "new in the correction",
    ),
    Row(
        "review.edit",
        "e /Port/A/\n",
        ("e", "home", *["delete"] * 4, "A", "ctrl+s"),
        "correction: A city",
    ),
    Row(
        "review.edit",
        "e /Port/A/\ny\n",
        ("e", "home", *["delete"] * 4, "A", "ctrl+s"),
        "error 1: “Port”",
        setting="classify: ask\n",
    ),
    Row(
        "review.replace",
        "j\nr log into\nlie in\n",
        ("j", *"rDf", *"lie in", "ctrl+s"),
        "in the place of “log into”",
    ),
    Row(
        "review.replace",
        "r\n1\nA\n1\no\nc\ny\n",
        (*"ra", "A", "tab", "o", "4", "ctrl+s"),
        "error 1: “Port”, critical, accuracy/omission",
        setting="classify: ask\n",
    ),
    Row(
        "edit.word",
        "word Havenstad\n2\n",
        ("e", "home", *["right"] * 9, "ctrl+f", "a", "ctrl+s"),
        "correction: Port city Havenstad prepares for storm",
    ),
    Row(
        "edit.word",
        "word\n4 5\n0\n",
        ("e", "home", "ctrl+f", "F", "g", "ctrl+s"),
        "correction: voor op Port",
    ),
    Row(
        "edit.character",
        "character nbsp\n1\n1\n",
        ("e", "home", *["right"] * 4, "delete", "ctrl+g", *"nbsp", "enter", "ctrl+s"),
        "correction: Port\u00a0city",
    ),
    Row(
        "edit.character",
        "character\nU+2013\n2\n",
        ("e", "home", *["right"] * 9, "ctrl+g", *"U+2013", "enter", "ctrl+s"),
        "city\u2013 prepares",
    ),
    Row("edit.case", "case Port\n", ("e", "home", "ctrl+l", "ctrl+s"), "correction: PORT city"),
    Row(
        "edit.case",
        "case\n1 2\n",
        ("e", "home", *["shift+right"] * 9, "ctrl+l", "ctrl+s"),
        "2 city",
    ),
    Row(
        "edit.swap",
        "swap city\n",
        ("e", "home", *["right"] * 5, "ctrl+t", "ctrl+s"),
        "correction: city Port prepares",
    ),
    Row(
        "edit.tag",
        "o 4\ntag\n3\n",
        (*"ojjj", "enter", "e", "left", "ctrl+n", "ctrl+s"),
        "correction: The wind is{kracht}.",
    ),
    Row("review.editor", "E\ny\n", ("E", "ctrl+s"), "correction: Harbour city"),
    Row("review.delete", "j\nD\ny\n", ("j", "D", "y"), "to be deleted from the file"),
    Row("review.delete", "j\nD\nn\n", ("j", "D", "n"), "this disappears from the file"),
    Row("review.alike", "n\n1\na\ny\n", ("n", "1", "a", "y"), "place 1 of 1, segment 5"),
    Row(
        "review.alike",
        "g7\ne /Nobody/No one/\ny\nk\na\n",
        (*"jjjjjj", "e", "home", *["delete"] * 6, *"No one", "ctrl+s", "ctrl+s", "k", "a"),
        "as segment 7, which has the same texts",
    ),
    Row("review.join", "g8\n]\n", (*"jjjjjjj]",), "segment 8 of 8"),
    Row("review.join", "g8\n]\nu\n", (*"jjjjjjj]u",), "segment 8 of 9"),
    Row("review.split", "|\n3\n-\n", ("|", "s", "-"), "segment 1 of 10"),
    Row("review.pair", "g9\nP 8\ny\n", (*"jjjjjjjjPk", "enter"), "then, segment 8"),
    Row("review.rule", "n\n1\nR\ns\n", ("n", "1", "R", "ctrl+s"), "proved: each example"),
    Row(
        "review.term",
        "j\nL\n\nvillages\n\n\n",
        (*"jLs", "enter"),
        "added to glossary/terms.yaml; the checks run again",
    ),
    Row(
        "review.term",
        "L storm\nstorm\n\nSo it is\n",
        (*"Lhg", "tab", "tab", "tab", *"So it is", "enter"),
    ),
    Row("review.undo", "\nu\n", ("enter", "u"), "undo: saved"),
    Row("review.redo", "\nu\nctrl+r\n", ("enter", "u", "ctrl+r"), "redo: saved"),
    Row("move.next-flag", "n\nn\n", ("n", "n"), "“centenary”"),
    Row("move.next-flag", "o 3\nn\n", (*"ojj", "enter", "n"), "there is no other open flag"),
    Row("move.previous-flag", "N\n", ("N",), "segment 5 of 9"),
    Row("move.flag-here", "v\nj\ntab\n2\n", ("v", "j", "tab", "2"), "no suggestion 2"),
    Row("move.flag-here", "v\nj\n\t\n1\n", ("v", "j", "tab", "1"), "flag 2 of 2, current"),
    Row("move.find", "/LOG\n", ("/", *"LOG", "enter"), "segment 2 of 9"),
    Row("move.find", "/log\n/\n", ("/", *"log", "enter", "/", "enter"), "segment 3 of 9"),
    Row("move.find", "/-c LOG\n", ("/", "f7", *"LOG", "enter"), "is not found", looks=True),
    Row("move.find", "/-w -t log\n", ("/", "f6", "f8", "f8", *"log", "enter"), "segment 2 of 9"),
    Row("move.concordance", "F water\n2\n", ("F", *"water", "enter", "j", "enter"), "6 hits"),
    Row(
        "move.concordance",
        "F water\n5\n",
        ("F", *"water", "enter", *"jjjj", "enter"),
        "5: en/tide.txt, segment 1, source: Het water staat hoog.",
    ),
    Row(
        "move.concordance",
        "F falls\nr\nsinks\ny\ny\n",
        ("F", *"falls", "enter", "r", *"sinks", "enter", "y", "y"),
        "after: The water sinks.",
    ),
    Row(
        "move.concordance",
        "F water\nr\nsea\ny\nq\n",
        ("F", *"water", "enter", "r", *"sea", "enter", "y", "escape"),
        "replaced in 1 segment of 1 document; 1 document not looked at\n",
    ),
    Row(
        "move.concordance",
        "F water\nr\nsea\nq\n",
        ("F", *"water", "enter", "r", *"sea", "enter", "escape"),
        "nothing was replaced; 2 documents not looked at\n",
        looks=True,
    ),
    Row("move.down", "j\ndown\n", ("j", "down"), "segment 3 of 9"),
    Row("move.up", "j 3\nk\nup\n", (*"jjjk", "up"), "segment 4 of 9"),
    Row("move.home", "\nj3\ng\n", ("enter", *"jjjg"), "segment 5 of 9"),
    Row("move.end", "G\n", ("G",), "segment 9 of 9"),
    Row("move.order", "O\nn\n", ("O", "n"), "next is what may do most harm"),
    Row("move.order", "O\n\n\nO\nN\n", ("O", "enter", "enter", "O", "N"), "comes next in the doc"),
    Row("move.next-undecided", "j\n\nk\nt\n", ("j", "enter", "k", "t"), "segment 3 of 9"),
    Row("move.previous-undecided", "tb\n", ("ctrl+t",), "segment 9 of 9"),
    Row("move.doubtful", "c x\np\n", ("c", "x", "enter", "p"), "no other doubtful pair"),
    Row("move.same-check", "n\n.\n", ("n", "."), "segment 5 of 9"),
    Row("move.same-check-before", "n\n,\nk\n", ("n", "comma", "k"), "segment 4 of 9"),
    Row("review.sample", "Y\ny\n\n", ("Y", "y", "enter"), "drawn at random"),
    Row("review.sample", "Y\nn\n\n", ("Y", "n", "enter"), "The sample is the same tomorrow"),
    Row("show.filter", "f\nf\nj\n", ("f", "f", "j"), "segment 3 of 9"),
    Row("show.filter", "G\nf f\nf a\n", ("G", "f", "f", "f", "a"), "listed: all, 9 segments"),
    Row("show.difference", "d\n", ("d",), "are not said"),
    Row("show.hidden", "v\nn\n", ("v", "n"), "all hints are said"),
    Row("show.wordings", "j\nw\n1\n", ("j", "w", "1"), "correction: Both villages lie"),
    Row("show.ledger", "l\n1\n2\n", ("l", "enter", "j", "enter"), "segment 7 of 9"),
    Row(
        "show.history", "\nk\nh\n", ("enter", "k", "h", "escape"), "anna, accept, todo to accepted"
    ),
    Row("program.documents", "o\n2\n\n", ("o", "j", "enter", "enter"), "0 of 1 segments done"),
    Row("program.documents", "o en/tide.txt\n", ("o", "j", "j", "enter"), "segment 1 of 1"),
    Row("program.palette", ":4\n", ("ctrl+p", "4", "enter"), "segment 4 of 9"),
    Row("program.palette", ":delete\n", (), "D: delete the segment", looks=True),
    Row("program.help", "?\n", ("?", "escape"), "\nJudge:\n", looks=True),
    Row("program.quit", "\nq\n\n", ("enter", "q"), "1 of 9 segments done"),
]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A project of two documents; one has a second translation, whose hints are over the budget."""
    root = tmp_path / "made"
    others = [
        OTHER[index - 1] if index in (1, 2) else text for index, (_, text) in enumerate(PAIRS)
    ]
    texts = {
        "source/storm.txt": [source for source, _ in PAIRS],
        "translations/en/storm.txt": [target for _, target in PAIRS],
        "translations/en.systemB/storm.txt": others,
        "source/tide.txt": ["Het water staat hoog."],
        "translations/en/tide.txt": ["The water is high."],
        "source/wind.txt": ["De wind is {kracht}."],
        "translations/en/wind.txt": ["The wind is."],
    }
    for name, paragraphs in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    (root / "review.yaml").write_text("source_language: nl\nbudget: 0\n", encoding="utf-8")
    return root


@pytest.fixture(autouse=True)
def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """$EDITOR writes harbour for port."""
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nsed -i s/Port/Harbour/ "$1"\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setattr(App, "suspend", lambda _: nullcontext())


def left(root: Path) -> dict[str, object]:
    """All that a session leaves: records and packs without ids and times, and where it ended."""
    project = find_project([root])
    found: dict[str, object] = {"last": read_project_view(project.places[0], "anna").document}
    for place in project.places:
        found[place.name] = replace(read_document_view(place, "anna"), side_by_side=True)
    for path in sorted(
        path
        for name in ("corrections/**", "packs", "glossary")
        for path in root.glob(f"{name}/*.yaml")
    ):
        text = re.sub(r"(?m)^(\W*id: 01|\W*time:).*$", "", path.read_text(encoding="utf-8"))
        found[str(path.relative_to(root))] = text
    return found


@pytest.fixture
def by_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> ByLines:
    """Reviews a project with these lines; what is left of it, and what was said."""

    def ran(root: Path, lines: str) -> tuple[dict[str, object], str]:
        monkeypatch.chdir(root)
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        code = run(["review", "--plain"], lambda: 0)
        said = capsys.readouterr()
        assert code == OK, said.err
        return left(root), said.out + said.err

    return ran


async def answered(pilot: Pilot[int]) -> None:
    """Wait for all work that a key led to, but for that which itself waits for keys."""
    replacing = [one for one in pilot.app.workers if one.group == "replacing" and one.is_running]
    if not replacing:
        await settled(pilot)
    until = time.monotonic() + PATIENCE
    while any(one.is_running for one in replacing) and time.monotonic() < until:
        await pilot.pause(0)
        if isinstance(pilot.app.screen, AlikeDialog):
            return


def by_keys(root: Path, keys: tuple[str, ...]) -> dict[str, object]:
    project = find_project([root])
    start = [place.name for place in project.places].index("en/storm.txt")

    def opens(place: int) -> Desk:
        return open_desk(project, project.places[place], "anna")

    home = KeptHome(project.places[0], "anna")
    app = ReviewApp(opens, project.places, start, {}, clock=lambda: NOON, home=home)

    async def script(pilot: Pilot[int]) -> None:
        for key in keys:
            await press(pilot, key)
            await answered(pilot)
        if app.review is not None and "q" not in keys:
            await press(pilot, "q")
            await settled(pilot)

    drive(app, script, (100, 40))
    return left(root)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_lines_do_what_keys_do(
    row: Row,
    made: Path,
    tmp_path: Path,
    by_lines: ByLines,
) -> None:
    with (made / "review.yaml").open("a", encoding="utf-8") as file:
        file.write(row.setting)
    other = tmp_path / "other"
    untouched = tmp_path / "untouched"
    for copy in (other, untouched):
        shutil.copytree(made, copy)
    lines, said = by_lines(made, row.lines)
    assert row.says in said
    assert not UNHEARD.search(said)
    keyed = by_keys(other, row.keys)
    assert lines.keys() == keyed.keys()
    for name, content in lines.items():
        assert str(content).splitlines() == str(keyed[name]).splitlines(), name
    assert (lines == by_lines(untouched, "")[0]) == row.looks


@pytest.mark.parametrize("row", [row for row in ROWS if row.lines.count("\n") > 1], ids=str)
def test_the_input_may_end_after_any_line(row: Row, made: Path, by_lines: ByLines) -> None:
    lines = row.lines.splitlines(keepends=True)
    acts = 0
    for count in range(1, len(lines)):
        copy = made.with_name(f"cut-{count}")
        shutil.copytree(made, copy)
        _, said = by_lines(copy, "".join(lines[:count]))
        assert "segments done" in said or "segment done" in said
        assert said.count(": saved\n") >= acts
        acts = said.count(": saved\n")


def test_each_command_has_an_act_or_a_reason() -> None:
    acts = {act.command for act in ACTS}
    commands = {command.id for command in ALL_COMMANDS}
    assert acts | set(SCREEN_ONLY) == commands
    assert not acts & set(SCREEN_ONLY)


def test_each_act_has_a_row() -> None:
    assert {row.command for row in ROWS} == {act.command for act in ACTS}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.command)
def test_keys_and_groups_are_those_of_the_screen(act: LineAct) -> None:
    command = next(command for command in ALL_COMMANDS if command.id == act.command)
    editing = command in EDITOR_COMMANDS
    assert act.group == ("Change" if editing else command.group)
    means = {typed(key): one.id for one in COMMANDS for key in one.keys}
    for key in act.keys:
        assert means.get("tab" if key == "\t" else key, act.command) == act.command
    own = [typed(key) for key in command.keys]
    if any(len(key) < 2 for key in own):
        assert act.keys[0] in own


def test_help_lists_every_act_and_explains_each(made: Path, by_lines: ByLines) -> None:
    asked = [act.keys[0] or act.name for act in ACTS]
    _, said = by_lines(made, "?\n" + "".join(f"? {key}\n" for key in asked))
    for act in ACTS:
        assert f"  {act.listed}: {act.words}\n" in said
        other = "" if act.listed == act.name else f" or {act.name}"
        assert f"\n{act.listed}{other}" in said
        assert act.more in said
    groups = dict.fromkeys(act.group for act in ACTS)
    assert re.findall(r"(?m)^(\w+):$", said) == list(groups)
