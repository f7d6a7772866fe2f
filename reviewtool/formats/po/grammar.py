"""How a PO file is made: keywords with quoted texts, comments and white space between them.

Every pattern is possessive, so that a damaged file takes no more time than a whole one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.po.damage import refusal
from reviewtool.formats.po.lexis import FORM, GAP, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText

_ENTRY = re.compile(
    rf"(?P<gap>{GAP})(?:"
    rf"(?:msgctxt{GAP}{quoted('context')}{GAP})?+"
    rf"msgid{GAP}{quoted('id')}{GAP}(?:"
    rf"msgstr{GAP}{quoted('text')}"
    rf"|msgid_plural{GAP}{quoted('plural')}(?P<forms>(?:{GAP}{FORM}{GAP}{quoted()})++))"
    rf"|domain{GAP}{quoted()})"
)
_FORM = re.compile(rf"{GAP}{FORM.replace('[0-9]++', '(?P<index>[0-9]++)')}{GAP}{quoted('text')}")
_REST = re.compile(rf"{GAP}\Z")


def entries(file: FileText, place: int = 0) -> Iterator[re.Match[str]]:
    """Every entry and `domain` line from `place` on, each with the gap before it.

    The groups `gap`, `context`, `id`, `plural` and `text` hold raw texts without their outer
    quotation marks; `forms` all plural forms (see `forms_of`). A `domain` line has no `id`.
    Raises ReviewError (line) for what is neither an entry nor a comment.
    """
    match = _ENTRY.match
    while found := match(file.text, place):
        yield found
        place = found.end()
    if not _REST.match(file.text, place):
        raise refusal(file, place)


def forms_of(entry: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Index, and start and end of the raw text, of every plural form; "" for the only text."""
    if entry["text"] is not None:
        yield "", *entry.span("text")
    elif entry["forms"] is not None:
        for form in _FORM.finditer(entry.string, *entry.span("forms")):
            yield form["index"], *form.span("text")
