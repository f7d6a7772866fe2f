"""A file as bytes and as text, so that an edit can be put back into the bytes."""

from __future__ import annotations

import stat
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.encoding import declared, guessed, is_known, known_name

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.formats.package import Package

SIGN = b"PK\x03\x04"
"""What a package begins with."""
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's bytes and what they say.

    `text` is the decoded content without `bom`; encoding `text` with `encoding` and putting `bom`
    in front gives `data` back exactly (checked on reading). `known` says where the encoding comes
    from: `file` (a mark, a declaration or UTF-8), `given` by the user, or a `guess`. Where the file
    is a `package`, `data` holds its text parts one after the other, instead of the file itself.
    """

    path: Path
    data: bytes
    text: str
    encoding: str
    bom: bytes = b""
    known: str = "file"
    package: Package | None = None

    @property
    def whole(self) -> bytes:
        """The bytes of the file on disk."""
        return self.data if self.package is None else self.package.data

    def packed(self, data: bytes) -> bytes:
        """The bytes of the file on disk, were its text these bytes."""
        return data if self.package is None else self.package.packed(data)


def read_file(path: Path, encoding: str | None = None) -> FileText:
    """Read a text in the encoding that is given, that the file names, UTF-8 or UTF-16.

    A text that is none of these and has one byte a character is read as Windows-1252, and says so
    in `known`. Raises ReviewError (file, line where known) for what is missing, is no regular
    file, or does not hold text in such an encoding.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "a folder" if path.is_dir() else "not a regular file"
            raise ReviewError(f"this is {kind}", "Name a file.", file=path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReviewError(
            "the file does not exist", "Check the name and the folder.", file=path
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReviewError(
            f"the file could not be read: {reason}",
            "Check the name and its permissions.",
            file=path,
        ) from None
    if data.startswith(SIGN):
        from reviewtool.formats.package import open_package

        package, parts = open_package(data, path)
        return replace(decode(parts, path, "utf-8"), package=package)
    return decode(data, path, encoding)


def decode(data: bytes, path: Path, encoding: str | None = None) -> FileText:
    """What the bytes of the file at `path` say; raises ReviewError like `read_file`."""
    bom, marked = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", None))
    if marked and marked.startswith("utf-32"):
        raise ReviewError("the file is in UTF-32", _convert(path, "UTF-32"), file=path)
    named = None if marked else encoding or declared(data)
    if named is not None and not is_known(named):
        raise ReviewError(
            f"the encoding “{named}” is not known",
            "Name one that iconv knows too, such as UTF-8 or ISO-8859-1.",
            file=path,
        )
    chosen = marked or (known_name(named) if named else "utf-8")
    known = "given" if encoding and not marked else "file"
    try:
        text = data[len(bom) :].decode(chosen)
    except UnicodeDecodeError as error:
        guess = None if named or marked else guessed(data)
        if guess is None:
            raise _undecodable(data, path, chosen, len(bom) + error.start) from None
        chosen, known = guess, "guess"
        text = data.decode(chosen)
    nul = text.find("\0")
    if nul >= 0:
        raise _binary(data, path, text.count("\n", 0, nul) + 1)
    if bom + text.encode(chosen) != data:
        raise ReviewError(
            f"the file does not come back unchanged from {chosen.upper()}",
            _convert(path, chosen.upper()),
            file=path,
        )
    return FileText(path, data, text, chosen, bom, known)


def _undecodable(data: bytes, path: Path, encoding: str, offset: int) -> ReviewError:
    if encoding == "utf-8":
        if b"\0" in data:
            return _binary(data, path, data.count(b"\n", 0, data.find(b"\0")) + 1)
        line = data.count(b"\n", 0, offset) + data.count(b"\r", 0, offset)
        line -= data.count(b"\r\n", 0, offset)
        remedy = _convert(path, "WINDOWS-1252", "if that is its encoding")
    elif not encoding.startswith("utf-16"):
        line = data.count(b"\n", 0, offset)
        remedy = "Name its encoding with --encoding, or convert it to UTF-8 with iconv."
    else:
        before = data[2:offset].decode(encoding, "replace")
        line = before.count("\n") + before.count("\r") - before.count("\r\n")
        remedy = "Save it as UTF-8 from the program that wrote it, or find the damaged place."
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    return ReviewError(
        f"the file is not {name} (byte {offset} does not fit)", remedy, file=path, line=line + 1
    )


def _binary(data: bytes, path: Path, line: int) -> ReviewError:
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) > len(data[:4096]) // 8 and min(even, odd) * 8 < max(even, odd):
        return ReviewError(
            "the file looks like UTF-16 without a byte order mark",
            _convert(path, "UTF-16BE" if even > odd else "UTF-16LE"),
            file=path,
        )
    return ReviewError(
        "the file is binary (it holds NUL characters)", "Name a text file.", file=path, line=line
    )


def _convert(path: Path, encoding: str, condition: str = "") -> str:
    command = f"iconv -f {encoding} -t UTF-8 '{path}' > '{path}.utf8'"
    return f"Convert it{', ' + condition if condition else ''}: {command}"
