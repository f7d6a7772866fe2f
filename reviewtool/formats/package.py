"""Zip packages (DOCX, ODT): their text parts as one text, and back into the package.

The parts stand one after the other, each followed by a sign that XML cannot hold. A package is
opened in memory only: nothing is unpacked to disk, and what is too large, encrypted, or named so
as to leave the package is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from pathlib import Path

END = "\x1c"
"""What ends a part in the joined text: a control character that XML forbids."""
_MOST_PARTS = 10_000
_LARGEST = 256 * 1024 * 1024
_RATIO = 200
"""How much smaller than its content a part may be, from a size on at which it matters."""
_MATTERS = 1024 * 1024
_TEXT_PARTS = (
    re.compile(r"word/document\d*\.xml|content\.xml"),
    re.compile(r"word/footnotes\d*\.xml|styles\.xml"),
    re.compile(r"word/endnotes\d*\.xml"),
    re.compile(r"word/header\d*\.xml"),
    re.compile(r"word/footer\d*\.xml"),
)
"""The parts that hold text in the order in which they are joined, the document first."""
_MANIFEST = "META-INF/manifest.xml"
"""Where an ODT file says which of its parts are encrypted."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Package:
    """A zip file as it stands on disk, and the names of the parts that hold text, in order.

    `path` is where it stands.
    """

    data: bytes
    parts: tuple[str, ...]
    path: Path

    def part(self, name: str) -> bytes:
        """The content of any part; nothing where it is missing or damaged."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as file:
                return file.read(name)
        except (KeyError, *_DAMAGED):
            return b""

    def packed(self, joined: bytes) -> bytes:
        """The package with these text parts; all others keep their content, order and dates.

        Raises ReviewError (file) where one of the others is damaged.
        """
        contents = dict(zip(self.parts, joined.split(END.encode()), strict=False))
        out = io.BytesIO()
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as old, zipfile.ZipFile(out, "w") as new:
                for info in old.infolist():
                    content = contents.get(info.filename)
                    new.writestr(info, old.read(info) if content is None else content)
                new.comment = old.comment
        except _DAMAGED:
            raise _damaged(self.path) from None
        return out.getvalue()


def open_package(data: bytes, path: Path) -> tuple[Package, bytes]:
    """The package and its joined text parts.

    Raises ReviewError (file) for what is no document, is damaged, too large or not to be trusted.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            infos = file.infolist()
            _refuse_tricks(infos, path)
            names = [info.filename for info in infos]
            by_number = sorted(names, key=lambda name: (len(name), name))
            parts = [name for kind in _TEXT_PARTS for name in by_number if kind.fullmatch(name)]
            if not parts or not _TEXT_PARTS[0].fullmatch(parts[0]):
                raise ReviewError(
                    "the file is a package without a text document",
                    "Name a DOCX or ODT file, or unpack it first.",
                    file=path,
                )
            if _MANIFEST in names and b":encryption-data" in file.read(_MANIFEST):
                raise _encrypted(path)
            contents = [file.read(name) for name in parts]
    except _DAMAGED:
        raise _damaged(path) from None
    except RuntimeError:
        raise _encrypted(path) from None
    end = END.encode()
    if any(end in content for content in contents):
        raise ReviewError(
            "a part of the package is no XML (it holds a control character)",
            "Open it in the program that wrote it and save it again.",
            file=path,
        )
    return Package(data, tuple(parts), path), b"".join(content + end for content in contents)


def _refuse_tricks(infos: list[zipfile.ZipInfo], path: Path) -> None:
    names = [info.filename for info in infos]
    size = sum(info.file_size for info in infos)
    what = ""
    if len(names) > _MOST_PARTS or size > _LARGEST:
        what = f"the package holds {len(names)} parts of {size // 2**20} MB, which is too much"
    elif any(
        info.file_size > _MATTERS and info.file_size > _RATIO * max(1, info.compress_size)
        for info in infos
    ):
        what = "a part of the package is packed too densely to be trusted"
    elif len(set(names)) < len(names):
        what = "the package holds two parts of one name"
    elif any(_leaves(name) for name in names):
        what = "a part of the package is named so as to leave it"
    elif any(info.flag_bits & 1 for info in infos):
        raise _encrypted(path)
    if what:
        raise ReviewError(
            what, "Open it in the program that wrote it and save it again.", file=path
        )


def _leaves(name: str) -> bool:
    """Whether a part would leave the package, were it unpacked; an empty folder is none."""
    if name.endswith("/"):
        return False
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _damaged(path: Path) -> ReviewError:
    return ReviewError(
        "the package is damaged",
        "Open it in the program that wrote it and save it again.",
        file=path,
    )


def _encrypted(path: Path) -> ReviewError:
    return ReviewError("the package is encrypted", "Save it without a password first.", file=path)
