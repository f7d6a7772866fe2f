"""What a line of Markdown can begin, as patterns that match at its first sign."""

from __future__ import annotations

import re

RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)(?=[\r\n]|\Z)")
"""A thematic break."""

UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+(?=[\r\n]|\Z)")
"""The second line of a Setext heading."""

HEADING = re.compile(r"#{1,6}(?=[ \t\r\n]|\Z)[ \t]*+")

FENCE = re.compile(r"(`{3,}+)[^`\r\n]*+(?=[\r\n]|\Z)|(~{3,}+)|(\$\$)(?![^\r\n]*\$\$)")
"""A fenced block, or one of mathematics."""

MARKER = re.compile(
    r"(?P<bullet>[-+*])(?=[ \t\r\n]|\Z)|(?P<number>[0-9]{1,9})[.)](?=[ \t\r\n]|\Z)"
    r"|(?P<note>\[\^[^\[\]\s]++\]:)|(?P<definition>:)(?=[ \t])"
)
"""What opens a list item, a footnote or a definition."""

BOX = re.compile(r"\[[ xX]\][ \t]++(?=[^\s])")
"""The box of a task."""

INDENTED = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]++\w|===[ \t]++\"")
"""The first line of an admonition or a tab, whose content is indented by four columns."""

KEPT = re.compile(
    r"(?::{3,}+[^\r\n]*+"
    r"|\{:[^{}\\\r\n]*+\}[ \t]*+"
    r"|(?:\{%(?!-?[ \t]*+(?:highlight|comment)\b)[^{}\r\n]*+(?<=%)\}[ \t]*+)++"
    r"|(?:\{\{(?![<%][ \t]*+(?:highlight|comment)\b)"
    r"(?:<[^{}\r\n]*+(?<=>)|%[^{}\r\n]*+(?<=%))\}\}[ \t]*+)++"
    r"|\[\[?_?(?:toc|TOC)_?\]\]?[ \t]*+"
    r"|\*\[[^\[\]\r\n]++\]:[^\r\n]*+"
    r"|import[ \t][^\r\n]*?['\"][^'\"\r\n]++['\"];?[ \t]*+"
    r"|export[ \t]++(?:const|default|function)[ \t][^\r\n]*+"
    r")(?=[\r\n]|\Z)"
)
"""A line of a template or of an extension that is no text."""

TABLE = re.compile(
    r"(?=[^\r\n]*\|)\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+(?=[\r\n]|\Z)"
)
"""The second line of a table."""

CELL = re.compile(r"((?:[^|\\\r\n]|\\[^\r\n]|\\(?=[\r\n]|\Z))*+)(?:\||(?=[\r\n]|\Z))")

_TITLE = r"(?:\"(?:[^\"\\\r\n]|\\.)*+\"|'(?:[^'\\\r\n]|\\.)*+'|\((?:[^()\\\r\n]|\\.)*+\))"
_PLACE = r"(?:<[^<>\r\n]*+>|[^\s<]\S*+)"

DEFINITION = re.compile(
    r"\[(?!\^)((?:[^\[\]\\\r\n]|\\.)++)\]:[ \t]*+"
    rf"(?:(?P<place>{_PLACE})(?:[ \t]++(?P<title>{_TITLE}))?+)?+[ \t]*+(?=[\r\n]|\Z)"
)
"""A link reference definition."""

DEFINED_PLACE = re.compile(rf"{_PLACE}(?:[ \t]++(?P<title>{_TITLE}))?+[ \t]*+(?=[\r\n]|\Z)")
DEFINED_TITLE = re.compile(rf"{_TITLE}[ \t]*+(?=[\r\n]|\Z)")

_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|"
    "header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|"
    "param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTES = (
    r"(?:[ \t\r\n]++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    r"(?:[ \t\r\n]*+=[ \t\r\n]*+(?:[^\s\"'=<>`{]++|'[^']*+'|\"[^\"]*+\"|\{[^{}]*+\}))?+)*+"
)
TAG = rf"</?[A-Za-z][A-Za-z0-9.-]*+{_ATTRIBUTES}[ \t\r\n]*+/?>"
"""A start or an end tag within a line."""

_RAW_BLOCKS = (
    (r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", r"</(?:script|pre|style|textarea)>"),
    (r"<!--", r"-->"),
    (r"<\?", r"\?>"),
    (r"<!\[CDATA\[", r"\]\]>"),
    (r"<![A-Za-z]", r">"),
    (r"\{%-?[ \t]*+(?:highlight|comment)\b", r"\{%-?[ \t]*+end(?:highlight|comment)\b"),
    (
        r"\{\{[<%][ \t]*+(?:highlight|comment)\b",
        r"\{\{[<%][ \t]*+/[ \t]*+(?:highlight|comment)\b",
    ),
)
RAW_BLOCKS = tuple(
    (re.compile(opens, re.IGNORECASE), re.compile(closes, re.IGNORECASE))
    for opens, closes in _RAW_BLOCKS
)
"""What opens a block that is kept, and what closes it, be it on the same line."""

HTML = re.compile(rf"</?(?:{_BLOCKS})(?=[\s>]|/>|\Z)", re.IGNORECASE)
"""An HTML block that ends with a blank line."""

HTML_ALONE = re.compile(rf"(?:{TAG}[ \t]*+(?=[\r\n]|\Z)|</?[A-Z][A-Za-z0-9.]*+(?=[\s/>]|\Z))")
"""The same, which cannot stand right after a line of text."""
