"""Spaces at the ends of a `w:t` element: Word drops them unless the element says `preserve`.

The opening tag of an element may stand outside what an edit may touch. Then the element is closed
before the space and a new one opened.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reviewtool.formats.unit import Edit
from reviewtool.formats.xml.content import ATTRIBUTES

PRESERVED = ' xml:space="preserve"'
_BLANKS = " \t\r\n"


def text_opening(text: str, place: int, word: str) -> re.Match[str] | None:
    """The opening tag of the `w:t` element that a place is in; `word` is the prefix."""
    tag = text.rfind("<", 0, place)
    found = _opening(word).match(text, tag) if tag >= 0 else None
    return found if found and found.end() <= place else None


def emptied(text: str, edit: Edit, start: int, word: str) -> bool:
    """Whether an edit, at the start of what may change, lets an element end in a dropped space."""
    opening = text_opening(text, start, word)
    if opening is None or edit.start > start or "xml:space" in opening[0]:
        return False
    goes_on = (edit.raw + text[edit.end : edit.end + 1])[:1] != "<"
    return text[start - 1] in _BLANKS and not goes_on


def spaces_kept(text: str, edit: Edit, span: tuple[int, int], word: str) -> Edit:
    """The edit, or one of the whole span that it is in, after which no space is lost."""
    start, end = span
    new = text[start : edit.start] + edit.raw + text[edit.end : end]
    first, last = edit.start - start, edit.start - start + len(edit.raw)
    opening = text_opening(text, start, word)
    tags = [(opening[0], text[opening.end() : start], 0)] if opening else []
    tags += [(found[0], "", found.end()) for found in _opening(word).finditer(new)]
    kept = new
    for tag, before, place in reversed(tags):
        stop = new.find("<", place)
        after = text[end : text.find("<", end)] if stop < 0 else ""
        stop = len(new) if stop < 0 else stop
        own = new[place:stop]
        whole = before + own + after
        if last < place or stop < first or "xml:space" in tag or whole == whole.strip(_BLANKS):
            continue
        if place:
            kept = f"{kept[: place - 1]}{PRESERVED}{kept[place - 1 :]}"
            continue
        cut = _cut(before, own, after)
        if cut is not None:
            kept = f"{kept[:cut]}</{word}t><{word}t{PRESERVED}>{kept[cut:]}"
    return edit if kept == new else Edit(start, end, kept)


def _cut(before: str, own: str, after: str) -> int | None:
    """Where in its own part an element must be cut, so that no space is at its ends.

    None where the space stands in the part before or after, and stood at an end already.
    """
    if not before and (own + after)[:1] in _BLANKS:
        return 0
    length = len(own.rstrip(_BLANKS))
    return None if after or length == len(own) else length


@lru_cache(maxsize=16)
def _opening(word: str) -> re.Pattern[str]:
    return re.compile(rf"<{re.escape(word)}t(?=[\s>]){ATTRIBUTES}>")
