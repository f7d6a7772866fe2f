"""How new text is spelled in the value of an Android string."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.lines import unified
from reviewtool.formats.xml.escape import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText

_SIGNS = re.compile(r'[\\"\n\t]')
_SPELLINGS = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", " ": r"\u0020", "'": r"\'"}


def spelled(
    text: str,
    *,
    quoted: bool = False,
    begins: bool = False,
    opens: bool = False,
    closes: bool = False,
) -> str:
    """The text with the escapes of Android, without those of XML.

    `begins` says that a value begins with it; `opens` and `closes` that a blank at its beginning or
    end would be lost; `quoted` that it stands in quotation marks, which keep white space and `'`.
    """
    mark = "\\" if begins and text[:1] in ("@", "?") else ""
    raw = _SIGNS.sub(_spelling, unified(text))
    if not quoted:
        folded = ["'", "(?<= ) ", *([r"\A "] if opens else []), *([r" \Z"] if closes else [])]
        raw = re.sub("|".join(folded), _spelling, raw)
    return mark + raw


def whole_value(text: str, tags: Sequence[str], file: FileText) -> str:
    """The raw form of a whole value, with these tags in it.

    Raises ReviewError for characters that XML cannot hold.
    """
    known = "|".join(re.escape(tag) for tag in sorted(set(tags), key=len, reverse=True))
    found = re.split(f"({known})", text) if known else [text]
    last = max((order for order in range(0, len(found), 2) if found[order]), default=0)
    before = " "
    for order in range(0, len(found), 2):
        part = found[order]
        raw = spelled(part, begins=order == 0, opens=before[-1] == " ", closes=order == last)
        found[order] = escape(raw, file)
        before = part or before
    return "".join(found)


def _spelling(match: re.Match[str]) -> str:
    return _SPELLINGS[match[0]]
