"""The smallest edit that makes a span say something else.

Escapes, CRLFs, inline tags and all unchanged characters around the change keep their bytes.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Edit, Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reviewtool.formats.change import Change
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format


def edit_for(format: Format, file: FileText, change: Change) -> Edit:  # noqa: A002
    """The edit that makes the raw span say the new text, by the changed middle only.

    Escapes and line ends at the edges of the change are kept or replaced whole; markup inside it
    that is not shown is kept after the new text. Raises ReviewError where the format cannot hold
    the new text, or the span does not say the old one.
    """
    start, end, old, new = change.start, change.end, change.old, unified(change.new)
    requoted = format.requoted(file, start, end, new)
    if requoted is not None:
        return requoted
    raw = file.text[start:end]
    prefix, suffix = _common(old, new)
    if raw == old and not change.tokens:
        middle = format.escape(new[prefix : len(new) - suffix], file, start, start + prefix)
        return _apart(file.text, Edit(start + prefix, end - suffix, middle))
    pieces = format.pieces(file, start, end)
    if "".join(piece.text for piece in pieces) != old:
        raise ReviewError(
            "the file does not say there what it said when it was read",
            "Open the document again.",
            file=file.path,
        )
    first, last = _touched(pieces, prefix, len(old) - suffix)
    says = [0, *accumulate(len(piece.text) for piece in pieces)]
    place = start + sum(len(piece.raw) for piece in pieces[:first])
    middle = new[says[first] : len(new) - (len(old) - says[last])]
    touched = pieces[first:last]
    written = _written(format, file, middle, change.tokens, touched, (start, place))
    hidden = "".join(piece.raw for piece in touched if not piece.text)
    span = Edit(place, place + sum(len(piece.raw) for piece in touched), written + hidden)
    return _apart(file.text, span)


def _common(old: str, new: str) -> tuple[int, int]:
    """How many code points both begin with, and how many of the rest both end with."""
    limit = min(len(old), len(new))
    prefix = _common_prefix(old, new, limit)
    return prefix, _common_prefix(old[prefix:][::-1], new[prefix:][::-1], limit - prefix)


def _common_prefix(one: str, other: str, limit: int) -> int:
    low = 0
    while low < limit and one[low] == other[low]:
        low += 1
    return low


def _touched(pieces: Sequence[Piece], prefix: int, stop: int) -> tuple[int, int]:
    """The half-open range of pieces that say anything from `prefix` to `stop`.

    Markup that is not shown stays outside at both ends. Where nothing is replaced, the new text
    goes right after what it follows, or before what the unit begins with.
    """
    inserted = 0 < prefix == stop
    first = place = 0
    for piece in pieces:
        if place + len(piece.text) > prefix or (inserted and place == prefix):
            break
        place += len(piece.text)
        first += 1
    last = first
    while last < len(pieces) and place < stop:
        place += len(pieces[last].text)
        last += 1
    return first, last


def _written(
    format: Format,  # noqa: A002
    file: FileText,
    text: str,
    tokens: Sequence[str],
    touched: Sequence[Piece],
    places: tuple[int, int],
) -> str:
    """The raw form of the new middle: known tags as they are, all else escaped.

    Text that looks like a tag and was text before stays text: the first so many as there were.
    """
    start, at = places
    known = {piece.text for piece in touched if len(piece.text) > 1} | set(tokens)
    if not known:
        return format.escape(text, file, start, at)
    pattern = re.compile(
        "|".join(re.escape(token) for token in sorted(known, key=len, reverse=True))
    )
    were_tags = _kinds(touched, pattern, known)
    written, place = [], 0
    for match in pattern.finditer(text):
        order = were_tags.get(match.group(), [])
        if order and not order.pop(0):
            continue
        written += [format.escape(text[place : match.start()], file, start, at), match.group()]
        place = match.end()
    return "".join([*written, format.escape(text[place:], file, start, at)])


def _kinds(
    touched: Sequence[Piece], pattern: re.Pattern[str], known: Collection[str]
) -> dict[str, list[bool]]:
    """For each text that may be a tag, whether it was one, in the order of its occurrences."""
    starts, place = set(), 0
    for piece in touched:
        if len(piece.text) > 1 or (piece.raw == piece.text and piece.text in known):
            starts.add(place)
        place += len(piece.text)
    kinds: dict[str, list[bool]] = {}
    for match in pattern.finditer("".join(piece.text for piece in touched)):
        kinds.setdefault(match.group(), []).append(match.start() in starts)
    return kinds


def _apart(text: str, edit: Edit) -> Edit:
    """The edit with no CR before a LF at its ends, which would become one CRLF."""
    start, end, raw = edit.start, edit.end, edit.raw
    follows = text[end : end + 1]
    if raw in ("\r", "\n") and text[max(start - 1, 0) : start] == "\r" and follows == "\n":
        return Edit(start, end, "\r\n")
    if start and text[start - 1] == "\r" and (raw or follows)[:1] == "\n":
        if raw:
            raw = "\r" + raw[1:]
        elif end > start:
            start, raw = start - 1, "\n"
    if raw.endswith("\r") and follows == "\n":
        raw = raw[:-1] + "\n"
    return Edit(start, end, raw)
