"""Small DOCX and ODT files made of paragraphs' XML, and what the tests of both look at."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.formats.change import Change
from reviewtool.formats.file_text import SIGN, FileText, decode
from reviewtool.formats.package import open_package
from reviewtool.formats.splice import written

if TYPE_CHECKING:
    from reviewtool.formats.unit import Format, Unit

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def word_part(inside: str, root: str = "document") -> str:
    """A part of a DOCX file."""
    names = (
        f'xmlns:w="{_WORD}" xmlns:r="{_RELATED}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    body = f"<w:body>{inside}</w:body>" if root == "document" else inside
    return f"{DECLARED}<w:{root} {names}>{body}</w:{root}>"


def docx(paragraphs: str, more: dict[str, str] | None = None) -> bytes:
    """A DOCX file that python-docx opens; `more` are other parts."""
    main = f"{_OFFICE_XML}.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "word/media/image1.png": "\x00" * 50,
        **(more or {}),
        "word/document.xml": word_part(paragraphs),
    }
    return zipped(parts)


def odt(paragraphs: str, styles: str = "", more: dict[str, str] | None = None) -> bytes:
    """An ODT file that odfpy opens; `styles` are automatic ones, `more` other parts."""
    names = " ".join(
        f'xmlns:{name}="{_ODF}:{space}:1.0"'
        for name, space in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("draw", "drawing"),
        )
    )
    content = (
        f"{DECLARED}<office:document-content {names}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{paragraphs}</office:text></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": kind, "content.xml": content, **(more or {})}
    return zipped({**parts, "META-INF/manifest.xml": manifest})


def zipped(parts: dict[str, str]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    """The parts of a package in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def opened(data: bytes, name: str) -> FileText:
    """A file of these bytes."""
    path = Path(name)
    if not data.startswith(SIGN):
        return decode(data, path)
    package, joined = open_package(data, path)
    return replace(decode(joined, path, "utf-8"), package=package)


def edited(form: Format, file: FileText, unit: Unit, new: str) -> bytes:
    """The file with new text in a unit."""
    return written(form, file, [Change("s", unit.start, unit.end, unit.target, new)])


def part_of(form: Format, file: FileText, unit: Unit, first: int, last: int) -> tuple[int, int]:
    """The raw span of some code points of a unit, from `first` up to `last`."""
    starts, ends, place = [], [], unit.start
    for raw, text in form.pieces(file, unit.start, unit.end):
        starts += [place] * len(text)
        place += len(raw)
        ends += [place] * len(text)
    return starts[first], ends[last - 1]


def damages(data: bytes, count: int) -> list[bytes]:
    """The package with damage in its largest XML part: cut, doubled, flipped, deleted."""
    parts = contents(data)
    names = [name for name in ("word/document.xml", "content.xml") if name in parts]
    text = parts[names[0]]
    found = []
    chance = random.Random(7)
    for number in range(count):
        one, other = sorted(chance.sample(range(len(text)), 2))
        one = max(one, other - 40)
        made = (
            text[:one],
            text[:other] + text[one:],
            text[:one] + bytes([text[one] ^ 1 << chance.randrange(8)]) + text[one + 1 :],
            text[:one] + text[other:],
        )[number % 4]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, content in parts.items():
                file.writestr(name, made if name == names[0] else content)
        found.append(out.getvalue())
    return found
