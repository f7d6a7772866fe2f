"""New text as XML can hold it, escaped no more than it must be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.xml.content import in_cdata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.formats.file_text import FileText

_UNWRITABLE = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CLOSED = "]]><![CDATA["
"""A CDATA section that ends, and one that begins."""


def escape(text: str, file: FileText, at: int | None = None) -> str:
    """The text as content of an element, or of the CDATA section around the place `at`.

    Line ends become those of the file; a character that its encoding lacks is spelled as a
    number. Raises ReviewError for characters that XML cannot hold.
    """
    refuse_unwritable(text, file)
    _refuse_controls(text, file)
    text = unified(text)
    if at is not None and in_cdata(file.text, at):
        raw = _in_cdata(text, file, at)
    else:
        raw = fitted(_in_content(text, file.text, at), file, reference)
    end = line_end(file.text)
    return raw if end == "\n" else raw.replace("\n", end)


def escape_with_tags(text: str, tags: Iterable[str], file: FileText) -> str:
    """The text as content of an element, each of `tags` in it kept as a tag."""
    known = sorted({tag for tag in tags if tag}, key=len, reverse=True)
    if not known:
        return escape(text, file)
    pattern = re.compile(f"({'|'.join(map(re.escape, known))})")
    found = pattern.split(text)
    return "".join(piece if place % 2 else escape(piece, file) for place, piece in enumerate(found))


def reference(sign: str) -> str:
    """A character by its number."""
    return f"&#x{ord(sign):X};"


def _refuse_controls(text: str, file: FileText) -> None:
    found = _UNWRITABLE.search(text)
    if found:
        raise ReviewError(
            f"the new text holds the character U+{ord(found[0]):04X}, which XML cannot hold",
            "Remove that character.",
            file=file.path,
        )


def _in_content(text: str, around: str, at: int | None) -> str:
    """The text with references; `]]>` may not come about where it meets its neighbours either."""
    raw = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
    if at is None:
        return raw
    if around[max(at - 1, 0) : at] == "]":
        raw = re.sub(r"^(\]?)>", r"\1&gt;", raw)
    if raw.endswith("]") and ">" in around[at : around.find("<", at)]:
        raw = f"{raw[:-1]}&#93;"
    return raw


def _in_cdata(text: str, file: FileText, at: int) -> str:
    """The text as it is; the section is parted where the text would end it."""
    around = file.text
    end = around.find("]]>", at)
    raw = text.replace("]]>", f"]]{_CLOSED}>")
    if raw[:1] in ("]", ">") and around[at - 1] == "]":
        raw = _CLOSED + raw
    if raw.endswith("]") and ">" in around[at:end]:
        raw += _CLOSED
    return fitted(raw, file, lambda sign: f"]]>{reference(sign)}<![CDATA[")
