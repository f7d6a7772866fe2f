"""Segment and Document: what is reviewed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import About, Format, Spans
    from reviewtool.languages import Language
    from reviewtool.segments.recut import Recut

DOUBTFUL = 0.5
"""A pairing with less confidence than this is shown as doubtful."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Another translation of a segment's source: its text, and the name of where it comes from."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """What a file says of a row, where it holds several documents or languages.

    `document` and the languages are empty where the whole file is one. `given` is the id as the
    file gives it, where several of its documents use it and the segment's own had to tell them
    apart.
    """

    document: str = ""
    source_language: str = ""
    target_language: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """How prose was cut and paired.

    `whole` says that the segment is a paragraph of its own. `pairing` is the confidence, 0 to 1,
    that source and target belong together: 1 where the file itself pairs them, and where there is
    no source. `source_start` and `source_end` are the half-open span of the source in the text of
    the source file, in code points; equal where there is none.
    """

    whole: bool = True
    pairing: float = 1.0
    source_start: int = 0
    source_end: int = 0


PLAIN_ROW = FileRow()
"""A row of a file that is one document in one pair of languages."""
UNCUT = Cut()
"""What is a segment in the file itself."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One pair of source and target text.

    `index` counts from 0 in document order. `id` is the format's own or `hash~occurrence` of the
    source (of the target where there is none). `source` or `target` is empty where it is missing;
    lines end with LF. `start` and `end` are the half-open span of the raw target in
    `FileText.text`, in code points; equal where the target is missing. `line` is the 1-based line
    of the target file. `kind` is `text`, `heading` or `caption`. `opinions` are other translations
    of the source, where any are known. `tokens` and `source_tokens` are half-open spans of inline
    tags in the two texts; `about` is what the file says of the segment beside them. What most
    segments of a document have in common stands in `row` and `cut`, and is one object for all.

    In memory a segment is as large as a unit, so that each takes the place of the one that it is
    made from; a field more and the places of a million units stay empty.
    """

    index: int
    id: str
    source: str
    target: str
    start: int
    end: int
    line: int
    kind: str = "text"
    opinions: tuple[Opinion, ...] = ()
    tokens: Spans = ()
    source_tokens: Spans = ()
    about: About | None = None
    row: FileRow = PLAIN_ROW
    cut: Cut = UNCUT

    @property
    def document(self) -> str:
        """The document of the file that the row belongs to; empty where the file is one."""
        return self.row.document

    @property
    def source_language(self) -> str:
        """The code that the row gives, where it is not the document's; else empty."""
        return self.row.source_language

    @property
    def target_language(self) -> str:
        """The code that the row gives, where it is not the document's; else empty."""
        return self.row.target_language

    @property
    def given(self) -> str:
        """The id as the file gives it, where `id` is another; else empty."""
        return self.row.given

    @property
    def whole(self) -> bool:
        """Whether the segment is a paragraph of its own."""
        return self.cut.whole

    @property
    def pairing(self) -> float:
        """The confidence, 0 to 1, that source and target belong together."""
        return self.cut.pairing

    @property
    def source_start(self) -> int:
        """Where the source begins in the text of a prose document's source file."""
        return self.cut.source_start

    @property
    def source_end(self) -> int:
        """Where the source ends in the text of a prose document's source file."""
        return self.cut.source_end

    @property
    def doubtful(self) -> bool:
        """Whether the pairing deserves a look."""
        return self.pairing < DOUBTFUL

    @property
    def tags(self) -> tuple[str, ...]:
        """The inline tags of target and source as they are written, each once."""
        found = [self.target[start:end] for start, end in self.tokens]
        found += [self.source[start:end] for start, end in self.source_tokens]
        return tuple(dict.fromkeys(found))

    def saying(self, target: str) -> Segment:
        """The segment with another target, in which its inline tags are found again."""
        if not self.tags:
            return replace(self, target=target)
        longest_first = sorted(self.tags, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, longest_first)))
        spans = tuple(match.span() for match in pattern.finditer(target))
        return replace(self, target=target, tokens=spans)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of segments with all that is needed to write it back.

    `name` keys its records (`en/night-report.txt`). `guessed` says that a language comes from
    detection. `segmenter` names what cut the sentences (`sentencex/1.0.32`), or the format where
    the file's own rows are the segments. `notices` are sentences that the user should see.
    `by_hand` is how people cut and paired anew, oldest first, and `automatic` are the segments
    without that; None where these are the segments. `source_format` is that of the source file.
    """

    name: str
    file: FileText
    format: Format
    segments: tuple[Segment, ...]
    source_language: Language
    target_language: Language
    segmenter: str
    source_file: FileText | None = None
    guessed: bool = False
    notices: tuple[str, ...] = ()
    source_format: Format | None = None
    by_hand: tuple[Recut, ...] = ()
    automatic: tuple[Segment, ...] | None = None
    _places: list[dict[str, int]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    _doubtful: list[list[int]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def places(self) -> Mapping[str, int]:
        """The index of each segment by its id; made when it is first asked for, and kept."""
        if not self._places:
            self._places.append({segment.id: segment.index for segment in self.segments})
        return self._places[0]

    @property
    def doubtful(self) -> Sequence[int]:
        """The indexes of the segments whose pairing is doubtful; kept like `places`."""
        if not self._doubtful:
            self._doubtful.append([s.index for s in self.segments if s.pairing < DOUBTFUL])
        return self._doubtful[0]

    @property
    def has_source(self) -> bool:
        """Whether any segment has a source text."""
        return any(segment.source for segment in self.segments)


def text_hash(text: str) -> str:
    """First 16 hex digits of sha256 of the UTF-8 text, line ends as LF; lone surrogates pass."""
    folded = text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def storable(text: str) -> str:
    """The text with halves of surrogate pairs, which no file can hold, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
