"""Time from a key to the end of the frame that answers it, in a real pseudo-terminal.

    python -m benchmarks.screen [--segments 100000] [--app] [--rounds 40]

Without `--app` the list stands alone over pairs made in memory; with it, the whole program opens
the same pairs from a JSONL file. Then the first content is told twice: from the start of the
process, and from the moment at which the document is loaded, which the program is made to tell.
Keys are also pressed while the checks run. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import platform
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from benchmarks.made_pairs import FIRST, NEEDLE, made_pairs

COLUMNS, LINES = 140, 50
_ASKED = b"\x1b[?2026$p"
_SUPPORTED = b"\x1b[?2026;2$y"
_FRAME_END = b"\x1b[?2026l"
_CURSOR = "▌".encode()
_CHECKED = re.compile(rb"(?<!\d)[1-9]\d* open flag")
"""Stands in the top line once the checks are through."""
_FOUND = rf" (?:\x1b\[[\d;]*m)*{NEEDLE}".encode()
"""Stands in the list, with or without a change of style, and not where one types."""
FILTERS = (
    (b"f", "filter, flagged", b"[flagged]"),
    (b"t", "filter, to do", b"[todo]"),
)
"""Letters, names, and what the line at the top says of the list that they choose."""
LIST_KEYS = {"down": b"j", "page down": b"\x1b[6~", "end": b"G", "home": b"g", "search": b"/"}


class Screen:
    """A program in a pseudo-terminal, and what it writes."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONPATH=_here())
            for name in ("COLUMNS", "LINES", "NO_COLOR"):
                os.environ.pop(name, None)
            os.execv(command[0], command)
        self.resize(COLUMNS, LINES)
        self.output = b""

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the system tells the program."""
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self, wait: float) -> bool:
        """Read what has been written, answering the one question; whether there was anything."""
        if not select.select([self.terminal], [], [], wait)[0]:
            return False
        try:
            data = os.read(self.terminal, 1 << 20)
        except OSError:
            raise SystemExit("the program ended early:\n" + self.output[-2_000:].decode()) from None
        if _ASKED in data:
            os.write(self.terminal, _SUPPORTED)
        self.output += data
        return True

    def wait_for(self, mark: bytes, limit: float) -> float:
        """The monotonic time at which the frame was complete that holds the mark, a pattern."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self.read(0.05)
            found = re.search(mark, self.output)
            if found and self.output.find(_FRAME_END, found.end()) >= 0:
                return time.monotonic()
        raise SystemExit(f"{mark.decode()} did not appear within {limit} s")

    def settle(self, quiet: float = 0.15) -> None:
        """Wait until nothing has been written for a while."""
        while self.read(quiet):
            pass

    def write(self, data: bytes) -> None:
        """Press keys."""
        os.write(self.terminal, data)

    def press(self, data: bytes) -> None:
        """Write a key and wait until all is quiet again."""
        self.write(data)
        self.settle()

    def answer(self, data: bytes, mark: bytes = b"", limit: float = 30) -> float:
        """Milliseconds from writing the data to the end of the first frame with the mark in it."""
        self.output = b""
        start = time.monotonic()
        os.write(self.terminal, data)
        while _FRAME_END not in (self.output.partition(mark)[2] if mark else self.output):
            if time.monotonic() - start > limit:
                raise SystemExit(f"no frame answered {data!r}")
            self.read(0.05)
        return (time.monotonic() - start) * 1_000

    def resized(self, columns: int, key: bytes) -> float:
        """Milliseconds from a change of width until a key is answered after it."""
        start = time.monotonic()
        self.resize(columns, LINES)
        self.answer(b"")
        self.answer(key)
        return (time.monotonic() - start) * 1_000

    def resident(self, *, most: bool = False) -> int:
        """Bytes of memory that the program holds or, at `most`, ever held; 0 where nobody knows."""
        status = Path(f"/proc/{self.pid}/status")
        line = rf"{'VmHWM' if most else 'VmRSS'}:\s+(\d+) kB"
        found = re.search(line, status.read_text()) if status.exists() else None
        return int(found[1]) * 1024 if found else 0

    def forget_most(self) -> None:
        """Begin anew with the most that it ever held, where the system can."""
        with suppress(OSError):
            Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def measure(screen: Screen, rounds: int, *, app: bool) -> dict[str, list[float]]:
    """Milliseconds per kind of act."""
    times: dict[str, list[float]] = {}
    few = max(2, rounds // 8)
    for name, before, count in (
        ("down", None, rounds),
        ("page down", None, rounds),
        ("end", "home", few),
        ("home", "end", few),
        ("search", "home", few),
    ):
        times[name] = []
        for _ in range(count):
            if before is not None:
                screen.press(LIST_KEYS[before])
            if app and name == "search":
                first, found = _search(screen, LIST_KEYS[name])
                times.setdefault("search, found", []).append(found)
            else:
                first = screen.answer(LIST_KEYS[name])
            times[name].append(first)
            screen.settle()
    if app:
        for _ in range(rounds // 2):
            for letter, name, mark in FILTERS:
                times.setdefault("filter, the list opens", []).append(screen.answer(b"f"))
                screen.settle()
                times.setdefault(name, []).append(screen.answer(letter, mark))
                screen.settle()
                screen.press(b"f")
                screen.press(b"a")
    times["resize"] = []
    for columns in (100, COLUMNS):
        times["resize"].append(screen.resized(columns, LIST_KEYS["down"]))
        screen.settle()
    return times


def while_checking(screen: Screen) -> dict[str, list[float]]:
    """Milliseconds per key while the checks run and take in their flags.

    Their progress is drawn meanwhile, so the answer to a key is a frame with the cursor in it.
    """
    found: list[float] = []
    end = time.monotonic() + 900
    checked = False
    while not checked and time.monotonic() < end:
        found.append(screen.answer(b"k" if len(found) % 2 else b"j", _CURSOR))
        screen.read(0.03)
        checked = _CHECKED.search(screen.output) is not None
    return {"down, checking": found}


def _search(screen: Screen, key: bytes) -> tuple[float, float]:
    """Milliseconds from Enter to the first frame, and to the frame with the word in it."""
    screen.press(key)
    for letter in NEEDLE:
        screen.press(letter.encode())
    began = time.monotonic()
    first = screen.answer(b"\r")
    found = screen.wait_for(_FOUND, 60)
    return first, (found - began) * 1_000


def start_list(folder: Path, count: int) -> tuple[Screen, dict[str, float], int]:
    """The list with its first content on the screen, and the milliseconds until then."""
    loaded = folder / "loaded"
    screen = Screen(
        [sys.executable, "-m", "benchmarks.screen_app", str(count), str(loaded)], folder
    )
    shown = screen.wait_for(FIRST.encode(), 300)
    return screen, {"after loading": (shown - float(loaded.read_text(encoding="utf-8"))) * 1_000}, 0


def start_app(folder: Path, count: int) -> tuple[Screen, dict[str, float], int]:
    """The program with its first content on the screen, the milliseconds until then, text bytes."""
    file, loaded = folder / "pairs.en.jsonl", folder / "loaded"
    write_pairs(file, count)
    text = _text(file, folder)
    began = time.monotonic()
    program = [sys.executable, "-m", "benchmarks.screen_program", str(loaded)]
    screen = Screen([*program, "review", str(file), "--reviewer", "anna"], folder)
    opening = screen.wait_for(b"opening ", 60)
    shown = screen.wait_for(FIRST.encode(), 300)
    return (
        screen,
        {
            "opening line": (opening - began) * 1_000,
            "from the start": (shown - began) * 1_000,
            "after loading": (shown - float(loaded.read_text(encoding="utf-8"))) * 1_000,
        },
        text,
    )


def write_pairs(file: Path, count: int) -> None:
    """So many pairs as JSON Lines."""
    with file.open("w", encoding="utf-8") as lines:
        for number, (source, target) in enumerate(made_pairs(count)):
            pair = {"id": f"s{number}", "source": source, "target": target}
            pair |= {"source_language": "nl", "target_language": "en"}
            lines.write(json.dumps(pair, ensure_ascii=False) + "\n")


def _text(file: Path, folder: Path) -> int:
    """The bytes that the file and its texts take in memory."""
    code = (
        "import sys; from pathlib import Path;"
        "from reviewtool.project import find_project;"
        "from reviewtool.records.desk import open_desk;"
        "project = find_project([Path(sys.argv[1])]);"
        "document = open_desk(project, project.places[0], 'anna').document;"
        "texts = sum(sys.getsizeof(s.source) + sys.getsizeof(s.target)"
        " for s in document.segments);"
        "print(len(document.file.data) + sys.getsizeof(document.file.text) + texts, flush=True);"
        "import os; os._exit(0)"
    )
    environment = {**os.environ, "PYTHONPATH": _here()}
    command = [sys.executable, "-c", code, str(file)]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--app", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = start_app if options.app else start_list
        screen, first, text = start(Path(folder), options.segments)
        try:
            held = {
                "at most while loading": screen.resident(most=True),
                "with the first content": screen.resident(),
            }
            screen.forget_most()
            times = while_checking(screen) if options.app else {}
            held["at most while checking"] = screen.resident(most=True)
            screen.settle(1.0)
            times |= measure(screen, options.rounds, app=options.app)
            held["at the end"] = screen.resident()
        finally:
            screen.close()
    print(machine())
    what = "whole program" if options.app else "list alone"
    print(f"{options.segments:,} segments, {what}, {COLUMNS} × {LINES}")
    for name, milliseconds in first.items():
        what = name if name == "opening line" else f"first content, {name}"
        print(f"{what:<32}{milliseconds:>7.0f} ms")
    if text:
        for name, size in held.items():
            beyond = (size - text) / options.segments
            print(f"memory {name:<25}{beyond:>7.0f} bytes a segment beyond the texts")
    print(f"{'':<24}{'median':>9}{'worst':>9}   ms")
    for name, found in times.items():
        print(f"{name:<24}{statistics.median(found):>9.1f}{max(found):>9.1f}")


def machine() -> str:
    """The machine and versions."""
    facts = [platform.platform(), f"{os.cpu_count()} cores", f"load {os.getloadavg()[0]:.1f}"]
    facts += [f"Python {platform.python_version()}", f"textual {version('textual')}"]
    return ", ".join(facts)


def _here() -> str:
    paths = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    return os.pathsep.join(filter(None, paths))


if __name__ == "__main__":
    main()
