"""`_segments.yaml`: the segments as they were when the records of a document were last written.

It tells, after the text has changed, which segment a decision was about, and where sentences were
cut, so that a newer segmenter does not move them. It is derived, but for fields of a newer version,
which survive.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_writer import yaml_fields
from reviewtool.records.atomic import write_atomically
from reviewtool.records.fields import FieldError
from reviewtool.records.yaml_file import COMMENT, SCHEMA, parse, read_file, schema
from reviewtool.segments.segment import text_hash

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.records.fields import Extra, Fields
    from reviewtool.segments.segment import Document

NAME = "_segments.yaml"

_ENTRY = re.compile(r"([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9]{1,12}) ([0-9]{1,12}) (\S+)")


@dataclass(frozen=True, slots=True)
class OldSegment:
    """A segment as it was: its id, the hashes of its texts, its span in the target's text."""

    id: str
    source_hash: str
    target_hash: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SegmentsFile:
    """What `_segments.yaml` holds; the sums are sha256 of the files, empty where there is none."""

    document: str
    segmenter: str
    target_sum: str
    source_sum: str
    segments: tuple[OldSegment, ...]
    extra: Extra = ()
    schema: int = SCHEMA


def segments_of(document: Document, extra: Extra = ()) -> SegmentsFile:
    """The file for a document as it is now."""
    segments = tuple(
        OldSegment(s.id, text_hash(s.source), text_hash(s.target), s.start, s.end)
        for s in document.segments
    )
    target_sum, source_sum = _sums(document)
    return SegmentsFile(document.name, document.segmenter, target_sum, source_sum, segments, extra)


def segments_bytes(file: SegmentsFile) -> bytes:
    """The file as it is written."""
    head = _head(file) + yaml_fields(dict(file.extra))
    if not file.segments:
        return f"{head}segments: []\n...\n".encode()
    lines = "".join(f"- {_entry(segment)}\n" for segment in file.segments)
    return f"{head}segments:\n{lines}...\n".encode()


def read_segments(path: Path) -> SegmentsFile | None:
    """The segments in a file, or None where there is no file; raises ReviewError."""
    data = read_file(path)
    return None if data is None else segments_from(data, path)


def segments_from(data: bytes, path: Path | str) -> SegmentsFile:
    """The segments in these bytes; raises ReviewError with file and line."""
    return parse(data, path, _build)


def keep_segments(path: Path, document: Document) -> None:
    """Write the file where it is missing, or is of other texts or another segmenter.

    One that cannot be read is written anew; one of a newer version is left alone. Raises
    ReviewError.
    """
    data = read_file(path)
    if data is not None and _fits(data, document):
        return
    extra: Extra = ()
    if data is not None:
        try:
            old = segments_from(data, path)
        except ReviewError:
            old = None
        if old is not None and old.schema > SCHEMA:
            return
        extra = old.extra if old is not None else ()
    write_atomically(path, segments_bytes(segments_of(document, extra)))


def stored_boundaries(place: DocumentPlace) -> tuple[tuple[int, int], ...] | None:
    """Where the target's text was cut when it was last decided on, as half-open spans.

    None where nothing is stored, it cannot be used, or the target file has changed since.
    """
    path = place.records / NAME
    try:
        file = read_segments(path)
        if file is None or file.target_sum != _sum(place.target.read_bytes()):
            return None
    except (ReviewError, OSError):
        return None
    return tuple((segment.start, segment.end) for segment in file.segments)


def _head(file: SegmentsFile) -> str:
    fields = {
        "schema": file.schema,
        "document": file.document,
        "segmenter": file.segmenter,
        "target_sum": file.target_sum,
        "source_sum": file.source_sum,
    }
    return f"# {COMMENT}\n{yaml_fields(fields)}"


def _fits(data: bytes, document: Document) -> bool:
    """Whether a file is whole and its head says the very same, without reading the rest."""
    target_sum, source_sum = _sums(document)
    new = SegmentsFile(document.name, document.segmenter, target_sum, source_sum, ())
    return data.startswith(_head(new).encode()) and data.endswith(b"\n...\n")


def _build(fields: Fields) -> SegmentsFile:
    file = SegmentsFile(
        schema=schema(fields),
        document=fields.text("document"),
        segmenter=fields.text("segmenter"),
        target_sum=fields.text("target_sum"),
        source_sum=fields.text("source_sum"),
        segments=tuple(
            _segment(entry, place) for place, entry in enumerate(fields.values("segments"))
        ),
    )
    return replace(file, extra=fields.rest())


def _segment(entry: object, place: int) -> OldSegment:
    match = _ENTRY.fullmatch(entry) if isinstance(entry, str) else None
    if match is None:
        raise FieldError(("segments", place), "it is not `source-hash target-hash start end id`")
    source, target, start, end, name = match.groups()
    return OldSegment(unquote(name, errors="surrogatepass"), source, target, int(start), int(end))


def _entry(segment: OldSegment) -> str:
    """One line, plain YAML whatever the id: blanks and signs in it are percent-encoded."""
    name = quote(segment.id, safe="~/@+", errors="surrogatepass")
    hashes = f"{segment.source_hash} {segment.target_hash}"
    return f"{hashes} {segment.start} {segment.end} {name}"


def _sums(document: Document) -> tuple[str, str]:
    source = document.source_file
    return _sum(document.file.data), _sum(source.data) if source is not None else ""


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
