"""A whole review in a real tmux, of texts in many scripts: what its panes show, what it leaves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from shlex import quote
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from reviewtool.records.record import read_record
from reviewtool.review.decision import DISMISSED, Status
from tests.cli.commands import reviewtool
from tests.terminal import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FAMILY = "👩‍👩‍👧‍👦 👍🏽"
MARKS = "Cafe\u0301 Z̸̢̥̀a̶̧l̴̻g̵̡o"
PAIRS = (
    ("De haven bereidt zich voor.", "The port prepares."),
    ("De dijken liggen in het oosten.", "The dikes log into the east."),
    ("De dijken liggen in het westen.", "The dikes log into the west."),
    ("In het Arabisch: مرحبا بالعالم.", "In Arabic: مرحبا بالعالم (12)."),
    ("In het Hebreeuws: שלום עולם.", "In Hebrew: שלום עולם, 3-4."),
    ("In het Hindi: हिन्दी में क्षि.", "In Hindi: हिन्दी में क्षि."),
    ("In het Thai: ภาษาไทยสวยงาม.", "In Thai: ภาษาไทยสวยงาม."),
    ("In het Japans: 東京の委員会。", "In Japanese: 東京の委員会。"),
    (f"Familie {FAMILY} hier.", f"Family {FAMILY} here."),
    (f"Tekens: {MARKS} einde.", f"Marks: {MARKS} end."),
    ("Stuur \x1b[31m\x9b2J\u202e om.", "Steer \x1b[31m\x9b2J\u202e round."),
    ("Niemand raakte gewond.", "Nobody was hurt."),
    ("Einde van het bericht.", "End of the report."),
)
LATIN = ("The port prepares", "Nobody was hurt", "End of the report")
WRITTEN = " שלום 👩‍👩‍👧 e\u0301"
COMMENT = "東京 हिन्दी ภาษาไทย"


class Tmux:
    """A tmux server of its own with one pane."""

    def __init__(self, folder: Path, columns: int, lines: int) -> None:
        self._code = folder / "exit-code"
        self._name = f"review-{uuid4().hex[:8]}"
        self._environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        self._environment.pop("TMUX", None)
        self._environment.pop("NO_COLOR", None)
        program = f"{quote(sys.executable)} -m reviewtool; echo $? > {quote(str(self._code))}; cat"
        size = ("-x", str(columns), "-y", str(lines))
        self("-f", os.devnull, "-u", "new-session", "-d", *size, "-c", str(folder), program)

    def __call__(self, *arguments: str) -> str:
        ran = subprocess.run(
            ["tmux", "-L", self._name, *arguments],
            env=self._environment,
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        return ran.stdout.decode()

    @property
    def pane(self) -> str:
        """What the pane shows."""
        return self("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Press keys by tmux' names."""
        self("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self("send-keys", "-l", text)

    def until(self, wanted: str | Callable[[str], bool]) -> str:
        """Look at the pane until it shows a text, or a predicate of it holds; the pane."""
        holds = wanted if callable(wanted) else lambda pane: wanted in pane
        deadline = time.monotonic() + PATIENCE
        while not holds(pane := self.pane):
            if time.monotonic() > deadline:
                raise AssertionError(f"{wanted!r} never came; the pane was:\n{pane}")
        assert not RAW.search(pane), pane
        return pane

    def ends(self) -> int:
        """Wait until the program has left; its exit code."""
        deadline = time.monotonic() + PATIENCE
        while not (self._code.is_file() and self._code.read_text().strip()):
            assert time.monotonic() < deadline, self.pane
        return int(self._code.read_text())

    def kill(self) -> None:
        """End the server with all that runs in it."""
        subprocess.run(
            ["tmux", "-L", self._name, "kill-server"],
            env=self._environment,
            capture_output=True,
            check=False,
        )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    sources, targets = zip(*PAIRS, strict=True)
    for name, texts in (("source/many.txt", sources), ("translations/en/many.txt", targets)):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        together = " ".join(texts[-2:])  # what is to be joined stands in one paragraph
        file.write_bytes(("\n\n".join([*texts[:-2], together]) + "\n").encode())
    (tmp_path / "review.yaml").write_text("source_language: nl\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(params=[(80, 24), (160, 50)], ids=["80x24", "160x50"])
def tmux(project: Path, request: pytest.FixtureRequest) -> Iterator[Tmux]:
    server = Tmux(project, *request.param)
    try:
        yield server
    finally:
        server.kill()


def find(tmux: Tmux, text: str, number: int) -> None:
    """Search for a text and wait until the pane is about its segment."""
    tmux.press("/")
    tmux.until("Escape calls it off")
    tmux.type(text)
    tmux.press("Enter")
    tmux.until(lambda pane: "Escape calls it off" not in pane and f" {number} · " in pane)


def separators(pane: str) -> set[int]:
    """The columns in which the separator stands in rows of Latin text."""
    rows = [line for line in pane.splitlines() if any(text in line for text in LATIN)]
    return {match.start() for row in rows for match in re.finditer("│", row)}


def test_a_whole_review_in_tmux(project: Path, tmux: Tmux) -> None:
    before = (project / "translations/en/many.txt").read_bytes()
    pane = tmux.until("2 open flags")
    assert len(separators(pane)) == 1

    find(tmux, "log into the east", 2)
    tmux.press("1")
    tmux.until("dikes lie in the east")
    tmux.until("1/13 done")
    tmux.press("a")  # the other place like it
    tmux.until("1 of 1")
    tmux.press("y")
    tmux.until("dikes lie in the west")
    tmux.until("2/13 done")
    tmux.press("u")
    tmux.until("1/13 done")

    find(tmux, "log into the west", 3)
    tmux.press("x")
    tmux.until("matter of style")
    tmux.press("s")
    tmux.until("dismissed")

    find(tmux, "Hebrew", 5)
    tmux.press("e")
    tmux.until("Escape leaves it")
    tmux.press("End")
    tmux.type(WRITTEN)
    tmux.press("Enter")
    pane = tmux.until("2/13 done")
    assert "हिन्दी" in pane
    assert len(separators(pane)) == 1

    find(tmux, "Japanese", 8)
    tmux.press("m")
    tmux.until("Mark an error")
    tmux.press("s", "Enter", "Enter", "Enter")
    tmux.until(lambda pane: "Mark an error" not in pane and "mistranslation" in pane)
    tmux.press("c")
    tmux.until("Comment on segment 8")
    tmux.type(COMMENT)
    tmux.press("Enter")
    tmux.until(lambda pane: "keeps it" not in pane and COMMENT[:2] in pane)

    find(tmux, "Nobody was hurt", 12)
    tmux.press("]")
    tmux.until("Nobody was hurt. End of")
    tmux.press("u")
    pane = tmux.until(lambda pane: "Nobody was hurt. End" not in pane and "undone" in pane)
    assert len(separators(pane)) == 1
    tmux.until("saved ✓")
    tmux.press("q")
    assert tmux.ends() == 0

    record = read_record(project / "corrections/en/many.txt/anna.yaml")
    assert record is not None
    decisions = {decision.original: decision for decision in record.decisions}
    lie = decisions["The dikes log into the east."]
    assert lie.corrected == "The dikes lie in the east."
    hebrew = decisions[PAIRS[4][1]]
    assert hebrew.status is Status.CORRECTED
    assert hebrew.corrected == PAIRS[4][1] + WRITTEN
    west = decisions["The dikes log into the west."]
    assert [verdict.verdict for verdict in west.flags] == [DISMISSED]
    japanese = decisions[PAIRS[7][1]]
    assert [error.text for error in japanese.errors] == ["Japanese"]
    assert japanese.comment == COMMENT
    assert PAIRS[11][1] not in decisions, "the join was taken back"

    assert reviewtool(project, "export", "--output", "out").code == 0
    after = before.replace(b"log into the east", b"lie in the east")
    changed = PAIRS[4][1].encode()
    after = after.replace(changed, changed + WRITTEN.encode())
    assert (project / "out/en/many.txt").read_bytes() == after
