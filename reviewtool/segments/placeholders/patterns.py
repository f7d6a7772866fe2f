"""How placeholders of every notation look. Each pattern takes time that is linear in the text."""

from __future__ import annotations

import re
from functools import cache

_WIDTH = r"[-+#0,]{0,3}(?:\d{1,3}|\*)?"
"""Flags and width. A space as a flag, which C knows, makes a placeholder of `20% discount`."""
_NO_PERCENTAGE = r"(?<!\d)(?<!\d[ \u00a0\u202f])"
_ALONE = r"(?![A-Za-z0-9])"
_PRINTF = "|".join(
    (
        r"%[1-9]\d?\$[-+#0 ,']{0,4}(?:\d{1,3}|\*)?(?:\.(?:\d{1,3}|\*))?"
        r"(?:(?:hh?|ll?|[qjzL])?[diouxXeEfFgGaAcspn@]|[tT][A-Za-z]|<PRI[A-Za-z0-9]{1,12}>)",
        r"%\([^()%\n]{1,80}\)[-+#0 ]{0,3}\d{0,3}(?:\.\d{1,3})?l?[diouxXeEfFgGcrsa]",
        r"%[-+#0]{0,3}\d{0,3}<PRI[A-Za-z0-9]{1,12}>",
        r"%<\w{1,60}>[-+#0 ]{0,3}\d{0,3}(?:\.\d{1,3})?[a-zA-Z]",
        r"%\{[\w.\-]{1,80}\}",
        rf"(?<!\d)%{_WIDTH}\.(?:\d{{1,3}}|\*)(?:ll?|L)?[diufFeEgGsxX@]",
        rf"(?<!\d)%{_WIDTH}[su@]{_ALONE}",
        rf"{_NO_PERCENTAGE}%(?:{_WIDTH}|')(?:(?:hh?|ll?|I64|[qjz])[dux]|ls{_ALONE})",
        rf"{_NO_PERCENTAGE}%(?:[sd@](?!\d)|'d|(?:{_WIDTH}[dux]|[ioXeEfFgGaAcpr]){_ALONE})",
    )
)
_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]{0,80}(?:\[[\w'\"]{1,40}\])?"
_GAP = r"\s{0,9}"
_BRACE = "|".join(
    (
        r"\{\{(?!\s?[A-Z]{4,}:)\{?[^{}\n]{1,200}\}?\}\}",
        r"\$\{[^{}\n]{1,200}\}",
        rf"(?<!\^)\{{(?! \}}) ?(?:\d{{1,3}}|{_NAME})?(?:![rsa])?(?:(?:,-?\d{{1,3}})?:[^\s{{}}|]"
        r"[^{}|\n]{0,80})? ?\}",
        rf"\{{{_GAP}[\w.\-]{{1,80}}{_GAP},{_GAP}(?:number|date|time|spellout|ordinal|duration|list)"
        rf"{_GAP}(?:,[^{{}}\n]{{0,80}})?\}}",
        rf"\{{{_GAP}(?:\$[\w.\-]{{1,80}}|-[a-z][\w\-]{{0,80}}|[A-Z_]{{1,40}}\([^{{}}()\n]{{0,200}}\))"
        rf"{_GAP}\}}",
        r"\$t\([^()\n]{1,200}\)",
        r"(?<![A-Za-z0-9_$])\$[A-Z][A-Z0-9_@]{1,60}\$(?![\d$])",
    )
)
_ATTRIBUTE = r"""\s++[A-Za-z_:@][\w:.\-]*+(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'<>=`]++))?+"""
_LATEX = r"\\[A-Za-z]{2,30}\*?(?:\[[^\[\]\n]{0,80}\])?(?:\{[^{}\n]{0,200}\}){1,9}"
_PARTS = (
    ("latex", _LATEX),
    ("escape", "%%"),
    ("printf", _PRINTF),
    ("qt", r"(?<!\d)%L?(?:[1-9]\d?(?![\d$]|[.,]\d)|n(?![A-Za-z0-9]))"),
    ("brace", _BRACE),
    ("tag", rf"</?+[A-Za-z0-9][\w:.\-]{{0,40}}+(?:{_ATTRIBUTE})*+\s*+/?>"),
    ("entity", r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"),
)
_DATE_PART = ("date", r"(?<!\d)%[-_^#EO]?[A-Za-z]")
_REMARK_WORDS = (
    "sic laughs laughter laughing applause music pause inaudible unintelligible crosstalk silence "
    "sighs cheering coughs"
)
REMARKS = frozenset(_REMARK_WORDS.split())
"""Words that transcripts put in braces."""
_TAG_NAMES = (
    "abbr b bdi bdo big br center del dfn div em h1 h2 h3 h4 h5 h6 hr i img ins kbd li nobr "
    "ol p pre q rp rt ruby s samp small span strike strong sub sup tbody td th thead tr tt u ul "
    "wbr"
)
COMMON_TAGS = frozenset(_TAG_NAMES.split())
"""Names of tags that count alone; others (`<title>`, `<file>`) need a partner or an attribute."""


@cache
def pattern(*, dates: bool) -> re.Pattern[str]:
    """One group for each notation; parts of date patterns are read only where there are `dates`."""
    parts = (*_PARTS[:2], _DATE_PART, *_PARTS[2:]) if dates else _PARTS
    return re.compile("|".join(f"(?P<{name}>{expression})" for name, expression in parts))


@cache
def date() -> re.Pattern[str]:
    """A sign that no notation but date patterns has."""
    return re.compile(r"(?<![\d%])%[-_^#EO]?[YyHMBI](?![A-Za-z])")


@cache
def tag_names() -> re.Pattern[str]:
    """The slash and the name of everything that looks like a tag."""
    return re.compile(r"<(/?)([A-Za-z0-9][\w:.\-]{0,40}+)(?=[\s/>])")


@cache
def qt_numbers() -> re.Pattern[str]:
    """The number of everything that looks like `%1`."""
    return re.compile(r"%L?([1-9]\d?)(?!\d)")


@cache
def hexadecimal() -> re.Pattern[str]:
    """A byte as web addresses write it after `%`."""
    return re.compile("[0-9A-Fa-f]{2}")
