"""Text from files, names and messages on its way to the screen.

Nothing may reach a widget that has not come through here (or through the list's own painting):
control characters would drive the terminal, and Textual passes them on.
"""

from __future__ import annotations

from textual.content import Content

from reviewtool.segments.control import one_line

EXCERPT = 300
"""The longest piece of text, in code points, that is quoted beside the list."""


def shown(text: str, limit: int = EXCERPT) -> str:
    """The text on one line, control characters as pictures, its middle left out where too long."""
    if len(text) > limit:
        half = limit // 2
        text = f"{text[:half]} … {text[-half:]}"
    return drawn(text)


def drawn(text: str) -> str:
    """The whole text on one line, offsets kept: breaks as `↵`, control characters as pictures."""
    return one_line(text.replace("\n", "↵"))


def quoted(text: str, style: str = "") -> Content:
    """The text between quotation marks; a deletion reads as such."""
    if not text:
        return Content.styled("delete it", "italic")
    return Content.assemble("“", (shown(text), style), "”")
