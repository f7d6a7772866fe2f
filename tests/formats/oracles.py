"""What independent parsers read in a file, beside what its format reads."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
import tempfile
import zipfile
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtool.formats.lines import unified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit


class Claim(Enum):
    """What holds between the texts of an oracle and ours, empty ones aside."""

    ALL = "all"
    """They are the same, in any order."""
    AMONG = "among"
    """Ours are among them; the oracle also reads what is not for translation."""
    WITHIN = "within"
    """All of ours between two tags stands somewhere in them, white space aside."""
    JOINED = "joined"
    """One after the other they are the same, white space aside, wherever they are parted."""
    SOME = "some"
    """They are among ours; the oracle keeps one of several texts of the same key."""


class Oracle(NamedTuple):
    """A parser that is not ours, and what is to hold between its texts and ours.

    `bare` is what of a text is compared, on both sides.
    """

    texts: Callable[[FileText], Iterable[str]]
    claim: Claim
    bare: Callable[[str], str] = str


def disagreement(name: str, file: FileText, units: Sequence[Unit]) -> str | None:
    """Where the oracle of this format reads other texts; empty where it agrees.

    None where there is no oracle, or where it cannot read the file.
    """
    oracle = ORACLES.get(name) or ORACLES.get(name.partition("-")[0])
    if oracle is None:
        return None
    try:
        theirs = [oracle.bare(unified(text)) for text in oracle.texts(file)]
    except Exception:
        return None
    if oracle.claim is Claim.WITHIN:
        all_of_them = _unspaced("".join(theirs))
        parts = [part for unit in units for part in _between_tags(unit)]
        missing = [part for part in parts if _unspaced(part) not in all_of_them]
        return f"not in the file: {missing[0]!r}"[:300] if missing else ""
    ours = [oracle.bare("".join(_between_tags(unit))) for unit in units]
    return _compared(ours, theirs, oracle.claim)


def _between_tags(unit: Unit) -> list[str]:
    ends = [0, *(end for _, end in unit.tokens)]
    starts = [*(start for start, _ in unit.tokens), len(unit.target)]
    return [unit.target[end:start] for end, start in zip(ends, starts, strict=True)]


def _compared(ours: list[str], theirs: list[str], claim: Claim) -> str:
    if claim is Claim.JOINED:
        same = _unspaced("".join(ours)) == _unspaced("".join(theirs))
        return (
            "" if same else f"{len(ours)} texts of ours, {len(theirs)} of the other, not the same"
        )
    more = list((Counter(filter(None, ours)) - Counter(theirs)).elements())
    if more and claim is not Claim.SOME:
        return f"{len(more)} not in the file, as {more[0]!r}"[:300]
    less = list((Counter(filter(None, theirs)) - Counter(ours)).elements())
    if less and claim is not Claim.AMONG:
        return f"{len(less)} not read, as {less[0]!r}"[:300]
    return ""


def _unspaced(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _po(file: FileText) -> Iterator[str]:
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


def _xml(file: FileText) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, remove_pis=False)
    text = re.sub(r"(<\?xml[^>]*?)\sencoding\s*=\s*(\"[^\"]*\"|'[^']*')", r"\1", file.text[:500])
    return etree.fromstring((text + file.text[500:]).encode(), parser)


def _said(element: Any, whole: frozenset[str]) -> str:
    said: str = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in whole:
            said += _said(child, whole)
        said += child.tail or ""
    return said


_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "bx", "ex", "x", "sc", "ec", "sm", "em", "cp"})


def _xliff(file: FileText) -> Iterator[str]:
    root = _xml(file)
    for target in root.iter("{*}target"):
        above = list(target.iterancestors())
        asked = next(filter(None, (node.get("translate") for node in above)), "yes")
        if asked == "no" or above[0].tag.rpartition("}")[2] not in ("trans-unit", "segment"):
            continue
        yield _said(target, _CODES)


def _elements(*names: str) -> Callable[[FileText], Iterator[str]]:
    def texts(file: FileText) -> Iterator[str]:
        for name in names:
            yield from (_said(found, _CODES) for found in _xml(file).iter(f"{{*}}{name}"))

    return texts


def _leaves(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _json(file: FileText) -> Iterator[str]:
    found: list[str] = []

    def pairs(members: list[tuple[str, object]]) -> None:
        found.extend(text for _, value in members for text in _leaves(value))

    found += _leaves(json.loads(file.text, object_pairs_hook=pairs))
    yield from found


def _jsonl(file: FileText) -> Iterator[str]:
    for line in re.split(r"\r\n|\r|\n", file.text):
        yield from _leaves(json.loads(line)) if line.strip() else ()


def _yaml(file: FileText) -> Iterator[str]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for event in yaml.parse(file.text, Loader=loader):
        if isinstance(event, yaml.ScalarEvent):
            yield event.value


def _cells(file: FileText) -> Iterator[str]:
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


def _srt(file: FileText) -> Iterator[str]:
    import srt

    yield from (_untagged(cue.content) for cue in srt.parse(unified(file.text)))


def _untagged(text: str) -> str:
    return re.sub(r"<[^>]*>|\{\\[^}]*\}", "", text)


def _vtt(file: FileText) -> Iterator[str]:
    import webvtt

    if _ODD_VTT.search(file.text):
        raise ValueError("each parser has its own way with such times, tags and references")
    captions = webvtt.from_string(unified(file.text)).captions
    yield from (html.unescape(_untagged(cue.raw_text)) for cue in captions)


_ODD_VTT = re.compile(
    r"(?m)^(?!(?:\d+:)?\d\d:\d\d\.\d{3}[ \t])[\d:.]+[ \t]*-->"
    r"|<[\s\d][^>]*\s>|<\s|<[^>\r\n]*\s[^>\r\n]*!|&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)"
)


def _properties(file: FileText) -> Iterator[str]:
    import javaproperties

    found: list[tuple[str, str]] = javaproperties.load(
        io.StringIO(file.text), object_pairs_hook=list
    )
    yield from (value for _, value in found)


def _strings(file: FileText) -> Iterator[str]:
    import openstep_plist

    found: dict[str, Any] = openstep_plist.loads("{" + file.text + "}")
    yield from found.values()


def _stringsdict(file: FileText) -> Iterator[str]:
    import plistlib

    yield from _leaves(plistlib.loads(file.data))


def _html(file: FileText) -> Iterator[str]:
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8")
    for element in document_fromstring(file.text.encode(), parser).iter():
        yield from element.attrib.values()
        yield from element.itertext()


def _docx(file: FileText) -> Iterator[str]:
    import docx

    document = docx.Document(io.BytesIO(file.whole))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for root in _xml_parts(file, "word/"):
        yield from root.itertext("{*}t")


def _odt(file: FileText) -> Iterator[str]:
    """All texts, and once more without those that stand inside a paragraph of others."""
    from lxml import etree

    for root in _xml_parts(file, ""):
        yield from root.itertext()
        etree.strip_elements(root, "{*}note", "{*}annotation", "{*}text-box", with_tail=False)
        yield from root.itertext()


def _xml_parts(file: FileText, folder: str) -> Iterator[Any]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(file.whole)) as package:
        for name in package.namelist():
            if name.startswith(folder) and name.endswith(".xml"):
                yield etree.fromstring(package.read(name))


ORACLES = {
    "po": Oracle(_po, Claim.ALL),
    "xliff": Oracle(_xliff, Claim.JOINED),
    "tmx": Oracle(_elements("seg"), Claim.AMONG),
    "resx": Oracle(_elements("value"), Claim.AMONG),
    "qt": Oracle(_elements("translation", "numerusform"), Claim.AMONG),
    "json": Oracle(_json, Claim.AMONG),
    "xcstrings": Oracle(_json, Claim.AMONG),
    "jsonl": Oracle(_jsonl, Claim.AMONG),
    "yaml": Oracle(_yaml, Claim.AMONG),
    "tsv": Oracle(_cells, Claim.AMONG),
    "csv": Oracle(_cells, Claim.AMONG),
    "srt": Oracle(_srt, Claim.ALL, str.strip),
    "vtt": Oracle(_vtt, Claim.ALL, str.strip),
    "properties": Oracle(_properties, Claim.ALL),
    "strings": Oracle(_strings, Claim.SOME),
    "stringsdict": Oracle(_stringsdict, Claim.AMONG),
    "html": Oracle(_html, Claim.WITHIN),
    "docx": Oracle(_docx, Claim.WITHIN),
    "odt": Oracle(_odt, Claim.WITHIN),
}
"""By the name of a format, or by what it begins with (`json` for `json-keys`)."""
