"""The smallest edit that makes a span say something else.

Escapes, CRLFs and all unchanged characters around the change keep their bytes.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified
from reviewtool.formats.unit import Edit

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format


def edit_for(format: Format, file: FileText, start: int, end: int, old: str, new: str) -> Edit:  # noqa: A002
    """The edit that makes the raw span say `new` instead of `old`, by the changed middle only.

    Escapes and line ends at the edges of the change are kept or replaced whole. Raises
    ReviewError where the format cannot hold the new text, or the span does not say `old`.
    """
    new = unified(new)
    requoted = format.requoted(file, start, end, new)
    if requoted is not None:
        return requoted
    raw = file.text[start:end]
    limit = min(len(old), len(new))
    prefix = _common_prefix(old, new, limit)
    suffix = _common_prefix(old[prefix:][::-1], new[prefix:][::-1], limit - prefix)
    middle = format.escape(new[prefix : len(new) - suffix], file, start)
    if len(raw) == len(old):
        first, last = prefix, len(raw) - suffix
    else:
        lengths = format.lengths(raw)
        if len(lengths) != len(old):
            raise ReviewError(
                "the file does not say there what it said when it was read",
                "Open the document again.",
                file=file.path,
            )
        places = [0, *accumulate(lengths)]
        first, last = places[prefix], places[len(old) - suffix]
    return _apart(file.text, Edit(start + first, start + last, middle))


def _common_prefix(one: str, other: str, limit: int) -> int:
    low = 0
    while low < limit and one[low] == other[low]:
        low += 1
    return low


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
