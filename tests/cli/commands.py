"""Runs the command line as users do: a process, its output, its exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and left."""

    code: int
    out: str
    err: str

    @property
    def flags(self) -> list[dict[str, Any]]:
        """The lines of stdout as JSON objects."""
        return [json.loads(line) for line in self.out.splitlines()]


def reviewtool(folder: Path, *arguments: str, answers: str = "") -> Ran:
    """Run `reviewtool` in a folder; a traceback is always a failure."""
    process = subprocess.run(
        [sys.executable, "-m", "reviewtool", *arguments],
        cwd=folder,
        input=answers.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    out, err = process.stdout.decode(), process.stderr.decode()
    assert "Traceback" not in err, err
    return Ran(process.returncode, out, err)
