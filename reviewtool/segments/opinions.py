"""Other translations of the same source, found and put beside the segments.

They come from the folders of other systems beside the document's own (`en.systemB` beside `en`),
and from the files that the project or the command line names: translation memories in TMX, TSV or
JSONL, and other versions of the document, such as a corrected one. What belongs together is found
by the source text alone.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.registry import format_of
from reviewtool.formats.unit import Layout
from reviewtool.languages import base_code
from reviewtool.segments.document import load_document
from reviewtool.segments.segment import Opinion, text_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from reviewtool.formats.unit import Format
    from reviewtool.project import DocumentPlace, Project
    from reviewtool.segments.segment import Document, Segment

MOST = 8
"""Opinions that a segment takes: more say nothing that these do not."""
_MEMORY = ".tmx"
_KEPT = 4
"""Memories that stay in memory for the next document of a project."""

Memory = dict[str, tuple[str, ...]]
"""Texts by the hash of the source, white space folded."""


class Opinions(NamedTuple):
    """A document with the opinions found, and what had to be left out, a sentence each."""

    document: Document
    notices: list[str]


def with_opinions(document: Document, place: DocumentPlace, project: Project) -> Opinions:
    """The document, its segments with what other translations say.

    Raises ReviewError (file, line) where a file that the project or the user names cannot be read;
    a sibling translation that cannot be read is left out and noted.
    """
    notices = list(document.notices)
    if not document.has_source:
        named = project.opinions
        return Opinions(document, [*notices, _sourceless(document)] if named else notices)
    sources: list[tuple[str, Callable[[Segment], Iterable[str]]]] = []
    for path in _siblings(place, project):
        try:
            finder = _finder(document, place, path)
        except ReviewError as error:
            notices.append(f"{path}: left out as a second opinion: {error.what}")
        else:
            sources.append((path.relative_to(project.translations).parts[0], finder))
    sources += [
        (path.name, _finder(document, place, path))
        for path in project.opinions
        if _concerns(path, place, project)
    ]
    if not sources:
        return Opinions(document, notices)
    segments = tuple(_told(segment, sources) for segment in document.segments)
    return Opinions(replace(document, segments=segments), notices)


def _told(
    segment: Segment, sources: Sequence[tuple[str, Callable[[Segment], Iterable[str]]]]
) -> Segment:
    if not segment.source.strip():
        return segment
    found = [
        Opinion(text, origin) for origin, find in sources for text in find(segment) if text.strip()
    ]
    known = (*segment.opinions, *found)[:MOST]
    return replace(segment, opinions=known) if found else segment


def _sourceless(document: Document) -> str:
    return f"{document.name}: without a source text no other translation can be compared"


def _siblings(place: DocumentPlace, project: Project) -> list[Path]:
    """The same document in the folders of other systems of its language."""
    top = project.translations
    if not place.target.is_relative_to(top):
        return []
    own, *below = place.target.relative_to(top).parts
    if not below:
        return []
    language = own.partition(".")[0]
    return [
        folder.joinpath(*below)
        for folder in sorted(top.iterdir())
        if folder.name != own
        and folder.name.partition(".")[0] == language
        and folder.joinpath(*below).is_file()
    ]


def _concerns(path: Path, place: DocumentPlace, project: Project) -> bool:
    """Whether a file may speak of a document: plain text does of the one that it is named like."""
    only = len(project.places) == 1
    return only or _bilingual(path) or path.name == place.target.name


def _bilingual(path: Path) -> bool:
    return path.suffix.lower() == _MEMORY or _format(path).layout is Layout.PAIRS


def _format(path: Path) -> Format:
    return format_of(read_file(path))


def _finder(
    document: Document, place: DocumentPlace, path: Path
) -> Callable[[Segment], Iterable[str]]:
    """What finds the texts of a file for a segment of the document."""
    if _bilingual(path):
        memory = memory_of(path, document.source_language.base, document.target_language.base)
        return lambda segment: memory.get(_key(segment.source), ())
    if place.source is None:
        raise ReviewError(
            "plain text can only be compared where the document has a source file",
            "Give it as TMX, TSV or JSONL, with the source beside each text.",
            file=path,
        )
    other = load_document(
        replace(
            place,
            target=path,
            source_language=document.source_language.code or place.source_language,
            target_language=document.target_language.code or place.target_language,
        )
    )
    return _by_stretch(document.segments, other.segments)


def _by_stretch(
    segments: Sequence[Segment], others: Sequence[Segment]
) -> Callable[[Segment], Iterable[str]]:
    """Finds what stands against the same stretch of the source, however each side is cut.

    Both sides have the same source file; a stretch counts its characters without white space.
    """
    own, theirs = _stretches(segments), _stretches(others)
    said: dict[int, list[str]] = {}
    first = 0
    for segment, (start, end) in zip(segments, own, strict=True):
        while first < len(theirs) and theirs[first][1] <= start:
            first += 1
        place = first
        texts = said.setdefault(segment.index, [])
        while place < len(theirs) and theirs[place][0] < end:
            texts.append(others[place].target)
            place += 1

    def find(segment: Segment) -> Iterable[str]:
        text = " ".join(filter(None, said[segment.index]))
        return (text,) if text else ()

    return find


def _stretches(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    ends = list(accumulate(len("".join(segment.source.split())) for segment in segments))
    return list(zip([0, *ends], ends, strict=False))


def memory_of(path: Path, source: str, target: str) -> Memory:
    """The texts of a memory for a pair of base language codes (empty where unknown).

    Raises ReviewError (file, line) for what cannot be read.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise ReviewError(
            f"the memory cannot be read: {error.strerror or error}",
            "Check the name in review.yaml or after --opinion.",
            file=path,
        ) from None
    return _memory(path, (status.st_mtime_ns, status.st_size), source, target)


@lru_cache(maxsize=_KEPT)
def _memory(path: Path, _: tuple[int, int], source: str, target: str) -> Memory:
    texts: dict[str, list[str]] = {}
    for own, translation in _pairs(path, source, target):
        if own.strip() and translation.strip():
            known = texts.setdefault(_key(own), [])
            if translation not in known and len(known) < MOST:
                known.append(translation)
    return {key: tuple(known) for key, known in texts.items()}


def _pairs(path: Path, source: str, target: str) -> Iterable[tuple[str, str]]:
    if path.suffix.lower() == _MEMORY:
        from reviewtool.formats.tmx.memory import read_units

        for unit in read_units(path):
            ours = [text for code, text in unit if _is(code, source)]
            for own in ours[:1]:
                yield from ((own, text) for code, text in unit if _is(code, target))
        return
    file = read_file(path)
    for row in format_of(file).read(file):
        if _fits(row.source_language, source) and _fits(row.target_language, target):
            yield row.source or "", row.target


def _is(code: str, base: str) -> bool:
    return bool(base) and base_code(code) == base


def _fits(code: str | None, base: str) -> bool:
    """Whether a row's language, if it says one, is that of the document, if it is known."""
    return not code or not base or base_code(code) == base


def _key(text: str) -> str:
    return text_hash(" ".join(text.split()))
