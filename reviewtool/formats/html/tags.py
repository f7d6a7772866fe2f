"""Tags, comments and elements kept whole in an HTML text, found without building a tree."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(r"<(?:(!--)|!\[CDATA\[|\?(?:php|=)|[!?]|(/?)([A-Za-z][^\s/>]*+))")
_REST = re.compile(r"(?:[^>=]++|=[ \t\r\n\f]*+(?:\"[^\"]*+\"|'[^']*+')|=)*+>")
_UNTRANSLATED = re.compile(
    r"\stranslate\s*+=\s*+[\"']?no\b|\sclass\s*+=\s*+(?:\"[^\">]*?\bnotranslate\b|"
    r"'[^'>]*?\bnotranslate\b|notranslate\b)",
    re.IGNORECASE,
)
_KEPT = frozenset({"script", "style", "pre", "textarea", "code", "svg", "math", "xmp"})
_RAW = frozenset({"script", "style", "textarea", "xmp"})
_FLAT = _RAW | {"code", "pre"}
_VOID = frozenset(
    """
    area base br col embed hr img input keygen link meta param source track wbr
    """.split()  # noqa: SIM905
)
_CLOSERS = {"!--": "-->", "![CDATA[": "]]>", "?php": "?>", "?=": "?>"}


class Shape(Enum):
    """What a tag is to the text around it."""

    OPENS = "opens"
    CLOSES = "closes"
    EMPTY = "empty"
    """An element without content."""
    KEPT = "kept"
    """An element with all that is in it, none of which is read as text."""
    HIDDEN = "hidden"
    """A comment, a declaration or an instruction."""


class Tag(NamedTuple):
    """A tag: its half-open span in the file's text, its name in lower case, and what it is."""

    start: int
    end: int
    name: str
    shape: Shape


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """All tags of a span in order; an element that is not for translation is one."""
    last = text.rfind(">", start, end) + 1
    unclosed: set[str] = set()
    place = start
    while found := _OPENING.search(text, place, last):
        tag = _tag(text, found, last, unclosed)
        if tag is None:
            place = found.end()
            continue
        yield tag
        place = tag.end


def _tag(text: str, found: re.Match[str], last: int, unclosed: set[str]) -> Tag | None:
    """The tag that opens here; None where nothing closes it, so that it is text."""
    start, name = found.start(), (found[3] or "").lower()
    if not name:
        closer = _CLOSERS.get(found.group()[1:], ">")
        # A comment may be as short as `<!-->`.
        stop = -1 if closer in unclosed else text.find(closer, start + 2, last)
        if stop < 0:
            unclosed.add(closer)
            stop, closer = text.find(">", start, last), ">"
        return Tag(start, stop + len(closer), "", Shape.HIDDEN) if stop >= 0 else None
    rest = _REST.match(text, found.end(), last)
    if rest is None:
        return None
    end = rest.end()
    if found[2]:
        return Tag(start, end, name, Shape.CLOSES)
    if name in _VOID or text[end - 2] == "/":
        return Tag(start, end, name, Shape.EMPTY)
    untranslated = _UNTRANSLATED.search(text, found.end(), end) is not None
    if name in _KEPT or untranslated:
        closed = _element_end(text, name, end, last, unclosed, deep=name not in _FLAT)
        if closed is not None:
            return Tag(start, closed, name, Shape.KEPT)
        if name in _RAW:
            return Tag(start, len(text), name, Shape.KEPT)
    return Tag(start, end, name, Shape.OPENS)


def _element_end(
    text: str, name: str, place: int, last: int, unclosed: set[str], *, deep: bool
) -> int | None:
    """Where the element that is open at `place` ends; None where it is never closed.

    `deep` says that elements of the same name may stand in it; a paragraph ends the one before.
    """
    if name in unclosed:
        return None
    open_elements = 1
    same = re.compile(rf"<(/?){re.escape(name)}(?![^\s/>])[^>]*+>", re.IGNORECASE)
    for found in same.finditer(text, place, last):
        if found[1]:
            open_elements -= 1
        elif name == "p":
            return found.start()
        elif deep:
            open_elements += 1
        if not open_elements:
            return found.end()
    unclosed.add(name)
    return None
