"""Finds the text of a DOCX document: the content of `w:t` elements, tabs and line breaks.

Left out are deleted and moved-away revisions, phonetic guides, and the text boxes that a document
repeats for old programs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtool.formats.office.docx_styles import kind_of_name, kinds_of
from reviewtool.formats.office.parts import Part, odd, parts
from reviewtool.formats.office.text import OfficeText
from reviewtool.formats.xml.content import ATTRIBUTES
from reviewtool.formats.xml.scan import SKIPPED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewtool.formats.file_text import FileText

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"}
SIGNS |= {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""What elements say that stand for a character, by their names without prefix."""
_NEW_PAGE = re.compile(r"type\s*=\s*[\"'](?:page|column)")


@lru_cache(maxsize=4)
def office_text(file: FileText) -> OfficeText:
    """Where the text of the file stands.

    Raises ReviewError (file, line) for what is no well-formed XML or no DOCX document, and for
    text that no word processor writes so.
    """
    found = OfficeText(parts(file, NAMESPACES))
    kinds = kinds_of(file.package) if file.package else {}
    for part in found.parts:
        _scan(file, part, kinds, found)
    return found


def _scan(file: FileText, part: Part, kinds: Mapping[str, str], into: OfficeText) -> None:
    text = file.text
    inside: list[int] = []
    skipped = 0
    for match in _markup(part.prefix).finditer(text, part.start, part.end):
        what = match.lastgroup
        if what == "skips":
            skipped += not match["skips"]
        elif what == "skip_ends":
            skipped -= 1
        elif skipped or what is None:
            continue
        elif what == "opens":
            if not match["opens"]:
                around = inside[-1] if inside else -1
                inside.append(into.open_paragraph(match.start(), "text", around))
        elif not inside or what == "odd":
            raise odd(file, text, part, match.start())
        elif what == "closes":
            into.close_paragraph(inside.pop(), match.end())
        elif what == "style":
            into.kinds[inside[-1]] = kinds.get(match["style"]) or kind_of_name(match["style"])
        elif what == "content":
            into.add(*match.span("content"), inside[-1])
        elif not _NEW_PAGE.search(match[0]):
            into.add(*match.span(), inside[-1])


@lru_cache(maxsize=16)
def _markup(prefix: str) -> re.Pattern[str]:
    """All that matters to text; the last group of a match tells what it is."""
    word = re.escape(prefix)
    signs = "|".join(SIGNS)
    skips = rf"(?:{word}(?:del|moveFrom|rt)|(?:[^\s<>/:!?]++:)?Fallback)(?=[\s/>])"
    return re.compile(
        rf"""<(?:{SKIPPED}
        |{word}t(?=[\s/>]){ATTRIBUTES}(?:/>|>(?P<content>[^<]*+)</{word}t\s*+>)
        |(?P<odd>{word}t(?=[\s/>]))
        |{word}pPr(?=[\s>]){ATTRIBUTES}>\s*+
            (?:<{word}pStyle\s[^<>]*?{word}val\s*=\s*["'](?P<style>[^"'<>]*+))?
            (?s:.*?)</{word}pPr\s*+>
        |{word}p(?=[\s/>]){ATTRIBUTES}(?P<opens>/?)>
        |/{word}p(?P<closes>)\s*+>
        |{skips}{ATTRIBUTES}(?P<skips>/?)>
        |/{skips}(?P<skip_ends>)\s*+>
        |(?P<sign>{word}(?:{signs})(?=[\s/>])){ATTRIBUTES}(?:/>|>\s*+</{word}(?:{signs})\s*+>)
        )""",
        re.VERBOSE,
    )
