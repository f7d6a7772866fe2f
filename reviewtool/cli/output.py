"""What a command prints: results on stdout, all else on stderr, no control characters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.errors import ReviewError


def result(text: str) -> None:
    """Print a line of the result; control characters in it are shown as pictures."""
    from reviewtool.segments.control import visible

    sys.stdout.write(visible(text) + "\n")


def raw_result(text: str) -> None:
    """Print a line that a program reads (JSON), exactly as it is."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Say something that is not the result."""
    from reviewtool.segments.control import visible

    sys.stderr.write(visible(text) + "\n")


def notes(texts: Iterable[str]) -> None:
    """Say several things, a line each."""
    for text in texts:
        note(text)


def complain(error: ReviewError) -> None:
    """Print an error as users see it."""
    note(f"reviewtool: {error}")


class ProgressLine:
    """A line on stderr that says how far a long work is; nothing where stderr is no terminal."""

    def __init__(self, label: str, least: int = 2_000) -> None:
        self._label = label
        self._least = least
        self._drawn = False
        self._enabled = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show the progress; the line is wiped when all is done."""
        if not self._enabled or total < self._least:
            return
        if done < total:
            bar = "█" * (done * 20 // total)
            sys.stderr.write(f"\r{self._label} {bar:<20} {done:,} of {total:,}")
            self._drawn = True
        elif self._drawn:
            sys.stderr.write("\r\x1b[K")
            self._drawn = False
        sys.stderr.flush()


def plural(count: int, noun: str) -> str:
    """A count with its noun: `1 flag`, `2 flags`, `0 clashes`."""
    ending = "" if count == 1 else "es" if noun.endswith("sh") else "s"
    return f"{count:,} {noun}{ending}"
