"""The bytes that a real terminal gets from hostile texts."""

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

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "Title \x1b]0;pwned\x07 and \x9b31m and \x1b[2J and \u202ereversed."


class Terminal:
    """A program in a pseudo-terminal; `output` is all that it wrote."""

    def __init__(self, arguments: list[str], folder: Path, **environment: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            arguments,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**os.environ, "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(slave)
        self.output = b""

    def wait_for(self, text: str, since: int = 0) -> None:
        """Read until the text has been written, or fail after 20 seconds."""
        end = time.monotonic() + 20
        while text.encode() not in self.output[since:]:
            assert time.monotonic() < end, self.output[-2_000:]
            if select.select([self._master], [], [], 0.1)[0]:
                self.output += os.read(self._master, 65_536)

    def type(self, keys: str) -> int:
        """Press keys; gives how much had been written before."""
        os.write(self._master, keys.encode())
        return len(self.output)

    def finish(self) -> int:
        """Read to the end; gives the exit code."""
        while True:
            try:
                piece = os.read(self._master, 65_536)
            except OSError:
                piece = b""
            if not piece:
                break
            self.output += piece
        os.close(self._master)
        return self.process.wait(20)


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_no_sequence_of_a_text_reaches_the_terminal(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    text = f"A heading\n\n{HOSTILE}\n\n{HOSTILE} Again.\n"
    (tmp_path / "bad.en.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "reviewtool", "review", "bad.en.txt"]
    terminal = Terminal(command, tmp_path, **environment)
    terminal.wait_for("pwned")
    terminal.wait_for("pwned", terminal.type("je\x7f!"))
    terminal.wait_for("saved", terminal.type("\r"))
    terminal.wait_for("Delete", terminal.type("jD"))
    terminal.wait_for("Documents", terminal.type("no"))
    terminal.type("\x1b")
    terminal.wait_for("pwned", terminal.type("d"))
    terminal.type("q")
    assert terminal.finish() == 0
    for sequence in (b"\x1b]0;", b"\x07", b"\x9b31m", "\x9b".encode(), "\u202e".encode()):
        assert sequence not in terminal.output
    assert b"\x1b[2J" not in terminal.output.partition(b"pwned")[2]
