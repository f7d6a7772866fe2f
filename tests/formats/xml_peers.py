"""What other parsers read in XML of any kind, HTML and office documents."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from tests.formats.peers import leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtool.formats.file_text import FileText


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


def xliff_texts(file: FileText) -> Iterator[str]:
    root = _xml(file)
    for target in root.iter("{*}target"):
        above = list(target.iterancestors())
        asked = next(filter(None, (node.get("translate") for node in above)), "yes")
        if asked == "no" or above[0].tag.rpartition("}")[2] not in ("trans-unit", "segment"):
            continue
        yield _said(target, _CODES)


def elements(*names: str) -> Callable[[FileText], Iterator[str]]:
    def texts(file: FileText) -> Iterator[str]:
        for name in names:
            yield from (_said(found, _CODES) for found in _xml(file).iter(f"{{*}}{name}"))

    return texts


def stringsdict_texts(file: FileText) -> Iterator[str]:
    import plistlib

    yield from leaves(plistlib.loads(file.data))


def android_texts(file: FileText) -> Iterator[str]:
    for text in elements("string", "item")(file):
        said = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
        yield said.encode("utf-16", "surrogatepass").decode("utf-16")


def plain(text: str) -> str:
    """A text without what Android's escapes leave out, add or spell."""
    return re.sub(r"\\[nt]|[\"'\\\s]", "", text)


class _Page(HTMLParser):
    """The texts of a page in order, and apart from them the values of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.values: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [value or "" for _, value in attrs]


def html_texts(file: FileText) -> list[str]:
    page = _Page()
    page.feed(file.text)
    page.close()
    return page.texts + page.values


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_texts(file: FileText) -> Iterator[str]:
    import docx
    from lxml import etree

    document = docx.Document(io.BytesIO(file.whole))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for root in _xml_parts(file, "word/"):
        yield from root.itertext(f"{{{_WORD}}}t")
        etree.strip_elements(root, "{*}txbxContent", "{*}rt", with_tail=False)
        yield from root.itertext(f"{{{_WORD}}}t")


def odt_texts(file: FileText) -> Iterator[str]:
    """All texts, and once more without those that stand inside a paragraph of others."""
    from lxml import etree

    inside = ("note", "annotation", "text-box", "desc", "title")
    for root in _xml_parts(file, ""):
        if root.find(".//{*}p/{*}p") is not None:
            raise ValueError("a paragraph stands in another, which is no ODT")
        yield from root.itertext()
        etree.strip_elements(root, *(f"{{*}}{name}" for name in inside), with_tail=False)
        yield from root.itertext()


def _xml_parts(file: FileText, folder: str) -> Iterator[Any]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(file.whole)) as package:
        for name in package.namelist():
            if name.startswith(folder) and name.endswith(".xml"):
                yield etree.fromstring(package.read(name))
