"""The round trip of a text through the reviewer's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def edited(text: str, handed_over: AbstractContextManager[object]) -> str:
    """The text as it comes back from $VISUAL or $EDITOR (vi where neither is set).

    The editor runs while `handed_over` holds, which may give it the terminal. An editor that adds
    a final line end to a text without one is not taken to have changed it. Where stdin is no
    terminal the editor does not read it: what stands there are the answers to this program.
    Raises ReviewError where the editor cannot be started or fails, or where the file is not UTF-8
    afterwards.
    """
    command = _command(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    stdin = None if sys.stdin is not None and sys.stdin.isatty() else subprocess.DEVNULL
    with tempfile.TemporaryDirectory(prefix="reviewtool-") as folder:
        file = Path(folder) / "translation.txt"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            with handed_over:
                finished = subprocess.run(  # noqa: S603
                    [*command, str(file)], stdin=stdin, check=False
                )
        except OSError as error:
            raise ReviewError(
                f"the editor {command[0]} cannot be started: {error.strerror}",
                "Set VISUAL or EDITOR to an editor that is installed, or edit in place with e.",
            ) from None
        if finished.returncode:
            raise ReviewError(
                f"the editor ended with exit code {finished.returncode}; its text was not taken",
                "Try again, or edit in place with e.",
            )
        return _read(file, text)


def _command(setting: str) -> list[str]:
    try:
        return shlex.split(setting) or ["vi"]
    except ValueError:
        raise ReviewError(
            f"the editor setting {setting} cannot be understood",
            "Set VISUAL or EDITOR to a program's name, with its options, quotes in pairs.",
        ) from None


def _read(file: Path, before: str) -> str:
    try:
        after = file.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError):
        raise ReviewError(
            "the editor left no readable UTF-8 text", "Save the text as UTF-8 and try again."
        ) from None
    after = after.removeprefix("\ufeff").replace("\r\n", "\n")
    if after.endswith("\n") and not before.endswith("\n"):
        after = after[:-1]
    return after
