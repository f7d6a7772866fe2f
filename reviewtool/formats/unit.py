"""What every format reader yields: units of text, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText


class Layout(Enum):
    """How the units of a file become segments."""

    PAIRS = "pairs"
    """Each unit is a segment and holds its own source."""
    KEYS = "keys"
    """Each unit is a segment; its source is the unit of the same id in the source file."""
    PROSE = "prose"
    """Units are paragraphs, to be cut into sentences and aligned with the source file."""


class Piece(NamedTuple):
    """The smallest part of a raw text that is kept or replaced as a whole.

    `text` is what `raw` says, line ends as LF: a code point (`&amp;` says `&`), nothing for markup
    that is not shown (the fold of a PO string, the border of two runs), or a whole inline tag or
    character that takes several code points. A tag says its own raw text.
    """

    raw: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """An error that a file already carries: half-open span in code points of the target or source.

    `severity` and `category` are as the file spells them, `rater` is whose they are.
    """

    side: str
    start: int
    end: int
    category: str
    severity: str
    rater: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of a unit beside its texts.

    `context` tells where the text is used (msgctxt, resname, key path), `notes` are remarks for
    translators, `state` is the format's own word (`fuzzy`, `needs-review-translation`), `opinions`
    are other translations that the file offers, `seconds` is how long a subtitle stands, `errors`
    are annotations.
    """

    context: str = ""
    notes: tuple[str, ...] = ()
    state: str = ""
    opinions: tuple[str, ...] = ()
    seconds: float | None = None
    errors: tuple[Marked, ...] = ()


Spans = tuple[tuple[int, int], ...]
"""Half-open spans in code points, in order, apart from each other."""


@dataclass(slots=True)
class Unit:
    """One piece of a file that holds text to review: a paragraph, a row, an object.

    `start` and `end` are the half-open span, in code points of `FileText.text`, of the raw text
    that holds the target (inside quotes, escapes still in it); `target` is what it says, line ends
    as LF, inline tags as they are written. `line` is the 1-based line on which the span starts.
    `source` is None where the file holds none. `kind` is `text`, `heading` or `caption`. `tokens`
    and `source_tokens` are the spans of inline tags in `target` and in `source`.

    It is not frozen: where the source stands in another file, it is put in later, and there may be
    a million units, of which frozen ones take five times as long to make.
    """

    target: str
    start: int
    end: int
    line: int
    id: str | None = None
    source: str | None = None
    document: str | None = None
    source_language: str | None = None
    target_language: str | None = None
    kind: str = "text"
    tokens: Spans = ()
    source_tokens: Spans = ()
    about: About | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Raw text put in the place of a half-open span of `FileText.text`."""

    start: int
    end: int
    raw: str


class Format(Protocol):
    """A file format, read and written without ever being serialised anew."""

    name: str
    layout: Layout

    def read(self, file: FileText) -> Sequence[Unit]:
        """All units in file order.

        Raises ReviewError (file, line) for what cannot be read.
        """

    def pieces(self, file: FileText, start: int, end: int) -> Sequence[Piece]:
        """The raw text of a unit, or of a part of one, piece by piece and without a gap.

        Only asked where the raw text is not what it says.
        """

    def escape(
        self, text: str, file: FileText, place: int | None = None, at: int | None = None
    ) -> str:
        """The raw form of new text.

        `place` is the start of the raw span that it goes into, where it is known, and `at` the
        place in that span. Raises ReviewError where the format cannot hold the text.
        """

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """The edit of a whole raw span that must be quoted anew to hold the text; else None."""

    def joiner(self, file: FileText, text: str, *, whole: bool) -> str:
        """What stands between a neighbour and a new text, line ends as LF.

        `whole` says that the text is a paragraph of its own.
        """

    def removal(self, file: FileText, start: int, end: int) -> Edit:
        """The edit that deletes the target at this span, with what parts it from its neighbour."""

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:
        """The edit that writes a missing target at `place`.

        `whole` says that it is a paragraph of its own rather than a sentence of its neighbour's.
        """
