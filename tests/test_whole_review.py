"""One review from beginning to end, through a real pseudo-terminal, on the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
RECORD = "corrections/en/night-report.txt/anna.yaml"
ENTER, END = "\r", "\x1b[F"
WRITTEN = " 👩‍👩‍👧 שלום"


def find(screen: Terminal, text: str, shown: str) -> None:
    """Search for a text and wait until something that only its segment shows is there."""
    screen.press("/")
    screen.until("Escape calls it off")
    screen.press(text, ENTER)
    screen.until(lambda text: shown in text and "Escape calls it off" not in text)


def test_a_whole_review(lone_sample: Path) -> None:
    before = (lone_sample / EN).read_text(encoding="utf-8")
    screen = Terminal(lone_sample, [EN])
    screen.until("open flags")
    screen.until("Page residue")

    find(screen, "log into the demilitarised", "lie in")
    screen.press("1")
    screen.until("Zenka lie in the")
    screen.until("1/40 done")

    find(screen, "Bells in", "13 · todo")
    screen.press("e")
    screen.until("Escape leaves it")
    screen.press(END, WRITTEN, ENTER)
    screen.until("Enter again")  # Hebrew in an English text is a new flag
    screen.press(ENTER)
    screen.until("2/40 done")

    find(screen, "taken monsters", "samples")
    screen.press("x")
    screen.until("matter of style")
    screen.press("s")
    screen.until("dismissed")

    find(screen, "We count the days", "16 · todo")
    screen.press(ENTER)
    screen.until("3/40 done")
    screen.press("u")
    screen.until("2/40 done")
    screen.until("saved")
    screen.press("q")
    assert screen.ends() == 0

    record = (lone_sample / RECORD).read_text(encoding="utf-8")
    assert record.count("status: corrected") == 2
    assert "reason: style-choice" in record
    assert WRITTEN in record

    again = Terminal(lone_sample, [EN])
    again.until("2/40 done")
    again.until("16 · todo")
    find(again, "Zenka lie in", "corrected")
    again.press("u")
    again.until("2/40 done")
    find(again, "taken monsters", "samples")
    assert "dismissed" not in again.text, "the dismissal was the last act before the acceptance"
    again.press("\x12")
    again.until("dismissed")
    again.press("q")
    assert again.ends() == 0

    assert reviewtool(lone_sample, "export", EN, "--output", "out").code == 0
    after = (lone_sample / "out/en/night-report.txt").read_text(encoding="utf-8")
    changed = before.replace("Zenka log into the", "Zenka lie in the")
    assert after == changed.replace("Bells in Brenova", "Bells in Brenova" + WRITTEN)


def test_a_terminal_that_is_too_small_asks_for_more_room(sample: Path) -> None:
    screen = Terminal(sample, [EN], columns=20, lines=5)
    screen.until("room")
    screen.press("q")
    assert screen.ends() == 0


def test_a_dropped_connection_saves_and_ends(lone_sample: Path) -> None:
    screen = Terminal(lone_sample, [EN])
    screen.until("Page residue")
    screen.press(ENTER)
    screen.until("1/40 done")
    assert screen.hang_up() == 0
    assert "status: accepted" in (lone_sample / RECORD).read_text(encoding="utf-8")


def test_a_request_to_end_saves_and_ends(lone_sample: Path) -> None:
    screen = Terminal(lone_sample, [EN])
    screen.until("Page residue")
    screen.press(ENTER)
    screen.until("1/40 done")
    screen.process.terminate()
    assert screen.ends() == 0
    assert "status: accepted" in (lone_sample / RECORD).read_text(encoding="utf-8")


def test_keys_typed_ahead_of_a_closing_dialog_are_not_lost(lone_sample: Path) -> None:
    screen = Terminal(lone_sample, [EN])
    screen.until("Page residue")
    screen.press("/")
    screen.until("Escape calls it off")
    screen.press(f"Bells in{ENTER}c")
    screen.until("Comment")
    screen.press(f"why{ENTER}u")
    screen.until("undone")
    screen.press("q")
    assert screen.ends() == 0
