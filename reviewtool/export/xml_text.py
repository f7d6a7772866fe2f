"""Texts in XML: escaped, with what XML cannot hold put aside, and inline tags apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document can hold, however they are written."""

_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_QUOTED = {**_MARKUP, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}
_CODE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


class Part(NamedTuple):
    """A part of a text: an inline tag as it is written, or what stands between tags."""

    text: str
    is_tag: bool


def content(text: str) -> str:
    """The text as the content of an element; what XML cannot hold becomes U+FFFD."""
    return INVALID.sub("\ufffd", text).translate(_MARKUP)


def attribute(text: str) -> str:
    """The text between the quotation marks of an attribute; the same becomes U+FFFD."""
    return INVALID.sub("\ufffd", text).translate(_QUOTED)


def language_tag(code: str) -> str:
    """The code as `xml:lang` takes it: `pt-BR` for `pt_BR`, `und` for what is no code."""
    code = code.replace("_", "-")
    return code if _CODE.fullmatch(code) else "und"


def parts(text: str, tags: Sequence[str]) -> Iterator[Part]:
    """The text cut at each of the inline tags."""
    place = 0
    if tags:
        longest_first = sorted(tags, key=len, reverse=True)
        for match in re.finditer("|".join(map(re.escape, longest_first)), text):
            if match.start() > place:
                yield Part(text[place : match.start()], False)
            yield Part(match.group(), True)
            place = match.end()
    if place < len(text):
        yield Part(text[place:], False)
