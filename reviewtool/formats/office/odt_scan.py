"""Finds the text of an ODT document: what stands in paragraphs and headings and is shown there.

Left out are comments, deleted revisions, phonetic guides, note numbers and what describes a
picture. Paragraphs of notes, text boxes and shapes are their own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.office.parts import Part, odd, parts
from reviewtool.formats.office.text import OfficeText
from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.scan import SKIPPED, attributes, local

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

NAMESPACES = ("urn:oasis:names:tc:opendocument:xmlns:text:1.0",)
SIGNS = {"tab": "\t", "line-break": "\n"}
"""What elements say that stand for a character, by their names without prefix; also `s`."""
MOST_SPACES = 1000
"""So many spaces one element may stand for."""
_PARAGRAPHS = ("p", "h")
_UNREAD = frozenset({"annotation", "tracked-changes"})
_INLINE = frozenset({"content-control"})
_UNSHOWN = frozenset({"note", "ruby-text", "script", "number", "s", *SIGNS})
_KINDS = {"Title": "heading", "Subtitle": "heading"}
_KINDS |= dict.fromkeys(("Caption", "Illustration", "Figure", "Drawing", "Table"), "caption")
_DIGITS = 6
_COUNT = re.compile(r"[\s:]c\s*=\s*[\"'](\d++)")
_CLOSING = re.compile(r"\s*+</[^\s>]++\s*+>")
_MARKUP = re.compile(
    rf"<(?:{SKIPPED}|(?P<close>/?)(?P<name>[^\s<>/!?]++)(?P<attributes>{ATTRIBUTES})(?P<empty>/?)>)"
)
_NOWHERE, _SHOWN, _HIDDEN, _LEFT = range(4)
"""Outside paragraphs; where text is read; in a paragraph, but no text; where nothing is read."""


class _State(NamedTuple):
    where: int
    owner: int


@lru_cache(maxsize=4)
def office_text(file: FileText) -> OfficeText:
    """Where the text of the file stands.

    Raises ReviewError (file, line) for what is no well-formed XML or no ODT document, and for
    text that no word processor writes so.
    """
    found = OfficeText(parts(file, NAMESPACES))
    for part in found.parts:
        scan(file, file.text, part, found)
    return found


def scan(file: FileText, text: str, part: Part, into: OfficeText) -> None:
    """Adds the regions and paragraphs of a part of a text."""
    styles: dict[str, str] = {}
    paragraphs = {part.prefix + name for name in _PARAGRAPHS}
    signs = {part.prefix + name for name in ("s", *SIGNS)}
    state = _State(_NOWHERE, -1)
    waiting: list[_State] = []
    place = part.start
    for match in _MARKUP.finditer(text, part.start, part.end):
        start, end = match.span()
        shown = state.where == _SHOWN
        if shown:
            into.add(place, start, state.owner)
        place = end
        name = match["name"]
        if name is None:
            if shown and text.startswith("<![", start):
                raise odd(file, text, part, start)
        elif match["close"]:
            if name in paragraphs and state.where != _LEFT:
                into.close_paragraph(state.owner, end)
            state = waiting.pop()
        else:
            if shown and name in signs:
                into.add(start, _sign_end(file, text, part, match), state.owner)
            elif name.endswith(":style"):
                _learn(match["attributes"], styles)
            if match["empty"]:
                continue
            waiting.append(state)
            if name in paragraphs and state.where != _LEFT:
                kind = _kind(name, match["attributes"], styles)
                state = _State(_SHOWN, into.open_paragraph(start, kind, state.owner))
            else:
                state = _State(_inside(state.where, name, part.prefix), state.owner)


def spaces(raw: str) -> int:
    """How many spaces the element `text:s` stands for."""
    found = _COUNT.search(raw)
    return int(found[1][:_DIGITS]) if found else 1


def _sign_end(file: FileText, text: str, part: Part, match: re.Match[str]) -> int:
    """Where an element ends that stands for a character."""
    closing = None if match["empty"] else _CLOSING.match(text, match.end())
    if spaces(match[0]) > MOST_SPACES or not (match["empty"] or closing):
        raise odd(file, text, part, match.start())
    return (closing or match).end()


def _inside(where: int, name: str, prefix: str) -> int:
    """What an element that is no paragraph is to the text in it."""
    own = local(name)
    if where == _LEFT or own in _UNREAD:
        return _LEFT
    if where != _SHOWN or own in _INLINE:
        return where
    return _SHOWN if name == prefix + own and own not in _UNSHOWN else _HIDDEN


def _learn(raw: str, styles: dict[str, str]) -> None:
    """Keeps which style an automatic one is made from."""
    said = {local(name): value for name, value in attributes(raw).items()}
    if "name" in said and "parent-style-name" in said:
        styles[said["name"]] = said["parent-style-name"]


def _kind(name: str, raw: str, styles: dict[str, str]) -> str:
    if local(name) == "h":
        return "heading"
    style = next((v for key, v in attributes(raw).items() if local(key) == "style-name"), "")
    return _KINDS.get(style) or _KINDS.get(styles.get(style, ""), "text")
