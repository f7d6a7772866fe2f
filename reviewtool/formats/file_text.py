"""A file as bytes and as text, so that an edit can be put back into the bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's bytes and what they say.

    `text` is the decoded content without `bom`; encoding `text` with `encoding` and putting `bom`
    in front gives `data` back exactly (checked on reading).
    """

    path: Path
    data: bytes
    text: str
    encoding: str
    bom: bytes = b""
