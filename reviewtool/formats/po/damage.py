"""What is wrong where a PO file cannot be read on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import unified
from reviewtool.formats.po.lexis import FORM, GAP, RAW_TEXT, quoted

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_KEYWORD = re.compile(rf"{GAP}(?P<word>msgid_plural|msgctxt|msgid|domain|{FORM}|msgstr)(?![\w\[])")
_QUOTED = re.compile(rf"{GAP}{quoted()}")
_OPENED = re.compile(rf'{GAP}"{RAW_TEXT}')
_PLACE = re.compile(rf"{GAP}(?P<rest>[^\r\n]*+)")
_AFTER = {
    "": ("msgid", "msgctxt", "domain"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
}
"""Which keywords may follow another in an entry, first the one that is missed."""


def refusal(file: FileText, place: int) -> ReviewError:
    """The error for the entry that begins at `place`, with the line of what is wrong in it."""
    before, entry = "", place
    while True:
        keyword = _KEYWORD.match(file.text, place)
        text = keyword and _QUOTED.match(file.text, keyword.end())
        if not keyword or not text:
            break
        name = "msgstr[0]" if keyword["word"].endswith("]") else keyword["word"]
        if name not in _AFTER.get(before, ()):
            if not before:
                return _error(file, keyword.start("word"), f"there is no msgid before this {name}")
            break
        entry = entry if before else keyword.start("word")
        before, place = name, text.end()
    if keyword and not text:
        return _unquoted(file, keyword.end(), keyword["word"])
    rest = _PLACE.match(file.text, place)
    assert rest is not None  # noqa: S101
    if rest["rest"].startswith('"'):
        return _unquoted(file, place, before)
    if before and (keyword or not rest["rest"]):
        return _error(file, entry, f"this entry has no {_AFTER[before][0]}")
    shown = rest["rest"][:30].strip()
    return _error(file, rest.start("rest"), f"“{shown}” is neither an entry nor a comment")


def _unquoted(file: FileText, place: int, keyword: str) -> ReviewError:
    """The error for a keyword that no text follows, or whose text at `place` does not end."""
    opened = _OPENED.match(file.text, place)
    if opened is None:
        return _error(file, place, f"no text in quotation marks follows this {keyword}")
    if _QUOTED.match(file.text, place):
        return _error(file, opened.end(), "this text in quotation marks belongs to no entry")
    return _error(file, opened.end(), "the quotation mark that ends this text is missing")


def _error(file: FileText, place: int, what: str) -> ReviewError:
    line = unified(file.text[:place]).count("\n") + 1
    return ReviewError(
        what,
        'Mend this entry; a quotation mark inside a text is written \\".',
        file=file.path,
        line=line,
    )
