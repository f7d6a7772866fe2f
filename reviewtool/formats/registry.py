"""The formats, and which file is in which. Each is imported when a file of its kind is met."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reviewtool.errors import ReviewError
from reviewtool.formats.reading import AS_IT_SAYS, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format

_BEGINNING = 8192


@dataclass(frozen=True, slots=True)
class FormatKind:
    """A format as it is found and listed.

    `module` is the file in `formats/` whose FORMAT reads it. `signs` is a pattern that the
    beginning of such a file matches; where it is empty, only the suffix tells. `keeps` says what
    is read beside the texts.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    keeps: str
    signs: str = ""


@runtime_checkable
class Columned(Protocol):
    """A format whose texts stand under names that the user can give."""

    def with_columns(self, columns: Sequence[tuple[str, str]]) -> Format:
        """The format for a file with these columns: our names, and those of its header."""


FORMATS = (
    FormatKind("text", "text", (".txt", ".text"), "paragraphs, headings, captions"),
    FormatKind(
        "markdown",
        "markdown.markdown_format",
        (".md", ".markdown", ".mdx"),
        "paragraphs, headings, items, cells, inline tags",
    ),
    FormatKind(
        "html",
        "html.html_format",
        (".html", ".htm", ".xhtml"),
        "paragraphs, headings, captions, attributes, inline tags",
        r"(?i)\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b",
    ),
    FormatKind(
        "mqm",
        "mqm.mqm_format",
        (".tsv",),
        "every error with span, category, severity and rater; for reading only",
        r"(?i)\A(?=[^\r\n]*\bseverity\b)(?=[^\r\n]*\bcategory\b)"
        r"(?=[^\r\n]*\btarget\b)(?=[^\r\n]*\bsystem\b)",
    ),
    FormatKind(
        "tsv", "table.tsv_format", (".tsv",), "ids, documents, notes and languages by named columns"
    ),
    FormatKind(
        "csv", "table.csv_format", (".csv",), "ids, documents, notes and languages by named columns"
    ),
    FormatKind(
        "jsonl", "jsonl.jsonl_format", (".jsonl",), "ids, documents and languages by named members"
    ),
    FormatKind(
        "po",
        "po.po_format",
        (".po", ".pot"),
        "contexts, plural forms, comments, fuzzy, languages",
        r'(?:^|[\r\n])msg(?:id|ctxt)[ \t]*"',
    ),
    FormatKind(
        "xliff",
        "xliff.xliff_format",
        (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff"),
        "ids, inline tags, notes, contexts, states, other translations, several documents",
        r"<(?:[\w.-]+:)?xliff[\s>]",
    ),
    FormatKind(
        "xcstrings",
        "json.xcstrings_format",
        (".xcstrings",),
        "all languages, plural forms and devices, comments as notes, states",
        r'\A\s*\{\s*"sourceLanguage"\s*:',
    ),
    FormatKind(
        "json-pairs",
        "json.pairs_format",
        (".json",),
        "ids, documents and languages by named members",
        r'\A\s*\[\s*\{[^\x00]*?"(?:source|src)"\s*:\s*(?:"|null)',
    ),
    FormatKind(
        "json-keys",
        "json.keys_format",
        (".json", ".arb"),
        "keys and values, descriptions as notes, the language of ARB",
    ),
    FormatKind(
        "yaml-keys",
        "yaml_keys.yaml_keys_format",
        (".yml", ".yaml"),
        "keys and values, the language at the root",
    ),
    FormatKind(
        "docx",
        "office.docx_format",
        (".docx", ".docm", ".dotx"),
        "paragraphs, headings, captions, notes, headers and footers, text boxes",
        r"(?s)\A<\?xml.*?<(?:\w+:)?document\s[^>]*?wordprocessingml/(?:2006/)?main",
    ),
    FormatKind(
        "odt",
        "office.odt_format",
        (".odt", ".ott"),
        "paragraphs, headings, captions, notes, headers and footers, text boxes",
        r"(?s)\A<\?xml.*?<office:document-content[\s>]",
    ),
    FormatKind(
        "tmx",
        "tmx.tmx_format",
        (".tmx",),
        "ids, languages, inline tags, notes",
        r"<tmx[\s>]",
    ),
    FormatKind(
        "qt",
        "qt.qt_format",
        (".ts",),
        "contexts, plural forms, comments, states",
        r"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)*<(?:!DOCTYPE )?TS[\s>\[]",
    ),
    FormatKind(
        "android",
        "android.android_format",
        (".xml",),
        "keys and values, plural forms, inline tags, comments as notes",
        r"<resources[\s>]",
    ),
    FormatKind(
        "resx",
        "resx",
        (".resx", ".resw"),
        "keys and values, comments as notes",
        r"(?s)<root[\s>].*?<(?:resheader|data)\s",
    ),
    FormatKind(
        "stringsdict",
        "stringsdict",
        (".stringsdict",),
        "keys and values, plural forms",
        r"(?s)<plist[\s>].*?NSStringLocalizedFormatKey",
    ),
    FormatKind("properties", "properties", (".properties",), "keys and values, comments as notes"),
    FormatKind("strings", "apple_strings", (".strings",), "keys and values, comments as notes"),
    FormatKind(
        "srt",
        "subtitles.srt_format",
        (".srt",),
        "cues by number, tags, times",
        r"(?m)^[ \t]*\d+[ \t]*\r?\n[ \t]*\d+:\d\d:\d\d[,.]\d+[ \t]*-->",
    ),
    FormatKind(
        "vtt",
        "subtitles.vtt_format",
        (".vtt",),
        "cues by id or place, tags, notes, times",
        r"\AWEBVTT(?![^ \t\r\n])",
    ),
)
"""All formats; where two have one suffix, the first whose signs match wins, else the last."""


def format_of(file: FileText, reading: Reading = AS_IT_SAYS) -> Format:
    """The format of a file: the one that is named, else by suffix and content.

    Plain text where nothing tells. Raises ReviewError for a name that no format has, and for
    columns of what is no table.
    """
    found = named(reading.format, file.path) if reading.format else _format(_kind(file).module)
    if not reading.columns:
        return found
    if isinstance(found, Columned):
        return found.with_columns(reading.columns)
    raise ReviewError(
        f"a {found.name} file has no columns to name",
        "Leave --columns out, or name the format of a table with --format.",
        file=file.path,
    )


def named(name: str, path: Path | None = None) -> Format:
    """The format of this name; raises ReviewError where there is none."""
    for kind in FORMATS:
        if kind.name == name:
            return _format(kind.module)
    raise ReviewError(
        f"there is no format “{name}”",
        f"Name one of: {', '.join(kind.name for kind in FORMATS)}.",
        file=path,
    )


def _kind(file: FileText) -> FormatKind:
    suffix = file.path.suffix.lower()
    beginning = file.text[:_BEGINNING]
    of_suffix = [kind for kind in FORMATS if suffix in kind.suffixes]
    for kind in of_suffix:
        if kind.signs and re.search(kind.signs, beginning):
            return kind
    unsigned = [kind for kind in of_suffix if not kind.signs]
    if unsigned and suffix not in _VAGUE:
        return unsigned[-1]
    for kind in FORMATS:
        if kind.signs and re.search(kind.signs, beginning):
            return kind
    return unsigned[-1] if unsigned else of_suffix[-1] if of_suffix else FORMATS[0]


_VAGUE = frozenset({".txt", ".text", ".xml", ""})
"""Suffixes that say little: a file of any format may bear them."""


@cache
def _format(module: str) -> Format:
    made: Format = import_module(f"reviewtool.formats.{module}").FORMAT
    return made
