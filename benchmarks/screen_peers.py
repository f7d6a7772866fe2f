"""The review screen beside other programs that show large files, in one run.

    python -m benchmarks.screen_peers [--segments 100000] [--toolong TL] [--visidata VD]

Each program opens the same JSON Lines in a pseudo-terminal. *Open* is from the start of the process
until rows are seen (toolong shows the last ones first); the others are from a key to the last byte
of what it caused, where nothing follows for a fifth of a second; the median of the rounds. *Search*
looks for a word that stands once, nine tenths down. TL and VD are the commands `tl` of toolong and
`vd` of VisiData, each best installed in an environment of its own; what is not named is left out.
reviewtool pairs, decides and checks what it shows, which the others need not do.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_pairs import FIRST, NEEDLE
from benchmarks.screen import COLUMNS, LINES, Screen, machine, write_pairs

QUIET = 0.2
LIMIT = 60.0
PATIENCE = 5.0
_STYLE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its keys; `search` comes before the word, `mark` is seen with the rows."""

    name: str
    command: tuple[str, ...]
    end: bytes
    home: bytes
    search: bytes
    mark: str


def burst(screen: Screen, keys: bytes) -> float:
    """Milliseconds from the keys to the last byte of the output before a pause."""
    screen.output = b""
    began = last = time.monotonic()
    screen.write(keys)
    while screen.read(QUIET if screen.output else PATIENCE):
        last = time.monotonic()
    return (last - began) * 1_000


def opened(screen: Screen, mark: str) -> float:
    """The monotonic time at which the mark stood on the screen."""
    while mark not in _STYLE.sub(b"", screen.output).decode(errors="replace"):
        if not screen.read(LIMIT):
            raise SystemExit(f"{mark} did not appear")
    return time.monotonic()


def searched(screen: Screen, program: Program) -> float:
    """Milliseconds from Enter to the last byte of what it caused."""
    screen.press(program.search)
    for letter in NEEDLE:
        screen.press(letter.encode())
    return burst(screen, b"\r")


def measured(program: Program, file: Path, rounds: int) -> dict[str, float]:
    """The median of each act in milliseconds."""
    began = time.monotonic()
    screen = Screen([*program.command, str(file)], file.parent)
    try:
        found = {"open": (opened(screen, program.mark) - began) * 1_000}
        while screen.read(3.0):
            pass
        burst(screen, program.home)
        pages = [burst(screen, b"\x1b[6~") for _ in range(rounds)]
        found["page down"] = statistics.median(pages)
        ends = []
        for _ in range(max(3, rounds // 4)):
            burst(screen, program.home)
            ends.append(burst(screen, program.end))
        found["end"] = statistics.median(ends)
        burst(screen, program.home)
        found["search"] = searched(screen, program)
    finally:
        screen.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=16)
    parser.add_argument("--toolong", default="")
    parser.add_argument("--visidata", default="")
    options = parser.parse_args()
    ours = (sys.executable, "-m", "reviewtool", "review", "--reviewer", "anna")
    programs = [
        Program("reviewtool", ours, b"G", b"g", b"/", FIRST),
        Program("toolong", (options.toolong,), b"\x1b[F", b"\x1b[H", b"\x06", "source_language"),
        Program("visidata", (options.visidata,), b"G", b"gg", b"g/", FIRST),
    ]
    print(machine())
    print(f"{options.segments:,} segments, {COLUMNS} × {LINES}, ms")
    print(f"{'':<12}{'open':>10}{'page down':>11}{'end':>9}{'search':>10}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.en.jsonl"
        write_pairs(file, options.segments)
        for program in programs:
            if program.command[0]:
                found = measured(program, file, options.rounds)
                cells = (found[act] for act in ("open", "page down", "end", "search"))
                widths = (10, 11, 9, 10)
                row = "".join(
                    f"{cell:>{width}.1f}" for cell, width in zip(cells, widths, strict=True)
                )
                print(f"{program.name:<12}{row}", flush=True)


if __name__ == "__main__":
    main()
