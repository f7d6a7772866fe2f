"""A real pseudo-terminal with a program in it, and the screen that a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PATIENCE = 30.0
"""Seconds to wait for what must come; nothing is ever slept away."""


STARTED: list[Terminal] = []
"""Every terminal of the running test; what is still alive at its end is killed."""


class Terminal:
    """`python -m reviewtool …` in a pseudo-terminal of so many columns and lines."""

    def __init__(
        self,
        folder: Path,
        arguments: Sequence[str],
        columns: int = 120,
        lines: int = 40,
        **environment: str,
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        self._master, slave = pty.openpty()
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reviewtool", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            start_new_session=True,
        )
        os.close(slave)
        STARTED.append(self)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        screen = self._screen
        lines = (
            "".join(screen.buffer[y][x].data for x in range(screen.columns))
            for y in range(screen.lines)
        )
        return "\n".join(line.rstrip() for line in lines)

    def press(self, *keys: str) -> None:
        """Type keys, text or escape sequences as they are."""
        for key in keys:
            os.write(self._master, key.encode())

    def until(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until the screen shows a text, or a predicate of it holds; the screen."""
        holds = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + PATIENCE
        while not holds(self.text):
            if not self._read(deadline):
                raise AssertionError(f"{wanted!r} never came; the screen was:\n{self.text}")
        return self.text

    def ends(self) -> int:
        """Wait until the program has left; its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self._read(deadline):
            pass
        os.close(self._master)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        """Kill the program where it still runs, as after a failed test."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
            os.close(self._master)

    def hang_up(self) -> int:
        """Take the terminal away, as a dropped connection does; the exit code."""
        os.close(self._master)
        return self.process.wait(PATIENCE)

    def _read(self, deadline: float) -> bool:
        """Take in what comes; False at the end of the output or the deadline."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.output += data
        self._stream.feed(data)
        return bool(data)
