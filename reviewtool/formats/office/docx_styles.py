"""Which paragraph styles of a DOCX document are headings and captions.

A paragraph names its style by an id, which Word translates (`Kop1`, `berschrift1`); the style's
own name is the English one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.xml.content import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.formats.package import Package

_STYLE = re.compile(
    rf"<(?:[^\s<>/:]++:)?style\s(?P<style>{ATTRIBUTES})>\s*+"
    rf"<(?:[^\s<>/:]++:)?name\s(?P<name>{ATTRIBUTES})/?>"
)
_ID = re.compile(r"styleId\s*=\s*[\"']([^\"']*+)")
_NAME = re.compile(r"val\s*=\s*[\"']([^\"']*+)")
_HEADING = re.compile(r"(?:toc\s?)?heading.*|title|subtitle", re.IGNORECASE | re.DOTALL)


def kinds_of(package: Package) -> Mapping[str, str]:
    """The kind of each style by its id; nothing where the package tells no styles."""
    text = package.part("word/styles.xml").decode("utf-8", "replace")
    kinds = {}
    for match in _STYLE.finditer(text):
        style, name = _ID.search(match["style"]), _NAME.search(match["name"])
        if style and name:
            kinds[style[1]] = kind_of_name(name[1])
    return kinds


def kind_of_name(name: str) -> str:
    """The kind of a paragraph by the name of its style."""
    if name.lower() == "caption":
        return "caption"
    return "heading" if _HEADING.fullmatch(name) else "text"
