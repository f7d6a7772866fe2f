"""Screens as text: what a reader would see, compared with a file that a person can read.

With REVIEWTOOL_UPDATE_FRAMES=1 in the environment the files are written instead. `_compositor` is
private to Textual, so this is the only place that uses it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

UPDATE = bool(os.environ.get("REVIEWTOOL_UPDATE_FRAMES"))


def frame(app: App[Any]) -> str:
    """The screen on top, line by line, without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    lines = ("".join(piece.text for piece in strip).rstrip() for strip in strips)
    return "\n".join(lines) + "\n"


def kept_frame(app: App[Any], file: Path) -> str:
    """What the file says that the screen shows."""
    if UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(frame(app), encoding="utf-8")
    return file.read_text(encoding="utf-8")
