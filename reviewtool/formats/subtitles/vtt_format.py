"""WebVTT subtitles: a header, then blocks: cues, notes, styles and regions.

As in the standard, an empty line ends a block, and a line of blanks does not. Only the texts of
cues are read; notes above a cue are shown with it, and everything stays as it is.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import line_count
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.subtitles.cues import Cue, CueTexts, cues, lasting
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import About, Piece, Unit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Spans

_MARKUP = (
    r"<(?:/?[a-zA-Z][^<>]*+|[0-9][0-9:.]*+|/?)>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
)
_MARKED = re.compile(_MARKUP)
_PIECE = re.compile(rf"{_MARKUP}|\r\n|.", re.DOTALL)
_HEADER = re.compile(r"WEBVTT(?![^ \t\r\n])")
_TEXT = re.compile(r"(?:[^\r\n]++(?:\r\n|\r|\n|\Z))++")
_BLOCK = re.compile(r"(?<![^\r\n])(?:[ \t]*+[^ \t\r\n][^\r\n]*+(?:\r\n|\r|\n|\Z))++")
_NOTE = re.compile(r"NOTE(?![^ \t\r\n])")
_KEPT = re.compile(r"(?:STYLE|REGION)[ \t]*+(?=[\r\n]|\Z)")
_SETTING = re.compile(r"[A-Za-z][A-Za-z-]*+[ \t]*+[:=]")


class WebVttFormat(CueTexts):
    """One cue a unit; its id is its own or its place in the file."""

    name = "vtt"

    def read(self, file: FileText) -> list[Unit]:
        """The cues in order, also those without a text.

        Raises ReviewError for a missing header, a line with an arrow that is no time line, and a
        text that belongs to no cue.
        """
        text = file.text
        if text.strip() and not _HEADER.match(text):
            raise ReviewError(
                "the file does not begin with WEBVTT",
                "Write WEBVTT and an empty line at its beginning.",
                file=file.path,
                line=1,
            )
        found = list(cues(file))
        names, parts, place = [], [], 0
        for order, (cue, follows) in enumerate(zip_longest(found, found[1:]), 1):
            name, notes = _between(file, place, cue.start)
            names.append(name or str(order))
            place = _text_end(text, cue.after, follows.start if follows else len(text))
            about = About(notes=notes, seconds=cue.seconds) if notes else lasting(cue.seconds)
            parts.append((place, about))
        _between(file, place, len(text))
        return with_unique_ids(
            _unit(text, cue, name, *part)
            for cue, name, part in zip(found, names, parts, strict=True)
        )

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point; a tag, a character reference and a CRLF as one."""
        found = _PIECE.findall(file.text, start, end)
        return [Piece(raw, _said(raw)) for raw in found]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,
        at: int | None = None,
    ) -> str:
        """The text with `&`, `<` and the arrow escaped, and the file's own line ends."""
        refuse_unwritable(text, file)
        raw = unified(text).replace("&", "&amp;").replace("<", "&lt;")
        before = ""
        if place is not None and at is not None:
            before = file.text[max(place, at - 2) : at]
            if file.text.rfind("<", place, at) > file.text.rfind(">", place, at):
                raw = raw.replace(">", "&gt;")
        raw = (before + raw).replace("-->", "--&gt;")[len(before) :]
        return fitted(raw, file, _referred).replace("\n", line_end(file.text))


FORMAT = WebVttFormat()


@lru_cache(maxsize=4096)
def _said(raw: str) -> str:
    return unified(html.unescape(raw) if raw.startswith("&") else raw)


def _referred(sign: str) -> str:
    return f"&#x{ord(sign):x};"


def _text_end(text: str, start: int, stop: int) -> int:
    """Where the text of a cue ends, without its last line end."""
    block = _TEXT.match(text, start, stop)
    if block is None:
        return start
    end = block.end()
    if text.startswith("\r\n", end - 2, end):
        return end - 2
    return end - text.startswith(("\r", "\n"), end - 1, end)


def _between(file: FileText, start: int, stop: int) -> tuple[str, tuple[str, ...]]:
    """The id and the notes of the cue at `stop`, from what stands before it.

    Raises ReviewError for a text that belongs to no cue.
    """
    text = file.text
    name, notes = "", []
    for block in _BLOCK.finditer(text, start, stop):
        lines = unified(block[0]).removesuffix("\n").split("\n")
        if block.start() == 0 or _KEPT.match(block[0]):
            continue
        if block.end() == stop < len(text) and len(lines) == 1:
            name = lines[0]
        elif _NOTE.match(block[0]):
            notes.append("\n".join(lines)[4:].strip())
        elif start or not _SETTING.match(block[0]):
            raise ReviewError(
                "this text belongs to no cue",
                "Take out the empty line before it, or write NOTE above it.",
                file=file.path,
                line=line_count(text, 0, block.start()) + 1,
            )
    return name, tuple(note for note in notes if note)


def _unit(text: str, cue: Cue, name: str, end: int, about: About) -> Unit:
    target, tokens = _decoded(text[cue.after : end])
    return Unit(target, cue.after, end, cue.line + 1, id=name, tokens=tokens, about=about)


def _decoded(raw: str) -> tuple[str, Spans]:
    """What the raw text of a cue says, and where its tags are."""
    if "<" not in raw and "&" not in raw:
        return unified(raw), ()
    parts, tokens, place, length = [], [], 0, 0
    for match in _MARKED.finditer(raw):
        plain, said = raw[place : match.start()], _said(match[0])
        if "\r" in plain:
            plain = unified(plain)
        length += len(plain) + len(said)
        if match[0][0] == "<":
            tokens.append((length - len(said), length))
        parts += [plain, said]
        place = match.end()
    return "".join([*parts, unified(raw[place:])]), tuple(tokens)
