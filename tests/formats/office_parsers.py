"""Paragraphs of DOCX and ODT files as lxml's trees show them."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=True, collect_ids=False
)
_SKIPPED = {W + "del", W + "moveFrom", W + "rt", MC + "Fallback"}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSHOWN = {TEXT + name for name in ("note", "ruby-text", "script", "number")}


def docx_texts(data: bytes) -> list[str]:
    """The texts of all paragraphs that say anything, in the order of the parts."""
    names = r"word/(?:document\d*|footnotes\d*|endnotes\d*|header\d*|footer\d*)\.xml"
    found = []
    for root in _roots(data, names):
        for paragraph in root.iter(W + "p"):
            if not _inside(paragraph, _SKIPPED):
                found.append("".join(_word(paragraph)))
    return [text.strip() for text in found if text.strip()]


def _word(paragraph: etree._Element) -> list[str]:
    found: list[str] = []
    waiting = list(paragraph)[::-1]
    while waiting:
        node = waiting.pop()
        name = str(node.tag).removeprefix(W)
        if node.tag == W + "t":
            found.append(re.sub(r"\r\n?|\n", " ", node.text or ""))
        elif name == "br":
            found.append("" if node.get(W + "type") in ("page", "column") else "\n")
        elif name in _SIGNS:
            found.append(_SIGNS[name])
        elif node.tag not in {W + "p", W + "pPr", *_SKIPPED}:
            waiting += list(node)[::-1]
    return found


def odt_texts(data: bytes) -> list[str]:
    """The texts of all paragraphs that say anything, in the order of the parts."""
    found = []
    for root in _roots(data, r"(?:content|styles)\.xml"):
        for paragraph in root.iter(TEXT + "p", TEXT + "h"):
            if not _inside(paragraph, {OFFICE + "annotation", TEXT + "tracked-changes"}):
                raw = "".join(_open(paragraph, shown=True))
                folded = re.sub(r"[ \t\r\n]+", " ", raw)
                signs = folded.replace("\ue000", " ").replace("\ue001", "\t")
                found.append(signs.replace("\ue002", "\n"))
    return [text.strip() for text in found if text.strip()]


def _open(node: etree._Element, *, shown: bool) -> list[str]:
    """The texts of an element; spaces, tabs and line ends as private characters."""
    found = [node.text or ""] if shown else []
    for child in node:
        tag = str(child.tag)
        if isinstance(child.tag, str) and shown:
            if tag == TEXT + "s":
                found.append("\ue000" * int(child.get(TEXT + "c", "1")))
            elif tag in (TEXT + "tab", TEXT + "line-break"):
                found.append("\ue001" if tag.endswith("tab") else "\ue002")
            elif tag == LOEXT + "content-control" or (
                tag.startswith(TEXT)
                and tag not in {*_UNSHOWN, TEXT + "p", TEXT + "h", TEXT + "tracked-changes"}
            ):
                found += _open(child, shown=True)
        found.append(child.tail or "" if shown else "")
    return found


def _inside(node: etree._Element, tags: set[str]) -> bool:
    return any(parent.tag in tags for parent in node.iterancestors())


def _roots(data: bytes, pattern: str) -> list[etree._Element]:
    """The parts of a package in the order in which they are read."""
    kinds = ("document", "content", "footnotes", "styles", "endnotes", "header", "footer")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if re.fullmatch(pattern, name)]
        names.sort(
            key=lambda name: (
                next(n for n, kind in enumerate(kinds) if kind in name),
                len(name),
                name,
            )
        )
        return [etree.fromstring(file.read(name), _PARSER) for name in names]
