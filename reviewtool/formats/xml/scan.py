"""Patterns that find elements in the text of a well-formed file, and what their tags say.

A format makes its own pattern `<(?:SKIPPED|…)` of them: each `<` of the file is then looked at
once from the left, so that what looks like an element inside a comment or CDATA is never found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import unified
from reviewtool.formats.xml.content import ATTRIBUTES, decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

SKIPPED = r"!--(?s:.*?)-->|!\[CDATA\[(?s:.*?)\]\]>|\?(?s:.*?)\?>"
"""A comment, a CDATA section or a processing instruction, after its `<`."""

_ROOT = re.compile(
    rf"""<(?:{SKIPPED}|!(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
    rf"""|(?P<name>[^\s<>/!?]++)(?P<attributes>{ATTRIBUTES})/?>)"""
)
_ATTRIBUTE = re.compile(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Root(NamedTuple):
    """The first element: its name as written, with prefix, and the raw text of its attributes."""

    name: str
    attributes: str

    @property
    def prefix(self) -> str:
        """The prefix with its colon (`xlf:`), or nothing."""
        return self.name[: self.name.rfind(":") + 1]


def root(text: str) -> Root:
    """The first element of a well-formed text."""
    for match in _ROOT.finditer(text):
        if match["name"]:
            return Root(match["name"], match["attributes"])
    return Root("", "")


@lru_cache(maxsize=1024)
def attributes(raw: str) -> Mapping[str, str]:
    """The attributes in the raw text of a tag, names as written, values decoded.

    Not to be changed: the answer for one raw text is always the same object.
    """
    return {name: _value(one or two) for name, one, two in _ATTRIBUTE.findall(raw)}


def local(name: str) -> str:
    """The name without its prefix."""
    return name[name.rfind(":") + 1 :]


def _value(raw: str) -> str:
    for space in ("\n", "\t"):
        raw = unified(raw).replace(space, " ")
    return decoded(raw)


def element_around(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """From the last `<name` before a span to the first `</name>` after it, if both are there.

    Whether that is an element only reading it can tell.
    """
    opens = text.rfind(f"<{name}", 0, start)
    while opens >= 0 and text[opens + len(name) + 1] not in " \t\r\n>":
        opens = text.rfind(f"<{name}", 0, opens)
    closes = text.find(f"</{name}", end)
    stop = text.find(">", closes) + 1 if closes >= 0 else 0
    return (opens, stop) if opens >= 0 and stop else None
