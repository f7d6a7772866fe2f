"""What every format reader yields: units of text, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a file that holds text to review: a paragraph, a row, an object.

    `start` and `end` are the half-open span, in code points of `FileText.text`, of the raw text
    that holds the target (inside quotes, escapes still in it); `target` is what it says, line ends
    as LF. `line` is the 1-based line on which the span starts. `source` is None where the file
    holds none. `kind` is `text`, `heading` or `caption`.
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


@dataclass(frozen=True, slots=True)
class Edit:
    """Raw text put in the place of a half-open span of `FileText.text`."""

    start: int
    end: int
    raw: str


class Format(Protocol):
    """A file format, read and written without ever being serialised anew."""

    name: str
    bilingual: bool
    """Whether a unit is a segment with its own source; else units are paragraphs to be split."""

    def read(self, file: FileText) -> Sequence[Unit]:
        """All units in file order.

        Raises ReviewError (file, line) for what cannot be read.
        """

    def lengths(self, raw: str) -> Sequence[int]:
        """The number of raw characters that each code point of the target takes, in order.

        Only asked where the raw text is longer than what it says.
        """

    def escape(self, text: str, file: FileText, place: int | None = None) -> str:
        """The raw form of new text.

        `place` is the start of the raw span that it goes into, where it is known. Raises
        ReviewError where the format cannot hold the text.
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
