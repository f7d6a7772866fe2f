"""Screens as text: what a reader would see, compared with a file that a person can read.

With REVIEWTOOL_UPDATE_FRAMES=1 in the environment the files are written instead. `_compositor` is
private to Textual, so this is the only place that uses it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from rich.style import Style
    from textual.app import App

UPDATE = bool(os.environ.get("REVIEWTOOL_UPDATE_FRAMES"))


def frame(app: App[Any]) -> str:
    """The screen on top, line by line, without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    lines = ("".join(piece.text for piece in strip).rstrip() for strip in strips)
    return "\n".join(lines) + "\n"


def painted(app: App[Any]) -> list[tuple[str, Style | None]]:
    """What the screen on top shows, piece by piece, as the terminal gets it.

    What a dialog leaves to be seen of the screen below is not in it.
    """
    pieces = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for piece in strip:
            if piece.text and app.screen.get_widget_at(x, y)[0] is not app.screen:
                pieces.append((piece.text, piece.style))
            x += piece.cell_length
    return pieces


def kept_frame(app: App[Any], file: Path) -> str:
    """What the file says that the screen shows."""
    if UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(frame(app), encoding="utf-8")
    return file.read_text(encoding="utf-8")
