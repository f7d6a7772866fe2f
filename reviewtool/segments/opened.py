"""A file opened: its text, its format and its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.formats.file_text import read_file
from reviewtool.formats.reading import AS_IT_SAYS, Reading
from reviewtool.formats.registry import format_of

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Unit


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The units are in file order; `notices` are sentences that the user should see."""

    file: FileText
    format: Format
    units: list[Unit]
    notices: tuple[str, ...] = ()


def opened(path: Path, reading: Reading = AS_IT_SAYS) -> OpenedFile:
    """Read a file; raises ReviewError (file, line) for what cannot be read."""
    file = read_file(path, reading.encoding)
    file_format = format_of(file, reading)
    notices: tuple[str, ...] = ()
    if file.known == "guess":
        notices = (
            f"{path}: names no encoding and is no UTF-8; read as {file.encoding}. "
            "Name another with --encoding.",
        )
    return OpenedFile(file, file_format, list(file_format.read(file)), notices)
