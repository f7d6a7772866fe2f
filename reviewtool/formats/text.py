"""Plain text: paragraphs, headings and captions with any line ends.

A line is a paragraph, unless it belongs to a hard-wrapped block. Nothing but the edited span is
ever written: mixed line ends, trailing blanks and a missing last line end stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import line_end, lines, paragraph_gap, unified
from reviewtool.formats.removal import removal_span
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit, Layout, Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.file_text import FileText

_CODE_POINT = re.compile(r"\r\n|.", re.DOTALL)
_UNSPACED = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_CLOSED = re.compile(r"[.!?…:;,。！？：；।؟۔][\"'”’»›)\]」』）]*$")
_CAPTION = re.compile(
    r"(?:©|\((?:c|C)\) |(?:Foto|Photo|Photos|Bild|Beeld|Fotos|Image|Picture)\s?(?::|/|by\s|©))"
    r"|^(?:AFP|ANP|AP|DPA|EPA|Reuters|REUTERS|Getty Images|Belga|Shutterstock)"
    r"(?:\s*[/|,]\s*[^.!?]{1,40})?$"
)
_HEADING_LIMIT = 90
_WIDTHS = range(50, 101)


class TextFormat:
    """Plain text, one paragraph a unit."""

    name = "text"
    layout = Layout.PROSE

    def read(self, file: FileText) -> list[Unit]:
        """The paragraphs in order, hard-wrapped lines joined in one."""
        text = file.text
        found = [
            Unit(unified(text[start:end]), start, end, line)
            for start, end, line in _paragraphs(text)
        ]
        return _with_kinds(found)

    def pieces(self, file: FileText, start: int, end: int) -> list[Piece]:
        """Each code point, a CRLF as one."""
        found = _CODE_POINT.findall(file.text, start, end)
        return [Piece(raw, unified(raw)) for raw in found]

    def escape(
        self,
        text: str,
        file: FileText,
        place: int | None = None,  # noqa: ARG002
        at: int | None = None,  # noqa: ARG002
    ) -> str:
        """The text with the file's own line ends.

        Refuses NUL, halves of surrogate pairs, and what the file's encoding lacks.
        """
        return unescaped(text, file)

    def requoted(self, file: FileText, start: int, end: int, text: str) -> None:  # noqa: ARG002
        """Plain text has no quoting."""
        return

    def joiner(self, file: FileText, text: str, *, whole: bool) -> str:
        """Line ends as the file parts its paragraphs; between sentences a space, or none in Han."""
        if whole:
            return "\n" * paragraph_gap(file.text)
        return "" if _UNSPACED.match(text[:1]) else " "

    def removal(self, file: FileText, start: int, end: int) -> Edit:
        """Deletes a paragraph with its blank line, or a sentence with its joining space."""
        return Edit(*removal_span(file.text, start, end), "")

    def insertion(self, file: FileText, place: int, text: str, *, whole: bool) -> Edit:
        """Writes after the paragraph or sentence that ends at `place`, else before what follows."""
        raw = self.escape(text, file)
        joiner = self.escape(self.joiner(file, text, whole=whole), file)
        if file.text[place - 1 : place].strip() and place:
            return Edit(place, place, joiner + raw)
        if not file.text[place:].strip():
            joiner = line_end(file.text)
        return Edit(place, place, raw + joiner)


FORMAT = TextFormat()


def unescaped(text: str, file: FileText) -> str:
    """The text as it is, with the file's own line ends; raises ReviewError as `escape` does."""
    refuse_unwritable(text, file)
    return fitted(unified(text), file).replace("\n", line_end(file.text))


def refuse_unwritable(text: str, file: FileText) -> None:
    """Raises ReviewError for text that no text file can hold: NUL or half of a surrogate pair."""
    if "\0" in text:
        raise ReviewError(
            "the new text holds a NUL character, which would make the file binary",
            "Remove that character.",
            file=file.path,
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ReviewError(
            "the new text holds half of a surrogate pair, which no text file can hold",
            "Remove that character.",
            file=file.path,
        ) from None


def _paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and first line (1-based) of every paragraph, without the white space around."""
    block: list[tuple[int, int, int]] = []
    for number, (start, end, _) in enumerate(lines(text), 1):
        content = text[start:end]
        stripped = content.strip()
        if stripped:
            start += len(content) - len(content.lstrip())
            block.append((start, start + len(stripped), number))
        elif block:
            yield from _block_paragraphs(text, block)
            block = []
    yield from _block_paragraphs(text, block)


def _block_paragraphs(
    text: str, block: list[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    if len(block) > 1 and _is_wrapped(text, block):
        yield block[0][0], block[-1][1], block[0][2]
    else:
        yield from block


def _is_wrapped(text: str, block: Sequence[tuple[int, int, int]]) -> bool:
    """Whether no line could have taken the first word of the next, and few end a sentence."""
    width = max(end - start for start, end, _ in block)
    if width not in _WIDTHS:
        return False
    closed = 0
    for (start, end, _), (next_start, next_end, _) in pairwise(block):
        if end - start + _first_word(text[next_start:next_end]) <= width:
            return False
        closed += bool(_CLOSED.search(text[start:end])) and text[end - 1] not in ",;"
    return closed * 2 < len(block) - 1 or (closed * 2 == len(block) - 1 and closed > 1)


def _first_word(line: str) -> int:
    """Room that the first word takes at the end of another line, with the space before it."""
    if _UNSPACED.match(line[0]):
        return 1
    return len(line.split(None, 1)[0]) + 1


def _with_kinds(units: list[Unit]) -> list[Unit]:
    """Names headings and captions; from the end, since a heading is one by what follows."""
    follows = ""
    for place in range(len(units) - 1, -1, -1):
        unit = units[place]
        kind = _kind(unit.target, follows)
        if kind != "text":
            units[place] = Unit(unit.target, unit.start, unit.end, unit.line, kind=kind)
        if kind != "caption":
            follows = "heading" if kind == "heading" else unit.target
    return units


def _kind(text: str, follows: str) -> str:
    if len(text) <= 300 and _CAPTION.match(text):
        return "caption"
    if "\n" in text or len(text) > _HEADING_LIMIT or _CLOSED.search(text) or not follows:
        return "text"
    if text.startswith("#") or follows == "heading" or _CLOSED.search(follows):
        return "heading"
    return "text"
