"""Documents on disk for the segment tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.project import DocumentPlace
from reviewtool.segments.document import load_document

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.segments.segment import Document


def place_of(
    folder: Path,
    target: str,
    source: str | None = None,
    codes: tuple[str | None, str | None] = ("nl", "en"),
    name: str = "a.txt",
) -> DocumentPlace:
    """A document of these texts, written to disk."""
    path = folder / name
    path.write_bytes(target.encode())
    source_path = folder / f"source-{name}" if source is not None else None
    if source_path and source is not None:
        source_path.write_bytes(source.encode())
    return DocumentPlace(name, path, source_path, *codes, folder, folder, folder)


def loaded(folder: Path, target: str, source: str | None = None) -> Document:
    """The document of these texts, Dutch to English."""
    return load_document(place_of(folder, target, source))


def pairs(document: Document) -> list[tuple[str, str]]:
    """Source and target of all segments."""
    return [(segment.source, segment.target) for segment in document.segments]
