"""The smallest parts of a PO file, as patterns."""

from __future__ import annotations

GAP = r"(?:[ \t\r\n\f\v]++|#[^\r\n]*+)*+"
"""White space and comments, where a file may have them: between keywords and quoted texts."""
_CONTENT = r'[^"\\\r\n]*+(?:\\(?:\r\n|[\s\S])[^"\\\r\n]*+)*+'
FOLD = rf'"{GAP}"'
"""What parts the two halves of one text that stands on two lines."""
RAW_TEXT = rf"{_CONTENT}(?:{FOLD}{_CONTENT})*+"
"""A text between its outer quotation marks."""
FORM = rf"msgstr{GAP}\[{GAP}[0-9]++{GAP}\]"
"""The keyword of a plural form."""


def quoted(group: str = "") -> str:
    """The pattern of a text in quotation marks, on one or more lines, as a named group."""
    return rf'"(?P<{group}>{RAW_TEXT})"' if group else rf'"{RAW_TEXT}"'
