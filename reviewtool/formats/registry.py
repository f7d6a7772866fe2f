"""The formats, and which file is in which. Each is imported when a file of its kind is met."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.formats.unit import Format

FORMATS = {".txt": "text", ".text": "text", ".md": "text", ".tsv": "tsv", ".jsonl": "jsonl"}
"""Name of the format by suffix, lower-cased."""


def format_of(path: Path) -> Format:
    """The format of a file by its suffix; plain text where the suffix says nothing."""
    return _format(FORMATS.get(path.suffix.lower(), "text"))


@cache
def _format(name: str) -> Format:
    if name == "tsv":
        from reviewtool.formats.tsv import TsvFormat

        return TsvFormat()
    if name == "jsonl":
        from reviewtool.formats.jsonl import JsonlFormat

        return JsonlFormat()
    from reviewtool.formats.text import TextFormat

    return TextFormat()
