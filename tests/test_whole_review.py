"""One review from beginning to end, through a real pseudo-terminal, on the sample."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import reviewtool
from tests.terminal import Terminal

EN = "translations/en/night-report.txt"
ESCAPE = "\x1b"
ENTER = "\r"


def test_a_whole_review(sample: Path) -> None:
    screen = Terminal(sample, [EN])
    screen.until("open flags")
    screen.until("Page residue")

    # Take a suggestion: to the place that “logs into” the zone, and take the first one.
    screen.press("/", "log into the demilitarised", ENTER)
    screen.until("nl-en.place-logs-in" if False else "lie in")
    screen.press("1")
    screen.until("Zenka lie in the demilitarised")
    screen.until("saved")

    # Edit a segment: an emoji family and a Hebrew word at its end.
    screen.press("/", "Bells in", ENTER)
    screen.until("Bells in Brenova")
    screen.press("e", "\x1b[F", " 👩‍👩‍👧 שלום", ENTER)
    screen.until("2/4")

    # Dismiss the flag on “monsters” for a reason, once.
    screen.press("/", "taken monsters", ENTER)
    screen.until("samples")
    screen.press("x")
    screen.until("orrect in context")
    screen.press("c")
    screen.until("3/4")

    # Accept a segment and take that back.
    screen.press("/", "We count the days", ENTER)
    screen.until("We count the days")
    screen.press(ENTER)
    screen.press("u")
    screen.press("q")
    assert screen.ends() == 0
