"""`_segments.yaml`: the segments as they were when the records of a document were last written.

It tells, after the text has changed, which segment a decision was about, and where sentences were
cut, so that a newer segmenter does not move them. All that is derived, but for fields of a newer
version, which survive, and for what people joined, split or paired by hand, which is kept here
alone.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_writer import yaml_fields
from reviewtool.records.atomic import write_atomically
from reviewtool.records.fields import FieldError
from reviewtool.records.recut_fields import recut_fields, recut_from
from reviewtool.records.yaml_file import COMMENT, SCHEMA, newer, parse, read_file, schema
from reviewtool.segments.recut import changed
from reviewtool.segments.segment import text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.records.fields import Extra, Fields
    from reviewtool.review.act import CutChange
    from reviewtool.segments.recut import Recut
    from reviewtool.segments.segment import Document

NAME = "_segments.yaml"

Span = tuple[int, int]

_SPAN = re.compile(r"([0-9]{1,12}) ([0-9]{1,12})")
_IDS = re.compile(rb"^- id: ([0-9A-Z]+)$", re.MULTILINE)
_HAND = re.compile(rb"^.?by_hand:", re.MULTILINE)
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
    """What `_segments.yaml` holds; the sums are sha256 of the files, empty where there is none.

    `by_hand` are the recuts, oldest first; `replaced` are the spans of the segments that the
    program cut, where `segments` have those made by hand instead.
    """

    document: str
    segmenter: str
    target_sum: str
    source_sum: str
    segments: tuple[OldSegment, ...]
    by_hand: tuple[Recut, ...] = ()
    replaced: tuple[Span, ...] = ()
    extra: Extra = ()
    schema: int = SCHEMA


class StoredCut(NamedTuple):
    """How a document was cut: by the program, where its target is still the same, and by hand."""

    boundaries: tuple[Span, ...] | None
    by_hand: tuple[Recut, ...]


def segments_of(
    document: Document, extra: Extra = (), by_hand: tuple[Recut, ...] | None = None
) -> SegmentsFile:
    """The file for a document as it is now, with its recuts or these."""
    segments = tuple(
        OldSegment(s.id, text_hash(s.source), text_hash(s.target), s.start, s.end)
        for s in document.segments
    )
    target_sum, source_sum = _sums(document)
    recuts = document.by_hand if by_hand is None else by_hand
    kept = {segment.id for segment in document.segments}
    kept.difference_update(segment.id for made in recuts for segment in made.segments)
    return SegmentsFile(
        document.name,
        document.segmenter,
        target_sum,
        source_sum,
        segments,
        recuts,
        tuple((s.start, s.end) for s in document.automatic or () if s.id not in kept),
        extra,
    )


def segments_bytes(file: SegmentsFile) -> bytes:
    """The file as it is written."""
    head = _head(file) + yaml_fields(dict(file.extra))
    if file.by_hand:
        head += yaml_fields({"by_hand": [recut_fields(made) for made in file.by_hand]})
    if file.replaced:
        head += yaml_fields({"replaced": [f"{start} {end}" for start, end in file.replaced]})
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

    One that cannot be read is written anew where it holds nothing made by hand; one of a newer
    version is left alone. Raises ReviewError.
    """
    data = read_file(path)
    if data is not None and _fits(data, document):
        return
    old = _old(data, path)
    if old is None:
        write_atomically(path, segments_bytes(segments_of(document)))
    elif old.schema <= SCHEMA:
        file = segments_of(document, old.extra, old.by_hand)
        write_atomically(path, segments_bytes(file))


def keep_recuts(path: Path, document: Document | None, changes: Iterable[CutChange]) -> None:
    """Write what was changed by hand, with the segments of the document that came of it.

    Without a document the segments stay as they are written. Doing it twice changes nothing more.
    Raises ReviewError.
    """
    changes = tuple(changes)
    old = _old(read_file(path), path)
    if old is not None and old.schema > SCHEMA:
        raise newer(path)
    by_hand = old.by_hand if old is not None else ()
    for change in changes:
        by_hand = changed(by_hand, change.before, change.after)
    if document is not None:
        file = segments_of(document, old.extra if old is not None else (), by_hand)
    elif old is not None:
        file = replace(old, by_hand=by_hand)
    else:
        file = SegmentsFile("", "", "", "", (), by_hand)
    write_atomically(path, segments_bytes(file))


def recut_ids(path: Path) -> set[str]:
    """The ids of the recuts in a file, without reading the rest of it; raises ReviewError."""
    data = read_file(path) or b""
    start = data.find(b"\nby_hand:\n")
    return {found[1].decode() for found in _IDS.finditer(data, start)} if start >= 0 else set()


def stored_cut(place: DocumentPlace) -> StoredCut:
    """How the document was cut when it was last decided on.

    Raises ReviewError for a file that cannot be read and holds what was made by hand.
    """
    path = place.records / NAME
    file = _old(read_file(path), path)
    if file is None:
        return StoredCut(None, ())
    try:
        same = file.target_sum == _sum(place.target.read_bytes())
    except OSError:
        same = False
    return StoredCut(_boundaries(file) if same else None, file.by_hand)


def stored_boundaries(place: DocumentPlace) -> tuple[Span, ...] | None:
    """Where the program cut the target's text when it was last decided on, as half-open spans.

    None where nothing is stored, it cannot be used, or the target file has changed since.
    """
    try:
        return stored_cut(place).boundaries
    except ReviewError:
        return None


def _boundaries(file: SegmentsFile) -> tuple[Span, ...]:
    """The spans that the program cut: not those made by hand, but those that they replace."""
    by_hand = {segment.id for made in file.by_hand for segment in made.segments}
    kept = [(old.start, old.end) for old in file.segments if old.id not in by_hand]
    return tuple(sorted({*kept, *file.replaced})) if by_hand else tuple(kept)


def _old(data: bytes | None, path: Path) -> SegmentsFile | None:
    """What the file holds; None where there is none, or it can be made anew without a loss."""
    if data is None:
        return None
    try:
        return segments_from(data, path)
    except ReviewError:
        if _HAND.search(data):
            raise
        return None


def fits_files(file: SegmentsFile, place: DocumentPlace) -> bool:
    """Whether target and source still are what the segments were cut from; raises OSError."""
    if file.target_sum != _sum(place.target.read_bytes()):
        return False
    source = _sum(place.source.read_bytes()) if place.source is not None else ""
    return file.source_sum == source


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
        by_hand=tuple(recut_from(entry) for entry in fields.items("by_hand")),
        replaced=tuple(
            _span(entry, place) for place, entry in enumerate(fields.values("replaced"))
        ),
    )
    return replace(file, extra=fields.rest())


def _span(entry: object, place: int) -> Span:
    match = _SPAN.fullmatch(entry) if isinstance(entry, str) else None
    if match is None:
        raise FieldError(("replaced", place), "it is not `start end`")
    return int(match[1]), int(match[2])


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
