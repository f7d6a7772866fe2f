"""The round trip through the reviewer's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from textual.app import App


def edit_outside(app: App[int], text: str) -> str:
    """The text as it comes back from $VISUAL or $EDITOR (vi where neither is set).

    An editor that adds a final line end to a text without one is not taken to have changed it.
    Raises ReviewError where the screen cannot be handed over, the editor cannot be started or
    fails, or the file is not UTF-8 afterwards.
    """
    command = _command(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory(prefix="reviewtool-") as folder:
        file = Path(folder) / "translation.txt"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            with app.suspend():
                finished = subprocess.run([*command, str(file)], check=False)  # noqa: S603
        except SuspendNotSupported:
            raise ReviewError(
                "this terminal cannot be handed to another program", "Edit in place with e."
            ) from None
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
