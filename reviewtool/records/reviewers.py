"""Reviewers and the names of their files."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from reviewtool.project import DocumentPlace

SUFFIX = ".yaml"
MAX_NAME = 180
"""Bytes; file systems stop at 255, and suffixes come on top."""

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def reviewers(place: DocumentPlace) -> list[str]:
    """Who has a record of this document, by name."""
    if not place.records.is_dir():
        return []
    names = [path.name for path in place.records.iterdir() if path.suffix == SUFFIX]
    return sorted(
        unquote(name.removesuffix(SUFFIX)) for name in names if not name.startswith(("_", "."))
    )


def clean_name(reviewer: str) -> str:
    """The name as records hold it; raises ReviewError for one that cannot be a file's name."""
    file_stem(reviewer)
    return unicodedata.normalize("NFC", reviewer)


def file_stem(reviewer: str) -> str:
    """The name of the reviewer's files, without suffix, safe on every system.

    Raises ReviewError for a name that is empty, too long, begins with `_`, or is no text.
    """
    name = unicodedata.normalize("NFC", reviewer)
    remedy = "Give another name with --reviewer, or in review.yaml."
    if not name.strip() or name.startswith("_"):
        raise ReviewError(f"“{name}” cannot be the name of a reviewer", remedy)
    try:
        stem = "".join(_safe(character) for character in name)
    except UnicodeEncodeError:
        raise ReviewError("the name of the reviewer is not valid text", remedy) from None
    if stem[0] == "." or stem.partition(".")[0].lower() in _RESERVED:
        stem = _encoded(stem[0]) + stem[1:]
    if stem[-1] == ".":
        stem = stem[:-1] + _encoded(".")
    if len(stem.encode()) > MAX_NAME:
        raise ReviewError(f"the name “{name[:20]}…” is too long for a file", remedy)
    return stem


def _safe(character: str) -> str:
    return character if character.isalnum() or character in "._-" else _encoded(character)


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
