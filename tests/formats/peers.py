"""What other parsers read in PO, tables, JSON, YAML, subtitles and Markdown."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewtool.formats.lines import unified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.formats.file_text import FileText


def po_texts(file: FileText) -> Iterator[str]:
    import polib

    if re.search(r"\\[0-7x]", file.text):
        raise ValueError("polib does not know such escapes")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.po"
        path.write_bytes(file.data)
        encoding = "utf-8-sig" if file.bom == b"\xef\xbb\xbf" else file.encoding
        encoding = "utf-16" if encoding.startswith("utf-16") else encoding
        for entry in polib.pofile(str(path), encoding=encoding):
            if not entry.obsolete and (entry.msgid or entry.msgctxt is not None):
                yield from entry.msgstr_plural.values() or (entry.msgstr,)


def leaves(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def json_texts(file: FileText) -> Iterator[str]:
    found: list[str] = []

    def pairs(members: list[tuple[str, object]]) -> None:
        found.extend(text for _, value in members for text in leaves(value))

    found += leaves(json.loads(file.text, object_pairs_hook=pairs))
    yield from found


def jsonl_texts(file: FileText) -> Iterator[str]:
    for line in re.split(r"\r\n|\r|\n", file.text):
        yield from leaves(json.loads(line)) if line.strip() else ()


def yaml_texts(file: FileText) -> Iterator[str]:
    yield from _scalars(file.text)


def _scalars(text: str) -> Iterator[str]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.ScalarEvent):
            yield event.value


def cell_texts(file: FileText) -> Iterator[str]:
    """The cells by whichever separator parts the header in most columns, quoted and bare."""
    head = re.split(r"\r\n|\r|\n", file.text, maxsplit=1)[0]
    sign = max(",;\t|", key=head.count)
    limit = csv.field_size_limit(len(file.text) + 1)
    with contextlib.closing(io.StringIO(file.text, newline="")) as text:
        for row in csv.reader(text, delimiter=sign):
            yield from row
    csv.field_size_limit(limit)
    if sign == "\t":
        for line in re.split(r"\r\n|\r|\n", file.text):
            yield from line.split("\t")
            yield from (cell[1:-1].replace('""', '"') for cell in line.split("\t"))


def srt_texts(file: FileText) -> Iterator[str]:
    import srt

    yield from (_untagged(cue.content) for cue in srt.parse(unified(file.text)))


def _untagged(text: str) -> str:
    return re.sub(r"<[^>]*>|\{\\[^}]*\}", "", text)


def vtt_texts(file: FileText) -> Iterator[str]:
    import webvtt

    if _ODD_VTT.search(file.text):
        raise ValueError("each parser has its own way with such times, tags and references")
    captions = webvtt.from_string(unified(file.text)).captions
    yield from (html.unescape(_untagged(cue.raw_text)) for cue in captions)


_ODD_VTT = re.compile(
    r"(?m)^(?!(?:\d+:)?\d\d:\d\d\.\d{3}[ \t])[\d:.]+[ \t]*-->"
    r"|<[\s\d][^>]*\s>|<\s|<[^>\r\n]*\s[^>\r\n]*!|&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)"
)


def properties_texts(file: FileText) -> Iterator[str]:
    import javaproperties

    found: list[tuple[str, str]] = javaproperties.load(
        io.StringIO(file.text), object_pairs_hook=list
    )
    yield from (value for _, value in found)


def strings_texts(file: FileText) -> Iterator[str]:
    import openstep_plist

    found: dict[str, Any] = openstep_plist.loads("{" + file.text + "}")
    yield from found.values()


def unmarked(text: str) -> str:
    """A text without signs of tables and strikethrough, which are text where they do not fit."""
    return re.sub(r"[|~:]", "", text)


def markdown_texts(file: FileText) -> Iterator[str]:
    from markdown_it import MarkdownIt

    matter = re.match(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", file.text, re.DOTALL)
    if matter:
        yield from _scalars(matter[1])
    text = file.text[matter.end() if matter else 0 :]
    waiting = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)[::-1]
    values: list[str] = []
    while waiting:
        token = waiting.pop()
        waiting += (token.children or [])[::-1]
        values += map(str, token.attrs.values())
        yield token.content if token.type != "inline" else ""
    yield from values
