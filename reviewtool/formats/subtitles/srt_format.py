"""SRT subtitles: a number, a time line and the lines of a text, then a blank line.

A text goes on until the number or the time line of the next cue, so that a blank line inside it
loses nothing. Times are kept as they are, also where they overlap or run backwards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import line_count
from reviewtool.formats.lines import unified
from reviewtool.formats.part import Part, read_part
from reviewtool.formats.subtitles.cues import Cue, CueTexts, cues, lasting
from reviewtool.formats.text import unescaped
from reviewtool.formats.unit import Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Edit, Spans

_TAG = (
    r"<(?i:/?(?:[bius]|em|strong|font|span|br|c|v|ruby|rt)(?![a-z0-9])[^<>\r\n]*+)>"
    r"|\{(?i:\\[^{}\r\n]*+|/?[bius]|[cfosy]:[^{}\r\n]*+)\}"
)
_TAGS = re.compile(_TAG)
_PIECE = re.compile(rf"{_TAG}|\r\n|.", re.DOTALL)
_NUMBER = re.compile(r"[ \t\ufeff]*+(-?[0-9]++(?:\.[0-9]++)?)[ \t]*+\Z")
_BLANK_LINES = re.compile(r"(?:[ \t]*+(?:\r\n|\r|\n))*+")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_BLANKS = re.compile(r"[ \t]*+")


class SrtFormat(CueTexts):
    """One cue a unit; its id is its number."""

    name = "srt"

    def read(self, file: FileText) -> list[Unit]:
        """The cues in order, also those without a text.

        Raises ReviewError for a line with an arrow that is no time line, and for text before the
        first cue.
        """
        return with_unique_ids(_units(file))

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point; a tag and a CRLF as one."""
        found = _PIECE.findall(file.text, start, end)
        return [Piece(raw, unified(raw)) for raw in found]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,  # noqa: ARG002
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with the file's own line ends; nothing can be escaped."""
        return unescaped(text, file)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> Edit | None:
        """None; raises ReviewError for a blank line or an arrow, which would end the cue."""
        if "-->" in text:
            raise ReviewError(
                "the new text holds an arrow (-->), which would begin another cue",
                "Write the arrow in another way.",
                file=file.path,
            )
        return super().requoted(file, start, end, text)

    def part(self, file: FileText, start: int, end: int) -> Part | None:
        """From the cue's time line to the end of the next one."""
        text = file.text
        own, following = text.rfind("-->", 0, start), text.find("-->", end)
        if own < 0:
            return None
        first = max(text.rfind("\n", 0, own), text.rfind("\r", 0, own)) + 1
        last = _LINE.match(text, following).end() if following >= 0 else len(text)  # type: ignore[union-attr]
        return read_part(self, file, (first, last))


FORMAT = SrtFormat()


def _units(file: FileText) -> Iterator[Unit]:
    """The cues one by one; one without a number gets its place in the file."""
    text, place = file.text, 0
    before: tuple[Cue, str] | None = None
    for order, cue in enumerate(cues(file), 1):
        number = _number(text, place, cue)
        stop = number.start() if number else cue.start
        if before:
            yield _unit(text, *before, stop)
        else:
            _refuse_opening(file, stop, "this text belongs to no cue")
        before, place = (cue, number[1] if number else str(order)), cue.after
    if before:
        yield _unit(text, *before, len(text))
    else:
        _refuse_opening(file, len(text), "the file holds no cue")


def _number(text: str, place: int, cue: Cue) -> re.Match[str] | None:
    """The line before a cue where it is a number, and begins not before `place`."""
    line_stop = cue.start - 1 - text.startswith("\r\n", cue.start - 2, cue.start)
    line = max(text.rfind("\n", place, line_stop), text.rfind("\r", place, line_stop)) + 1
    return _NUMBER.match(text, max(line, place), line_stop) if line_stop > place else None


def _refuse_opening(file: FileText, stop: int, what: str) -> None:
    """Raises ReviewError where a text stands before the first cue."""
    opening = file.text[:stop].strip(" \t\r\n\ufeff")
    if opening:
        raise ReviewError(
            what,
            "Begin the file with a number and a line such as 00:00:01,000 --> 00:00:02,500.",
            file=file.path,
            line=line_count(file.text, 0, file.text.index(opening)) + 1,
        )


def _unit(text: str, cue: Cue, name: str, stop: int) -> Unit:
    about = lasting(cue.seconds)
    start = _BLANK_LINES.match(text, cue.after, stop).end()  # type: ignore[union-attr]
    end = start + len(text[start:stop].rstrip(" \t\r\n"))
    if start >= end:
        return Unit("", cue.after, cue.after, cue.line + 1, id=name, about=about)
    end = _BLANKS.match(text, end, stop).end()  # type: ignore[union-attr]
    target = unified(text[start:end])
    tokens: Spans = ()
    if "<" in target or "{" in target:
        tokens = tuple(match.span() for match in _TAGS.finditer(target))
    line = cue.line + 1 + line_count(text, cue.after, start)
    return Unit(target, start, end, line, id=name, tokens=tokens, about=about)
